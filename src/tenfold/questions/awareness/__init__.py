"""Whether we know who is caring for this child today."""
