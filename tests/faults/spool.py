"""What a writer keeps beside the record: each item on disk before it is sent, each acknowledgement as it came.

Ids are made by whoever writes, and kept before anything is sent: whatever dies, the same item is sent again under the
same id. Everything that a writer sends follows from the seed of the run, its own name and a number.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Item:
    """Something to record: its id, its family, what happened, and what its writer says in their own words."""

    id: str
    family: str
    event: str
    narrative: str


@dataclass(frozen=True)
class Acknowledged:
    """That an item was recorded: in which place of its family (0: that was not said), and whether it was before."""

    id: str
    place: int
    again: bool


def item(seed: int, writer: str, number: int, families: Sequence[str]) -> Item:
    """The item that a writer sends as its so-manieth in a run; the first family gets a third of all."""
    chance = Random(f"{seed} {writer} {number}")  # noqa: S311 - a plan that can be run again, and no secret
    family = families[0] if chance.random() < 1 / 3 else chance.choice(families)
    event = chance.choice(("call", "record_note"))
    return Item(str(UUID(int=chance.getrandbits(128), version=4)), family, event, f"{writer} saw Ann, time {number}.")


class Spool:
    """One writer's two files in a folder; a line that was cut short by a kill was never written."""

    def __init__(self, folder: Path, writer: str) -> None:
        self._sent, self._told = folder / f"{writer}.sent", folder / f"{writer}.told"

    def sent(self) -> list[Item]:
        """The items that were, or are to be, sent."""
        return [Item(**line) for line in _lines(self._sent)]

    def told(self) -> list[Acknowledged]:
        """What was acknowledged."""
        return [Acknowledged(**line) for line in _lines(self._told)]

    def owed(self) -> list[Item]:
        """The items that were kept and not acknowledged."""
        done = {one.id for one in self.told()}
        return [one for one in self.sent() if one.id not in done]

    def keep(self, one: Item) -> None:
        """Keep an item on the disk before it is sent."""
        _add(self._sent, json.dumps(asdict(one)))

    def acknowledge(self, one: Acknowledged) -> None:
        """Keep an acknowledgement."""
        _add(self._told, json.dumps(asdict(one)))

    def mend(self) -> None:
        """Take away a last line that was cut short, so that the next one begins on its own."""
        for path in (self._sent, self._told):
            whole = path.read_bytes() if path.exists() else b""
            path.write_bytes(whole[: whole.rfind(b"\n") + 1])

    @property
    def count(self) -> int:
        """How many acknowledgements there are."""
        return self._told.read_bytes().count(b"\n") if self._told.exists() else 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    whole = path.read_text("utf-8") if path.exists() else ""
    for line in whole[: whole.rfind("\n") + 1].splitlines():
        yield json.loads(line)


def _add(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
