"""The shared record on PostgreSQL: the only writer, the only reader, the only clock.

`open_record` shows a family to whoever may see it, once a row says who looked and why. `append` takes an entry with
all that follows from it in one transaction. `find`, `work`, `families`, `register` and `reads` are the lists, each
behind its own gate. Nothing that is written is changed or deleted; the database refuses it, and `sequence` and `verify`
find it where somebody did. Those two are for the owner of the database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tenfold.ledger.appending import Appended, NotTaken, append
    from tenfold.ledger.finding import Match, find, present
    from tenfold.ledger.history import NotBrought, load_history
    from tenfold.ledger.lists import Held, Presented, Waiting, families, presented, work
    from tenfold.ledger.notices import (
        Aside,
        Escalation,
        Untold,
        escalations,
        set_aside,
        untold,
    )
    from tenfold.ledger.opening import Closed, Opened, open_record
    from tenfold.ledger.reading import partnership
    from tenfold.ledger.registering import Asked, OnPlan, Told, ask_register, register, register_log
    from tenfold.ledger.sequencing import LogStopped, sequence
    from tenfold.ledger.session import Session, begin, end, resume
    from tenfold.ledger.verifying import verify
    from tenfold.ledger.who_read import Read, reads

__all__ = [
    "Appended",
    "Aside",
    "Asked",
    "Closed",
    "Escalation",
    "Held",
    "LogStopped",
    "Match",
    "NotBrought",
    "NotTaken",
    "OnPlan",
    "Opened",
    "Presented",
    "Read",
    "Session",
    "Told",
    "Untold",
    "Waiting",
    "append",
    "ask_register",
    "begin",
    "end",
    "escalations",
    "families",
    "find",
    "load_history",
    "open_record",
    "partnership",
    "present",
    "presented",
    "reads",
    "register",
    "register_log",
    "resume",
    "sequence",
    "set_aside",
    "untold",
    "verify",
    "work",
]
_WHERE = {
    "appending": "Appended NotTaken append",
    "finding": "Match find present",
    "history": "NotBrought load_history",
    "lists": "Held Presented Waiting families presented work",
    "notices": "Aside Escalation Untold escalations set_aside untold",
    "opening": "Closed Opened open_record",
    "reading": "partnership",
    "who_read": "Read reads",
    "registering": "Asked OnPlan Told ask_register register register_log",
    "sequencing": "LogStopped sequence",
    "session": "Session begin end resume",
    "verifying": "verify",
}


def __getattr__(name: str) -> Any:
    """Load a word when it is first used: Django reads the name of this room before its tables may be spoken of."""
    for module, words in _WHERE.items():
        if name in words.split():
            return getattr(import_module(f"tenfold.ledger.{module}"), name)
    raise AttributeError(f"the ledger has no {name}")
