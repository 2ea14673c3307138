"""Writes to the terminal: nothing that would steer it, and lines that break between words; to programs, JSON."""

import shutil
import sys
from textwrap import wrap
from typing import Any

HANG = "  "


def write(*lines: str) -> None:
    """Write lines of words; on a terminal, broken to its width."""
    for line in lines or ("",):
        sys.stdout.write("\n".join(broken(line)) + "\n")


def write_json(value: Any) -> None:
    """Write one value of plain groups, lists and texts for a program, at once and with a line for each of its parts."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n")


def broken(line: str) -> list[str]:
    """Return a line in as many as the terminal needs, further in than where it began; whole where none is reading."""
    from tenfold.drawings.letters import harmless

    line = harmless(line)
    if not sys.stdout.isatty():
        return [line]
    inside = line[: len(line) - len(line.lstrip())] + HANG
    wide = shutil.get_terminal_size().columns
    return wrap(line, wide, subsequent_indent=inside, break_long_words=False, break_on_hyphens=False) or [""]
