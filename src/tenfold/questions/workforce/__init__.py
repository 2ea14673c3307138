"""Is the worker able and supported?"""
