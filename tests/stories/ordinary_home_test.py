"""Ordinary families move, separate, have babies, new partners and grandmothers; the record has nothing to ask.

And the same lives beside a child on plan, where it has.
"""

import pytest

from parts import (
    ANN,
    DAD,
    ED,
    GP,
    GRAN,
    HV,
    MUM,
    NEIGHBOUR,
    NURSERY,
    SAM,
    SCHOOL,
    entry,
    on_plan,
    time,
    told,
)
from tenfold.questions.all import RULES
from tenfold.record import (
    Account,
    Care,
    Enrolment,
    Injury,
    Observation,
    Opinion,
    Person,
    Pregnancy,
    Registration,
    Relationship,
    Residence,
)

HOME = frozenset({"siblings", "awareness"})
MINE = tuple(r for r in RULES if r.theme in HOME or r.id in ("voice-missing", "not-in-education", "unseen-by-health"))
TOM = "tom"


def lives(person, address, as_="resident", **fields):
    return Residence(person=person, address=address, as_=as_, **fields)


def note(day, agency, *facts, event="record_note", **fields):
    return entry(day, agency, event, *facts, **fields)


MOVED = note(
    "2024-03-11",
    HV,
    *(lives(one, "home", "left", from_=time("2024-03-08")) for one in (SAM, ANN, MUM)),
    *(lives(one, "flat", from_=time("2024-03-09")) for one in (SAM, ANN, MUM)),
    about=(SAM, ANN),
)
PARTNER = note(
    "2024-04-15",
    HV,
    Person(id=TOM, name="Tom", born=time("1991-04-01")),
    Relationship(of=TOM, to=MUM, is_="partner"),
    lives(TOM, "flat"),
    about=(SAM, ANN, MUM),
)
EXPECTING = note("2024-05-13", GP, Pregnancy(person=MUM, due=time("2024-12-01")), about=(MUM,))
BORN = note(
    "2024-12-03",
    ED,
    Person(id="joe", name="Joe", born=time("2024-12-02")),
    Relationship(of=MUM, to="joe", is_="mother"),
    Relationship(of=TOM, to="joe", is_="father"),
    lives("joe", "flat"),
    Care(child="joe", by=(MUM, TOM), basis="parental"),
    event="attendance",
    about=("joe",),
)
GRANDMOTHER = (
    note("2024-06-03", NURSERY, Care(child=SAM, by=(GRAN,), basis="family_arrangement", from_=time("2024-06-03"))),
    note("2024-08-05", HV, lives(SAM, "grans", "staying", to_date=time("2024-08-16")), lives(GRAN, "grans")),
    note("2024-08-17", HV, Care(child=ANN, by=(GRAN,), basis="family_arrangement", to_date=time("2024-08-17"))),
)
MINDER = (
    note("2024-09-02", NURSERY, Care(id="minder", child=SAM, by=(NEIGHBOUR,), basis="childminder")),
    note(
        "2024-10-02",
        NURSERY,
        Care(id="minder", child=SAM, by=(NEIGHBOUR,), basis="childminder", to_date=time("2024-10-02")),
    ),
)
SCHOOLS = (
    note("2024-07-19", NURSERY, Enrolment(child=ANN, at=NURSERY, status="withdrawn"), about=(ANN,)),
    note("2024-09-02", SCHOOL, Enrolment(child=ANN, at=SCHOOL, status="enrolled"), about=(ANN,)),
    note("2024-03-18", GP, Registration(child=SAM, at=GP, status="deregistered")),
)
FATHER = note("2024-02-05", HV, lives(DAD, "dads"), lives(SAM, "dads", "staying"), lives(ANN, "dads", "visiting"))
FELL = note(
    "2024-06-17",
    ED,
    Injury(id="lip", child=SAM, type="laceration", sites=("face.mouth",)),
    Account(by=NURSERY, about=("lip",), claim="accident"),
    Opinion(about=("lip",), view="accidental"),
    event="attendance",
    seen={SAM: "seen"},
    considered="all",
)
CLINGY = note("2024-06-20", NURSERY, Observation(child=SAM, of="behaviour", level="neutral"), seen={SAM: "seen"})
YEAR = (FATHER, MOVED, PARTNER, EXPECTING, BORN, *GRANDMOTHER, *MINDER, *SCHOOLS, FELL, CLINGY)


def in_order(*entries):
    return told(*sorted(entries, key=lambda one: one.recorded))


def test_an_ordinary_year_is_never_asked_about():
    assert [question.id for question in in_order(*YEAR).questions(*MINE, by="2026-01-31")] == []


@pytest.mark.parametrize(
    ("more", "rule", "by"),
    [
        ((PARTNER,), "household-changed:tom", "2024-04-29"),
        ((EXPECTING,), "newborn-expected:mum", "2024-05-13"),
        ((BORN,), "child-joined-household:joe", "2024-12-03"),
        ((MOVED,), "address-changed", "2024-03-18"),
        (GRANDMOTHER, "carer-unassessed:gran", "2024-06-05"),
        ((SCHOOLS[2],), "fewer-eyes:sam", "2024-03-18"),
        ((), "sibling-plan-differs:ann", "2024-02-01"),
        ((), "sibling-not-considered:ann", "2024-02-01"),
        ((), "sibling-not-seen:ann", "2024-02-08"),
    ],
)
def test_the_same_lives_beside_a_child_on_plan_are(more, rule, by):
    plan = on_plan("2024-02-01")
    ids = [question.id for question in in_order(plan, *more).asked(*MINE, by=by)]
    assert any(id.startswith(rule) for id in ids), ids
