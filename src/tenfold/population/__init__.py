"""Many families at once: the same core, swept over a partnership's own cases."""
