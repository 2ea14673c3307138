"""A pack leaves the agency that made it once a second person of it has read exactly that, and as long as it is that."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError

from conferring import called
from partnership import session, told
from tenfold import ledger
from tenfold.access import ROLES
from tenfold.documents import Paper, Part
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import opened
from tenfold.ledger.packing import is_still
from tenfold.ledger.rights import exports

pytestmark = pytest.mark.usefixtures("database")
WHY = "conference"
READERS = {"manager", "named_professional", "custodian"}
HOSPITAL, MUM = ledger.Recipient("ed", is_agency=True), ledger.Recipient("mum", is_agency=False)


def draw(given):
    """A pack in few words: what its entries say, or that somebody is given what is held about them."""
    if given.opened is None:
        return Paper("A pack", (Part("", tuple(one.event for one in given.held.entries)),))
    return Paper("A pack", (Part("", tuple(f"{one.id}: {one.narrative}" for one in given.opened.case.entries)),))


def made(who, ann, to=HOSPITAL):
    return ledger.make_pack(who, ann, WHY, "review", to, ("Somebody", "For the review"), draw)


def confirm(who, ann, serial):
    return ledger.confirm_pack(who, ann, WHY, serial, draw)


def leaves(who, ann, serial):
    """Whether a pack may be handed out; None where there is none any more."""
    try:
        return bool(ledger.hand_out(who, ann, WHY, serial, draw))
    except ledger.NotYet:
        return False
    except ledger.NotLeft:
        return None


@pytest.fixture
def ann():
    return called()


@pytest.fixture
def chair():
    return session("csc", "chair", name="Ada Chair")


@pytest.mark.parametrize("role", sorted(ROLES - {"system"}))
def test_those_who_read_what_leaves_are_the_same_as_for_whoever_asks_what_is_held(ann, chair, role):
    serial, who = made(chair, ann), session("csc", role, name="Second Reader")
    with suppress(ledger.Closed):
        confirm(who, ann, serial)
    assert leaves(chair, ann, serial) is (role in READERS)
    listed = next(one for one in exports(session("csc", "auditor")) if one.serial == serial)
    assert (listed.who, listed.second) == ("Ada Chair", "Second Reader" if role in READERS else None)


def test_a_chair_is_told_who_reads_it_and_one_of_another_agency_finds_no_such_pack(ann, chair):
    serial = made(chair, ann)
    with pytest.raises(ledger.Closed, match="a manager, a named professional or a custodian"):
        confirm(session("csc", "chair"), ann, serial)
    for call in (ledger.pack_again, ledger.hand_out, ledger.confirm_pack):
        with pytest.raises(LookupError):
            call(session("ed", "manager"), ann, WHY, serial, draw)


def test_whoever_made_it_is_not_its_second_reader_whatever_else_they_are(ann):
    both, serial = session("csc", "chair", "manager"), None
    serial = made(both, ann)
    with pytest.raises(ledger.NotYet, match="Somebody else has to read it"):
        confirm(both, ann, serial)
    assert leaves(both, ann, serial) is False
    confirm(session("csc", "custodian"), ann, serial)
    assert leaves(both, ann, serial)


def test_sending_it_twice_writes_it_once_and_the_first_reader_stays(ann, chair):
    serial, one, two = made(chair, ann), session("csc", "manager", name="One"), session("csc", "manager", name="Two")
    first = confirm(one, ann, serial).pack
    confirm(one, ann, serial)
    confirm(two, ann, serial)
    [kept] = [pack for pack in ledger.packs(chair, ann, WHY) if pack.serial == serial]
    assert first.serial == serial
    assert (kept.second, kept.outside) == ("One", True)


def test_what_stays_in_the_agency_waits_for_nobody(ann):
    nurse = session("ed")
    serial = made(nurse, ann)
    assert leaves(nurse, ann, serial)
    ledger.append(session("csc"), ann, told("s2", narrative="Later."), "protect")
    assert leaves(nurse, ann, serial)
    with pytest.raises(ledger.Closed):
        made(nurse, ann, MUM)


@pytest.mark.parametrize("to", [HOSPITAL, MUM], ids=["an agency", "one of the family"])
def test_a_new_entry_in_it_undoes_what_was_confirmed_and_one_that_is_not_in_it_does_not(ann, chair, to):
    serial, reader = made(chair, ann, to), session("csc", "manager")
    confirm(reader, ann, serial)
    ledger.append(session("police"), ann, told("s1", restricted="sealed", narrative="Covert."), "protect")
    assert leaves(chair, ann, serial)
    seen = {"person": {"id": "mum", "name": "Mary Vale"}}
    ledger.append(session("csc"), ann, told("s2", narrative="Later.", about=["ann", "mum"], facts=[seen]), "protect")
    assert leaves(chair, ann, serial) is False
    assert "has changed since" in ledger.pack_again(chair, ann, WHY, serial, draw).stays
    with pytest.raises(ledger.NotYet, match="has changed since"):
        confirm(reader, ann, serial)
    again = made(chair, ann, to)
    confirm(reader, ann, again)
    assert leaves(chair, ann, again)


def test_what_is_not_about_somebody_changes_nothing_in_what_they_are_given(ann, chair):
    serial = made(chair, ann, MUM)
    confirm(session("csc", "manager"), ann, serial)
    ledger.append(session("csc"), ann, told("s2", narrative="Ann was weighed."), "protect")
    assert leaves(chair, ann, serial)


def test_what_is_restricted_later_is_in_no_pack_and_that_it_was_confirmed_holds_no_more(ann, chair):
    serial = made(chair, ann)
    confirm(session("csc", "manager", name="Ruth Reader"), ann, serial)
    seal = told("p4", restricted="sealed", corrects="p1", narrative="Withdrawn.")
    ledger.append(session("police"), ann, seal, "protect")
    assert leaves(chair, ann, serial) is None
    with pytest.raises(ledger.NotLeft, match="That Ruth Reader confirmed it does not hold any more"):
        ledger.pack_again(chair, ann, WHY, serial, draw)


def test_who_may_not_be_approached_any_more_is_given_nothing_that_was_confirmed(ann, chair):
    serial = made(chair, ann, MUM)
    confirm(session("csc", "manager"), ann, serial)
    barred = {"person": {"id": "mum", "no_contact": "She tells the father"}}
    ledger.append(session("csc"), ann, told("s2", narrative="Do not call.", facts=[barred]), "protect")
    assert leaves(chair, ann, serial) is False


@pytest.mark.parametrize("to", [HOSPITAL, MUM], ids=["an agency", "one of the family"])
def test_that_time_alone_goes_by_changes_nothing(ann, chair, to):
    with opened(chair, ann, WHY, "packs") as (_, kept, now):
        view = seen_by(kept, "csc")
        later = now + timedelta(days=800)
        assert is_still(chair, kept, view, "review", to, now, later)
        assert not is_still(chair, kept, view, "review", ledger.Recipient("dad", is_agency=False), now, later)


def test_each_act_is_a_line_of_the_access_log(ann, chair):
    serial, reader = made(chair, ann), session("csc", "manager", name="Ruth Reader")
    ledger.pack_again(reader, ann, WHY, serial, draw)
    confirm(reader, ann, serial)
    assert leaves(chair, ann, serial)
    with pytest.raises(ledger.Closed):
        confirm(chair, ann, serial)
    lines = [(one.who, one.page, one.outcome) for one in ledger.reads(session("csc", "auditor"), ann)][:5]
    assert lines == [
        ("Ada Chair", f"confirm pack {serial}", "refused"),
        ("Ada Chair", f"hand out pack {serial}", "opened"),
        ("Ruth Reader", f"confirm pack {serial}", "opened"),
        ("Ruth Reader", f"pack {serial}", "opened"),
        ("Ada Chair", "make pack", "opened"),
    ]


def test_the_database_takes_it_from_nobody_else_and_of_nothing_else(ann, chair):
    serial, manager = made(chair, ann), session("csc", "manager")

    def asked(who, *, content="sha256('x')", is_open=True):
        with transaction.atomic(), connection.cursor() as cursor:
            opening = "SELECT tenfold.open_record(%s, %s::uuid[], 'conference', 'law', 'x', NULL, %s)"
            cursor.execute(opening, [who.secret, [ann], is_open])
            cursor.execute(f"SELECT tenfold.confirm_pack(%s, %s, {content})", [who.secret, serial])
            return cursor.fetchone()[0]

    for who, is_open in ((chair, True), (session("csc"), True), (manager, False)):
        with pytest.raises(ProgrammingError, match="manager, named professional"):
            asked(who, is_open=is_open)
    assert asked(manager) is False
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT content FROM tenfold.export_content WHERE serial = %s", [serial])
        left = f"'\\x{bytes(cursor.fetchone()[0]).hex()}'::bytea"
    assert asked(session("ed", "manager"), content=left) is False
    assert leaves(chair, ann, serial) is False
    assert asked(manager, content=left) is True
    assert leaves(chair, ann, serial)
