"""`tenfold tour`: the site walked through as each person of the invented partnership, by the links on its pages."""

import os
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tenfold.cli import web
from tenfold.cli.opening import PROBLEMS, give_up
from tenfold.cli.pages import Page, Visitor
from tenfold.cli.serving import Invented, database, invented, prepare
from tenfold.cli.writing import write

DEPTH = 2  # links from the first page
MOST = 80  # pages a person
LIKE = 3  # pages of one address that differ only in what follows the question mark
CODE_PAGE = "/2fa/authenticate/"
ACCOUNT = "/account/"
WAY_OUT = "/account/logout/"
HALF_MINUTE = 31.0


@dataclass
class Walk:
    """What one person found: the pages, and what did not answer as it should."""

    pages: list[Page] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def take(folder: Path) -> None:
    """Bring in the partnership, walk the site as each of its people, say what was found; leave with 1 at any fault."""
    faults: list[str] = []
    with suppress(KeyboardInterrupt), database(folder) as told:
        os.environ.update(told, TENFOLD_HTTPS="0")
        prepare(demo=True)
        with web.beside({}) as place:
            for name in [one.username for one in invented().people()]:
                faults += walk_as(place, name, person)
    if faults:
        give_up("\n".join(["", "These did not answer as they should:", *faults]), PROBLEMS)
    write("", "To work in it yourself: make serve. It prints the address, and a code to sign in with for each person.")


def person(username: str) -> Invented:
    """Return one of the invented people, with the code of this half minute."""
    found: Invented = next(one for one in invented().people() if one.username == username)
    return found


def walk_as(place: str, username: str, whose: Callable[[str], Invented]) -> list[str]:
    """Sign in as one person and walk; print what they found and return the faults."""
    began, visitor = time.monotonic(), Visitor()
    try:
        first = sign_in(visitor, place, username, whose)
    except LookupError as fault:
        return [f"{username}: {fault}"]
    walk = wander(visitor, first)
    seconds = time.monotonic() - began
    write("", f"{username}, {whose(username).who}: {len(walk.pages)} pages in {seconds:.1f} seconds")
    for page in walk.pages:
        write(f"  {page.path}  {page.title}")
    return [f"{username}: {fault}" for fault in walk.faults]


def sign_in(visitor: Visitor, place: str, username: str, whose: Callable[[str], Invented]) -> Page:
    """Sign in with password and code; return the page that follows. LookupError where there is none."""
    who = whose(username)
    page = visitor.fetch(f"{place}{web.FIRST_PAGE}")
    page = visitor.send(page, {"login": username, "password": who.password})
    if not page.path.split("?")[0].endswith(CODE_PAGE):
        raise LookupError(f"the password led to {page.path} ({page.status}), not to where a code is asked for")
    page, used = visitor.send(page, {"code": who.code}), who.code
    until = time.monotonic() + HALF_MINUTE
    while page.path.startswith(ACCOUNT) and not page.is_broken and time.monotonic() < until:
        # A code is taken once, and its half minute may have ended on the way: wait for the next.
        if (code := whose(username).code) != used:
            page, used = visitor.send(page, {"code": code}), code
        else:
            time.sleep(0.5)
    if page.path.startswith(ACCOUNT) or page.is_broken:
        raise LookupError(f"the code led to {page.path} ({page.status}), not into the site")
    return page


def wander(visitor: Visitor, first: Page) -> Walk:
    """Follow the links of a page, and of those that they lead to, and fetch what the pages are made of."""
    walk = Walk()
    waiting: deque[tuple[str, str, int]] = deque([(first.address, "sign-in", 0)])
    seen, alike, parts = {first.address}, dict[str, int](), set[str]()
    while waiting and len(walk.pages) < MOST:
        address, before, depth = waiting.popleft()
        page = visitor.fetch(address)
        if page.is_broken:
            walk.faults.append(f"{page.path} answered {page.status} (linked from {before})")
            continue
        walk.pages.append(page)
        for part in set(page.parts) - parts:
            parts.add(part)
            if (fetched := visitor.fetch(part)).is_broken:
                walk.faults.append(f"{fetched.path} answered {fetched.status} (part of {page.path})")
        for link in page.links if depth < DEPTH else ():
            bare = link.split("?")[0]
            if link not in seen and not bare.endswith(WAY_OUT) and alike.get(bare, 0) < LIKE:
                seen.add(link)
                alike[bare] = alike.get(bare, 0) + 1
                waiting.append((link, page.path, depth + 1))
    return walk
