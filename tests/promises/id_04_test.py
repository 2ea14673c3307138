"""ID-04: who is kin to a family, or of its household, is kept out of it by itself, and their privacy officer is told.

Staff declare relatives and addresses; a match bars them in the transaction that made it, whichever side came later.
What they had is cut at their next request. Nobody in the family, and no colleague, is told.
"""

import pytest

from desks import browser_of, opens, words_of
from guards import rebuilt
from partnership import family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
ADDRESS = "14 Larch Close, Norwick NW7 3QT"


def household(name="Ann Hartshorn", address=ADDRESS, phone="07700 900123", **more):
    """A family of one child, at an address."""
    person = {"id": "ann", "name": name, "born": "2024-02-01", "identifiers": {"phone": phone}}
    facts = [{"person": person}, {"residence": {"person": "ann", "address": address, "as": "resident"}}]
    return family(first(facts=facts, **more))


MATCHES = {
    "declared kin": ledger.Declared(name="ANN Marie Hartshorn", born="2024-02-01"),
    "same address": ledger.Declared(address="14 larch close norwick, NW7 3QT"),
    "same door": ledger.Declared(address="No. 14, Larch Cl., NW7 3QT"),
    "surname and address": ledger.Declared(name="Bob Hartshorn", address="Flat B, Larch House, NW7 3QT"),
    "phone": ledger.Declared(phone="+44 7700 900123"),
}
OTHERS = {
    "another birthday": ledger.Declared(name="Ann Hartshorn", born="2024-02-02"),
    "another door": ledger.Declared(address="15 Larch Close, Norwick NW7 3QT"),
    "another phone": ledger.Declared(phone="07700 900124"),
}


def is_kept_out(who, ann):
    with pytest.raises(ledger.Closed, match="named in it"):
        ledger.open_record(who, ann, "protect", "child")
    assert ann not in {one.family for one in (*ledger.families(who), *ledger.work(who))}
    with pytest.raises(ledger.Closed):
        ledger.present(who, ann, "care", "please")
    assert ledger.reads(who, ann) == ()


def the_match_bars(declared):
    """Check that a declaration bars from a family that was there, and from one that is written later."""
    before, who, officer = household(), session("csc"), session("csc", "privacy_officer")
    ledger.open_record(who, before, "protect", "child")
    ledger.declare(who, declared)
    after = household()
    for ann in (before, after):
        is_kept_out(who, ann)
        [act] = [one for one in ledger.door_acts(officer) if one.family == ann and one.worker == who.viewer.id]
        assert (act.act, act.by) == ("matched", "")


@pytest.mark.parametrize("how", sorted(MATCHES))
def test_each_kind_of_match_bars_at_once_whichever_came_first(how):
    the_match_bars(MATCHES[how])


SPELT = [
    ("Łukasz Dąbrowski", ledger.Declared(name="Lukasz Dabrowski", born="2024-02-01")),
    ("محمد أحمد", ledger.Declared(name="مُحَمَّد احمد", born="2024-02-01")),
    ("李明", ledger.Declared(name="李明", born="2024-02-01")),
    ("Ann O’Neill", ledger.Declared(name="Ann ONeill", born="2024-02-01")),
    ("Anne-Marie Quill", ledger.Declared(name="Annemarie Quill", born="2024-02-01")),
    ("Ann Øster", ledger.Declared(name="Bo Oster", address="Flat B, NW7 3QT")),
]


@pytest.mark.parametrize(("name", "declared"), SPELT)
def test_kin_are_matched_by_names_of_any_script_with_and_without_accents(name, declared):
    who = session("csc")
    ledger.declare(who, declared)
    is_kept_out(who, household(name=name, address="2 Elsewhere, NW7 3QT"))


def test_kin_of_another_name_in_another_script_are_not_matched():
    ann, who = household(name="محمود أحمد"), session("csc")
    ledger.declare(who, ledger.Declared(name="محمد أحمد", born="2024-02-01"))
    assert ledger.open_record(who, ann, "protect", "child")


def test_a_match_in_what_is_sealed_or_safe_bars_too():
    who = session("csc")
    ledger.declare(who, MATCHES["same address"])
    facts = [{"residence": {"person": "mum", "address": ADDRESS, "as": "resident", "protected": True}}]
    sealed = told("k1", facts=facts, agency="police", author={"role": "sergeant"}, restricted="sealed")
    ann = family(first(), sealed | {"recorded": "2026-03-04T11:00"})
    is_kept_out(who, ann)


def test_an_entry_that_tells_of_kin_bars_from_the_next_request_on():
    ann, who, colleague = family(first()), session("csc"), session("csc")
    ledger.declare(who, MATCHES["declared kin"])
    ledger.open_record(who, ann, "protect", "child")
    kin = [{"person": {"id": "kid-2", "name": "Ann Hartshorn", "born": "2024-02-01"}}]
    ledger.append(colleague, ann, told("n1", facts=kin), "protect")
    is_kept_out(who, ann)
    assert ledger.open_record(colleague, ann, "protect", "child")


@pytest.mark.parametrize("how", sorted(OTHERS))
def test_what_is_not_the_same_bars_nobody(how):
    ann, who = household(), session("csc")
    ledger.declare(who, OTHERS[how])
    assert ledger.open_record(who, ann, "protect", "child")


@pytest.mark.parametrize("told", [ledger.Declared(), ledger.Declared(name="Ann"), ledger.Declared(address="home")])
def test_what_says_too_little_to_compare_is_not_taken(told):
    with pytest.raises(ledger.NotDeclared, match="too little to compare"):
        ledger.declare(session("csc"), told)


def test_nobody_but_the_privacy_officer_and_the_auditor_is_told():
    ann, who = household(), session("csc")
    ledger.declare(who, MATCHES["phone"])
    for one in (who, session("csc"), session("csc", "manager"), session("ed", "privacy_officer")):
        assert not [act for act in ledger.door_acts(one) if act.family == ann]
    assert [act for act in ledger.door_acts(session("ed", "auditor")) if act.family == ann]


def test_by_hand_and_back():
    ann, who = family(first()), session("csc")
    manager, officer = session("csc", "manager"), session("csc", "privacy_officer")
    ledger.bar(manager, ann, who.viewer.id, "Her cousin")
    is_kept_out(who, ann)
    assert ledger.lift(officer, ann, who.viewer.id, "Not her cousin after all")
    assert ledger.open_record(who, ann, "protect", "child")
    assert [act.act for act in ledger.door_acts(officer) if act.family == ann] == ["lifted", "barred"]


@pytest.mark.parametrize("role", ["practitioner", "auditor", "chair", "custodian", "analyst"])
def test_by_hand_only_by_those_who_may(role):
    from django.db.utils import ProgrammingError

    ann, who = family(first()), session("csc")
    with pytest.raises(ProgrammingError, match="is barred by a manager"):
        ledger.bar(session("csc", role), ann, who.viewer.id, "x")
    with pytest.raises(ProgrammingError, match="is lifted by a privacy officer"):
        ledger.lift(session("csc", role), ann, who.viewer.id, "x")


def test_a_bar_that_was_lifted_is_not_put_up_again_by_itself():
    ann, who, officer = household(), session("csc"), session("csc", "privacy_officer")
    ledger.declare(who, MATCHES["surname and address"])
    ledger.lift(officer, ann, who.viewer.id, "Another Hartshorn")
    ledger.append(who, ann, told("n1", facts=[{"person": {"id": "mum", "name": "Mo"}}]), "protect")
    assert ledger.open_record(who, ann, "protect", "child")


def test_the_page_takes_a_declaration_and_shows_it_to_whoever_made_it():
    ann, who = household(), session("csc")
    browser = browser_of(who)
    assert "too little to compare" in words_of(browser.post("/kin", {"name": "Ann"}))
    assert browser.post("/kin", {"phone": "07700 900123"}).status_code == 302
    assert "07700 900123" in words_of(browser.get("/kin"))
    assert "07700 900123" not in words_of(browser_of(session("csc")).get("/kin"))
    assert opens(browser, ann).get(f"/family/{ann}/child/1").status_code == 403


def test_what_is_declared_lies_nowhere_in_clear():
    from django.db import connections

    ledger.declare(session("csc"), ledger.Declared(name="Zebedee Quince", address="99 Odd Street"))
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT string_agg(d::text, ' ') FROM tenfold.declaration d")
        [text] = cursor.fetchone()
    assert b"Quince".hex() not in text
    assert "Quince" not in text


def test_each_kind_of_match_bars_without_its_guard():
    with rebuilt("bar_kin", "d.marks && m.marks", "false"), pytest.raises((AssertionError, pytest.fail.Exception)):
        the_match_bars(MATCHES["phone"])
