"""Forms of several steps over a real ledger: an opinion on injuries, and a conference from invitation to decision."""

import re
from uuid import uuid4

import pytest

from desks import browser_of, opens, words_of
from partnership import bruise, family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")

WHEN = {"when-day": "6", "when-month": "3", "when-year": "2026"}
FIRST = WHEN | {
    "narrative": "Brought again.",
    "event": "attendance",
    "hurt": "ann",
    "injury": "bruise",
    "judge": "this",
}
INNOCENT = {"view": "accidental", "view_says": "A fall."}
ASKED = {"looked": "yes", "examined": "All of her", "moves": "Walks", "witness": "nobody"}


def hurt():
    mark = bruise("e2", occurred="2026-03-05T10:00", recorded="2026-03-05T12:00")
    return family(first(), mark | {"agency": "ed", "author": {"role": "emergency nurse"}})


def test_the_earlier_injuries_are_shown_before_an_opinion_and_nothing_is_saved_until_it_is_given():
    ann = hurt()
    nurse = opens(browser_of(session("ed")), ann, "care")
    place, sent = f"/family/{ann}/child/1/record", FIRST | {"id": str(uuid4())}
    before = nurse.post(place, sent | {"step": "contact"})
    assert "Before you give your opinion" in words_of(before)
    assert "left cheek" in words_of(before)
    assert "She fell." in words_of(before)
    hasty = nurse.post(place, sent | INNOCENT | {"step": "judge"})
    assert "Look at the earlier injuries and accounts" in words_of(hasty)
    assert "Brought again." not in words_of(nurse.get(f"/family/{ann}/child/1"))
    back = nurse.post(place, sent | {"step": "back"})
    assert "Brought again." in back.content.decode()
    done = nurse.post(place, sent | INNOCENT | ASKED | {"step": "judge"})
    assert done.status_code == 302, words_of(done)
    assert "How the child moves: Walks" in words_of(nurse.get(done.url))


def test_a_conference_is_called_held_disagreed_with_and_decided():
    ann = hurt()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    place = f"/family/{ann}/conference"
    assert "Holds evidence about Ann Vale: 1 entry" in words_of(chair.get(place))

    def sends(step, **typed):
        done = chair.post(f"{place}?step={step}", WHEN | {"id": str(uuid4())} | typed)
        assert done.status_code == 302, words_of(done)
        return words_of(chair.get(done.url))

    day = {"day-day": "9", "day-month": "3", "day-year": "2027"}
    called = sends("invite", event="initial_conference", agencies=["ed", "nursery"], family=["mum"], **day)
    assert "Invited: City hospital, Acorn nursery and Ann’s mother" in called
    page = chair.get(f"{place}?step=attend").content.decode()
    meeting = re.search(r'<option value="(meeting-\w+)"', page)
    assert meeting is not None
    came = {"came-csc": "present", "came-ed": "apologies", "narrative": "Minutes.", "meeting": meeting[1]}
    held = sends("attend", event="initial_conference", **came)
    assert "Apologies: City hospital" in held
    about = re.search(r'name="about" type="radio" value="([^"]+)"', chair.get(f"{place}?step=dissent").content.decode())
    assert about is not None
    assert "disagrees: She is not safe." in sends("dissent", about=about[1], says="She is not safe.")
    reasons = {
        "outcome": "A plan",
        "rationale": "Marks that no account explains",
        "by": "chair",
        "category": "physical",
    }
    sends("decide", **reasons, **{"plan-1": "started"})
    assert "Since 6 March 2026" in words_of(chair.get(f"/family/{ann}/child/1"))


@pytest.mark.parametrize(("typed", "considered"), [({}, ()), ({"whole": "all"}, "all")])
def test_a_meeting_had_before_it_only_what_is_said(typed, considered):
    ann = hurt()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    held = WHEN | {"id": str(uuid4()), "event": "initial_conference", "came-csc": "present", "narrative": "Minutes."}
    assert chair.post(f"/family/{ann}/conference?step=attend", held | typed).status_code == 302
    kept = ledger.open_record(session("csc"), ann, "conference", "child").case.entries[-1]
    assert kept.event == "initial_conference"
    assert kept.considered == considered


def test_who_is_kept_out_is_kept_out_for_a_reason():
    ann = hurt()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    held = WHEN | {"id": str(uuid4()), "event": "initial_conference", "kept": "mum", "narrative": "Minutes."}
    refused = chair.post(f"/family/{ann}/conference?step=attend", held)
    assert "Say for what reason they were kept out" in words_of(refused)
    done = chair.post(f"/family/{ann}/conference?step=attend", held | {"reason": "Violence to a speaker"})
    assert done.status_code == 302, words_of(done)


def test_an_invitation_to_a_new_meeting_says_which_and_when():
    ann = hurt()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    page = words_of(chair.post(f"/family/{ann}/conference?step=invite", WHEN | {"id": str(uuid4())}))
    for words in ("Say which kind of meeting it is", "Say on what day it is", "Choose whom to invite"):
        assert words in page


def test_nobody_is_led_to_where_they_are_refused():
    ways = {role: words_of(browser_of(session("csc", role)).get("/learning")) for role in ("practitioner", "custodian")}
    assert "Register" not in ways["practitioner"]
    assert "Register" in ways["custodian"]


def test_the_replay_says_its_limit_and_counts_nothing_about_a_child():
    page = words_of(browser_of(session("csc")).get("/learning/review/replay"))
    assert "This is what the record could have asked, not what would have happened." in page
    assert not re.search(r"\d+ (questions|injuries|visits)", page)


def test_a_year_too_far_off_is_said_and_nothing_is_lost():
    ann = hurt()
    chair = opens(browser_of(session("csc", "chair")), ann, "conference")
    far = {"day-day": "9", "day-month": "3", "day-year": "2199", "event": "initial_conference", "agencies": ["ed"]}
    page = chair.post(f"/family/{ann}/conference?step=invite", WHEN | far | {"id": str(uuid4())})
    assert "“A new one: on what day” is too far ahead. Check the year" in words_of(page)
    assert "planned for" not in words_of(page)
