"""A contact recorded on a doorstep: a small screen, a lost signal, a crash, a session that ended; in real browsers."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from browser import chromium
from desks import browser_of, opens
from journeys.stage import NARROW, WIDE, Person, Stage
from partnership import family, first, session
from tenfold import ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WORDS = "Saw Ann at home. She was playing on the rug, Zanthorpe the bear in her arms."
MOST = 7
KEPT = """async () => {
    const opening = indexedDB.open("tenfold", 1);
    const found = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    if (!found.objectStoreNames.length) { found.close(); return { keys: [], forms: [] }; }
    const work = found.transaction(["keys", "forms"]);
    const all = (name) => new Promise((done) => {
        const asked = work.objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
    });
    const [keys, forms] = [await all("keys"), await all("forms")];
    found.close();
    const read = await Promise.all(keys.map(async (one) => {
        try { await crypto.subtle.exportKey("raw", one.key); return "read"; } catch (fault) { return fault.name; }
    }));
    const text = forms.map((one) => new TextDecoder("latin1").decode(one.sealed) + JSON.stringify(one)).join();
    return { keys: keys.map((one) => one.key.extractable), forms: forms.map((one) => one.id), read, text };
}"""
"""What this origin holds in the browser: of each key whether it can be taken out, the ids of forms, and their text."""


@pytest.fixture
def device(browser: "Browser") -> Iterator["BrowserContext"]:
    context = browser.new_context(viewport={"width": NARROW, "height": 700}, has_touch=True)
    yield context
    context.close()


@contextmanager
def profile(browser: "Browser", folder: Path) -> Iterator["BrowserContext"]:
    """A browser that keeps what it holds in a folder, so that it can end and begin again."""
    walls = [] if os.geteuid() else ["--no-sandbox"]
    context = browser.browser_type.launch_persistent_context(folder, executable_path=chromium(), args=walls)
    try:
        yield context
    finally:
        context.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="tenfold-profile-"))
    yield place
    shutil.rmtree(place, ignore_errors=True)


def sits(context: "BrowserContext", site: str, who: ledger.Session, ann: UUID) -> "Page":
    """Somebody who is signed in and has said why they open the family, at a page of their own."""
    client = opens(browser_of(who), ann)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def records(page: "Page", site: str, ann: UUID, query: str = "") -> "Page":
    page.goto(f"{site}/family/{ann}/child/1/record{query}")
    page.wait_for_function("document.querySelector('[data-chosen]') && document.body.dataset.person")
    return page


def kept(page: "Page") -> Any:
    return page.evaluate(KEPT)


def says(page: "Page", words: str) -> None:
    page.wait_for_function("words => document.querySelector('[data-kept]').textContent.includes(words)", arg=words)


def writes(page: "Page", words: str = WORDS) -> None:
    page.fill("[name=narrative]", words)
    says(page, "Kept on this device")


def entries(who: ledger.Session, ann: UUID) -> list[str]:
    opened = ledger.open_record(who, ann, "protect", "child")
    return [one.narrative or "" for one in opened.picture.entries()]


def drafts(who: ledger.Session, ann: UUID) -> tuple[ledger.Draft, ...]:
    return ledger.open_to_record(who, ann, "protect", "record")[1]


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


def test_what_is_sent_after_the_session_ended_is_there_after_signing_in_again(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    writes(page)
    ledger.end(me.token)
    page.tap("button:has-text('Save and continue')")
    page.wait_for_url("**/account/login/?next=*")
    assert "Zanthorpe" not in page.content()
    again = ledger.begin(_account(me), me.token[::-1])
    _signs_in(device, site, again, page)
    page.goto(f"{site}{urlsplit(page.url).query.removeprefix('next=')}".replace("%2F", "/"))
    page.check("input[name=purpose][value=protect]")
    page.click("text=Continue")
    page.wait_for_url("**/record?draft=*")
    assert page.input_value("[name=narrative]") == WORDS
    assert WORDS not in entries(again, ann)


def test_what_is_written_without_a_signal_is_kept_under_a_key_and_sent_once_when_it_is_back(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    device.set_offline(True)
    writes(page)
    page.tap("button:has-text('Save and continue')")
    says(page, "Not sent")
    held = kept(page)
    assert (held["keys"], held["read"], len(held["forms"])) == ([False], ["InvalidAccessError"], 1)
    assert "Zanthorpe" not in held["text"]
    assert str(ann) not in held["text"]
    device.set_offline(False)
    page.wait_for_url("**/child/1?recorded=*")
    assert entries(me, ann).count(WORDS) == 1
    page.wait_for_function("async () => true")
    assert kept(page)["forms"] == []


def test_what_is_sent_twice_is_recorded_once(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    page.fill("[name=narrative]", WORDS)
    form = page.evaluate("new URLSearchParams(new FormData(document.querySelector('[data-recording]'))).toString()")
    send = (
        "body => fetch(location.pathname, { method: 'POST', body: new URLSearchParams(body) }).then((one) => one.url)"
    )
    once, twice = page.evaluate(send, form + "&step=contact"), page.evaluate(send, form + "&step=contact")
    assert once == twice
    page.tap("button:has-text('Save and continue')")
    page.wait_for_url("**/child/1?recorded=*")
    assert entries(me, ann).count(WORDS) == 1
    assert drafts(me, ann) == ()


def test_an_answer_that_was_lost_is_no_second_entry(device, site):
    """The server recorded it and the signal went before the answer came: what the device still holds is dropped."""
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    page.route("**/record", lambda route: (route.fetch(), route.abort()))
    writes(page)
    page.tap("button:has-text('Save and continue')")
    says(page, "Not sent")
    assert entries(me, ann).count(WORDS) == 1
    page.unroute("**/record")
    records(page, site, ann, "?draft=new")
    page.wait_for_timeout(1500)
    assert kept(page)["forms"] == []
    assert drafts(me, ann) == ()
    assert entries(me, ann).count(WORDS) == 1


def test_a_draft_is_there_after_a_crash(browser, folder, site):
    ann, me = family(first()), session()
    with profile(browser, folder) as context:
        page = records(sits(context, site, me, ann), site, ann)
        context.set_offline(True)
        writes(page)
        assert len(kept(page)["forms"]) == 1
    assert drafts(me, ann) == ()
    with profile(browser, folder) as context:
        page = sits(context, site, me, ann)
        page.goto(f"{site}/")
        page.wait_for_selector("[data-waiting] a")
        assert "is on this device only and is not recorded" in page.inner_text("[data-waiting]")
        page.click("[data-waiting] a")
        page.wait_for_url("**/record?draft=*")
        assert page.input_value("[name=narrative]") == WORDS
        assert re.search(r"You have a draft of \d\d:\d\d", page.inner_text("main"))
        assert kept(page)["forms"] == []
    assert len(drafts(me, ann)) == 1


def test_another_who_signs_in_on_the_same_device_finds_nothing(device, site):
    ann, me, another = family(first()), session(), session()
    page = records(sits(device, site, me, ann), site, ann)
    device.set_offline(True)
    writes(page)
    device.set_offline(False)
    page.close()
    device.clear_cookies()
    theirs = sits(device, site, another, ann)
    theirs.goto(f"{site}/")
    theirs.wait_for_function("async () => (await indexedDB.databases()).length > 0")
    theirs.wait_for_timeout(1000)
    held = kept(theirs)
    assert (len(held["keys"]), held["forms"]) == (1, [])
    records(theirs, site, ann)
    assert theirs.input_value("[name=narrative]") == ""
    assert "draft" not in theirs.inner_text("main .desk-contact").replace("Keep as a draft", "")
    assert "Zanthorpe" not in theirs.content()


def test_signing_out_leaves_nothing_on_the_device(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    device.set_offline(True)
    writes(page)
    page.route("**/record*", lambda route: route.abort())
    device.set_offline(False)
    page.goto(f"{site}/account/logout/")
    page.wait_for_selector("[data-waiting] a")
    page.click("main >> button:has-text('Sign out')")
    page.wait_for_url("**/account/login/")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0 or kept(page)["keys"] == []


def test_a_session_that_ended_by_itself_leaves_what_was_not_sent(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    device.set_offline(True)
    writes(page)
    ledger.end(me.token)
    device.set_offline(False)
    other = device.new_page()
    other.goto(f"{site}/")
    other.wait_for_url("**/account/login/*")
    assert len(kept(other)["forms"]) == 1


def test_a_page_left_open_is_told_that_its_session_has_ended_and_keeps_the_words(device, site):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    ledger.end(me.token)
    writes(page)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    says(page, "Your session has ended")
    assert len(kept(page)["forms"]) == 1


@pytest.mark.parametrize(("hours", "there"), [(71, 1), (73, 0)])
def test_after_72_hours_it_is_gone_from_the_device(device, site, hours, there):
    ann, me = family(first()), session()
    page = records(sits(device, site, me, ann), site, ann)
    device.set_offline(True)
    writes(page)
    device.set_offline(False)
    page.close()
    later = device.new_page()
    later.clock.install()
    later.clock.fast_forward(hours * 60 * 60 * 1000)
    later.goto(f"{site}/learning")
    later.wait_for_function("async () => (await indexedDB.databases()).length > 0")
    later.wait_for_timeout(1000)
    held = kept(later)
    assert len(held["forms"]) == there
    assert len(held["keys"]) == 1


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


def _account(who: ledger.Session) -> Any:
    from tenfold.ledger.models import Staff

    return Staff.objects.get(pk=int(who.viewer.id))


def _signs_in(context: "BrowserContext", site: str, who: ledger.Session, page: "Page") -> None:
    """Give the browser's session to somebody as signing in does: what waits in it stays there."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tenfold.desk.signing_in import TOKEN

    [cookie] = [one["value"] for one in context.cookies(site) if one["name"] == "sessionid"]
    staff, store = _account(who), SessionStore(cookie)
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(staff.pk), staff.get_session_auth_hash()
    store[BACKEND_SESSION_KEY], store[TOKEN] = "allauth.account.auth_backends.AuthenticationBackend", who.token
    store.save()
    assert page.url


def _shoot(person: Person, name: str) -> None:
    """Take pictures to look at, where somebody says where to put them; they are not kept with the source."""
    folder = os.environ.get("TENFOLD_SHOTS")
    for width in (WIDE, NARROW) if folder else ():
        person.page.set_viewport_size({"width": width, "height": 900})
        person.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
