"""The pages that practitioners work in; start at `urls.py`."""
