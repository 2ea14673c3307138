"""What every fact has in common."""

from dataclasses import dataclass


class Fact:
    """One typed thing that an entry asserts. Each kind is a frozen class of its own."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified(Fact):
    """A fact that may carry an id, unique in the case, so that later facts can refer to it or restate it."""

    id: str | None = None
