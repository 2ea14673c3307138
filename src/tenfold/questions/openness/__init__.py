"""Does everyone who knows sit at the table?"""
