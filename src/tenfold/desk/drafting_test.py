"""Drafts over real pages: whose they are, where they lead, and what becomes of words that came at a wrong moment."""

import re
from uuid import uuid4, uuid5

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desks import browser_of, opens, words_of
from partnership import bruise, family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
WORDS = "She said Yarvington hurt her."
MOST_QUERIES = 30


def place_of(ann):
    return f"/family/{ann}/child/1/record"


def form_of(browser, ann):
    """The form as it is shown: its own id, and who it was shown to."""
    page = browser.get(place_of(ann)).content.decode()
    writer, id = (re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("writer", "id"))
    return {"writer": writer, "id": id, "narrative": WORDS, "event": "visit"}


def drafts(who, ann):
    return ledger.open_to_record(who, ann, "protect", "record")[1]


def test_a_draft_is_kept_taken_up_and_thrown_away():
    ann, me = family(first()), session()
    browser = opens(browser_of(me), ann)
    sent = form_of(browser, ann)
    kept = browser.post(place_of(ann), sent | {"step": "draft"})
    assert kept.url == f"{place_of(ann)}?draft={sent['id']}"
    for address in (kept.url, place_of(ann)):
        page = browser.get(address).content.decode()
        assert WORDS in page
        assert f'name="id" value="{sent["id"]}"' in page
        assert re.search(r"You have a draft of <strong>\d\d:\d\d on ", page)
    assert WORDS not in browser.get(f"{place_of(ann)}?draft=new").content.decode()
    assert WORDS not in browser.get(f"/family/{ann}/child/1").content.decode()
    assert f"?draft={sent['id']}" in browser.get("/").content.decode()
    browser.post(place_of(ann), sent | {"step": "discard"})
    assert drafts(me, ann) == ()


def test_a_script_is_told_when_and_whether_it_is_recorded_already():
    ann, me = family(first()), session()
    browser = opens(browser_of(me), ann)
    sent = form_of(browser, ann) | {"when-day": "3", "when-month": "3", "when-year": "2026"}
    asked = {"data": sent | {"step": "draft"}, "headers": {"X-Draft": "1"}}
    assert re.fullmatch(r"\d\d:\d\d", browser.post(place_of(ann), **asked).json()["at"])
    assert browser.post(place_of(ann), sent | {"step": "contact"}).status_code == 302
    assert browser.post(place_of(ann), **asked).json() == {"at": None}
    assert drafts(me, ann) == ()


def test_what_cannot_be_kept_is_said_and_never_recorded():
    ann, me = family(first()), session()
    browser = opens(browser_of(me), ann)
    sent = form_of(browser, ann) | {"narrative": "x" * 200_001, "when-day": "3", "when-month": "3", "when-year": "2026"}
    page = browser.post(place_of(ann), sent | {"step": "draft"})
    assert "could not be kept as a draft" in words_of(page)
    refused = browser.post(place_of(ann), sent | {"step": "draft"}, headers={"X-Draft": "1"})
    assert refused.status_code == 409
    assert len(ledger.open_record(me, ann, "protect", "child").picture.entries()) == 1


def test_an_outsider_keeps_nothing_and_a_colleague_sees_nothing():
    ann, me, colleague, outsider = family(first()), session(), session(), session("dva")
    browser = opens(browser_of(me), ann)
    browser.post(place_of(ann), form_of(browser, ann) | {"step": "draft"})
    theirs = opens(browser_of(colleague), ann)
    for page in (place_of(ann), f"/family/{ann}/child/1", "/", "/reads"):
        assert WORDS not in theirs.get(page).content.decode()
    assert "You have a draft" not in words_of(theirs.get(place_of(ann)))
    refused = opens(browser_of(outsider), ann).post(place_of(ann), {"id": str(uuid4()), "step": "draft"})
    assert refused.status_code == 403
    assert "Nothing on record ties you" in words_of(refused)


def test_what_is_missing_is_said_and_what_was_sent_is_a_draft():
    ann, me = family(first()), session()
    browser = opens(browser_of(me), ann)
    page = browser.post(place_of(ann), form_of(browser, ann) | {"when-day": "99", "step": "contact"})
    assert "must be a real date" in words_of(page)
    again = browser.post(place_of(ann), form_of(browser, ann) | {"when-day": "99", "step": "contact"})
    assert "You have" not in words_of(again)
    [kept] = drafts(me, ann)
    assert kept.typed["narrative"] == [WORDS]


def test_what_is_sent_once_the_session_ended_waits_for_its_writer_alone():
    ann, me, another = family(first()), session(), session()
    browser = opens(browser_of(me), ann)
    sent = form_of(browser, ann)
    ledger.end(me.token)
    asked = browser.post(place_of(ann), sent | {"step": "contact"})
    assert asked.url.startswith("/account/login/?next=%2Ffamily")
    assert asked.headers.get("Clear-Site-Data") == '"cache"'
    assert WORDS not in str(dict(browser.session))
    theirs = opens(_signed_in(browser, another), ann)
    assert WORDS not in theirs.get(place_of(ann)).content.decode()
    mine = opens(_signed_in(browser, ledger.begin(_account(me), uuid4().hex)), ann)
    led = mine.get(place_of(ann))
    assert led.url == f"{place_of(ann)}?draft={sent['id']}"
    assert WORDS in mine.get(led.url).content.decode()


def test_who_has_not_said_why_yet_is_asked_and_finds_their_words_after():
    ann, me = family(first()), session()
    browser = browser_of(me)
    sent = form_of(opens(browser_of(me), ann), ann)
    assert browser.post(place_of(ann), sent | {"step": "contact"}).url.startswith(f"/family/{ann}/purpose")
    led = opens(browser, ann).get(place_of(ann))
    assert WORDS in browser.get(led.url).content.decode()


def test_a_form_shown_to_one_is_not_taken_from_another_and_a_forged_writer_is_nobody():
    ann, me, another = family(first()), session(), session()
    sent = form_of(opens(browser_of(me), ann), ann)
    theirs = opens(browser_of(another), ann)
    refused = theirs.post(place_of(ann), sent | {"step": "contact"})
    assert refused.status_code == 403
    assert "nothing was recorded" in words_of(refused)
    assert WORDS not in [one.narrative for one in ledger.open_record(me, ann, "protect", "x").picture.entries()]
    assert drafts(another, ann) == ()
    out = Client(SERVER_NAME="localhost")
    out.post(place_of(ann), sent | {"writer": "1:x:y"})
    assert "parked" not in out.session


def test_a_page_of_before_a_sign_in_elsewhere_loses_no_word():
    ann, me = family(first()), session()
    sent = form_of(opens(browser_of(me), ann), ann)
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.cookies = opens(browser_of(me), ann).cookies
    refused = strict.post(place_of(ann), sent | {"step": "contact", "csrfmiddlewaretoken": "a" * 32})
    assert refused.status_code == 403
    assert "What you wrote is kept for you" in words_of(refused)
    assert WORDS in strict.get(strict.get(place_of(ann)).url).content.decode()


def test_the_page_asks_the_database_as_often_with_drafts_as_without():
    ann, me = family(first()), session()
    browser = opens(browser_of(me), ann)
    sent = form_of(browser, ann)
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            browser.get(place_of(ann))
        counts.append(len(queries))
        browser.post(place_of(ann), sent | {"id": str(uuid4()), "step": "draft"})
    assert max(counts) <= MOST_QUERIES
    assert len(set(counts)) == 1


def correct_of(ann, id):
    return f"/family/{ann}/entry/{uuid5(ann, id)}/correct"


def hurt():
    extra = [{"observation": {"child": "ann", "of": "fear", "level": "concern", "says": "Flinched"}}]
    mark = bruise("e2", occurred="2026-03-05T10:00", recorded="2026-03-05T12:00", until="2026-03-05T11:00")
    mark["facts"] = [*mark["facts"], {"voice": {"id": "v", "child": "ann", "says": "Ow."}}, *extra]
    mark["facts"][1]["account"]["id"] = "e2-said"
    return family(first(), mark | {"agency": "ed", "author": {"role": "emergency nurse"}})


def corrected(browser, ann, **typed):
    """Send the correction of e2 as its page is filled in, but for what is typed."""
    page = browser.get(correct_of(ann, "e2")).content.decode()
    fields = re.findall(r'<input[^>]*type="(?:text|hidden)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page)
    fields += re.findall(r'<input[^>]*name="([^"]+)"[^>]*type="(?:text|hidden)"[^>]*value="([^"]*)"', page)
    fields += re.findall(r'<input[^>]*name="([^"]+)"[^>]*type="(?:radio|checkbox)"[^>]*value="([^"]*)" checked', page)
    fields += re.findall(r'<input[^>]*type="checkbox" name="([^"]+)" value="([^"]*)"[^>]* checked', page)
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        fields += [(name, one) for one in re.findall(r'value="([^"]*)" selected', options)]
    fields += re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    sent = {}
    for name, value in fields:
        sent.setdefault(name, []).append(value)
    sent["id"] = [sent["id"][-1]]
    return browser.post(correct_of(ann, "e2"), sent | typed | {"step": "contact"})


def test_a_correction_with_nothing_changed_says_all_that_the_entry_said():
    ann = hurt()
    nurse = session("ed")
    browser = opens(browser_of(nurse), ann, "care")
    [*_, before] = ledger.open_record(nurse, ann, "care", "x").picture.entries()
    done = corrected(browser, ann, reason="A slip.")
    assert done.status_code == 302, words_of(done)
    [*_, after] = ledger.open_record(nurse, ann, "care", "x").picture.entries()
    assert (after.id, after.recorded) == ("e2", before.recorded)
    assert after.narrative == "Correction: A slip.\n\nSeen."
    for name in ("occurred", "until", "event", "about", "seen", "place", "present"):
        assert getattr(after, name) == getattr(before, name), name
    assert {_said(one) for one in after.facts} == {_said(one) for one in before.facts}
    page = words_of(browser.get(done.url))
    assert "Corrected: what it said before" in page
    assert page.count("as it stood until") == 1
    assert corrected(browser, ann, reason="Another.").status_code == 302
    [*_, last] = ledger.open_record(nurse, ann, "care", "x").picture.entries()
    assert last.narrative.startswith("Correction: Another.")


def test_a_correction_changes_what_is_changed_and_needs_a_reason():
    ann, nurse = hurt(), session("ed")
    browser = opens(browser_of(nurse), ann, "care")
    assert "Say why it is corrected" in words_of(corrected(browser, ann, reason=""))
    corrected(browser, ann, reason="It was the other cheek.", map=["face.cheek.right"], sites=["face.cheek.right"])
    [*_, after] = ledger.open_record(nurse, ann, "care", "x").picture.entries()
    injury = next(one for one in after.facts if hasattr(one, "sites"))
    assert (injury.id, injury.sites) == ("e2-mark", ("face.cheek.right",))
    again = browser.get(correct_of(ann, after.id)).content.decode()
    assert "\nSeen.</textarea>" in again


def test_only_who_wrote_it_corrects_it_and_an_outsider_sees_nothing():
    ann = hurt()
    assert opens(browser_of(session("csc")), ann).get(correct_of(ann, "e2")).status_code == 404
    assert opens(browser_of(session("csc")), ann).get(correct_of(ann, "e1")).status_code == 200
    outsider = opens(browser_of(session("dva")), ann)
    refused = outsider.get(correct_of(ann, "e1"))
    assert refused.status_code == 403
    assert "Ann" not in re.findall(r"\w+", words_of(refused))
    page = opens(browser_of(session("csc")), ann).get(f"/family/{ann}/child/1").content.decode()
    assert "../" + correct_of(ann, "e1").removeprefix(f"/family/{ann}/") in page
    assert f"{uuid5(ann, 'e2')}/correct" not in page


def test_a_correction_takes_over_no_fact_of_another_entry():
    ann, nurse = hurt(), session("ed")
    browser = opens(browser_of(nurse), ann, "care")
    corrected(browser, ann, reason="A slip.", injury_id="somebody-elses")
    [*_, after] = ledger.open_record(nurse, ann, "care", "x").picture.entries()
    assert next(one for one in after.facts if hasattr(one, "sites")).id != "somebody-elses"


def _said(fact):
    return type(fact).__name__, str([getattr(fact, name) for name in fact.__slots__])


def _account(who):
    from tenfold.ledger.models import Staff

    return Staff.objects.get(pk=int(who.viewer.id))


def _signed_in(browser, who):
    """The same browser once somebody has signed in: what waits in its session stays there."""
    from tenfold.desk.signing_in import TOKEN

    client, waiting = browser_of(who), browser.session.get("parked")
    kept = client.session
    kept["parked"], kept[TOKEN] = waiting, who.token
    kept.save()
    return client
