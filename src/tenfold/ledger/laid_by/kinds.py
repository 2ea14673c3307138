"""Of what a walk is made: kinds that change in place, kinds that never do, and names for what is there already.

Only kinds, functions and lasting things of the pure rooms have a name here: whatever bytes say, nothing else is made.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import import_module
from itertools import count
from operator import attrgetter
from types import FunctionType
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture import Picture
from tenfold.picture.cell import NEVER, NOTHING, UNSET, Cell, Memo, Past
from tenfold.picture.cells import Cells
from tenfold.questions.all import RULES
from tenfold.replay import Question, Walk

ROOMS = ("when", "record", "guidance", "picture", "questions", "replay")
ASIDE = (list, dict, set)
WHOLE = (Cell, Memo, Past, Cells, Picture, Question, Walk)
CHANGING = frozenset((*ASIDE, *WHOLE))
"""What is changed in place: it is made empty, and filled when all is there."""
AS_THEY_ARE = frozenset((bool, int, float, str, type(None)))
_LASTING = {
    "never": NEVER,
    "unset": UNSET,
    "nothing": NOTHING,
    "dated": Guidance.dated(),
    "no tuple": (),
    "no set": frozenset(),
    **{rule.id: rule for rule in RULES},
}
"""What there is one of: whoever looks whether something is this finds the very same."""
_NAMES = {id(one): name for name, one in _LASTING.items()}
_PLAIN = {kind.__name__: kind for kind in (tuple, frozenset, *ASIDE)}
_DAY_ONE = datetime(1970, 1, 1, tzinfo=UTC)
_TINY = timedelta(microseconds=1)


class CannotLayBy(TypeError):
    """Something is of no kind that can be laid by."""


def told(one: Any) -> tuple[str, Any] | None:
    """Return what tells an atom again: which sort it is of, and what it is; None where something is no atom."""
    kind = type(one)
    if kind is datetime:
        return _moment(one)
    if kind is date:
        return "day", one.toordinal()
    if kind is timedelta:
        return "span", one // _TINY
    if kind is FunctionType or kind is type:
        return "named", name_of(one)
    if kind is count:
        return "count", one.__reduce__()[1][0]
    lasting = _NAMES.get(id(one))
    return None if lasting is None else ("lasting", lasting)


def atom(sort: str, told: Any) -> Any:
    """Return an atom as it was."""
    return _ATOMS[sort](told)


def name_of(one: Any) -> str:
    """Return the name of a kind or function of the pure rooms, whether or not it is remembered under that name."""
    name = f"{one.__module__}:{one.__qualname__}"
    for told in (name, f"{name}:bare"):
        if named(told) is one:
            return told
    raise CannotLayBy(f"{name} is not found by that name")


@cache
def named(name: str) -> Any:
    """Return the kind or function of a name; raise `CannotLayBy` where the pure rooms have none."""
    module, path, *bare = *name.split(":"), ""
    if module.split(".")[:1] + module.split(".")[1:2] not in [["tenfold", room] for room in ROOMS]:
        raise CannotLayBy(f"{name} is in no pure room")
    try:
        found = attrgetter(path)(import_module(module))
    except (AttributeError, ImportError) as fault:
        raise CannotLayBy(f"{name} is not there") from fault
    if getattr(found, "__module__", None) != module:
        raise CannotLayBy(f"{name} is not of that room")
    return getattr(found, "__wrapped__", None) if any(bare) else found


def kind_of(name: str) -> Any:
    """Return a kind by its name: one of the plain ones, or of the pure rooms."""
    return _PLAIN.get(name) or named(name)


def kind_name(kind: type) -> str:
    """Return the name of a kind."""
    return kind.__name__ if _PLAIN.get(kind.__name__) is kind else name_of(kind)


@cache
def parts(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind, in their order."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    if kind in (Walk, Picture, Cells):
        return ("__dict__",)
    slots = tuple(name for one in kind.__mro__ for name in one.__dict__.get("__slots__", ()))
    if not slots:
        raise CannotLayBy(f"{kind.__qualname__} cannot be laid by")
    return slots


@cache
def setter(kind: type, name: str) -> Callable[[Any, Any], None]:
    """Return what sets a field of a kind, also of one that is never changed once made."""
    slot: Any = getattr(kind, name, None)
    return slot.__set__ if hasattr(slot, "__set__") else lambda one, value: object.__setattr__(one, name, value)


def _moment(one: datetime) -> tuple[str, Any]:
    if one.tzinfo is not UTC:
        raise CannotLayBy(f"a moment in {one.tzinfo}")
    return ("lasting", "never") if one == NEVER else ("moment", one)


_ATOMS: dict[str, Callable[[Any], Any]] = {
    "day": date.fromordinal,
    "span": lambda told: told * _TINY,
    "named": named,
    "count": count,
    "lasting": _LASTING.__getitem__,
}
