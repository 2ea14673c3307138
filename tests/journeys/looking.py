"""Looking at a page as people do: by axe, on a narrow screen, by the keyboard alone, without JavaScript.

Which pages there are is found by walking (tests/crawling.py): nothing here names one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from axe_playwright_python.sync_playwright import Axe

from crawling import Walker
from tenfold.ledger.models import Staff

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NARROW, WIDE, HEIGHT = 320, 1280, 900
MOST_TABS = 250
NUMBER = 2  # pages of one name that are looked at
OK = 200

# What can be reached with Tab: of radio buttons with one name, one; what is folded away, not before it is unfolded; a
# button beside the page, which only says what Enter does, never.
_REACHABLE = """() => {
  const folded = one => one.closest('details:not([open]) > :not(summary)');
  const seen = one => one.checkVisibility({visibilityProperty: true}) && !folded(one);
  const aside = one => one.matches('[aria-hidden=true][tabindex="-1"]') && one.getBoundingClientRect().right < 0;
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(kinds)].filter(one => !one.disabled && seen(one) && !aside(one));
  const named = new Set();
  const kept = all.filter(one => {
    if (one.type !== 'radio') return true;
    const first = !named.has(one.name); named.add(one.name); return first;
  });
  kept.forEach((one, nth) => { one.dataset.place = one.type === 'radio' ? `radio-${one.name}` : `${nth}`; });
  all.filter(one => one.type === 'radio').forEach(one => { one.dataset.place = `radio-${one.name}`; });
  return kept.map(one => one.dataset.place);
}"""
# Where the keyboard is now, and whether one sees it there.
_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const lit = [one, one.nextElementSibling].filter(Boolean)
    .flatMap(it => ['', '::before', '::after'].map(part => getComputedStyle(it, part)))
    .some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
  const box = one.getBoundingClientRect();
  const there = box.width > 0 && box.height > 0;
  return {place: one.dataset.place ?? '', lit, there, html: one.outerHTML.slice(0, 120)};
}"""


def signed_in(browser: "Browser", site: str, walker: Walker, **more: Any) -> "BrowserContext":
    """A browser in which somebody who walks is signed in too."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, base_url=site, **more)
    kept = walker.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": kept, "url": site}])
    return context


def pages_of(who: Staff, families: list[UUID], known: dict[str, int]) -> tuple[Walker, dict[str, str]]:
    """A walker, and the pages that open to them and of which too few are `known` yet: each address with its name."""
    walker, found = Walker(who, families, alike=3, elsewhere=0), dict[str, str]()
    for answer in walker.walk():
        is_page = answer.status == OK and answer.words.lower().startswith("<!doctype html")
        if is_page and known.get(answer.name, 0) < NUMBER:
            known[answer.name] = known.get(answer.name, 0) + 1
            found[answer.address] = answer.name
    return walker, found


def faults_of(page: "Page", address: str) -> Iterator[str]:
    """What is wrong with a page wide and narrow: what axe finds, and what runs over the edge."""
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        over = page.evaluate("document.documentElement.scrollWidth")
        if over > width:
            yield f"{address}: {over} pixels wide on a screen of {width}"
        found: Any = Axe().run(page)
        for one in found.response["violations"]:
            yield f"{address} at {width}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"


def unreachable(page: "Page", address: str) -> Iterator[str]:
    """What cannot be reached with Tab or is not seen when it is; the first Tab is the link past the navigation."""
    wanted, reached = set(page.evaluate(_REACHABLE)), set[str]()
    page.evaluate("document.activeElement.blur()")
    for nth in range(min(len(wanted) + 5, MOST_TABS)):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        if at is None:
            break
        if nth == 0 and "skip-link" not in at["html"]:
            yield f"{address}: the first Tab is no link past the navigation: {at['html']}"
        if not (at["lit"] and at["there"]):
            yield f"{address}: nobody sees where the keyboard is: {at['html']}"
        reached.add(at["place"])
    if len(wanted) < MOST_TABS and (left := wanted - reached):
        told = [
            page.locator(f"[data-place='{one}']").first.evaluate("it => it.outerHTML.slice(0, 120)") for one in left
        ]
        yield f"{address}: not reached with Tab: {told}"
