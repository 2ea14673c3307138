"""A record to measure on: an embedded PostgreSQL in a folder that is thrown away, with people and families."""

import itertools
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from benchmarks.families import AGENCIES, DAYS_APART, START, header, lines
from tenfold.casefiles import check_lines
from tenfold.ledger.server import Server

if TYPE_CHECKING:
    from tenfold.ledger import Session


WRITING = ("csc", "hv", "gp", "school")


@contextmanager
def record() -> Iterator[Server]:
    """Have an empty record of this version, with fsync on as everywhere, and Django made ready for it."""
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder:
        Path(folder).chmod(0o711)
        with Server(Path(folder) / "site") as server:
            os.environ.update(server.environment(), TENFOLD_HTTPS="0", DJANGO_SETTINGS_MODULE="tenfold.site.settings")
            import django

            django.setup()
            from tenfold.ledger.demo import enrol
            from tenfold.ledger.upgrading import upgrade

            upgrade()
            enrol([{"id": id, "name": id, "kind": kind} for id, kind in AGENCIES.items()])
            yield server


def signed_in(agency: str, *roles: str) -> "Session":
    """Hire somebody of an agency and sign them in."""
    from tenfold import ledger
    from tenfold.ledger.models import Staff

    name = f"{agency}-{uuid4().hex[:12]}"
    staff = Staff(username=name, name=name, agency=agency, job="professional", roles=[*roles])
    staff.set_unusable_password()
    staff.save(using="owner")
    return ledger.begin(staff, uuid4().hex)


def family_of(count: int) -> UUID:
    """Bring a made family with so many entries into the record."""
    from tenfold import ledger

    checked = check_lines([json.dumps(header()).encode(), *lines(count)])
    if checked.case is None:
        raise ValueError("; ".join(map(str, checked.problems)))
    return ledger.load_history(signed_in("csc", "administrator"), checked.case)


def systems() -> list[str]:
    """Return a token of a system of each agency that writes in turn."""
    from tenfold import ledger

    by = signed_in("csc", "administrator")
    made = (ledger.make_token(by, one, "feed", ["entries:write"], timedelta(days=1), 1_000_000) for one in WRITING)
    return [token for _, token in made]


def writers() -> "Iterator[Session]":
    """Those who write on the family in turn: four agencies, each with a worker."""
    return itertools.cycle([signed_in(agency, "practitioner") for agency in WRITING])


def visits(count: int) -> Iterator[dict[str, Any]]:
    """What somebody writes next on a family of so many entries, at the pace of its story: a child seen at home."""
    for n in itertools.count(count):
        yield visit(START + timedelta(days=DAYS_APART * n))


def visit(on: date) -> dict[str, Any]:
    """A child seen at home on a day, as a page or a feed tells it."""
    return {
        "id": uuid4().hex,
        "occurred": f"{on}T10:00",
        "author": {"role": "professional"},
        "event": "visit",
        "about": ["sam"],
        "place": "home",
        "present": ["mum"],
        "seen": {"sam": "seen"},
        "narrative": "What was seen and said, in the professional’s own words, at the length of a short paragraph. "
        * 2,
        "facts": [{"observation": {"child": "sam", "of": "health", "level": "neutral"}}],
    }
