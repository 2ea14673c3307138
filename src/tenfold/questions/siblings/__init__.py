"""Who else is in that home."""
