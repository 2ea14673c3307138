"""Many families: simulated lives that follow national statistics, and the same core run over all of them."""
