"""Standard output that cannot be written to, because its disk is full or nobody reads on, ends a run in a sentence."""

import os
import sys
from io import TextIOWrapper
from typing import NoReturn

NOWHERE = "Standard output is closed, so nothing can be printed. Nothing was done.\n"
NOT_WHOLE = "What is printed cannot be written ({}), so it is not whole. Print it to where there is room.\n"
UNPRINTED = 1


class Printing(TextIOWrapper):
    """Text that is printed; where that fails, the run is left."""

    def write(self, text: str, /) -> int:
        """Print a text and return how long it is."""
        try:
            return super().write(text)
        except OSError as refusal:
            self.leave(refusal)

    def flush(self) -> None:
        """Print what is waiting."""
        try:
            super().flush()
        except OSError as refusal:
            self.leave(refusal)

    def leave(self, refusal: OSError) -> NoReturn:
        """Leave, without a word where nobody reads on; what still waits is dropped, for Python would print it last."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        leave("" if isinstance(refusal, BrokenPipeError) else NOT_WHOLE.format(refusal.strerror))


def begin_printing() -> None:
    """Let standard output end the run where it cannot be written to; leave at once where the shell closed it."""
    before = sys.stdout
    if before is None:
        leave(NOWHERE)
    if isinstance(before, TextIOWrapper):
        by_line, at_once = before.line_buffering, before.write_through
        sys.stdout = Printing(before.buffer, before.encoding, before.errors, None, by_line, at_once)


def leave(sentence: str) -> NoReturn:
    """Leave with a sentence on standard error, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(sentence)
    raise SystemExit(UNPRINTED)
