"""`python -m tenfold.cli` is `tenfold`."""

from tenfold.cli.app import main

main()
