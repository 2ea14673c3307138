"""What one walk counts, what it has named, and what it could not check."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from tenfold.ledger.checkpoints import PublicKey

_FEW = 20


@dataclass(slots=True)
class Walk:
    """A walk over the record: each break is told as it is found, a family's first one only.

    `upto` is the transaction before which everything should be in the log; what is younger is counted as `young`.
    """

    tell: Callable[[str], object]
    key: PublicKey
    upto: int
    families: int = 0
    entries: int = 0
    accesses: int = 0
    leaves: int = 0
    checkpoints: int = 0
    kept: int = 0
    young: int = 0
    broken: int = 0
    destroyed: list[int] = field(default_factory=list)
    named: set[UUID] = field(default_factory=set)

    def breaks(self, sentence: str, family: UUID | None = None) -> None:
        """Tell of a break, unless it is of a family of which one was told."""
        if family is not None and family in self.named:
            return
        if family is not None:
            self.named.add(family)
        self.broken += 1
        self.tell(sentence)

    def unchecked(self) -> list[str]:
        """Return what could not be checked, a sentence each."""
        told = []
        if not self.checkpoints:
            told.append("Nothing has been sealed yet, so a family or a tail that was taken away would not be missed.")
        elif self.young:
            told.append(
                f"{self.young} entries and lines of the access log are younger than the last checkpoint: a tail of "
                "them that was taken away would not be missed. Seal them with: tenfold seal"
            )
        if not self.kept:
            told.append(
                "No checkpoint that somebody else keeps was given (--against): whoever holds both the database and the "
                "master key could have signed another history."
            )
        if self.destroyed:
            few = ", ".join(map(str, self.destroyed[:_FEW])) + (" …" if len(self.destroyed) > _FEW else "")
            told.append(
                f"The keys of {len(self.destroyed)} families were destroyed ({few}): their chains were checked, what "
                "their entries said cannot be. Compare with the certificates of their destruction."
            )
        return told
