"""The plan over a real ledger: actions with owner, day and evidence; the core group with its clock."""

import re
from uuid import uuid4

import pytest

from desks import browser_of, opens, words_of
from partnership import family, first, session

pytestmark = pytest.mark.usefixtures("database")
WHEN = {"when-day": "6", "when-month": "3", "when-year": "2026"}


def on_plan():
    """A family whose child has a plan since an initial conference of 2 March 2026."""
    plan = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}
    return family(first(event="initial_conference", facts=[*first()["facts"], plan]))


def sends(browser, place, **typed):
    done = browser.post(place, WHEN | {"id": str(uuid4())} | typed)
    assert done.status_code == 302, words_of(done)
    return words_of(browser.get(done.url))


def test_an_action_has_an_owner_and_a_day_and_is_done_by_what_shows_it():
    ann = on_plan()
    browser, place = opens(browser_of(session("csc")), ann), f"/family/{ann}/plan"
    missing = words_of(browser.post(f"{place}?step=act", WHEN | {"id": str(uuid4())}))
    for words in ("Say what is to be done", "Say who does it", "Say by when"):
        assert words in missing
    due = {"due-day": "20", "due-month": "3", "due-year": "2026"}
    page = sends(browser, f"{place}?step=act", what="Weigh Ann each week", owner="nursery", child="ann", **due)
    assert "Weigh Ann each week Ann Vale Acorn nursery 20 March 2026 Open, and its day has passed" in page
    form = browser.get(f"{place}?step=done").content.decode()
    action = re.search(r'name="action" type="radio" value="([^"]+)"', form)
    assert action is not None
    empty = browser.post(f"{place}?step=done", WHEN | {"id": str(uuid4()), "action": action[1], "done": "done"})
    assert "Say what happened, in your own words" in words_of(empty)
    shown = {"action": action[1], "done": "done", "narrative": "Weights of four weeks seen on the chart."}
    page = sends(browser, f"{place}?step=done", **shown)
    assert "Done 6 March 2026" in page
    assert "Weights of four weeks seen on the chart." in page


def test_a_core_group_is_due_by_its_clock_first_after_the_conference_then_since_it_met():
    ann = on_plan()
    browser, place = opens(browser_of(session("csc")), ann), f"/family/{ann}/plan"
    page = words_of(browser.get(place))
    assert "16 March 2026: 10 working days after the conference on 2 March 2026" in page
    assert "Its day has passed" in page
    day = {"day-day": "9", "day-month": "3", "day-year": "2027"}
    assert "Choose who is in it" in words_of(browser.post(f"{place}?step=meet", WHEN | {"id": str(uuid4())} | day))
    page = sends(browser, f"{place}?step=meet", agencies=["nursery", "ed"], family=["mum"], **day)
    assert "Planned 9 March 2027: Acorn nursery, City hospital and Ann’s mother" in page
    came = {"came-csc": "present", "came-nursery": "present", "family": ["mum"], "about": ["ann"]}
    page = sends(browser, f"{place}?step=met", narrative="We agreed on weights.", **came)
    assert "6 March 2026: Children’s social care, Acorn nursery and Ann’s mother" in re.sub(
        r" at [\d:]+[ap]m", "", page
    )
    assert "17 April 2026: 6 weeks after it last met on 6 March 2026" in page


def test_what_is_empty_does_not_reassure():
    ann = family(first())
    page = words_of(opens(browser_of(session("csc")), ann).get(f"/family/{ann}/plan"))
    assert "No action is on record. That does not mean that nothing needs doing." in page
    assert "That does not mean that there is no concern." in page
