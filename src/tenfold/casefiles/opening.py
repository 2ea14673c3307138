"""A path -> the text of a case file: one that is there, of a kind that is read, not too large, and in UTF-8."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tenfold.casefiles.problem import Problem, Unreadable

MB = 1_000_000
LARGEST = {".yaml": 5 * MB, ".yml": 5 * MB, ".jsonl": 50 * MB}
LONGEST_LINE = 5 * MB
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEAR = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_UTF8 = "UTF-8 would be: an editor’s “Save as” offers it"


def opened(path: Path) -> BinaryIO:
    """Open a case file; raise `Unreadable` when it is none."""
    if path.suffix.lower() not in LARGEST:
        raise _unreadable(
            f"{path.name} is no case file by its name", "a name that ends in .yaml, .yml or .jsonl would be"
        )
    try:
        if not path.is_file():
            raise _unreadable(f"{path.name} is not there, or is no file", "the path of a case file would be")
        file = path.open("rb")
    except OSError as error:
        raise _unreadable(
            f"{path.name} cannot be opened ({error.strerror})", "a file that may be read would be"
        ) from error
    if path.stat().st_size > LARGEST[path.suffix.lower()]:
        file.close()
        raise _too_large(path.suffix.lower())
    return file


def text_of(file: BinaryIO) -> str:
    """Return the whole of a YAML file as text."""
    raw = file.read(LARGEST[".yaml"] + 1)
    _refuse_binary(raw)
    text = _decoded(raw.removeprefix(BOM_UTF8), 1)
    if odd := _NO_TEXT.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise _unreadable(f"there is a character that is no text (U+{ord(odd[0]):04X})", "leave it out", line)
    return text


def lines_of(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Return the lines of a JSON Lines file that hold anything, with their numbers."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            _refuse_binary(line)
            line = line.removeprefix(BOM_UTF8)
        if len(line) > LONGEST_LINE:
            raise _unreadable(
                f"the line is longer than {LONGEST_LINE // MB} MB", "one entry on each line would be", number
            )
        if line.strip():
            yield number, line


def _decoded(raw: bytes, number: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = number + raw.count(b"\n", 0, error.start)
        raise _unreadable(
            f"there is a character that is not in UTF-8 (byte {raw[error.start]:02X})", _UTF8, line
        ) from error


def _refuse_binary(raw: bytes) -> None:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _unreadable("it is text in UTF-16", _UTF8)
    if b"\0" in raw:
        half = raw[:4].count(0) == len(raw[:4]) // 2
        wrong = "it is text in UTF-16" if half and not _NEAR.search(raw.replace(b"\0", b"")) else "it is no text"
        raise _unreadable(wrong, _UTF8 if wrong.endswith("16") else "a case file in YAML or JSON Lines would be")


def _too_large(suffix: str) -> Unreadable:
    if suffix == ".jsonl":
        return _unreadable(f"it is larger than {LARGEST[suffix] // MB} MB", "one family’s record in each file would be")
    right = "JSON Lines (.jsonl), which is read line by line, would be"
    return _unreadable(f"it is larger than {LARGEST[suffix] // MB} MB, the most that is read as YAML", right)


def _unreadable(wrong: str, right: str, line: int | None = None) -> Unreadable:
    return Unreadable(Problem(line, "the file", wrong, right))
