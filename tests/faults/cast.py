"""Who takes part in a run: writers of several agencies, and the families that they write on; kept in `cast.json`."""

import json
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from tenfold.ledger import Session

CAST = "cast.json"
AGENCIES = ("csc", "ed", "nursery", "police")


@dataclass(frozen=True)
class Part:
    """One writer: by which way they send, who they are to the ledger, and the cookie of their browser."""

    name: str
    way: str
    staff: int
    token: str
    cookie: str
    families: tuple[str, ...]


def read(folder: Path) -> list[Part]:
    """The parts of a run, as they were kept."""
    told = json.loads((folder / CAST).read_text("utf-8"))
    return [Part(**one | {"families": tuple(one["families"])}) for one in told]


def hire(folder: Path, ways: list[str], families: int) -> list[Part]:
    """Bring families into a record, hire a writer for each way, and keep who they are."""
    from partnership import session

    ids = tuple(str(bring()) for _ in range(families))
    parts = []
    for number, (way, agency) in enumerate(zip(ways, cycle(AGENCIES), strict=False)):
        one = session(agency)
        own = ids[1 + number % (families - 1)] if families > 1 else ids[0]
        parts.append(Part(f"writer{number}", way, int(one.viewer.id), one.token, _cookie(one, ids), (ids[0], own)))
    _on_the_disk(parts[0])
    (folder / CAST).write_text(json.dumps([asdict(one) for one in parts]), "utf-8")
    return parts


def _on_the_disk(one: Part) -> None:
    """Have all of this on the disk before anything begins, also where a run is told not to wait for the disk."""
    from django.db import connection

    from tenfold import ledger
    from tenfold.ledger.models import Staff

    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    ledger.begin(Staff.objects.get(pk=one.staff), "on the disk")


def bring() -> UUID:
    """Bring a family into the record that asks questions, and on which every agency of the cast may write."""
    from partnership import bruise, family, first, told

    run = uuid4().hex[:8]
    hurt = bruise(f"{run}-hurt", recorded="2026-03-03T12:00", agency="ed", author={"role": "professional"})
    others = (
        told(f"{run}-{one}", recorded=f"2026-03-04T1{n}:00", agency=one, author={"role": "professional"})
        for n, one in enumerate(AGENCIES)
    )
    return family(first(f"{run}-first"), hurt, *others)


def _cookie(one: "Session", families: tuple[str, ...]) -> str:
    from desks import browser_of
    from tenfold.desk.opening import purpose_key

    browser = browser_of(one)
    kept = browser.session
    for family in families:
        kept[purpose_key(family)] = "protect"  # type: ignore[arg-type]  # a UUID reads as its text does
    kept.save()
    return browser.cookies["sessionid"].value
