from datetime import date

import pytest

from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
BORN = date(2024, 2, 1)


def named(name, born="2024-02-01"):
    facts = [{"person": {"id": "ann", "name": name, "born": born}}, *first()["facts"][1:]]
    return first(facts=facts)


def outcomes(family=None):
    return [line.outcome for line in ledger.reads(session("csc", "auditor"), family)]


def test_a_child_is_found_by_the_words_of_a_name_and_the_day_of_birth_and_that_is_written_down():
    ann, nurse = family(named("Ánn-Marie  Quill")), session("ed")
    found = ledger.find(nurse, "ann quill", BORN)
    assert [(match.family, match.nth, match.open) for match in found if match.family == ann] == [(ann, 1, False)]
    assert outcomes()[0] == "searched"


@pytest.mark.parametrize(("name", "born"), [("Ann Quibble", BORN), ("Ann", date(2024, 2, 2)), ("", BORN), ("An", BORN)])
def test_half_a_word_another_day_or_nothing_finds_nobody(name, born):
    ann = family(named("Ann Quill"))
    assert ann not in {match.family for match in ledger.find(session("ed"), name, born)}


FOUND = [
    ("محمد علي", "محمد"),
    ("مُحَمَّد أحمد", "محمد احمد"),
    ("李 小龙", "小龙"),
    ("李明", "李明"),
    ("Łukasz Dąbrowski", "lukasz dabrowski"),
    ("Lukasz Dabrowski", "Łukasz Dąbrowski"),
    ("Øyvind Ærø", "OYVIND aero"),
    ("Đặng Văn Strauß", "Dang Strauss"),
    ("Ольга Ёлкина", "елкина"),
    ("मोहन", "मोहन"),
    ("Ann O’Neill", "ONeill"),
    ("Ann ONeill", "O'Neill"),
    ("Ann O'Neill", "O Neill"),
    ("Ann O Neill", "O’Neill"),
    ("Anne-Marie Quill", "Marie"),
    ("Anne-Marie Quill", "anne quill"),
    ("Anne-Marie Quill", "Anne-Marie"),
    ("Anne Marie Quill", "Anne-Marie"),
    ("Annemarie Quill", "Anne-Marie"),
]
NOT_FOUND = [
    ("محمد", "محمود"),
    ("李", "王"),
    ("李明", "李"),
    ("मोहन", "मीहन"),
    ("Łukasz", "ukasz"),
    ("李", "!"),
    ("Ann", "Anna"),
]


@pytest.mark.parametrize(("name", "typed"), FOUND)
def test_a_child_is_found_by_a_name_of_any_script_with_and_without_accents(name, typed):
    ann = family(named(name))
    assert ann in {match.family for match in ledger.find(session("ed"), typed, BORN)}


@pytest.mark.parametrize(("name", "typed"), NOT_FOUND)
def test_a_child_is_not_found_by_another_name_of_any_script(name, typed):
    ann = family(named(name))
    assert ann not in {match.family for match in ledger.find(session("ed"), typed, BORN)}


def test_who_says_that_a_child_is_in_front_of_them_is_let_in_for_eight_hours_and_it_is_told_to_who_holds_the_family():
    from django.db import connection

    ann, sam, nurse = family(first()), session("csc"), session("ed", name="Nia Rees")
    with connection.cursor() as cursor:
        manager = session("csc", "administrator")
        cursor.execute("SELECT tenfold.allocate(%s, %s, %s, 'x')", [manager.secret, ann, int(sam.viewer.id)])
    ledger.present(nurse, ann, "care", "Ann is in the department")
    opened = ledger.open_record(nurse, ann, "care", "child")
    assert opened.allowed.tie.kind == "presented"
    assert (opened.allowed.tie.until - opened.allowed.tie.since).total_seconds() == 8 * 3600
    assert [(one.family, one.who, one.why) for one in ledger.presented(sam)] == [
        (ann, "Nia Rees", "Ann is in the department")
    ]
    with pytest.raises(ledger.Closed):
        ledger.open_record(session("ed"), ann, "care", "child")


def test_without_a_reason_or_for_those_who_oversee_a_word_opens_nothing():
    ann = family(first())
    for one, why in ((session("ed"), "  "), (session("ed", "auditor"), "curious")):
        with pytest.raises(ledger.Closed, match="by your own word"):
            ledger.present(one, ann, "care", why)


def test_my_work_is_what_is_asked_of_my_agency_in_families_that_i_may_open():
    ann, nurse = family(first()), session("ed")
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    mine = [one for one in ledger.work(session("csc")) if one.family == ann]
    assert mine
    assert mine[0].title == "A family"
    assert all(one.acts and "?" in one.ask for one in mine)
    assert [one.urgency for one in mine] == sorted(
        (one.urgency for one in mine), key=["immediate", "soon", "routine"].index
    )
    assert ann not in {one.family for one in ledger.work(nurse)}
    assert outcomes(ann)[0] == "opened"


def test_who_holds_families_is_not_asked_what_waits_for_a_colleague():
    ours, theirs = family(first()), family(first())
    me, manager = session("csc"), session("csc", "manager")
    for ann in (ours, theirs):
        ledger.append(session("csc"), ann, bruise("b1"), "protect")

    def asked(who, whose):
        return {one.family for one in ledger.work(who, whose)} & {ours, theirs}

    assert asked(me, "own") == {ours, theirs}
    ledger.allocate(session("csc", "administrator"), ours, me.viewer.id, "x")
    assert asked(me, "own") == {ours}
    assert asked(me, "mine") == {ours, theirs}
    assert asked(manager, "own") == {ours, theirs}


def test_my_families_are_those_that_i_may_open_with_why_and_how_much_stands():
    ann, sam = family(first()), session("csc")
    [held] = [one for one in ledger.families(sam) if one.family == ann]
    standing = [one for one in ledger.open_record(sam, ann, "protect", "child").questions if one.closed is None]
    assert (held.title, held.children) == ("A family", ("Ann Vale",))
    assert (held.tie.kind, held.standing) == ("involved", len(standing))
    assert ann not in {one.family for one in ledger.families(session("dva"))}


def on_plan():
    plan = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}
    return family(named("Bea Rowan"), {**told("p1", facts=[plan]), "agency": "csc", "author": {"role": "chair"}})


def test_the_register_lists_children_with_a_plan_for_its_custodian_alone():
    bea, keeper = on_plan(), session("csc", "custodian")
    [row] = [one for one in ledger.register(keeper) if one.family == bea]
    assert (row.child, row.category, row.lead) == ("Bea Rowan", "neglect", row.lead)
    assert ledger.open_record(keeper, bea, "conference", "child").allowed.tie.kind in {"involved", "custodian"}
    for one in (session("csc"), session("csc", "manager"), session("ed")):
        with pytest.raises(ledger.Closed, match="kept by its custodian"):
            ledger.register(one)


def test_who_asks_the_register_is_answered_and_who_asked_what_and_was_told_what_is_kept():
    on_plan()
    keeper = session("csc", "custodian")
    yes = ledger.ask_register(keeper, "Dr Osei", "City hospital", "Bea Rowan", BORN)
    no = ledger.ask_register(keeper, "Dr Osei", "City hospital", "Zed Nobody", BORN)
    assert yes.on_plan
    assert "neglect" in yes.words
    assert not no.on_plan
    assert "does not mean that there is no concern" in no.words
    latest, before = ledger.register_log(keeper)[:2]
    assert (before.asked_by, before.about, before.told) == ("Dr Osei", "Bea Rowan, born 2024-02-01", yes.words)
    assert latest.told == no.words


def test_each_agency_sees_who_read_the_families_that_it_works_with_and_no_others():
    ann, bea, nurse = family(first()), family(first()), session("ed", name="Nia Rees")
    ledger.present(nurse, ann, "care", "Ann is in the department")
    ledger.append(nurse, ann, bruise("b1"), "care")
    lines = ledger.reads(session("ed"), ann)
    assert {(line.who, line.outcome) for line in lines} >= {("Nia Rees", "presented"), ("Nia Rees", "opened")}
    assert all("safeguarding" in line.basis or "Public task" in line.basis for line in lines)
    assert ledger.reads(session("ed"), bea) == ()
    assert ledger.reads(session("dva"), ann) == ()
