"""An invented partnership for tests of the ledger and the pages: who works where, and a family for each test."""

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tenfold.casefiles import check_lines
from tenfold.record import Case

if TYPE_CHECKING:
    from uuid import UUID

    from tenfold.ledger import Session

AGENCIES = [
    {"id": "csc", "name": "Children’s social care", "kind": "childrens_social_care"},
    {"id": "ed", "name": "City hospital", "kind": "acute_hospital"},
    {"id": "nursery", "name": "Acorn nursery", "kind": "early_years"},
    {"id": "police", "name": "Police", "kind": "police"},
    {"id": "dva", "name": "Haven", "kind": "domestic_abuse_service"},
]


def session(agency: str = "csc", *roles: str, name: str = "Sam Okoro") -> "Session":
    """Hire somebody and sign them in."""
    from django.db import connections

    from tenfold import ledger
    from tenfold.ledger.demo import enrol
    from tenfold.ledger.models import Staff

    enrol(AGENCIES)
    token = uuid4().hex
    staff = Staff(
        username=f"{agency}-{token[:12]}",
        name=name,
        agency=agency,
        job=f"works for {agency}",
        roles=[*(roles or ["practitioner"])],
    )
    staff.set_unusable_password()
    staff.save(using="owner")
    connections["owner"].close()
    return ledger.begin(Staff.objects.get(pk=staff.pk), token)


def family(*entries: dict[str, Any], agencies: list[dict[str, str]] | None = None) -> "UUID":
    """Bring a family with these entries (told as in a case file) into the record, with its own invented children."""
    from tenfold import ledger

    return ledger.load_history(session("csc", "administrator"), case(*entries, agencies=agencies))


def case(*entries: dict[str, Any], agencies: list[dict[str, str]] | None = None) -> Case:
    """A case of the partnership with these entries."""
    header = {"case": "test", "title": "A family", "lead": "csc", "agencies": agencies or AGENCIES}
    checked = check_lines([json.dumps(line).encode() for line in (header, *entries)])
    if checked.case is None:
        raise ValueError("; ".join(map(str, checked.problems)))
    return checked.case


def first(id: str = "e1", **more: Any) -> dict[str, Any]:
    """The entry that begins a family: Ann, two years old, lives with her mother."""
    return {
        "id": id,
        "occurred": "2026-03-02T10:00",
        "recorded": "2026-03-02T11:00",
        "agency": "csc",
        "author": {"role": "social worker"},
        "event": "visit",
        "about": ["ann"],
        "narrative": "First visit.",
        "facts": [
            {"person": {"id": "ann", "name": "Ann Vale", "born": "2024-02-01"}},
            {"person": {"id": "mum", "name": "Ann’s mother", "born": "1996-05-04"}},
            {"relationship": {"of": "mum", "to": "ann", "is": "mother"}},
            {"residence": {"person": "ann", "address": "home", "as": "resident"}},
            {"residence": {"person": "mum", "address": "home", "as": "resident"}},
            {"care": {"child": "ann", "by": ["mum"], "basis": "parental"}},
        ],
        **more,
    }


def told(id: str, **more: Any) -> dict[str, Any]:
    """An entry as a page tells it: what happened, without who, for whom and when recorded."""
    return {"id": id, "occurred": "2026-03-03", "event": "visit", "about": ["ann"], "narrative": "Seen.", **more}


def bruise(id: str, **more: Any) -> dict[str, Any]:
    """An attendance with a bruise, and the mother's word for how it came."""
    facts = [
        {"injury": {"id": f"{id}-mark", "child": "ann", "type": "bruise", "sites": ["face.cheek.left"]}},
        {"account": {"by": "mum", "about": [f"{id}-mark"], "claim": "accident", "says": "She fell."}},
    ]
    return told(id, event="attendance", place="hospital", seen={"ann": "seen"}, facts=facts, **more)
