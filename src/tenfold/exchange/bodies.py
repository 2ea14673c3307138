"""What a request carries, read piece by piece: nothing is larger in memory than one entry may be."""

from collections.abc import Iterator
from typing import Any, Protocol

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from tenfold.casefiles import Refused, group_of
from tenfold.exchange.problems import Problem, unread

LARGEST_ENTRY = 1_000_000
LARGEST_BATCH = 200_000_000
MOST_LINES = 10_000
JSON = ("application/json",)
LINES = ("application/x-ndjson", "application/jsonl")
_PIECE = 65_536
_BOM = b"\xef\xbb\xbf"
TOO_LONG = None
"""Stands for a line that is longer than an entry may be."""


class Source(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes at most, none at the end."""


def group(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that a request carries; raise `Problem` where it is none."""
    _look(request, JSON, LARGEST_ENTRY)
    body = b"".join(iter(lambda: _piece(request), b""))
    try:
        return group_of(body.removeprefix(_BOM), "what was sent")
    except Refused as refused:
        raise unread(refused.problems) from refused


def lines(request: HttpRequest) -> Iterator[tuple[int, bytes | None]]:
    """Return the lines of JSON Lines that hold anything, with their numbers; `TOO_LONG` for one that is."""
    _look(request, LINES, LARGEST_BATCH)
    return _numbered(request)


def _numbered(source: Source) -> Iterator[tuple[int, bytes | None]]:
    for number, line in enumerate(_split(source), 1):
        told = line.removeprefix(_BOM) if line is not TOO_LONG and number == 1 else line
        if told is TOO_LONG or told.strip():
            yield number, told


def _split(source: Source) -> Iterator[bytes | None]:
    """Cut what is read into lines, keeping no more than the longest of them."""
    kept, too_long = b"", False
    while piece := _piece(source):
        *whole, last = (kept + piece).split(b"\n")
        for line in whole:
            yield TOO_LONG if too_long or len(line) > LARGEST_ENTRY else line
            too_long = False
        too_long = too_long or len(last) > LARGEST_ENTRY
        kept = b"" if too_long else last
    if kept or too_long:
        yield TOO_LONG if too_long else kept


def _piece(source: Source) -> bytes:
    try:
        return source.read(_PIECE)
    except UnreadablePostError as cut:
        raise Problem(400, "What was sent ended before its end. Send it again.") from cut


def _look(request: HttpRequest, kinds: tuple[str, ...], most: int) -> None:
    """Raise `Problem` where a request says that it carries something else, or more, than is read here."""
    said = request.META.get("CONTENT_TYPE", "")
    kind, _, more = said.partition(";")
    charset = more.strip().lower().replace('"', "").replace(" ", "")
    if kind.strip().lower() not in kinds or charset not in ("", "charset=utf-8", "charset=utf8"):
        raise Problem(415, f"{said[:80] or 'No content type'} is not read here; {' or '.join(kinds)} in UTF-8 is.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Problem(415, "What is sent is read as it is: leave Content-Encoding out.")
    length = request.META.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()):
        raise Problem(411, "Say in Content-Length how many bytes are sent.")
    if int(length[:20]) > most:
        raise Problem(413, f"{length[:20]} bytes are more than the {most:,} that are read here; send it in parts.")
