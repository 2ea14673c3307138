"""Is the worker able and supported? These rules ask."""
