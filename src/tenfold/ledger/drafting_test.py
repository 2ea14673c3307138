"""Drafts over a real database: whose they are, what they are not, and when they go."""

from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.db import transaction

from guards import as_owner, without
from partnership import family, first, session, told
from tenfold import ledger
from tenfold.ledger.statement import rows

pytestmark = pytest.mark.usefixtures("database")
TYPED = {"narrative": ["Zaffrequill said nothing."], "present": ["mum"]}
PLACE = "record-1"


def draft_of(who, ann, **more):
    """A draft of somebody's, by its id."""
    id = uuid4()
    assert ledger.keep_draft(who, ann, "protect", PLACE, id, TYPED | more) is not None
    return id


def found(who, ann):
    return ledger.open_to_record(who, ann, "protect", "record")[1]


def seen_in_sql(who, ann):
    """What raw SQL shows of drafts to whoever has the family open."""
    with transaction.atomic():
        rows("SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'x', NULL, true)", [who.secret, [ann]])
        return rows("SELECT id FROM tenfold.draft", [])


def test_a_draft_is_there_again_for_its_writer_after_another_sign_in():
    ann, me = family(first()), session()
    id = draft_of(me, ann)
    ledger.keep_draft(me, ann, "protect", PLACE, id, TYPED | {"narrative": ["More."]})
    again = ledger.begin(_account(me), uuid4().hex)
    [kept] = found(again, ann)
    assert (kept.id, kept.place, kept.typed["narrative"]) == (id, PLACE, ["More."])
    assert [one.id for one in ledger.own_drafts(again)] == [id]


def test_nobody_else_has_it_not_even_a_colleague_who_has_the_family_open():
    ann, me, colleague = family(first()), session(), session()
    draft_of(me, ann)
    assert found(colleague, ann) == ()
    assert ledger.own_drafts(colleague) == ()
    assert seen_in_sql(colleague, ann) == []
    assert len(seen_in_sql(me, ann)) == 1


def test_nobody_else_has_it_without_its_guard():
    ann, me, colleague = family(first()), session(), session()
    draft_of(me, ann)
    off, on = (f"ALTER TABLE tenfold.draft {word} ROW LEVEL SECURITY" for word in ("DISABLE", "ENABLE"))
    with without(off, on):
        assert seen_in_sql(colleague, ann) != []


def test_an_outsider_keeps_none_and_throws_none_away():
    ann, me, outsider = family(first()), session(), session("dva")
    id = draft_of(me, ann)
    with pytest.raises(ledger.Closed):
        draft_of(outsider, ann)
    assert not ledger.drop_draft(outsider, id)
    assert found(me, ann) != ()


def test_it_is_in_nothing_that_is_read_of_the_family():
    ann, me = family(first()), session()
    before = ledger.open_record(me, ann, "protect", "child")
    draft_of(me, ann)
    after = ledger.open_record(me, ann, "protect", "child")
    assert after.case == before.case
    assert after.questions == before.questions
    assert after.picture.entries() == before.picture.entries()


def test_no_word_of_it_lies_in_clear_and_moved_elsewhere_it_does_not_open():
    ann, me, colleague = family(first()), session(), session()
    id = draft_of(me, ann)
    [[sealed]] = as_owner("SELECT sealed FROM tenfold.draft WHERE id = %s", id)
    assert b"Zaffrequill" not in bytes(sealed)
    as_owner("UPDATE tenfold.draft SET staff = %s WHERE id = %s", int(colleague.viewer.id), id)
    with pytest.raises(InvalidTag):
        found(colleague, ann)


def test_it_goes_with_the_entry_in_one_transaction():
    ann, me = family(first()), session()
    id = draft_of(me, ann)
    with pytest.raises(ledger.NotTaken):
        ledger.append(me, ann, told(str(id), about=["nobody-of-that-id"]), "protect")
    assert len(found(me, ann)) == 1
    ledger.append(me, ann, told(str(id)), "protect")
    assert found(me, ann) == ()
    assert ledger.keep_draft(me, ann, "protect", PLACE, id, TYPED) is None
    assert found(me, ann) == ()


def test_after_14_days_it_is_read_by_nobody_and_then_gone():
    ann, me = family(first()), session()
    young, old = draft_of(me, ann), draft_of(me, ann)
    age = "UPDATE tenfold.draft SET at = clock_timestamp() - %s::interval WHERE id = %s"
    as_owner(age, f"{ledger.OLDEST} days 1 second", old)
    as_owner(age, f"{ledger.OLDEST} days -1 minute", young)
    assert [one.id for one in found(me, ann)] == [young]
    assert [one.id for one in ledger.own_drafts(me)] == [young]
    assert ledger.forget_drafts() >= 1
    assert as_owner("SELECT FROM tenfold.draft WHERE id = %s", old) == []


def test_what_is_too_long_is_said():
    with pytest.raises(ledger.NotTaken, match="too long"):
        draft_of(session(), family(first()), narrative=["x" * 200_001])


def test_what_waits_for_somebody_to_sign_in_opens_to_nobody_else_and_nowhere_else():
    me, another = session(), session()
    parked = ledger.park(int(me.viewer.id), "/there", TYPED)
    assert "Zaffrequill" not in parked
    assert ledger.unpark(me, parked, "/there") == TYPED
    assert ledger.unpark(me, parked, "/elsewhere") is None
    assert ledger.unpark(another, parked, "/there") is None
    assert ledger.unpark(me, parked[:-8] + "AAAAAAA=", "/there") is None


def test_a_family_that_is_destroyed_takes_its_drafts_along():
    ann, me = family(first()), session()
    id = draft_of(me, ann)
    as_owner("BEGIN")
    try:
        as_owner("SELECT tenfold.wipe(%s)", ann)
        assert as_owner("SELECT FROM tenfold.draft WHERE id = %s", id) == []
    finally:
        as_owner("ROLLBACK")


def test_a_browser_knows_two_people_apart_and_neither_by_name():
    me, another = session(), session()
    assert ledger.device_mark(me) == ledger.device_mark(me)
    assert not set(ledger.device_mark(me)) & set(ledger.device_mark(another))
    assert me.viewer.id not in ledger.device_mark(me)


def _account(who):
    from tenfold.ledger.models import Staff

    return Staff.objects.get(pk=int(who.viewer.id))
