"""Questions by the act that answers them: of one family, mine and my team's; held, climbing, disagreed with."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, opens, turning, words_of
from partnership import bruise, family, first, session, told
from passing import ago, hired, hurt, number_of
from tenfold import ledger
from tenfold.desk.bundles import bundles_of
from tenfold.desk.questions import family_questions
from tenfold.ledger import Hold, Waiting
from tenfold.record import Dissent

pytestmark = pytest.mark.usefixtures("database")
WHEN = {"when-day": "6", "when-month": "3", "when-year": "2026"}
AHEAD = {"review-day": "1", "review-month": "3", "review-year": "2027"}
GOOD = {"observation": {"child": "ann", "of": "behaviour", "level": "positive", "says": "laughs and plays"}}
DUE = datetime(2026, 3, 9, 12, tzinfo=UTC)


def asking(*more):
    """A family of which it is asked who besides the mother can say how its child was hurt."""
    seen = {"occurred": "2026-03-05T10:00", "recorded": "2026-03-05T12:00", "agency": "ed", "author": {"role": "nurse"}}
    return family(first(), bruise("e2") | seen, *more)


def waits(number, *acts, urgency="soon", family_id=None, held=None):
    """A question that waits somewhere."""
    its = family_id or uuid4()
    return Waiting(its, f"Family {its}", number, f"Question {number}?", urgency, DUE, DUE, "a-rule", acts, held)


def number(ann, rule="explanation-unchecked"):
    opened = ledger.open_record(session("csc"), ann, "protect", "question")
    return next(n for n, one in enumerate(opened.questions, 1) if one.rule == rule)


def test_five_acts_are_shown_in_all_and_the_rest_is_folded_by_family():
    found = bundles_of([waits(n, f"Do {n}.") for n in range(1, 9)])
    assert sum(len(one.acts) for one in found.first) == 5
    assert sum(len(one.acts) for one in found.rest) == 3
    assert found.folded == "Show 3 more questions in 3 families"


def test_the_act_that_answers_most_comes_first_and_each_question_stands_once():
    its = uuid4()
    own = [waits(1, "See her.", "Ask.", family_id=its), waits(2, "Ask.", family_id=its), waits(3, family_id=its)]
    [bundle] = bundles_of(own).first
    assert [(act.words, len(act.questions)) for act in bundle.acts] == [
        ("Ask.", 2),
        ("No act by itself answers these", 1),
    ]


def test_the_most_urgent_comes_first():
    found = bundles_of([waits(1, "Later."), waits(2, "Now.", urgency="immediate")])
    assert found.first[0].acts[0].words == "Now."


def test_what_is_held_is_off_the_work_list_and_still_in_sight():
    found = bundles_of([waits(1, "See her.", held=Hold("team manager", "The witness is abroad.", DUE))])
    assert (found.first, found.rest) == ((), ())
    [link] = found.held
    assert "held by team manager until 9 March 2026: The witness is abroad." in link.due


def test_a_family_s_questions_stand_by_act_beside_its_strengths():
    page = family_questions(turning())
    assert 0 < len(page.unknown.acts) <= 5
    assert page.strengths
    assert all(" (" in line for line in page.strengths), "by whom, and when"


def test_nothing_on_record_reassures_nobody():
    page = words_of(opens(browser_of(session("csc")), its := family(first())).get(f"/family/{its}/questions"))
    assert "That does not mean there is no concern" in page or "Show" in page
    assert "None is recorded. That says nothing of the family" in page
    assert "None is recorded. That does not mean that all agree." in page


def test_the_questions_are_those_of_a_day():
    page = opens(browser_of(session("csc")), its := asking()).get(f"/family/{its}/questions?day=3&month=3&year=2026")
    said = words_of(page)
    assert "As the record was known at the end of 3 March 2026" in said
    assert "who besides" not in said.lower()


def test_a_question_says_its_step_who_was_told_and_what_comes_next():
    with ago(hours=30) as then:
        ann = hurt(then)
    worker = hired("csc", "practitioner", family=ann)
    ledger.waking.wake(number_of(ann))
    page = words_of(opens(browser_of(worker), ann).get(f"/family/{ann}/question/{number(ann, 'injury-unexplained')}"))
    assert "1. Lead practitioner Sam Okoro, works for csc, Children’s social care:" in page
    assert "It lies here since" in page
    assert "2. Team manager Nobody has been told on this step. Comes next at the end of" in page


def test_who_was_told_is_not_said_to_an_outsider_nor_of_those_who_read_in_another_layer():
    with ago(hours=30) as then:
        ann = hurt(then)
    worker = hired("csc", "practitioner", family=ann)
    ledger.waking.wake(number_of(ann))
    opened = ledger.open_record(worker, ann, "protect", "question")
    question = opened.questions[number(ann, "injury-unexplained") - 1]
    assert any(one.told for one in ledger.steps_of(worker, opened, question))
    assert not any(one.told for one in ledger.steps_of(session("dva"), opened, question))


def test_a_manager_holds_what_nobody_can_answer_and_it_leaves_the_list_until_its_review():
    ann, manager = asking(), session("csc", "manager", "practitioner")
    its = number(ann)
    boss = opens(browser_of(manager), ann, "supervise")
    place = f"/family/{ann}/question/{its}"
    assert "Hold it: nobody can answer it now" in words_of(boss.get(place))
    assert "Hold it" not in words_of(opens(browser_of(session("csc")), ann).get(place))
    before = [one for one in ledger.work(manager) if one.family == ann and one.number == its]
    sent = {"id": str(uuid4()), "narrative": "The only witness is abroad.", "holder": "team manager"} | WHEN | AHEAD
    done = boss.post(f"{place}?by=hold", sent)
    assert done.status_code == 302, words_of(done)
    page = words_of(boss.get(place))
    assert "Held by team manager until 1 March 2027: The only witness is abroad." in page
    [after] = [one for one in ledger.work(manager) if one.family == ann and one.number == its]
    assert (before[0].held, after.held.by, after.held.reason) == (None, "team manager", "The only witness is abroad.")


def test_who_is_no_manager_cannot_hold():
    ann = asking()
    its = number(ann)
    mine = opens(browser_of(session("csc")), ann)
    sent = {"id": str(uuid4()), "narrative": "Later.", "holder": "team manager"} | WHEN | AHEAD
    mine.post(f"/family/{ann}/question/{its}?by=hold", sent)
    assert ledger.open_record(session("csc"), ann, "protect", "question").questions[its - 1].held is None


def test_an_answer_that_is_no_evidence_is_shown_and_the_question_stands():
    ann = asking()
    its, mine = number(ann), opens(browser_of(session("csc")), ann)
    place = f"/family/{ann}/question/{its}"
    sent = {"id": str(uuid4()), "narrative": "The nursery rings back on Monday."} | WHEN
    assert mine.post(f"{place}?by=words", sent).status_code == 302
    page = words_of(mine.get(place))
    assert "What was said so far" in page
    assert "The nursery rings back on Monday." in page
    assert "It stands." in page


def test_my_team_s_questions_are_those_of_the_families_that_they_hold():
    ann, worker, manager = asking(), session("csc"), session("csc", "manager")
    administrator = session("csc", "administrator")
    ledger.allocate(administrator, ann, worker.viewer.id, "x")
    ledger.join_team(administrator, f"Team {ann}", worker.viewer.id)
    assert ann not in {one.family for one in ledger.work(manager, "team")}
    ledger.join_team(administrator, f"Team {ann}", manager.viewer.id, leads=True)
    assert ann in {one.family for one in ledger.work(manager, "team")}
    assert {one.family for one in ledger.work(worker, "held")} == {ann}
    page = browser_of(manager).get("/questions?whose=team")
    assert "who besides" in words_of(page).lower()
    assert ledger.work(session("dva"), "team") == ()


def test_the_lists_ask_as_few_questions_of_the_database_of_many_families_as_of_one():
    worker = session("csc")
    administrator = session("csc", "administrator")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert browser_of(worker).get("/questions?whose=held").status_code == 200
            assert browser_of(worker).get("/").status_code == 200
        return len(asked)

    ledger.allocate(administrator, asking(), worker.viewer.id, "x")
    one = queries()
    for _ in range(3):
        ledger.allocate(administrator, asking(), worker.viewer.id, "x")
    assert queries() <= one + 2


def test_a_disagreement_is_raised_goes_a_step_further_and_is_settled():
    decided = {"decision": {"id": "d", "matter": "threshold", "children": ["ann"], "granted": False, "rationale": "x"}}
    ann = asking(told("d1", facts=[decided], recorded="2026-03-04T11:00", agency="csc", author={"role": "manager"}))
    nurse = opens(browser_of(session("ed")), ann)
    place = f"/family/{ann}/disagreements"
    about = {"about": "d1", "says": "She is not safe."}
    assert nurse.post(f"{place}?step=raise", {"id": str(uuid4())} | WHEN | about).status_code == 302
    page = words_of(nurse.get(place))
    assert "Not settled. It lies with: Workers" in page
    assert re.search(r"She is not safe\. \d+ \w+ 20\d\d ", page), "by when it is to be settled"
    [dissent] = ledger.open_record(session("ed"), ann, "protect", "x").picture.facts(Dissent)
    further = {"id": str(uuid4()), "about": dissent.id, "to": "team manager", "says": "They would not meet."} | WHEN
    done = nurse.post(f"{place}?step=further", further)
    assert done.status_code == 302, words_of(done)
    assert "Not settled. It lies with: Their managers" in words_of(nurse.get(place))
    settled = {"id": str(uuid4()), "about": dissent.id, "to": "head of service", "says": "It is met."} | WHEN
    assert nurse.post(f"{place}?step=settle", settled).status_code == 302
    assert "Settled on 6 March 2026" in words_of(nurse.get(place))


def test_a_question_of_the_workforce_is_for_the_worker_s_employer_alone():
    plan = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}
    ann = family(
        first(),
        told("p1", facts=[plan], recorded="2026-03-04T11:00", agency="csc", author={"role": "chair"}),
        told("n1", recorded="2026-03-05T11:00", agency="ed", author={"role": "nurse"}),
    )
    opened = ledger.open_record(session("csc"), ann, "protect", "question")
    its = next(n for n, one in enumerate(opened.questions, 1) if one.theme == "workforce" and one.closed is None)
    ask = opened.questions[its - 1].rule
    assert opens(browser_of(session("csc")), ann).get(f"/family/{ann}/question/{its}").status_code == 200
    nurse = opens(browser_of(session("ed")), ann)
    assert nurse.get(f"/family/{ann}/question/{its}").status_code == 404, ask
    assert f'/question/{its}"' not in nurse.get(f"/family/{ann}/questions").content.decode()
    assert its not in {one.number for one in ledger.work(session("ed", "manager")) if one.family == ann}
