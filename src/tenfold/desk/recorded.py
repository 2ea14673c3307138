"""After an entry is recorded: that it was, what it answered, and what it made the record ask."""

from dataclasses import dataclass

from tenfold.access import SEAL_COSTS
from tenfold.desk.asking import Link, link_to
from tenfold.desk.middleware import DeskRequest
from tenfold.ledger import Opened


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry did: the questions that it closed, and those that it opened; what it costs that it is sealed."""

    closed: tuple[Link, ...]
    opened: tuple[Link, ...]
    sealed: str = ""


def recorded(request: DeskRequest, opened: Opened) -> Recorded | None:
    """Return what the entry did that was recorded a moment ago; None where none was, or it is not one of these."""
    entry = opened.picture.entry(request.GET.get("recorded", ""))
    if entry is None:
        return None
    numbered = list(enumerate(opened.questions, 1))
    closed = (link_to(opened, one, n) for n, one in numbered if one.closed_by == entry.id)
    asked = (link_to(opened, one, n) for n, one in numbered if one.opened == entry.recorded and one.closed is None)
    return Recorded(tuple(closed), tuple(asked), SEAL_COSTS if entry.restricted == "sealed" else "")
