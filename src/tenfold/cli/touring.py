"""`tenfold tour`: the site walked through as each person of the invented partnership, by the links on its pages."""

import os
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp

from tenfold.cli import web
from tenfold.cli.opening import PROBLEMS, give_up
from tenfold.cli.pages import Page, Visitor
from tenfold.cli.serving import database, prepare, say_at_once
from tenfold.cli.writing import write

DEPTH = 2  # links from the first page
MOST = 50  # pages a person
LIKE = 3  # pages of one address that differ only in what follows the question mark
CODE_PAGE = "/2fa/authenticate/"
ACCOUNT = "/account/"
WAY_OUT = "/account/logout/"
HALF_MINUTE = 31.0
REASON = "purpose"
SITE = " – Tenfold"


@dataclass(frozen=True)
class Key:
    """What one person signs in with; the code is asked for when it is needed."""

    username: str
    password: str
    code_of: Callable[[str], str]


@dataclass
class Walk:
    """What one person found: the pages, and what did not answer as it should."""

    pages: list[Page] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)

    def see_parts(self, visitor: Visitor, page: Page) -> None:
        """Fetch the styles, scripts and pictures of a page, each once."""
        for part in sorted(set(page.parts) - self.parts):
            self.parts.add(part)
            if (fetched := visitor.fetch(part)).is_broken:
                self.faults.append(f"{fetched.path} answered {fetched.status} (part of {page.path})")

    def lines(self) -> list[str]:
        """The titles of the pages, each once with how many had it; those that were refused after the others."""
        seen = Counter((page.is_refusal, page.title.removesuffix(SITE)) for page in self.pages)
        told: dict[bool, list[str]] = {False: [], True: []}
        for (refused, title), times in seen.items():
            told[refused].append(f"{title} ({times})" if times > 1 else title)
        return [
            "  " + " · ".join(told[False]),
            *(["  refused, and told why: " + " · ".join(told[True])] if told[True] else []),
        ]


def take(folder: Path) -> None:
    """Bring in the partnership, walk the site as each of its people, say what was found; leave with 1 at any fault."""
    log, faults = Path(mkstemp(prefix="tenfold-tour-", suffix=".log")[1]), list[str]()
    say_at_once()
    with database(folder) as told:
        os.environ.update(told, TENFOLD_HTTPS="0")
        prepare(demo=True)
        with web.beside({}, log) as place:
            faults = walk_as_all(place)
    if faults:
        give_up("\n".join(["", "These did not answer as they should:", *faults, f"The site's log: {log}"]), PROBLEMS)
    log.unlink()
    write("", "To work in it yourself: make serve. It prints the address, and a code to sign in with for each person.")


def walk_as_all(place: str) -> list[str]:
    """Walk as each of the invented people; return the faults."""
    from tenfold.ledger.demo import PASSWORD, code_of, people

    faults: list[str] = []
    for one in people():
        write("", f"{one.name}, {one.job}, {one.agency}")
        faults += walk_as(place, Key(one.username, PASSWORD, code_of))
    return faults


def walk_as(place: str, key: Key) -> list[str]:
    """Sign in as one person and walk; print what they found and return the faults."""
    visitor = Visitor()
    try:
        walk = wander(visitor, sign_in(visitor, place, key))
    except LookupError as fault:
        return [f"{key.username}: {fault}"]
    write(*walk.lines())
    return [f"{key.username}: {fault}" for fault in walk.faults]


def sign_in(visitor: Visitor, place: str, key: Key) -> Page:
    """Sign in with password and code; return the page that follows. LookupError where there is none."""
    page = visitor.fetch(f"{place}{web.FIRST_PAGE}")
    page = visitor.send(page, {"login": key.username, "password": key.password})
    if not page.path.split("?")[0].endswith(CODE_PAGE):
        raise LookupError(f"the password led to {page.path} ({page.status}), not to where a code is asked for")
    until, used = time.monotonic() + HALF_MINUTE, ""
    while page.path.startswith(ACCOUNT) and not page.is_broken and time.monotonic() < until:
        # A code is taken once, and its half minute may have ended on the way: then the next one is waited for.
        if (code := key.code_of(key.username)) != used:
            page, used = visitor.send(page, {"code": code}), code
        else:
            time.sleep(0.5)
    if page.path.startswith(ACCOUNT) or page.is_broken:
        raise LookupError(f"the code led to {page.path} ({page.status}), not into the site")
    return page


def wander(visitor: Visitor, first: Page) -> Walk:
    """Follow the links of a page, and of those that they lead to, and fetch what the pages are made of."""
    walk, waiting = Walk(), deque([(first.address, "the sign-in page", 0)])
    seen, alike = {first.address}, Counter[str]()
    while waiting and len(walk.pages) < MOST:
        address, before, depth = waiting.popleft()
        page = look(visitor, address)
        if page.is_broken:
            walk.faults.append(f"{page.path} answered {page.status} (linked from {before})")
            continue
        walk.pages.append(page)
        walk.see_parts(visitor, page)
        for link in page.links if depth < DEPTH else ():
            bare = link.split("?")[0]
            if link not in seen and not bare.endswith(WAY_OUT) and alike[bare] < LIKE:
                seen.add(link)
                alike[bare] += 1
                waiting.append((link, page.path, depth + 1))
    return walk


def look(visitor: Visitor, address: str) -> Page:
    """Fetch a page; where it first asks why, and nothing else, give the first reason that it offers."""
    page = visitor.fetch(address)
    for form in page.forms:
        if form.choices.keys() == {REASON}:
            return visitor.send(page, {REASON: form.choices[REASON][0]})
    return page
