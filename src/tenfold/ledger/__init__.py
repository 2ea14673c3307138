"""The shared record on PostgreSQL: the only writer, the only reader, the only clock.

`open_record` shows a family to whoever may see it, once a row says who looked and why. `append` takes an entry with
all that follows from it in one transaction. `find`, `work`, `families`, `register` and `reads` are the lists, each
behind its own gate. Nothing that is written is changed or deleted; the database refuses it, and `sequence` and `verify`
find it where somebody did. Those two are for the owner of the database.
`keeping` backs up and restores, and destroys by key what two people decide.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tenfold.ledger.allocating import (
        Allocated,
        allocate,
        join_team,
        leave_team,
        revoke,
        set_active,
        team_allocations,
    )
    from tenfold.ledger.appending import Appended, NotTaken, append
    from tenfold.ledger.declaring import NotDeclared, bar, declarations, declare, lift
    from tenfold.ledger.finding import Match, find, present
    from tenfold.ledger.history import NotBrought, load_history
    from tenfold.ledger.keys import open_factor, seal_factor
    from tenfold.ledger.kin import Declared
    from tenfold.ledger.lists import Held, Presented, Waiting, families, presented, work
    from tenfold.ledger.opening import Closed, Opened, open_record
    from tenfold.ledger.overseeing import DoorAct, close_review, door_acts, watch
    from tenfold.ledger.reading import partnership
    from tenfold.ledger.registering import Asked, OnPlan, Told, ask_register, register, register_log
    from tenfold.ledger.sequencing import LogStopped, sequence
    from tenfold.ledger.session import NotLetIn, Session, begin, end, is_proved, prove, resume
    from tenfold.ledger.staffing import enrolled, enrolling
    from tenfold.ledger.verifying import verify
    from tenfold.ledger.who_read import Read, reads

__all__ = [
    "Allocated",
    "Appended",
    "Asked",
    "Closed",
    "Declared",
    "DoorAct",
    "Held",
    "LogStopped",
    "Match",
    "NotBrought",
    "NotDeclared",
    "NotLetIn",
    "NotTaken",
    "OnPlan",
    "Opened",
    "Presented",
    "Read",
    "Session",
    "Told",
    "Waiting",
    "allocate",
    "append",
    "ask_register",
    "bar",
    "begin",
    "close_review",
    "declarations",
    "declare",
    "door_acts",
    "end",
    "enrolled",
    "enrolling",
    "families",
    "find",
    "is_proved",
    "join_team",
    "leave_team",
    "lift",
    "load_history",
    "open_factor",
    "open_record",
    "partnership",
    "present",
    "presented",
    "prove",
    "reads",
    "register",
    "register_log",
    "resume",
    "revoke",
    "seal_factor",
    "sequence",
    "set_active",
    "team_allocations",
    "verify",
    "watch",
    "work",
]
_WHERE = {
    "allocating": "Allocated allocate join_team leave_team revoke set_active team_allocations",
    "declaring": "NotDeclared bar declarations declare lift",
    "keys": "open_factor seal_factor",
    "kin": "Declared",
    "overseeing": "DoorAct close_review door_acts watch",
    "appending": "Appended NotTaken append",
    "finding": "Match find present",
    "history": "NotBrought load_history",
    "lists": "Held Presented Waiting families presented work",
    "opening": "Closed Opened open_record",
    "reading": "partnership",
    "staffing": "enrolled enrolling",
    "who_read": "Read reads",
    "registering": "Asked OnPlan Told ask_register register register_log",
    "session": "NotLetIn Session begin end is_proved prove resume",
    "sequencing": "LogStopped sequence",
    "verifying": "verify",
}


def __getattr__(name: str) -> Any:
    """Load a word when it is first used: Django reads the name of this room before its tables may be spoken of."""
    for module, words in _WHERE.items():
        if name in words.split():
            return getattr(import_module(f"tenfold.ledger.{module}"), name)
    raise AttributeError(f"the ledger has no {name}")
