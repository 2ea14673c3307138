"""Refusing: an entry that is wrong, and one that cannot be taken just now. Each refusal says what would be right."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError

from tenfold.casefiles import Problem

_AGAIN = "Send it again {when}: sending twice records once."
FULL = f"This was not recorded: the record has no room left. {_AGAIN.format(when='when whoever runs it has made room')}"
WAITED = (
    "This was not recorded: others were at work on this family for longer than is waited for. "
    f"{_AGAIN.format(when='in a moment')}"
)
GONE = f"It is not known whether this was recorded: the record stopped answering. {_AGAIN.format(when='in a minute')}"
_SENTENCES = {"53100": FULL, "55P03": WAITED, "57014": WAITED, "40P01": WAITED, "40001": WAITED}
"""What is said for a condition of PostgreSQL's (its SQLSTATE): disk full, lock or statement timed out, deadlock."""
_CUT = frozenset({"25P03", "25P04", "25006"})
"""Conditions of a connection that was cut, or of a database that only reads for now: they pass too."""


class NotTaken(Exception):
    """An entry was not taken; `problems` say what is wrong with it and what would be right, a sentence each.

    `told` holds the same for programs, where a problem has its place in what was sent.
    """

    def __init__(self, problems: Sequence[str], told: Sequence[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self.told = tuple(told)
        super().__init__(" ".join(self.problems))

    @classmethod
    def of(cls, told: Sequence[Problem]) -> "NotTaken":
        """Return the refusal that some problems make."""
        return cls([_said(problem) for problem in told], told)


class OtherContent(NotTaken):
    """Something is on record under the same id with other content."""


class NotNow(NotTaken):
    """An entry cannot be taken just now, through no fault of its own: sent again as it is, it will be, and once."""


@contextmanager
def passing_faults() -> Iterator[None]:
    """Say in a sentence (`NotNow`) what keeps the record from taking anything and will pass by itself."""
    try:
        yield
    except (OperationalError, InterfaceError, InternalError) as fault:
        if not passes(fault):
            raise
        raise NotNow([sentence_of(fault)]) from fault


def passes(fault: BaseException | None) -> bool:
    """Whether a fault is the database's state of the moment (full, busy, gone) and not what was asked of it."""
    return isinstance(fault, OperationalError | InterfaceError) or (
        isinstance(fault, InternalError) and _state(fault) in _CUT
    )


def sentence_of(fault: DatabaseError | InterfaceError) -> str:
    """Return what to say of a fault that passes: whether anything was recorded, and when to send it again."""
    return _SENTENCES.get(_state(fault), GONE)


def _said(problem: Problem) -> str:
    """Return what is wrong with an entry as a sentence to whoever has just written it."""
    wrong = f"{problem.wrong}; {problem.right}."
    return wrong[:1].upper() + wrong[1:]


def _state(fault: BaseException) -> str:
    return str(getattr(fault.__cause__, "sqlstate", None) or "")
