import pytest

from partnership import family, first, session, told

pytestmark = pytest.mark.usefixtures("database")
PLAN = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}


def test_what_is_sealed_to_another_agency_is_not_in_it():
    from tenfold.desk.tonight import tonight_of
    from tenfold.ledger.at_risk import at_risk

    facts = [{"history": {"person": "mum", "of": "violence", "as": "perpetrator", "says": "sealed intelligence"}}]
    hidden = first("e2", agency="police", restricted="sealed", facts=facts, about=["ann"])
    ann = family(first(facts=[*first()["facts"], PLAN]), hidden)
    found = [one for one in at_risk(session("csc", "custodian")).families if one.family == ann]
    assert found
    assert "sealed intelligence" not in str(tonight_of(found))


def test_a_family_that_was_opened_for_it_shows_nothing_of_a_child_who_is_not_at_risk():
    from tenfold.desk.tonight import tonight_of
    from tenfold.ledger.at_risk import at_risk

    bea = [{"person": {"id": "bea", "name": "Bea Grown", "born": "1999"}}]
    ann = family(first(facts=[*first()["facts"], PLAN, *bea]), told("x", agency="csc", recorded="2026-03-04T10:00",
                 author={"role": "social worker"}))  # fmt: skip
    found = [one for one in at_risk(session("csc", "custodian")).families if one.family == ann]
    assert [one.name for one in tonight_of(found)] == ["Ann Vale"]
