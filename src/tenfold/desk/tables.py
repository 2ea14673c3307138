"""Tables as pages show them: on a phone each cell stands under the head of its column."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in finished words, under the head of its column; `href` is where it leads, if anywhere."""

    head: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in finished words; where `links` are given there is one a row, and its cell `linked` leads there."""

    caption: str
    head: tuple[str, ...]
    rows: Rows
    links: tuple[str, ...] = ()
    linked: int = 0

    @property
    def told(self) -> tuple[tuple[Cell, ...], ...]:
        """Each row’s cells."""
        links = self.links or ("",) * len(self.rows)
        return tuple(self._cells(row, link) for row, link in zip(self.rows, links, strict=True))

    def _cells(self, row: tuple[str, ...], link: str) -> tuple[Cell, ...]:
        leads = [""] * len(row)
        leads[self.linked] = link
        return tuple(Cell(*of_cell) for of_cell in zip(self.head, row, leads, strict=True))
