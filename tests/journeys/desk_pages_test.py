"""The pages that practitioners live in, each looked at wide and narrow, by axe, by keyboard and without JavaScript."""

from django.utils.timezone import localdate

from journeys.stage import MOTION, Person, Stage

LAPTOP = {"width": 1280, "height": 800}


def at(person: Person, place: str) -> Person:
    """Go to a page of the family whose child's page is open."""
    family = person.page.url.split("/family/")[1].split("/")[0]
    return person.goes_to(f"/family/{family}/{place}")


def looked_at(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect")
    stage.look(marta, "a child")
    for show in ("care", "timeline", "body", "network"):
        stage.look(at(marta, f"child/1/pictures?show={show}"), f"pictures {show}")
    stage.look(at(marta, "child/1/pictures?show=body&at=0"), "pictures of a day with nothing")
    stage.look(at(marta, "questions"), "a family's questions")
    stage.look(at(marta, "question/1"), "a question with its ladder")
    stage.look(at(marta, "disagreements"), "disagreements")
    stage.look(at(marta, "disagreements?step=further"), "a disagreement goes further")
    day = localdate()
    stage.look(at(marta, f"question/1?day={day.day}&month={day.month}&year={day.year - 1}"), "a question of a year ago")
    stage.look(marta.goes_to("/questions"), "what is asked of me")
    stage.look(marta.goes_to("/find"), "find a child")
    stage.look(marta.writes(name="Anne Carow").ticks(purpose="protect").presses("Find"), "half known and found")
    stage.look(marta.goes_to("/find").writes(name="Zzyzx").ticks(purpose="protect").presses("Find"), "nobody found")
    stage.look(marta.goes_to("/learning"), "learning")
    stage.look(marta.goes_to("/learning/review").unfolds(), "a published review")
    ruth = stage.enter("ruth").opens(MOTION, "supervise")
    stage.look(at(ruth, "replay"), "before a replay for a learning review")
    stage.look(ruth.presses("Replay for a learning review"), "a family replayed")
    stage.look(ruth.goes_to("/questions?whose=team"), "my team's questions")
    at(ruth.opens(MOTION, "supervise"), "question/1?by=hold")
    stage.look(ruth, "a question is held")


def test_every_page_is_clean_wide_and_narrow(stage: Stage) -> None:
    looked_at(stage)
    assert stage.faults == []


def test_from_a_day_that_is_past_a_link_that_one_sees_leads_back_to_now(stage: Stage) -> None:
    marta, day = stage.enter("marta").opens(MOTION, "protect"), localdate()
    for place in ("siblings", "same-person", "packs"):
        at(marta, f"{place}?day=1&month={day.month}&year={day.year - 1}")
        stage.look(marta, f"{place} of a year ago")
        assert marta.arrived.get_by_role("link", name="Show now").is_visible(), place
        assert "As the record was known" not in marta.follows("Show now").sees
    assert stage.faults == []


def test_a_laptop_shows_the_four_answers_without_scrolling(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect")
    marta.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]  # a width and a height
    tops = {}
    for part in ("who", "unknown", "care", "clocks"):
        box = marta.arrived.locator(f".desk-{part}").bounding_box()
        assert box is not None
        tops[part] = box["y"] + box["height"]
    assert {part: end for part, end in tops.items() if end > LAPTOP["height"]} == {}
    order = marta.page.evaluate(
        "[...document.querySelectorAll('main section > h2')].map(one => one.id).filter(one => one)"
    )
    assert order[:5] == ["who", "unknown", "care", "clocks", "timeline"]


def test_a_child_is_found_and_a_day_is_chosen_without_javascript(plain: Stage) -> None:
    marta = plain.enter("marta").goes_to("/find")
    marta.page.fill("[name=name]", "Karrow Ann")
    marta.page.check("[name=purpose][value=protect]")
    marta.presses("Find")
    assert "Open the record of Ann Carrow" in marta.sees
    marta.page.get_by_role("link", name="Open the record of Ann Carrow").click()
    assert marta.heading == "Ann Carrow"
    at(marta, "child/1/pictures?show=body")
    now = marta.page.inner_text("output")
    marta.page.get_by_role("link", name="Earlier, something was recorded").click()
    assert marta.page.inner_text("output") != now
    marta.presses("Show this day")
    assert "show=body" in marta.page.url


def test_a_slider_is_moved_and_a_day_shown_by_keyboard_alone(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect")
    at(marta, "child/1/pictures?show=care")
    now = marta.page.inner_text("output")
    marta.page.focus("#at")
    for _ in range(3):
        marta.page.keyboard.press("ArrowLeft")
    moved = marta.page.inner_text("output")
    assert moved != now
    assert marta.page.get_attribute("#at", "aria-valuetext") == moved
    marta.page.keyboard.press("Tab")
    marta.page.keyboard.press("Enter")
    marta.page.wait_for_url("**at=*")
    assert f"On {moved}, and by whose word" in marta.sees


PHONE = {"width": 320, "height": 700}
JUMPED = """() => new Promise(told => new PerformanceObserver(list => told(
  list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
  || setTimeout(() => told(0), 500))"""


def test_on_a_telephone_nothing_jumps_when_the_menu_folds(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect")
    marta.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    marta.page.reload()
    menu = marta.arrived.locator("#navigation")
    assert not menu.is_visible()
    assert marta.page.evaluate(JUMPED) < 0.1
    marta.page.get_by_role("button", name="Menu").click()
    assert menu.is_visible()


def test_on_a_telephone_the_menu_opens_by_itself_where_its_script_does_not_come(stage: Stage) -> None:
    marta = stage.enter("marta").opens(MOTION, "protect")
    marta.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    marta.page.route("**/*.js", lambda way: way.abort())
    marta.page.reload()
    assert not marta.arrived.locator("#navigation").is_visible()
    marta.page.wait_for_selector("#navigation", state="visible", timeout=8_000)
    marta.page.unroute_all()


def test_on_a_telephone_without_javascript_the_menu_stands_open(plain: Stage) -> None:
    marta = plain.enter("marta")
    marta.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    assert marta.goes_to("/").arrived.locator("#navigation").is_visible()
