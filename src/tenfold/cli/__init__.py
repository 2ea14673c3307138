"""The command `tenfold`."""
