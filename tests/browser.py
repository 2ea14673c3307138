"""A headless Chromium for the tests that look at pages as people do; loaded by conftest.py."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium here: install one (apt-get install chromium), or name it in CHROMIUM"


def chromium() -> str | None:
    """Where Chromium is: what CHROMIUM names, or the first of its names on the path."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The run's Chromium; a test takes `browser.new_page()`. Skips where there is none."""
    program = chromium()
    if program is None:
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    # Playwright waits in a loop of its own in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium's own walls need a user who is not root; what it is shown here is our own site.
    walls = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=program, args=walls)
        yield found
        found.close()


@pytest.fixture
def device(browser: "Browser") -> Iterator["BrowserContext"]:
    """A phone: a small screen that is touched."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    yield context
    context.close()
