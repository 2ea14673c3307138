"""A conference from the call to the core group, at its people's own browsers, and each page looked at."""

import re

from journeys.looking import unreachable
from journeys.stage import MOTION, Person, Stage

REVIEW = re.compile("^Conference$")
PACKS, CONFIRM = "Packs for the meeting", "Confirm that it may be given to"


def test_a_conference_is_prepared(stage: Stage) -> None:
    the_chair_sees_who_must_come_what_is_due_and_what_makes_it_quorate(stage)
    a_report_comes_and_is_gone_through_with_the_family(stage)
    each_is_given_a_pack_of_their_own_once_two_have_read_it(stage)
    assert stage.faults == []
    assert len(stage.scenes) >= 15


def test_a_pack_is_read_and_confirmed_by_keyboard_and_without_javascript(plain: Stage) -> None:
    delroy, imelda = (plain.enter(one).opens(MOTION, "conference").follows(REVIEW) for one in ("delroy", "imelda"))
    delroy.follows(PACKS).arrived.locator("input[name=to]").last.check()
    place = delroy.presses("Make the pack").arrived.url.removeprefix(delroy.site)
    imelda.goes_to(place)
    assert [*unreachable(imelda.arrived, place)] == []
    imelda.ticks(read="all").presses(CONFIRM)
    assert "Read by Imelda Santos" in imelda.sees


def test_its_plan_is_carried_out_and_what_happened_is_looked_through(stage: Stage) -> None:
    the_plan_has_owners_days_and_evidence(stage)
    the_chronology_is_looked_through_and_taken_along(stage)
    the_custodian_answers_and_sees_who_asked(stage)
    assert stage.faults == []
    assert len(stage.scenes) >= 10


def the_chair_sees_who_must_come_what_is_due_and_what_makes_it_quorate(stage: Stage) -> None:
    delroy = stage.enter("delroy").opens(MOTION, "conference").follows(REVIEW)
    assert "Reports are due 5 working days before the meeting" in delroy.sees
    assert "Not held yet" in delroy.sees
    stage.look(delroy, "a conference to come")
    for step in ("Invite", "Keep somebody out, with the reason", "Record who came and what was said"):
        stage.look(delroy.opens(MOTION, "conference").follows(REVIEW).follows(step), f"a step: {step}")


def a_report_comes_and_is_gone_through_with_the_family(stage: Stage) -> None:
    delroy = stage.enter("delroy").opens(MOTION, "conference").follows(REVIEW).follows("A report has come")
    stage.look(delroy, "a report has come")
    delroy.presses("Record the report")
    assert "There is a problem" in delroy.sees
    stage.look(delroy, "a report, with what is missing")
    delroy.picks(agency="school").writes(narrative="Ruby is at school every day. She draws herself without arms.")
    delroy.presses("Record the report")
    assert re.search(r"Received \d+ \w+ \d{4} \(Conference chair", delroy.sees)
    delroy.follows("Go through the reports with the family")
    stage.look(delroy, "the reports are gone through")
    delroy.writes(reason="She is away until the day before.").presses("Record it")
    assert "not gone through. She is away until the day before." in delroy.sees
    stage.look(delroy, "a conference with reports")


def each_is_given_a_pack_of_their_own_once_two_have_read_it(stage: Stage) -> None:
    delroy = stage.enter("delroy").opens(MOTION, "conference").follows(REVIEW).follows(PACKS)
    stage.look(delroy, "packs for a meeting")
    delroy.arrived.locator("input[name=to]").first.check()
    delroy.presses("Make the pack")
    serial = re.search(r"Serial (\d+)\. For .+\. For the review conference planned for", delroy.sees)
    assert serial
    assert "Not to be given out yet" in delroy.sees
    assert "draws herself without arms" in delroy.sees
    stage.look(delroy, "a pack that waits for a second reader")
    assert not prints(delroy, "draws herself without arms")
    the_second_reader_reads_it(stage, serial[1])
    delroy.arrived.reload()
    assert "Read by Ruth Ashdown" in delroy.sees
    assert "Not to be given out" not in delroy.sees
    assert prints(delroy, "draws herself without arms")
    stage.look(delroy, "a pack")
    what_comes_later_undoes_it(stage, delroy.page.url.removeprefix(delroy.site))


def prints(person: Person, words: str) -> bool:
    """Whether words of a page are there when its browser prints it."""
    person.page.emulate_media(media="print")
    found = words in person.sees
    person.page.emulate_media(media="screen")
    return found


def what_comes_later_undoes_it(stage: Stage, place: str) -> None:
    delroy = stage.enter("delroy").opens(MOTION, "conference").follows(REVIEW).follows("A report has come")
    delroy.picks(agency="nursery").writes(narrative="Ann plays well.").presses("Record the report")
    assert "That does not hold any more" in delroy.goes_to(place).sees
    stage.look(delroy, "a pack that is not what was read")
    assert "The record has changed since it was made" in delroy.goes_to(f"{place}/pdf").sees
    stage.look(delroy, "no pack to be given out")


def the_second_reader_reads_it(stage: Stage, serial: str) -> None:
    ruth = stage.enter("ruth").opens(MOTION, "conference")
    ruth.follows(REVIEW).follows(PACKS).follows(serial)
    assert "What the second reader looks at" in ruth.sees
    stage.look(ruth, "a pack to be read")
    ruth.presses(CONFIRM)
    assert "Say that you have read all of it" in ruth.sees
    stage.look(ruth, "a pack, with what is missing")
    ruth.ticks(read="all").presses(CONFIRM)
    assert "Read by Ruth Ashdown" in ruth.sees
    assert "Waits for one" not in ruth.follows(PACKS).sees
    stage.look(ruth, "packs, one of them read")


def the_plan_has_owners_days_and_evidence(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect").follows("Plan, actions and core group")
    stage.look(marta, "the plan, its actions and core group")
    for step in ("Add an action", "Say that an action is done, or dropped", "Plan a core group", "Record a core group"):
        marta.opens(MOTION, "protect").follows("Plan, actions and core group")
        stage.look(marta.follows(step), f"a step: {step}")


def the_chronology_is_looked_through_and_taken_along(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect").follows("Chronology: filter, search, print, files")
    stage.look(marta, "the chronology")
    marta.writes(words="Invitations core strategy school").presses("Show")
    assert re.search(r"1 of \d+ entries", marta.sees)
    stage.look(marta.unfolds(), "the chronology, unfolded and looked through")
    marta.presses("Make the file")
    assert "Say for whom the file is" in marta.sees
    marta.writes(recipient="Owen Price, solicitor").ticks(**{"as": "docx"})
    with marta.page.expect_download() as coming:
        marta.presses("Make the file")
    assert re.fullmatch(r"chronology-\d+\.docx", coming.value.suggested_filename)


def the_custodian_answers_and_sees_who_asked(stage: Stage) -> None:
    imelda = stage.enter("imelda").goes_to("/register")
    stage.look(imelda, "the register")
    stage.look(imelda.unfolds(), "the register, unfolded")
    imelda.ticks(clocks="overdue").presses("Show")
    assert "Was due" in imelda.sees
    imelda.goes_to("/register").presses("Answer")
    stage.look(imelda, "an enquiry, with what is missing")
