"""A contact recorded on a doorstep: a small screen, the body map, the keyboard, no script, a correction."""

import os
import re
from typing import TYPE_CHECKING

import pytest

from journeys.doorstep import WORDS, drafts, entries, records, sits
from journeys.stage import NARROW, WIDE, Person, Stage
from partnership import family, first, session
from tenfold import ledger

if TYPE_CHECKING:
    from playwright.sync_api import Page
MOST = 7


class Counted:
    """Taps, choices and presses, counted; typing is not."""

    def __init__(self, page: "Page") -> None:
        self.page, self.count = page, 0

    def taps(self, place: str) -> "Counted":
        self.page.locator(place).first.tap()
        self.count += 1
        return self


def test_a_visit_is_saved_from_the_childs_page_in_at_most_seven_interactions(device, site):
    ann, me = family(first()), session()
    page = sits(device, site, me, ann)
    page.goto(f"{site}/family/{ann}/child/1")
    hands = Counted(page)
    hands.taps("main >> text=Record a contact")
    page.wait_for_selector("[name=narrative]")
    hands.taps("[name=narrative]")
    page.keyboard.type(WORDS)
    hands.taps("label:has-text('Ann’s mother')").taps("label:has-text('Seen alone')")
    hands.taps("summary:has-text('Where, and how it came out')")
    page.select_option("[name=place]", "home")
    hands.count += 1
    hands.taps("button:has-text('Save and continue')")
    page.wait_for_url("**/child/1?recorded=*")
    assert hands.count <= MOST
    [*_, entry] = ledger.open_record(me, ann, "protect", "child").picture.entries()
    assert (entry.narrative, entry.event, entry.place) == (WORDS, "visit", "home")
    assert (entry.present, entry.seen) == (("mum",), {"ann": "alone"})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_an_injury_takes_a_tap_on_the_body(device, site):
    ann, me = family(first()), session("ed")
    ledger.present(me, ann, "care", "She is here")
    page = records(sits(device, site, me, ann), site, ann)
    page.fill("[name=narrative]", WORDS)
    page.tap("summary:has-text('An injury')")
    page.tap("[data-body=sites] input[value='forearm.left']")
    page.tap("[data-body=sites] input[value='thigh.right.back']")
    assert page.inner_text("[data-chosen]") == "Chosen: left forearm, back of right thigh"
    page.select_option("[name=injury]", "bruise")
    page.tap("button:has-text('Save and continue')")
    page.wait_for_url("**/child/1?recorded=*")
    [*_, entry] = ledger.open_record(me, ann, "care", "child").picture.entries()
    assert sorted(entry.facts[0].sites) == ["forearm.left", "thigh.right.back"]


def test_each_place_on_the_body_is_large_enough_for_a_finger_on_a_small_screen(device, site):
    ann = family(first())
    page = records(sits(device, site, session(), ann), site, ann)
    page.tap("summary:has-text('An injury')")
    sizes = page.eval_on_selector_all(
        ".desk-spot",
        "all => all.map((one) => { const b = one.getBoundingClientRect(); return Math.min(b.width, b.height); })",
    )
    assert min(sizes) >= 24  # WCAG 2.2, 2.5.8
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_the_body_is_chosen_on_by_the_keyboard_alone(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    page.focus("#fold-injury summary")
    page.keyboard.press("Enter")
    where = "() => document.activeElement.value ?? ''"
    for _ in range(20):
        page.keyboard.press("Tab")
        if "desk-spot" in page.evaluate("document.activeElement.className"):
            break
    assert page.evaluate(where) == "head"
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(where) == "face.forehead"
    page.keyboard.press("ArrowRight")
    beside = page.evaluate(where)
    assert beside.startswith("face.e")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert "desk-spot" not in page.evaluate("document.activeElement.className")
    assert page.inner_text("[data-chosen]").startswith("Chosen: head, ")
    ticked = page.eval_on_selector_all("[name=sites]:checked", "all => all.map((one) => one.value)")
    assert sorted(ticked) == sorted(["head", beside])


def test_without_a_script_map_and_list_do_the_same_and_one_more_is_added(browser, site):
    ann, me = family(first()), session()
    context = browser.new_context(java_script_enabled=False)
    page = sits(context, site, me, ann)
    page.goto(f"{site}/family/{ann}/child/1/record")
    page.fill("[name=narrative]", WORDS)
    page.click("summary:has-text('An injury')")
    page.check("[name=map][value='back']")
    page.select_option("[name=injury]", "bruise")
    page.click("button:has-text('Add another injury')")
    assert page.is_checked("[name=sites][value='back']")
    page.select_option("[name=injury_2]", "burn")
    page.locator("[data-body=sites_2] + details summary").click()
    page.check("[name=sites_2][value='hand.left']")
    page.click("button:has-text('Add what somebody else said of it') >> nth=1")
    page.select_option("[name=by-of-2_2]", "mum")
    page.fill("[name=words-of-2_2]", "The oven door.")
    page.click("button:has-text('Save and continue')")
    assert "recorded=" in page.url, page.inner_text("main")
    [*_, entry] = ledger.open_record(me, ann, "protect", "child").picture.entries()
    told = [(one.type, one.sites) for one in entry.facts if hasattr(one, "sites")]
    assert told == [("bruise", ("back",)), ("burn", ("hand.left",))]
    context.close()


def test_without_a_script_a_draft_is_kept_by_a_button_and_taken_up_where_it_stood(browser, site):
    ann, me = family(first()), session()
    context = browser.new_context(java_script_enabled=False)
    page = sits(context, site, me, ann)
    page.goto(f"{site}/family/{ann}/child/1/record")
    page.fill("[name=narrative]", WORDS)
    page.check("[name=present][value=mum]")
    page.click("button:has-text('Keep as a draft')")
    assert re.search(r"You have a draft of \d\d:\d\d", page.inner_text("main"))
    page.goto(f"{site}/family/{ann}/child/1/record")
    assert page.input_value("[name=narrative]") == WORDS
    assert page.is_checked("[name=present][value=mum]")
    assert WORDS not in entries(me, ann)
    page.click("text=Throw this draft away")
    assert page.input_value("[name=narrative]") == ""
    assert drafts(me, ann) == ()
    context.close()


@pytest.mark.parametrize("step", ["", "add", "problem", "draft"])
def test_the_page_is_in_order_wide_and_narrow(browser, site, step):
    ann, me = family(first()), session("ed")
    ledger.present(me, ann, "care", "She is here")
    stage = Stage(browser, site)
    context = browser.new_context()
    person = Person(records(sits(context, site, me, ann), site, ann), site)
    if step == "add":
        person.unfolds().presses("Add another injury")
        person.page.wait_for_selector("[name=injury_2]", state="attached")
    if step == "problem":
        person.writes(looks="round").presses("Save and continue")
        person.page.wait_for_selector(".govuk-error-summary")
    if step == "draft":
        person.writes(narrative=WORDS).presses("Keep as a draft")
    _shoot(person, f"record-{step or 'first'}")
    stage.look(person.unfolds(), f"record a contact {step}")
    _shoot(person, f"record-{step or 'first'}-open")
    assert stage.faults == []
    context.close()


def test_an_entry_is_corrected_from_the_childs_page_and_the_old_one_stays(browser, site):
    ann, me = family(first()), session()
    context = browser.new_context(java_script_enabled=False)
    person = Person(sits(context, site, me, ann), site)
    person.goes_to(f"/family/{ann}/child/1/record").page.fill("[name=narrative]", WORDS)
    person.presses("Save and continue").follows(re.compile("^Correct this entry"))
    assert person.page.input_value("[name=narrative]") == WORDS
    person.page.fill("[name=narrative]", "Saw Ann at her grandmother’s.")
    person.presses("Record the correction")
    assert "Say why it is corrected" in person.sees
    person.page.fill("[name=reason]", "I had the wrong address.")
    person.presses("Record the correction")
    assert "Correction: I had the wrong address." in person.sees
    person.page.click("summary:has-text('Corrected: what it said before')")
    assert WORDS in person.sees
    context.close()
    stage, context = Stage(browser, site), browser.new_context()
    person = Person(sits(context, site, me, ann), site)
    person.goes_to(f"/family/{ann}/child/1").follows(re.compile("^Correct this entry"))
    stage.look(person.unfolds(), "correct an entry")
    _shoot(person, "correct")
    assert stage.faults == []
    context.close()


def _shoot(person: Person, name: str) -> None:
    """Take pictures to look at, where somebody says where to put them; they are not kept with the source."""
    folder = os.environ.get("TENFOLD_SHOTS")
    for width in (WIDE, NARROW) if folder else ():
        person.page.set_viewport_size({"width": width, "height": 900})
        person.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
