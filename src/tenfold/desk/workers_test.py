"""The pages of workers, teams and handovers: what each shows, to whom, and that an OUTSIDER is shown nothing."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, filled, opens, words_of
from partnership import bruise, family, first, session
from tenfold import ledger
from tenfold.desk.forms import empty
from tenfold.desk.practice_fields import PAPERS, paper_fields
from tenfold.ledger import workforce
from tenfold.ledger.workforce.kinds import KINDS

pytestmark = pytest.mark.usefixtures("database")
MOST_QUERIES, MORE_A_FAMILY = 30, 4
DAY = {"completed_on": date(2026, 1, 5), "expires_on": date(2028, 1, 5)}


def typed(kind, **said):
    """What a browser sends of a form of a worker's page, its first choices taken and its days all some time ago."""
    form = empty(paper_fields(kind, None))
    sent = filled(form, **{k: v for k, v in said.items() if not isinstance(v, date)})
    days = {f.name: date(2026, 1, 5) for f in PAPERS[kind].fields if f.kind == "day" and f.needed}
    for name, day in {**days, **{k: v for k, v in said.items() if isinstance(v, date)}}.items():
        sent |= {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
    return sent


def team(*, families=1):
    """A manager who leads a team, and a worker of it with so many families."""
    administrator, worker, manager = (
        session("csc", "administrator"),
        session("csc", name="Ines Falk"),
        session("csc", "manager"),
    )
    own = f"Team {uuid4()}"
    ledger.join_team(administrator, own, worker.viewer.id)
    ledger.join_team(administrator, own, manager.viewer.id, leads=True)
    held = [family(first(), bruise("e2", agency="ed", author={"role": "nurse"})) for _ in range(families)]
    for ann in held:
        ledger.allocate(administrator, ann, worker.viewer.id, "given")
    return worker, manager, held


def test_every_kind_has_its_form_with_the_same_fields():
    assert set(PAPERS) == set(KINDS)
    for kind, paper in PAPERS.items():
        told = [(one.name, bool(one.needed), {choice.value for choice in one.choices}) for one in paper.fields]
        assert told == [(one.name, one.needed, set(one.choices)) for one in KINDS[kind]]


def test_your_practice_shows_what_is_kept_and_says_what_nobody_recorded():
    worker = session("csc")
    browser = browser_of(worker)
    page = words_of(browser.get("/practice"))
    assert "No DBS check is recorded" in page
    assert "No training is recorded. That does not mean that there was none, or that there was." in page
    assert page.count("No evidence is recorded") == 9
    assert "Nobody has said when supervision is due" in page
    sent = typed("training", course="First aid", expires_on=date(2026, 2, 5))
    for _ in range(2):
        assert browser.post(f"/worker/{worker.viewer.id}/training", sent).url == "/practice"
    page = words_of(browser.get("/practice"))
    assert "Training to be done again: First aid: overdue since 5 February 2026." in page
    assert page.count("Correct: First aid") == 1


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"acknowledged", "capability"}))
def test_a_manager_records_each_kind_by_its_form(kind):
    worker, manager = session("csc"), session("csc", "manager")
    browser = browser_of(manager)
    assert browser.get(f"/worker/{worker.viewer.id}/{kind}").status_code == 200
    numbers = {"number": "2", "minutes": "90"}
    more = {field.name: numbers[field.name] for field in PAPERS[kind].fields if field.name in numbers}
    done = browser.post(f"/worker/{worker.viewer.id}/{kind}", typed(kind, **more))
    assert done.status_code == 302, words_of(done)
    [fact] = workforce.practice_of(manager, worker.viewer.id, "worker").facts
    assert fact.kind == kind
    page = words_of(browser.get(f"/team/{worker.viewer.id}"))
    assert "5 January 2026" in page


def test_evidence_is_written_by_the_worker_and_acknowledged_by_the_manager_and_corrected_by_a_new_row():
    worker, manager = session("csc"), session("csc", "manager")
    mine, theirs = browser_of(worker), browser_of(manager)
    mine.post(f"/worker/{worker.viewer.id}/capability", typed("capability", evidence="I asked what I had assumed."))
    page = theirs.get(f"/team/{worker.viewer.id}").content.decode()
    assert "I asked what I had assumed." in page
    assert "Nobody has acknowledged it" in page
    href = re.search(r'href="(/worker/\d+/acknowledged\?answers=\d+)"', page)[1]
    assert "I asked what I had assumed." in words_of(theirs.get(href))
    assert theirs.post(href, typed("acknowledged", says="Two examples of it.")).status_code == 302
    page = mine.get("/practice").content.decode()
    assert "It shows the level: Two examples of it." in page
    href = re.search(r'href="(/worker/\d+/capability\?corrects=\d+)"', page)[1]
    assert mine.post(href, typed("capability", evidence="I asked, and wrote it down.")).status_code == 302
    page = words_of(mine.get("/practice"))
    assert "Corrected since" in page
    assert mine.get(href).status_code == 404, "it does not stand any more"


def test_what_is_wrong_is_said_beside_what_was_typed():
    worker = session("csc")
    ahead = date.today() + timedelta(days=9)  # noqa: DTZ011 - well after today, wherever that is
    page = browser_of(worker).post(
        f"/worker/{worker.viewer.id}/training", typed("training", course="X", completed_on=ahead)
    )
    assert page.status_code == 200
    assert "has not come yet" in words_of(page)
    assert 'value="X"' in page.content.decode()


@pytest.mark.parametrize(
    "address", ["team", "team/{0}", "worker/{0}/training", "worker/{0}/dbs", "worker/{0}/acknowledged"]
)
def test_an_outsider_is_shown_nothing_of_a_worker(address):
    worker, manager, _ = team()
    browser_of(manager).post(
        f"/worker/{worker.viewer.id}/supervision", typed("supervision", minutes="90", agreed="A CANARY")
    )
    outsiders = [
        session("csc"),
        session("ed", "manager"),
        session("csc", "auditor", "administrator", "privacy_officer"),
    ]
    for outsider in outsiders:
        shown = browser_of(outsider).get(f"/{address.format(worker.viewer.id)}")
        said = words_of(shown)
        assert "CANARY" not in said
        assert "Ines Falk" not in said
        if address == "team" and "manager" in outsider.viewer.roles:
            assert "Nobody is in a team that you lead" in said
        else:
            assert shown.status_code == 403
            assert "UK GDPR Article" in said


def test_a_team_shows_who_what_is_due_and_what_they_hold():
    worker, manager, [ann] = team()
    page = words_of(browser_of(manager).get("/team"))
    assert "Ines Falk" in page
    assert "1 child in 1 family" in page
    assert "No DBS check is recorded" in page
    assert "The limit in force is 18 (local practice" in page
    assert worker.viewer.name in words_of(browser_of(manager).get(f"/team/{worker.viewer.id}"))
    assert str(ann) in browser_of(manager).get(f"/team/{worker.viewer.id}").content.decode()


def test_a_peer_manager_who_leads_no_team_of_theirs_sees_the_worker_and_no_family():
    worker, _, [ann] = team()
    page = browser_of(session("csc", "manager")).get(f"/team/{worker.viewer.id}")
    assert page.status_code == 200
    assert "Ann Vale" in page.content.decode(), "their agency is involved with the family"
    far, [bea] = session("dva"), [ann]
    ledger.bar(session("csc", "administrator"), bea, worker.viewer.id, "kin")
    assert str(bea) not in browser_of(worker).get("/practice").content.decode(), "barred, it is not there"
    assert far.viewer.agency == "dva"


def test_work_is_weighed_only_where_the_agency_weighs_it_and_the_page_says_what_that_is():
    worker, manager, _ = team(families=2)
    administrator, agency = session("csc", "administrator"), "csc"
    for work, weight in (("other", "1.5"), ("plan", "2")):
        workforce.set_weight(administrator, agency, work, weight, date(2026, 1, 1), "Policy of 2026")
    page = words_of(browser_of(manager).get("/team"))
    assert "2 children in 2 families; 3 by weight." in page
    assert "local practice, set by no law or national guidance" in page
    workforce.set_weight(administrator, agency, "other", "1.25", date(2026, 2, 1), "Policy of February 2026")
    assert "; 2.5 by weight." in words_of(browser_of(manager).get("/team"))
    assert "Policy of February 2026" in words_of(browser_of(manager).get("/team"))
    assert "; 2.5 by weight." in words_of(browser_of(worker).get("/practice"))


def test_the_kind_of_work_is_what_the_record_holds():
    worker = session("csc")
    begun = first()
    begun["facts"].append({"plan": {"child": "ann", "status": "started", "category": "neglect"}})
    ledger.allocate(session("csc", "administrator"), family(begun), worker.viewer.id, "given")
    [held] = workforce.caseloads(worker, [worker.viewer.id], "worker")[worker.viewer.id].families
    assert [one.work for one in held.children] == ["plan"]


def test_the_queries_of_each_page_are_bounded():
    worker, manager, held = team(families=3)
    pages = ((worker, "/practice"), (manager, "/team"), (manager, f"/team/{worker.viewer.id}"))
    for who, page in pages:
        browser = browser_of(who)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(page).status_code == 200
        assert len(queries) <= MOST_QUERIES + MORE_A_FAMILY * len(held), page


def handed(browser, ann, old, new, **more):
    """Send the form with which a family is handed over."""
    day = {"on-day": "5", "on-month": "3", "on-year": "2026"}
    told = {"id": str(uuid4()), "old": old, "new": new, "jointly": "yes", "says": "Met, all three.", **day, **more}
    return browser.post(f"/family/{ann}/handover", told)


def test_a_family_is_handed_over_by_the_manager_with_both_workers_and_the_record_says_so():
    worker, manager, [ann] = team()
    new, browser = session("csc", name="Noa Berg"), opens(browser_of(manager), ann)
    assert f'href="/family/{ann}/handover"' in browser.get(f"/team/{worker.viewer.id}").content.decode()
    shown = words_of(browser.get(f"/family/{ann}/handover"))
    assert "It is held by: Ines Falk" in shown
    sent = {"id": str(uuid4())}
    for _ in range(2):
        done = handed(browser, ann, worker.viewer.id, new.viewer.id, **sent)
        assert done.status_code == 302, words_of(done)
    opened = ledger.open_record(new, ann, "protect", "child")
    [entry] = [one for one in opened.case.entries if one.id == sent["id"]]
    told = [(fact.worker, fact.jointly_handed_over, fact.to_date is not None, fact.caseload) for fact in entry.facts]
    names = [who.viewer.id for who in (worker, new)]
    assert [(jointly, ended, load) for _, jointly, ended, load in told] == [(True, True, None), (True, False, 1)]
    assert len(names) == len({name for name, *_ in told})
    holds = workforce.caseloads(new, [new.viewer.id], "worker")[new.viewer.id]
    assert [one.family for one in holds.families] == [ann]
    assert workforce.caseloads(worker, [worker.viewer.id], "worker")[worker.viewer.id].families == ()


def test_nobody_hands_over_to_themselves_or_to_somebody_of_another_agency():
    worker, manager, [ann] = team()
    browser = opens(browser_of(manager), ann)
    assert "somebody else" in words_of(handed(browser, ann, worker.viewer.id, worker.viewer.id))
    assert "Choose from what is offered" in words_of(handed(browser, ann, worker.viewer.id, session("ed").viewer.id))


def test_who_manages_nobody_hands_nothing_over():
    worker, _, [ann] = team()
    for who in (worker, session("dva", "manager")):
        assert handed(opens(browser_of(who), ann), ann, worker.viewer.id, session("csc").viewer.id).status_code == 403
