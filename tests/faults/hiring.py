"""`python -m faults.hiring FOLDER FAMILIES WAY ...` makes the families and the writers of a run."""

import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    from faults import cast

    cast.hire(Path(sys.argv[1]), sys.argv[3:], int(sys.argv[2]))
