"""Is what we do in proportion, and in time? These rules ask."""
