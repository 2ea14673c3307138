"""Tables as pages show them: on a phone each cell stands under the head of its column."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in finished words."""

    caption: str
    head: tuple[str, ...]
    rows: Rows

    @property
    def told(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Each row’s cells with the heads of their columns."""
        return tuple(tuple(zip(self.head, row, strict=True)) for row in self.rows)
