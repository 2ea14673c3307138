"""Are we believing what we are told?"""
