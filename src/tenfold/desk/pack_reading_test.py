"""The page of a pack before it leaves: a preview for its two readers, what to look at, and the confirmation."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferring import AWAY, OPEN, SAFE, SEALED, SENSITIVE, called
from desks import browser_of, opens, words_of
from papers import needs_pdf, run_together
from partnership import session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
READ = {"read": "all"}


@pytest.fixture
def ann():
    return called()


def at_desk(ann, *roles, name="Somebody", agency="csc"):
    return opens(browser_of(session(agency, *roles, name=name)), ann, "conference")


def made(ann, by, to="ed"):
    """Make a pack; its place."""
    return by.post(f"/family/{ann}/packs", {"to": f"review {to}"}).url


def test_until_a_second_person_has_read_it_it_is_a_preview_and_there_is_no_pdf(ann):
    chair = at_desk(ann, "chair", name="Ada Chair")
    place = made(ann, chair)
    page = words_of(chair.get(place))
    assert "Not to be given out yet" in page
    assert re.search(r"Made by Ada Chair, \d+ \w+ \d{4} at", page)
    assert "It waits for a second reader" in page
    assert "You made it, so somebody else has to read it" in page
    assert "What the second reader looks at" in page
    assert OPEN in page
    assert "Confirm that it may be given to" not in page
    html = chair.get(place).content.decode()
    assert f"{place}/pdf" not in html
    assert 'class="desk-preview desk-screen"' in html  # a preview is not printed
    refused = chair.get(f"{place}/pdf")
    assert refused.status_code == 409
    assert "Nobody but whoever made it has confirmed" in words_of(refused)
    assert f'href="/family/{ann}/packs"' in refused.content.decode()


def test_a_second_reader_says_that_they_have_read_all_of_it_and_then_it_leaves(ann):
    chair, ruth = at_desk(ann, "chair", name="Ada Chair"), at_desk(ann, "manager", name="Ruth Reader")
    place = made(ann, chair)
    assert "Waits for one" in words_of(ruth.get(f"/family/{ann}/packs"))
    page = words_of(ruth.get(place))
    assert "You made it" not in page
    assert "Confirm that it may be given to City hospital" in page
    missing = words_of(ruth.post(place, {}))
    assert "Say that you have read all of it" in missing
    assert "Not to be given out yet" in missing
    assert ruth.post(place, READ).url == place
    for reader in (chair, ruth):
        page = words_of(reader.get(place))
        assert "Not to be given out" not in page
        assert re.search(r"Read by Ruth Reader, the second reader, \d+ \w+ \d{4} at", page)
        assert "Confirm that it may be given to" not in page
        assert re.search(
            r"For the initial.*Ruth Reader, \d+ \w+ \d{4} at", words_of(reader.get(f"/family/{ann}/packs"))
        )
    needs_pdf()
    assert f"{place}/pdf" in chair.get(place).content.decode()
    assert chair.get(f"{place}/pdf").headers["Content-Type"] == "application/pdf"


def test_for_one_of_the_family_the_second_reader_is_told_what_else_to_look_at(ann):
    chair = at_desk(ann, "chair")
    assert "Whether it puts anybody at risk" in words_of(chair.get(made(ann, chair, "mum")))
    assert "Whether it puts anybody at risk" not in words_of(chair.get(made(ann, chair)))


def test_who_may_not_be_the_second_reader_is_offered_no_form_and_refused(ann):
    chair, other = at_desk(ann, "chair"), at_desk(ann, "chair")
    place = made(ann, chair)
    assert "Confirm that it may be given to" not in words_of(other.get(place))
    refused = other.post(place, READ)
    assert refused.status_code == 403
    assert "A pack that leaves the agency is read by a second person" in words_of(refused)
    mine = words_of(chair.post(place, READ))
    assert "A pack that leaves the agency is read by" in mine
    both = at_desk(ann, "chair", "manager")
    its_own = both.post(made(ann, both), READ)
    assert its_own.status_code == 200
    assert "Somebody else has to read it" in words_of(its_own)
    for who, status in ((at_desk(ann), 403), (at_desk(ann, "manager", agency="police"), 404)):
        assert who.post(place, READ).status_code == status


def test_a_custodian_who_makes_none_sees_those_that_wait_and_reads_them(ann):
    place, custodian = made(ann, at_desk(ann, "chair")), at_desk(ann, "custodian")
    page = custodian.get(f"/family/{ann}/packs")
    assert place in page.content.decode()
    assert custodian.post(place, READ).status_code == 302


@pytest.mark.parametrize("to", ["ed", "nursery", "mum"])
def test_a_second_reader_reads_nothing_that_the_recipient_may_not_have(ann, to):
    place = made(ann, at_desk(ann, "chair"), to)
    for role in ("manager", "named_professional", "custodian"):
        page = run_together(words_of(at_desk(ann, role).get(place))).casefold()
        assert [one for one in (SEALED, SAFE, AWAY, SENSITIVE) if run_together(one).casefold() in page] == []


def test_what_is_recorded_later_undoes_it_and_the_page_says_so(ann):
    chair, ruth = at_desk(ann, "chair"), at_desk(ann, "manager", name="Ruth Reader")
    place = made(ann, chair)
    ruth.post(place, READ)
    ledger.append(session("csc"), ann, told("later", narrative="LATERWORD"), "protect")
    page = words_of(chair.get(place))
    assert "Not to be given out" in page
    assert "That does not hold any more" in page
    assert "The record has changed since it was made" in page
    assert "What the second reader looks at" not in page
    refused = chair.get(f"{place}/pdf")
    assert refused.status_code == 409
    assert "The record has changed since it was made" in words_of(refused)
    assert "The record has changed since" in words_of(ruth.post(made_before(ann, chair), READ))


def made_before(ann, chair):
    """Make a pack, and have something recorded before anybody has read it; its place."""
    place = made(ann, chair)
    ledger.append(session("csc"), ann, told("latest", narrative="LATESTWORD"), "protect")
    return place


def test_a_pack_that_stays_in_the_agency_needs_no_second_reader(ann):
    nurse = at_desk(ann, agency="ed")
    place = made(ann, nurse)
    page = words_of(nurse.get(place))
    assert "Not to be given out" not in page
    assert "second reader" not in page
    assert "Not needed: it stays in your agency" in words_of(nurse.get(f"/family/{ann}/packs"))


def test_the_packs_as_known_on_a_day_are_those_that_were_made_by_then(ann):
    chair = at_desk(ann, "chair")
    place = made(ann, chair)
    then = chair.get(f"/family/{ann}/packs?day=5&month=3&year=2026")
    assert "As the record was known at the end of 5 March 2026" in words_of(then)
    assert place not in then.content.decode()
    assert "Make the pack" not in words_of(then)
    assert place in chair.get(f"/family/{ann}/packs").content.decode()


def test_reading_and_confirming_ask_the_database_a_bounded_number_of_times(ann):
    chair, ruth = at_desk(ann, "chair"), at_desk(ann, "manager")
    place = made(ann, chair)
    for ask in (ruth.get, lambda it: ruth.post(it, READ)):
        with CaptureQueriesContext(connection) as queries:
            assert ask(place).status_code < 400
        assert len(queries) <= 30
