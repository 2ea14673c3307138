"""What a child's page costs, as a ratio against the ledger's own picture, and as weight: `make bench`.

A page of 200 entries is asked for by somebody signed in, within this process; beside it, the same family is opened by
the ledger alone. Exits with 1 where a bar is not met.
"""

import gc
import platform
from uuid import UUID

from benchmarks.__main__ import paired, report
from benchmarks.records import family_of, record, signed_in

ENTRIES = 200
DEAREST = 4.0  # times the ledger's own opening
HEAVIEST = 150_000  # bytes without the shared assets
PAGES = ("child/1", "child/1/pictures", "siblings", "conference")


def main() -> int:
    """Measure and report."""
    gc.disable()
    with record():
        from django.db import connections

        family = family_of(ENTRIES)
        print(f"Python {platform.python_version()}; pages of a family of {ENTRIES} entries; medians of pairs\n")
        met = [measured(family, page) for page in PAGES]
        connections.close_all()
    return 0 if all(met) else 1


def measured(family: UUID, page: str) -> bool:
    """Measure one page of a family and say what it cost; whether the child's own page keeps its bars."""
    from django.test import Client

    from tenfold import ledger

    who = signed_in("csc", "practitioner")
    client = Client(SERVER_NAME="localhost")
    enter(client, who)
    client.post(f"/family/{family}/purpose", {"purpose": "protect"})
    answer = client.get(f"/family/{family}/{page}")
    if answer.status_code != 200:  # noqa: PLR2004
        print(f"{page} answered {answer.status_code}")
        return False
    took, floor, ratio = paired(
        lambda: client.get(f"/family/{family}/{page}"),
        lambda: ledger.open_record(who, family, "protect", "child"),
    )
    is_bound = page == PAGES[0]
    light = len(answer.content) < HEAVIEST
    met = report(f"{page}: page / picture", took, floor, ratio, DEAREST if is_bound else 100)
    print(f"  {len(answer.content) / 1000:.1f} kB without the shared assets (bar {HEAVIEST / 1000:.0f})")
    return not is_bound or (met and light)


def enter(client: object, who: object) -> None:
    """Have a browser signed in as somebody."""
    from tenfold.desk.signing_in import TOKEN
    from tenfold.ledger.models import Staff

    client.force_login(Staff.objects.get(pk=int(who.viewer.id)))  # type: ignore[attr-defined]
    kept = client.session  # type: ignore[attr-defined]
    kept[TOKEN] = who.token  # type: ignore[attr-defined]
    kept.save()


if __name__ == "__main__":
    raise SystemExit(main())
