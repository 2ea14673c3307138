"""Packs over a real ledger: each with what its recipient may see, under a serial that says whose it is."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferring import AWAY, NURSE, OPEN, POLICE, SAFE, SEALED, SENSITIVE, called, read_by
from desks import browser_of, opens, words_of
from papers import needs_pdf, pages_of, run_together, says_of_itself
from partnership import session, told
from tenfold import ledger
from worlds import World

pytestmark = pytest.mark.usefixtures("database")
LINE = 60  # characters: longer cells may run over the end of a page, where head and foot stand between
WHEN = {"when-day": "6", "when-month": "3", "when-year": "2026"}
EVERYTHING = (SEALED, SAFE, AWAY, SENSITIVE)


def made(ann, chair, to):
    """Make a pack for somebody; its place."""
    done = chair.post(f"/family/{ann}/packs", {"to": f"review {to}"})
    assert done.status_code == 302, words_of(done)
    return done.url


def paper_of(page):
    """What a pack’s own pages say, without what is said of them."""
    return re.sub(r"<[^>]+>", " ", unescape(page.content.decode().split('class="desk-preview')[1]))


def leaks(page, *allowed):
    """What of all that is planted stands in a text."""
    told = run_together(page).casefold()
    return [one for one in EVERYTHING if one not in allowed and run_together(one).casefold() in told]


def test_each_agency_is_given_what_it_and_the_chair_may_see_and_nothing_that_is_not_theirs():
    ann = called()
    chair = opens(browser_of(session("csc", "chair", name="Ada Chair")), ann, "conference")
    for agency, sees in (("ed", ()), ("nursery", ()), ("police", (SENSITIVE,))):
        page = words_of(chair.get(made(ann, chair, agency)))
        assert OPEN in page
        assert leaks(page, *sees) == []
        assert ("Who besides" in page) or ("What is not known" in page)
    assert "No action is on record. That does not mean that nothing needs doing." in page
    assert SENSITIVE in page  # police’s own, which who leads on the child may see too


def test_the_pdf_bears_its_serial_and_for_whom_on_every_page_and_says_what_the_page_says():
    needs_pdf()
    visits = (told(f"m{n}", **NURSE, recorded=f"2026-03-05T12:{n}") for n in range(10, 40))
    ann = called(*(one | {"narrative": f"Visit {one['id']}. " * 20} for one in visits))
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    place = made(ann, chair, "ed")
    serial = place.rsplit("/", 1)[1]
    read_by(session("csc", "manager"), ann, int(serial))
    made_as = chair.get(f"{place}/pdf")
    assert made_as.headers["Content-Type"] == "application/pdf"
    pages = pages_of(made_as.content)
    assert len(pages) > 2
    for page in pages:
        assert f"Serial {serial}. For City hospital." in page
    assert says_of_itself(made_as.content)["Tagged"] == "yes"
    whole = run_together("".join(pages))
    shown = chair.get(place).content.decode()
    cells = [run_together(re.sub(r"<[^>]+>", " ", one)) for one in re.findall(r"<td[^>]*>(.*?)</td>", shown, re.DOTALL)]
    assert [one for one in cells if "Visit" in one]
    assert [one for one in cells if unescape(one) not in whole and len(one) < LINE] == []
    assert leaks(whole) == []
    assert f"pack {serial}" in [one.page for one in ledger.reads(session("csc", "auditor"), ann)]


def test_one_of_the_family_is_given_what_is_about_them_and_no_words_of_others():
    ann = called()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    page = paper_of(chair.get(made(ann, chair, "mum")))
    assert "You are invited to a meeting" in page
    assert "City hospital" in page
    assert "What the record holds about you" in page
    assert leaks(page) == []
    for word in (OPEN, "Carl", "She fell", "protected address", "refuge", "Women"):
        assert word not in page


def test_for_whom_nobody_may_approach_who_is_kept_out_or_is_not_called_there_is_no_pack():
    ann = called()
    mine = session("csc", "chair")
    chair = opens(browser_of(mine), ann, "conference")
    page = words_of(chair.get(f"/family/{ann}/packs"))
    assert "Carl Vale, initial conference planned for 9 March 2027: Nobody may approach them" in page
    assert "Choose from what is offered" in words_of(chair.post(f"/family/{ann}/packs", {"to": "review dad"}))
    for who, is_agency in (("dad", False), ("dva", True), ("ann", False)):
        with pytest.raises(ledger.NotLeft):
            ledger.make_pack(mine, ann, "conference", "review", ledger.Recipient(who, is_agency), ("x", "y"), None)
    out = {"id": str(uuid4()), "meeting": "review", "kept": "mum", "reason": "Threats", "by": "chair"}
    done = chair.post(f"/family/{ann}/conference?step=exclude", WHEN | out)
    assert done.status_code == 302, words_of(done)
    assert "Kept out: Ann’s mother, because Threats (chair)" in words_of(chair.get(f"/family/{ann}/conference"))
    assert "They are kept out of this meeting" in words_of(chair.get(f"/family/{ann}/packs"))


def test_a_practitioner_makes_the_pack_of_their_own_agency_alone_and_sees_no_other():
    ann = called()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    nurse = opens(browser_of(session("ed")), ann, "conference")
    page = nurse.get(f"/family/{ann}/packs").content.decode()
    assert re.findall(r'value="review (\w+)"', page) == ["ed"]
    mine, to = session("ed"), ledger.Recipient("police", is_agency=True)
    with pytest.raises(ledger.Closed):
        ledger.make_pack(mine, ann, "conference", "review", to, ("Police", "x"), None)
    theirs, place = made(ann, nurse, "ed"), made(ann, chair, "ed")
    assert nurse.get(theirs).status_code == 200
    assert nurse.get(place).status_code == 404  # another agency’s own pack is none of theirs
    assert "Packs that were made" in words_of(chair.get(f"/family/{ann}/packs"))
    serial = theirs.rsplit("/", 1)[1]
    assert chair.get(theirs).status_code == 404
    assert f">{serial}<" not in chair.get(f"/family/{ann}/packs").content.decode()
    colleague = opens(browser_of(session("csc")), ann, "conference")
    assert colleague.get(place).status_code == 403


def test_an_outsider_is_refused_each_page_and_no_pack_is_to_be_had_without_a_purpose():
    ann = called()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    place = made(ann, chair, "ed")
    outsider = opens(browser_of(session("housing")), ann, "conference")
    for page in (place, f"{place}/pdf", f"/family/{ann}/packs"):
        refused = outsider.get(page)
        assert refused.status_code == 403
        assert "Nothing on record ties you" in words_of(refused)
        assert browser_of(session("csc", "chair")).get(page).status_code == 302
    assert chair.get(f"/family/{ann}/pack/999999").status_code == 404


def test_a_pack_stays_as_it_was_made_and_is_no_more_once_something_in_it_was_sealed():
    ann = called()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    place = made(ann, chair, "ed")
    before = paper_of(chair.get(place))
    ledger.append(session("csc"), ann, told("later", narrative="LATERWORD"), "protect")
    assert paper_of(chair.get(place)) == before
    assert "LATERWORD" in words_of(chair.get(made(ann, chair, "ed")))
    seal = told("p4", restricted="sealed", corrects="p1", narrative="Withdrawn.")
    ledger.append(session("police"), ann, seal, "protect")
    gone = chair.get(place)
    assert gone.status_code == 410
    assert "cannot be made again as it was" in words_of(gone)
    assert "Carl" not in words_of(gone)


def test_what_police_seal_changes_no_letter_of_the_packs_of_others():
    lines = list(_meeting())
    secret = told("k0", restricted="sealed", narrative=SEALED, **POLICE)
    packs = []
    for kept in ((), (secret,)):
        world = World(*lines, *kept)
        chair = opens(browser_of(session("csc", "chair", name="Ada Same")), world.family, "conference")
        page = words_of(chair.get(made(world.family, chair, "ed")))
        packs.append(re.sub(r"Serial \d+|at [\d:]+[ap]m", "", world.alike(page)))
    assert packs[0] == packs[1]


def _meeting():
    from conferring import CHAIR, MEETING

    facts = [MEETING, {"invited": {"agency": "ed", "meeting": "review"}}]
    yield told("c1", event="record_note", facts=facts, narrative="Called.", agency="csc") | CHAIR


def test_the_serial_of_a_pack_leads_to_who_made_it_for_whom_and_no_one_else_is_told_the_recipient():
    ann = called()
    mine = session("csc", "chair", name="Ada Maker")
    place = made(ann, opens(browser_of(mine), ann, "conference"), "ed")
    serial = int(place.rsplit("/", 1)[1])
    [kept] = [one for one in ledger.packs(session("csc", "manager"), ann, "conference") if one.serial == serial]
    assert (kept.who, kept.name, kept.to.id) == ("Ada Maker", "City hospital", "ed")
    from tenfold.ledger.rights import exports

    line = next(one for one in exports(session("csc", "auditor")) if one.serial == serial)
    assert (line.kind, line.who) == ("pack", "Ada Maker")
    assert "hospital" not in repr(line)


def test_the_pages_of_packs_ask_the_database_a_bounded_number_of_times():
    ann = called()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    place = made(ann, chair, "ed")
    for page in (place, f"/family/{ann}/packs"):
        with CaptureQueriesContext(connection) as queries:
            assert chair.get(page).status_code == 200
        assert len(queries) <= 30
