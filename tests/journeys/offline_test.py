"""A contact while the signal is lost, the device crashes, a session ends or somebody else signs in."""

import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from browser import chromium
from journeys.doorstep import WORDS, drafts, entries, kept, records, says, sits, writes
from partnership import family, first, session
from tenfold import ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@contextmanager
def profile(browser: "Browser", folder: Path) -> Iterator["BrowserContext"]:
    """A browser that keeps what it holds in a folder, so that it can end and begin again."""
    walls = [] if os.geteuid() else ["--no-sandbox"]
    context = browser.browser_type.launch_persistent_context(folder, executable_path=chromium(), args=walls)
    try:
        yield context
    finally:
        context.close()


def crashes(context: "BrowserContext", folder: Path) -> None:
    """Kill the browser: it is asked nothing first, as a page that is closed is, and may send no last word."""
    process = int((folder / "SingletonLock").readlink().name.rpartition("-")[2])
    with context.expect_event("close"):
        os.kill(process, signal.SIGKILL)


def loses_the_signal_for_good(page: "Page") -> None:
    """No word of the form reaches the server any more, whatever the browser is told of its signal."""
    page.route("**/record*", lambda route: route.abort())


@pytest.fixture
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="tenfold-profile-"))
    yield place
    shutil.rmtree(place, ignore_errors=True)


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
        crashes(context, folder)
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
    loses_the_signal_for_good(page)
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
    loses_the_signal_for_good(page)
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
    loses_the_signal_for_good(page)
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
