"""Workers, their manager, the auditor and an administrator at their browsers: each page wide, narrow and by axe."""

from django.utils.timezone import localdate

from journeys.stage import Stage

MOTION_S_CHILD = "Ann Carrow"


def test_a_worker_looks_at_their_practice_and_records_training(stage: Stage) -> None:
    kofi = stage.enter("kofi").goes_to("/practice")
    assert kofi.heading == "Your practice"
    assert "Safeguarding children, level 3: overdue since" in kofi.sees
    stage.look(kofi, "your practice")
    stage.look(kofi.follows("Record: training"), "record training")
    kofi.presses("Record")
    stage.look(kofi, "record training, with problems")
    today = localdate()
    kofi.writes(course="Safeguarding children, level 3")
    kofi.writes(
        **{
            "completed_on-day": str(today.day),
            "completed_on-month": str(today.month),
            "completed_on-year": str(today.year),
        }
    )
    kofi.presses("Record")
    assert kofi.heading == "Your practice"
    assert "level 3: overdue since" not in kofi.sees


def test_the_manager_sees_what_is_due_and_acknowledges_evidence(stage: Stage) -> None:
    ruth = stage.enter("ruth").goes_to("/team")
    assert "Kofi Boateng" in ruth.sees
    assert "Supervision: overdue since" in ruth.sees
    stage.look(ruth, "your team")
    stage.look(ruth.follows("Kofi Boateng"), "a worker, to their manager")
    stage.look(ruth.follows("Record: supervision that was held"), "record supervision")
    ruth.goes_to("/team").follows("Marta Lindholm")
    stage.look(ruth.follows("Acknowledge: Values and ethics"), "acknowledge evidence")
    ruth.goes_to("/team").follows("Marta Lindholm").page.locator("main a[href$='/handover']").first.click()
    stage.look(ruth.says_why("supervise"), "hand over")
    assert "Marta Lindholm" in ruth.sees


def test_an_outsider_is_refused(stage: Stage) -> None:
    address = stage.enter("ruth").goes_to("/team").follows("Kofi Boateng").arrived.url
    siobhan = stage.enter("siobhan")
    siobhan.page.goto(address)
    assert "Kofi" not in siobhan.sees
    stage.look(siobhan, "an outsider is refused")


def test_the_auditor_looks_at_what_is_out_of_the_ordinary(stage: Stage) -> None:
    stage.enter("kofi").opens(MOTION_S_CHILD, "protect")
    henryk = stage.enter("henryk").goes_to("/odd-access")
    assert "a colleague of theirs holds it" in henryk.sees
    stage.look(henryk, "out of the ordinary")
    henryk.presses("Looked at")
    stage.look(henryk, "out of the ordinary, with problems")
    [*_, which] = henryk.page.locator("select[name=which] option").all()
    henryk.picks(which=which.get_attribute("value") or "").writes(because="He covered for a colleague who was ill.")
    assert "He covered for a colleague who was ill." in henryk.presses("Looked at").sees
    stage.look(henryk, "looked at, because")


def test_an_administrator_asks_and_cannot_confirm_alone(stage: Stage) -> None:
    noor = stage.enter("noor").goes_to("/administration")
    stage.look(noor, "administration")
    noor.writes(username="ines", name="Ines Falk", job="Social worker", why="Begins on Monday").picks(agency="csc")
    noor.ticks(roles="practitioner").presses("Ask for it")
    assert "Waits for another administrator" in noor.sees
    for words in (
        "Ask for other roles",
        "Confirm what another asked for",
        "Move somebody to a team",
        "Close or open an account",
    ):
        stage.look(noor.goes_to("/administration").follows(words), words)
    stage.look(noor.goes_to("/limits"), "limits")
    stage.look(noor.unfolds(), "limits, unfolded")
