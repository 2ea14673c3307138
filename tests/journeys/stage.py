"""The stage of a play: people of the demo at their own browsers, each page looked at wide and narrow, by axe too."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Pattern
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from tenfold.ledger.demo import PASSWORD, code_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1280, 320
HALF_MINUTE = 31
MOTION = "Ann and Ruby, a story in motion (invented)"


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: "Page"
    site: str

    def goes_to(self, path: str) -> "Person":
        """Go to an address of the site."""
        self.page.goto(f"{self.site}{path}")
        return self

    def follows(self, words: "str | Pattern[str]") -> "Person":
        """Follow a link of the page's own by its words; what is folded away is unfolded first."""
        self.unfolds()
        self.page.locator("main").get_by_role("link", name=words).first.click()
        return self

    def offers(self, words: str) -> bool:
        """Whether the page has a link of these words."""
        return self.arrived.locator("main").get_by_role("link", name=words).count() > 0

    def presses(self, words: str) -> "Person":
        """Press a button by its words."""
        self.page.locator("main").get_by_role("button", name=words).first.click()
        self.page.wait_for_selector("form[aria-busy=true]", state="detached")  # what a script sends goes by itself
        return self

    def sends(self) -> "Person":
        """Send the page's one form."""
        self.page.locator("main button[type=submit]").first.click()
        return self

    def opens(self, family: str, purpose: str) -> "Person":
        """Open a family from the home page; say why where it is asked."""
        self.goes_to("/").follows(family)
        return self.says_why(purpose)

    def says_why(self, purpose: str) -> "Person":
        """Choose a purpose where one is asked for."""
        if self.arrived.locator("input[name=purpose]").count():
            self.page.check(f"input[name=purpose][value={purpose}]")
            self.presses("Continue")
        return self

    def unfolds(self) -> "Person":
        """Unfold what is folded away."""
        self.arrived.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        return self

    def writes(self, **fields: str) -> "Person":
        """Fill in fields by name; what is folded away is unfolded first."""
        self.unfolds()
        for name, text in fields.items():
            self.page.fill(f"[name={name}]", text)
        return self

    def ticks(self, **fields: str) -> "Person":
        """Choose a radio button or a checkbox by name and value; what is folded away is unfolded first."""
        self.unfolds()
        for name, value in fields.items():
            self.page.check(f'[name="{name}"][value="{value}"]')
        return self

    def picks(self, **fields: str) -> "Person":
        """Choose from a list by name and value."""
        self.unfolds()
        for name, value in fields.items():
            self.page.select_option(f"[name={name}]", value)
        return self

    @property
    def arrived(self) -> "Page":
        """The page, once all of it is there: a click returns as soon as its answer begins."""
        self.page.wait_for_load_state()
        return self.page

    @property
    def sees(self) -> str:
        """The words of the page, without its frame."""
        return self.arrived.inner_text("main")

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.arrived.inner_text("h1")


class Stage:
    """Who is on, by username; each signs in once."""

    def __init__(
        self, browser: "Browser", site: str, code_of: Callable[[str], str] = code_of, *, scripts: bool = True
    ) -> None:
        self._browser, self._site, self._code_of, self._scripts = browser, site, code_of, scripts
        self._people: dict[str, Person] = {}
        self.faults: list[str] = []
        self.scenes: list[str] = []

    def enter(self, username: str) -> Person:
        """Return somebody at their browser, signed in with password and code."""
        if username not in self._people:
            context = self._browser.new_context(
                viewport={"width": WIDE, "height": 900}, java_script_enabled=self._scripts
            )
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.on("pageerror", lambda fault: self.faults.append(str(fault)))
            self._people[username] = person = Person(page, self._site)
            person.goes_to("/account/login/").writes(login=username, password=PASSWORD).sends()
            self._give_code(person, username)
        return self._people[username]

    def look(self, person: Person, scene: str) -> None:
        """Look at a page wide and narrow: nothing runs over the edge, and axe finds nothing wrong.

        The folder TENFOLD_SCENES, where there is one, is given a picture of each.
        """
        self.scenes.append(scene)
        page = person.arrived
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            if folder := os.environ.get("TENFOLD_SCENES"):
                page.screenshot(path=f"{folder}/{re.sub('[^a-z0-9]+', '-', scene.lower())}-{width}.png", full_page=True)
            over = page.evaluate("document.documentElement.scrollWidth")
            if over > width:
                self.faults.append(f"{scene}: {over} pixels wide on a screen of {width}")
            found: Any = Axe().run(page)
            self.faults += [
                f"{scene} at {width}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
                for one in found.response["violations"]
            ]

    def close(self) -> None:
        """Close every browser."""
        for person in self._people.values():
            person.page.context.close()

    def _give_code(self, person: Person, username: str) -> None:
        until, used = monotonic() + HALF_MINUTE, ""
        while "/account/" in person.page.url and monotonic() < until:
            if (code := self._code_of(username)) != used:  # a code is taken once: then the next one is waited for
                person.writes(code=code).sends()
                used = code
            else:
                sleep(0.5)
