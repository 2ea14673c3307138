"""`tenfold`, and `python -m tenfold.cli`: where a run begins and ends."""

import gc
import sys


def main() -> None:
    """Run the command. What a run makes lives to its end, so nothing is looked through for what could be dropped."""
    gc.disable()
    from tenfold.cli.printing import begin_printing

    begin_printing()
    from tenfold.cli.app import app

    try:
        app()
    finally:
        gc.freeze()  # at its end Python would look through all of it once more
        sys.stdout.flush()


if __name__ == "__main__":
    main()
