"""Every page that somebody of the demo comes to, looked at: axe, a narrow screen, the keyboard alone, no JavaScript.

Pages are found by urls.py and by links; a new one is looked at without being named here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from crawling import by_all, patterns
from crawling import signed_in as begin
from journeys.looking import faults_of, pages_of, signed_in, unreachable
from tenfold import ledger
from tenfold.ledger.models import Staff

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from crawling import Walker

pytestmark = pytest.mark.usefixtures("demo")
LOOKED_AT_BY = ("marta", "ruth", "imelda", "henryk", "noor", "delroy")
STORIES = ("Ann and Ruby", "Conor and Niamh", "Sami, and a baby")
BROKEN = 500
UNSEEN = frozenset({"enrol", "pack"})
"""Pages of one's own first hour, and of what somebody made there, which journeys of their own look at."""


@pytest.fixture(scope="module")
def found(demo_server: object) -> "dict[str, tuple[Walker, dict[str, str]]]":
    """The pages, each with who looks at it: what nobody before them had."""
    from stands import moved_to

    with moved_to(demo_server.environment()):  # type: ignore[attr-defined]
        known = dict[str, int]()
        return {name: pages_of(the(name), families(name), known) for name in LOOKED_AT_BY}


def the(username: str) -> Staff:
    return Staff.objects.get(username=username)


def families(username: str) -> list[Any]:
    """The families of the stories that are looked at, as far as they are somebody's."""
    session = begin(the(username))
    return [one.family for one in ledger.families(session) if one.title.startswith(STORIES)]


@contextmanager
def opened(browser: "Browser", site: str, walker: "Walker", **more: Any) -> Iterator["Page"]:
    context = signed_in(browser, site, walker, **more)
    yield context.new_page()
    context.close()


def test_a_page_of_every_address_is_among_them(found: Any) -> None:
    names = {name for _, pages in found.values() for name in pages.values()}
    files = {one.name for one in patterns() if str(one.pattern).endswith(("pdf", "docx", "csv", "html"))}
    assert {one.name for one in patterns()} - names - files <= UNSEEN


@pytest.mark.parametrize("username", LOOKED_AT_BY if by_all() else ["ruth", "noor"])
def test_nothing_is_wrong_with_any_page(username: str, found: Any, browser: "Browser", demo_site: str) -> None:
    walker, pages = found[username]
    wrong = list[str]()
    with opened(browser, demo_site, walker) as page:
        page.on("pageerror", lambda fault: wrong.append(f"a script: {fault}"))
        for address in pages:
            page.goto(address)
            wrong += [*faults_of(page, address), *unreachable(page, address)]
    assert wrong == []


@pytest.mark.parametrize("username", ["marta", "delroy"] if by_all() else ["noor"])
def test_every_form_is_answered_without_javascript(
    username: str, found: Any, browser: "Browser", demo_site: str
) -> None:
    walker, pages = found[username]
    wrong, sent = list[str](), 0
    with opened(browser, demo_site, walker, java_script_enabled=False) as page:
        for address in pages:
            page.goto(address)
            buttons = page.locator("main form button[type=submit], main form button:not([type])")
            if buttons.count():
                with page.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
                    buttons.last.click()
                sent += 1
                if answered.value.status >= BROKEN or not page.locator("h1").count():
                    wrong.append(f"{address}: {answered.value.status} at {page.url}")
    assert wrong == []
    assert sent or username == "delroy"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<img src='/static/desk/tenfold.svg'>", "image-alt"),
        ("<div style='width:900px'>wide</div>", "pixels wide"),
        ("<a href='/' tabindex='-1'>never</a>", "not reached with Tab"),
        ("<button aria-hidden='true' tabindex='-1'>on the page</button>", "not reached with Tab"),
        ("<button style='outline:0;box-shadow:none'>dark</button>", "nobody sees where the keyboard is"),
    ],
)
def test_a_page_that_is_wrong_is_found(broken: str, said: str, browser: "Browser") -> None:
    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>A</title><a class='skip-link' href='#m'>Skip</a>"
        f"<main id=m><h1>A</h1>{broken}</main></html>"
    )
    assert any(said in one for one in [*faults_of(page, "a page"), *unreachable(page, "a page")])
    page.close()
