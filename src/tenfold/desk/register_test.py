"""The register over a real ledger: what of it is shown, its clocks, and the log of who asked."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, words_of
from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def planned(category="neglect", worker=None, day="2026-03-02"):
    """A family whose child, of a name that no other has, has a plan of a category; the child's name."""
    name = f"Ann {uuid4().hex[:10]}"
    begun = first(event="initial_conference", occurred=f"{day}T10:00", recorded=f"{day}T11:00")
    begun["facts"][0] = {"person": {"id": "ann", "name": name, "born": "2024-02-01"}}
    begun["facts"] += [{"plan": {"child": "ann", "status": "started", "category": category}}]
    if worker:
        role = {"worker": worker, "agency": "csc", "role": "lead_practitioner"}
        begun["facts"] += [{"allocation": role}]
    family(begun)
    return name


def shown(browser, **chosen):
    page = browser.post("/register", {"do": "filter", **chosen})
    assert page.status_code == 200
    return words_of(page).split("Somebody asks whether")[0]


def test_the_register_is_chosen_from_by_category_lead_team_clocks_and_since_when():
    worker = session("csc", name=f"Lead {uuid4().hex[:6]}")
    team = f"Team {uuid4().hex[:6]}"
    ledger.join_team(session("csc", "administrator"), team, worker.viewer.id)
    from tenfold.ledger.models import Staff

    username = Staff.objects.get(pk=int(worker.viewer.id)).username
    one, other = planned("neglect", username), planned("physical", day="2026-06-01")
    custodian = browser_of(session("csc", "custodian"))
    everything = shown(custodian)
    assert {name for name in (one, other) if name in everything} == {one, other}
    assert f"{worker.viewer.name}, {team}" in everything
    assert "No lead practitioner is recorded" in everything
    for chosen, there, away in (
        ({"category": "physical"}, other, one),
        ({"worker": worker.viewer.name}, one, other),
        ({"worker": "nobody"}, other, one),
        ({"team": team}, one, other),
        ({"from-day": "1", "from-month": "5", "from-year": "2026"}, other, one),
        ({"before-day": "1", "before-month": "5", "before-year": "2026"}, one, other),
    ):
        page = shown(custodian, **chosen)
        assert there in page, chosen
        assert away not in page, chosen


def test_a_clock_that_is_overdue_is_said_and_can_be_chosen():
    late = planned()
    custodian = browser_of(session("csc", "custodian"))
    page = shown(custodian, clocks="overdue")
    assert late in page
    assert "Was due 16 March 2026: When does the core group" in page
    young = first(event="initial_conference", occurred="2026-11-20T10:00", recorded="2026-11-20T11:00")
    name = f"Ann {uuid4().hex[:10]}"
    young["facts"][0] = {"person": {"id": "ann", "name": name, "born": "2024-02-01"}}
    young["facts"] += [{"plan": {"child": "ann", "status": "started", "category": "neglect"}}]
    if ledger.clock().date() < date(2026, 12, 1):  # while its first clock still runs
        family(young)
        assert name in shown(custodian)
        assert name not in shown(custodian, clocks="overdue")


def test_each_enquiry_and_each_search_is_in_the_log_with_for_what_and_what_was_told():
    name = planned()
    custodian = browser_of(session("csc", "custodian"))
    asked = {"asked_by": f"Pat {name}", "agency": "Police", "name": name, "why": "They assess a referral"}
    born = {"born-day": "1", "born-month": "2", "born-year": "2024"}
    assert "Say for what they ask" in words_of(custodian.post("/register", asked | born | {"why": ""}))
    assert custodian.post("/register", asked | born).url == "/register#log"
    nurse = session("ed", name=f"Nurse {name}")
    browser_of(nurse).post("/find", {"name": name, "purpose": "protect"} | born)
    log = words_of(custodian.get("/register")).split("Who asked", 1)[1]
    assert (
        f"Pat {name} Police They assess a referral {name}, born 2024-02-01 Yes: a child protection plan (neglect)"
        in log
    )
    assert f"Nurse {name}, works for ed City hospital To find a child {name}, born 2024-02-01 Nothing of a plan" in log


def test_the_log_says_the_same_of_a_search_whatever_was_found():
    nobody = f"Zed {uuid4().hex[:8]}"
    nurse = session("ed", name=f"Nurse {nobody}")
    ledger.find(nurse, nobody, date(2024, 2, 1))
    known = planned()
    ledger.find(nurse, known, date(2024, 2, 1))
    lines = [
        one for one in ledger.register_log(session("csc", "custodian")) if one.asked_by.startswith(nurse.viewer.name)
    ]
    assert [one.about.split(",")[0] for one in lines] == [known, nobody]
    assert len({(one.told, one.why, one.agency) for one in lines}) == 1


def test_the_log_is_turned_page_by_page_and_is_for_the_custodian():
    mine = session("csc", "custodian")
    for n in range(3):
        ledger.ask_register(mine, f"Asker {n}", "Police", "Zed Nobody", date(2020, 1, 1))
    whole = ledger.register_log(mine, most=3)
    assert [one.asked_by for one in whole] == ["Asker 2", "Asker 1", "Asker 0"]
    assert ledger.register_log(mine, before=whole[0].number, most=1) == whole[1:2]
    with pytest.raises(ledger.Closed):
        ledger.register_log(session("csc", "manager"))
    assert browser_of(mine).get(f"/register?before={whole[0].number}").status_code == 200
    assert browser_of(mine).get("/register?before=x").status_code == 200


def test_more_children_ask_the_database_no_more_often_once_their_families_were_read():
    custodian = browser_of(session("csc", "custodian"))
    counts = []
    for _ in range(2):
        planned()
        custodian.get("/register")
        with CaptureQueriesContext(connection) as queries:
            custodian.get("/register")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


def test_others_are_refused_and_what_is_chosen_away_does_not_reassure():
    outsider = browser_of(session("dva", "manager"))
    name = planned()
    for answer in (outsider.get("/register"), outsider.post("/register", {"do": "filter"})):
        assert answer.status_code == 403
        assert name not in answer.content.decode()
    page = shown(browser_of(session("csc", "custodian")), **{"from-day": "1", "from-month": "1", "from-year": "2027"})
    assert "That does not mean there is no concern." in page
