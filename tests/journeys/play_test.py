"""The play: a bruise in an emergency department, and what one record makes of it in ten agencies."""

import re
from datetime import date, timedelta

from django.utils.timezone import localdate

from journeys.stage import MOTION, Stage
from tenfold.ledger.demo import moved_by

CONFERENCE = re.compile("^Conference$")
TOLD_ON = date(2026, 11, 27)
SISTER = "Who has seen Ruby Carrow since the concern about Ann Carrow?"
WHO_ELSE = re.compile(
    rf"Who besides Leanne Carrow can say how Ann Carrow came to be hurt \({localdate().day} [^)]*{localdate().year}\)"
)


def test_a_bruise_is_asked_about_until_evidence_answers(stage: Stage) -> None:
    a_nurse_finds_the_child_and_sees_what_others_saw(stage)
    she_records_a_bruise_with_the_mother_s_word(stage)
    the_social_worker_is_asked_who_else_can_say(stage)
    the_nursery_answers_and_the_sister_still_is_not_seen(stage)
    the_sister_is_seen(stage)
    the_chair_is_told_who_must_be_there(stage)
    the_chair_puts_a_dissent_on_record(stage)
    the_manager_decides_with_reasons(stage)
    an_outsider_is_refused_and_told_why(stage)
    yesterday_s_record_shows_none_of_it(stage)
    the_auditor_sees_every_read(stage)
    assert stage.faults == []
    assert len(stage.scenes) >= 11


def a_nurse_finds_the_child_and_sees_what_others_saw(stage: Stage) -> None:
    born = date(2025, 3, 21) + moved_by(TOLD_ON, localdate())
    priya = stage.enter("priya").goes_to("/find").writes(name="Ann Carrow")
    priya.writes(**{"born-day": str(born.day), "born-month": str(born.month), "born-year": str(born.year)})
    stage.look(priya.ticks(purpose="care").presses("Find"), "the nurse finds the child")
    priya.follows("Open the record of Ann Carrow")
    assert priya.heading == "Ann Carrow"
    assert re.search(r"Plan\s+Since", priya.sees)
    for seen_before in ("Acorn day nursery", "Health visiting", "Leanne Carrow: accident"):
        assert seen_before in priya.sees
    stage.look(priya, "the child's page, to a nurse")


def she_records_a_bruise_with_the_mother_s_word(stage: Stage) -> None:
    priya = stage.enter("priya").presses("Record a contact")
    stage.look(priya, "record a contact")
    priya.writes(narrative="Ann brought in by her mother. A bruise on the right forearm, quiet on her mother’s lap.")
    priya.ticks(event="attendance", present="mother", **{"seen-1": "seen"}, hurt="ann", sites="forearm.right")
    priya.picks(place="hospital", injury="bruise", speaker="mother", claim="accident")
    priya.writes(says="fell against the coffee table at nursery pick-up").ticks(about="this").presses("Save")
    assert priya.heading == "Ann Carrow"
    assert "quiet on her mother’s lap" in priya.sees


def the_social_worker_is_asked_who_else_can_say(stage: Stage) -> None:
    marta = stage.enter("marta").goes_to("/").unfolds()
    assert WHO_ELSE.search(marta.sees)
    assert SISTER in marta.sees
    stage.look(marta, "what is asked of the social worker")


def the_nursery_answers_and_the_sister_still_is_not_seen(stage: Stage) -> None:
    marta = stage.enter("marta").goes_to("/").follows(WHO_ELSE).says_why("protect")
    assert "It stands." in marta.sees
    stage.look(marta, "a question, with the form that answers it")
    marta.writes(narrative="Rang the nursery. Two staff at the door saw Ann trip and catch the table with her arm.")
    marta.ticks(event="call", result="corroborated").picks(against="other_agency").writes(says="Tessa Ward, nursery")
    marta.presses("Save")
    assert "It stands." not in marta.sees
    stage.look(marta, "a question, answered")
    marta.goes_to("/").unfolds()
    assert not WHO_ELSE.search(marta.sees)
    assert SISTER in marta.sees


def the_sister_is_seen(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect").follows("All the children side by side")
    stage.look(marta, "the children side by side")
    marta.goes_to("/").follows(SISTER)
    marta.writes(narrative="Ruby seen alone in her room. She showed me her drawings and talked freely.")
    marta.ticks(event="visit", **{"seen-2": "alone"}).picks(place="home").presses("Save")
    assert "It stands." not in marta.sees
    assert SISTER not in marta.goes_to("/").unfolds().sees


def the_chair_is_told_who_must_be_there(stage: Stage) -> None:
    delroy = stage.enter("delroy").opens(MOTION, "conference").follows(CONFERENCE)
    for who in ("Rowan hospital", "Marek Dudek"):
        assert re.search(rf"{who}.*?Not yet", delroy.sees, re.DOTALL)
    stage.look(delroy, "who must be at the conference, and why")
    stage.look(delroy.follows("Invite"), "who is invited")
    delroy.writes(narrative="Invited by letter today.").presses("Invite")
    assert "There is a problem" not in delroy.sees, delroy.sees
    delroy.opens(MOTION, "conference").follows(CONFERENCE)
    assert "Not yet" not in delroy.sees


def the_chair_puts_a_dissent_on_record(stage: Stage) -> None:
    delroy = stage.enter("delroy").follows("Disagree, on the record")
    stage.look(delroy, "a dissent")
    delroy.ticks(about="m23").writes(says="The hospital’s doctors were not asked before it was decided to wait.")
    delroy.presses("Record that I disagree")
    assert "were not asked before it was decided to wait" in delroy.opens(MOTION, "conference").sees


def the_manager_decides_with_reasons(stage: Stage) -> None:
    ruth = stage.enter("ruth").opens(MOTION, "supervise").follows(CONFERENCE).follows("Decide, with reasons")
    stage.look(ruth, "a decision")
    ruth.ticks(**{"plan-1": "continued", "plan-2": "started"}, whole="all").picks(category="neglect")
    ruth.writes(outcome="Ann’s plan goes on, and Ruby has one.", rationale="Ruby lives with the same risk.", by="Ruth")
    ruth.presses("Record the decision")
    ruth.opens(MOTION, "supervise")
    assert "Ruby has one" in ruth.sees


def an_outsider_is_refused_and_told_why(stage: Stage) -> None:
    address = stage.enter("marta").opens(MOTION, "protect").page.url
    leila = stage.enter("leila")
    leila.page.goto(address)
    leila.says_why("protect")
    assert "Nothing on record ties you" in leila.sees
    assert "Working Together" in leila.sees
    assert "Ann" not in leila.sees.replace("an", "")
    stage.look(leila, "refused, and why")


def yesterday_s_record_shows_none_of_it(stage: Stage) -> None:
    marta, day = stage.enter("marta").opens(MOTION, "protect"), localdate() - timedelta(days=1)
    marta.writes(day=str(day.day), month=str(day.month), year=str(day.year))
    marta.presses("Show")
    assert "quiet on her mother’s lap" not in marta.sees
    assert "coffee table" not in marta.sees
    assert "Record a contact" not in marta.sees
    stage.look(marta, "as known on the day before")


def the_auditor_sees_every_read(stage: Stage) -> None:
    auditor = stage.enter("henryk").goes_to("/")
    auditor.page.get_by_role("link", name="Who read what").click()
    stage.look(auditor, "who read what, when and why")
    log = auditor.sees
    while auditor.offers("Earlier lines"):
        log += auditor.follows("Earlier lines").sees
    for who in ("Priya Nair", "Marta Lindholm", "Delroy Francis", "Ruth Ashdown", "Leila Haddad"):
        assert who in log
    assert "I am seeing or treating this child" in log
    assert "refused" in log.lower()
