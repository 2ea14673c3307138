"""Somebody of the demo walks the site: from every address of urls.py, by every link and form that only asks.

Nothing here names a page: a new address, link or file is walked into as it is found, and its words are read whatever
they come in (HTML, JSON, CSV, Word, PDF). Read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

import json
import os
import re
import shutil
import subprocess
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from itertools import product
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import UUID, uuid4
from zipfile import ZipFile, is_zipfile

from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from desks import browser_of
from tenfold import ledger
from tenfold.cli.pages import Page, Reader
from tenfold.ledger.models import Staff

ROUTES_OF_DESK = "tenfold.desk.urls"
ALIKE = 3  # addresses of one page and one family that differ in their numbers or in what follows the question mark
ELSEWHERE = 2  # families at which a page is looked at, beside those that are asked about
WAYS_OUT = ("/account/", "/static/", "/api/")
NUMBERS = {"int": ("1",), "str": ("training", "1"), "slug": ("a",), "path": ("a",)}


def by_all() -> bool:
    """Whether pages are walked and looked at as everybody (`make pages`) or, as in every run of the tests, as a few."""
    return os.environ.get("TENFOLD_PAGES") == "full"


UNREAD: list[int] = []
"""The sizes of the PDFs that nothing here could read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answered somebody: at which address, under which name, with what status, in which words."""

    address: str
    name: str
    status: int
    words: str = field(repr=False)


def patterns() -> Iterator[URLPattern]:
    """Every address of the desk's pages, as urls.py tells them."""
    for one in get_resolver(ROUTES_OF_DESK).url_patterns:
        if isinstance(one, URLPattern):
            yield one
        elif isinstance(one, URLResolver):
            yield from (inner for inner in one.url_patterns if isinstance(inner, URLPattern))


def addresses(pattern: URLPattern, families: Iterable[UUID]) -> Iterator[str]:
    """The addresses of a page: at each family where it is one of a family, at a few numbers where it takes any."""
    parts = re.split(r"<(\w+):(\w+)>", str(pattern.pattern))
    choices = [
        [part] if place % 3 == 0 else [str(one) for one in families] if part == "uuid" else [*NUMBERS[part]]
        for place, part in enumerate(parts)
        if place % 3 != 2  # noqa: PLR2004 - a text, a kind, a name, and so on
    ]
    return ("/" + "".join(chosen) for chosen in product(*choices))


def signed_in(who: Staff) -> ledger.Session:
    """Sign somebody of the demo in."""
    return ledger.begin(who, uuid4().hex)


class Walker:
    """Somebody of the demo at their browser, who says why where a record asks, and goes wherever a page leads."""

    def __init__(self, who: Staff, families: Iterable[UUID], alike: int = ALIKE, elsewhere: int = ELSEWHERE) -> None:
        self.families = frozenset(families)
        self.most, self.away = alike, elsewhere
        self.client: Client = browser_of(signed_in(who))
        self.waiting: deque[str] = deque()
        self.seen: set[str] = set()
        self.alike: Counter[tuple[str, str]] = Counter()
        self.elsewhere: Counter[str] = Counter()

    def walk(self) -> Iterator[Answer]:
        """Yield every answer, first at the addresses of urls.py, then at all that they lead to."""
        for pattern in patterns():
            for address in addresses(pattern, sorted(self.families)):
                self._wait(address)
        while self.waiting:
            yield from self._look(self.waiting.popleft())

    def _look(self, address: str) -> Iterator[Answer]:
        answer: HttpResponseBase = self.client.get(address)
        if "/purpose" in answer.headers.get("location", ""):
            answer = self._says_why(answer.headers["location"], address)
        yield Answer(address, name_of(address), answer.status_code, words_of(answer))
        if there := answer.headers.get("location"):
            self._wait(urljoin(address, there))
        if answer.headers.get("content-type", "").startswith("text/html"):
            for found in leads(address, answer.getvalue().decode()):
                self._wait(found)

    def _says_why(self, asked: str, address: str) -> HttpResponseBase:
        page = read_page(asked, self.client.get(asked).content.decode())
        reasons = next(form.choices["purpose"] for form in page.forms if "purpose" in form.choices)
        self.client.post(asked, {"purpose": reasons[0]})
        return self.client.get(address)

    def _wait(self, address: str) -> None:
        """Go there later, unless that was done, or enough that are alike were looked at."""
        split = urlsplit(address)
        if address in self.seen or split.netloc or split.path.startswith(WAYS_OUT):
            return
        self.seen.add(address)
        name, family = name_of(address), family_of(address)
        self.alike[name, str(family)] += 1
        most = self.most + 2 * (family in self.families)
        is_new = self.alike[name, str(family)] == 1
        self.elsewhere[name] += is_new and family is not None and family not in self.families
        away = family is not None and family not in self.families and self.elsewhere[name] > self.away
        if self.alike[name, str(family)] <= most and not away:
            self.waiting.append(address)


def leads(address: str, html: str) -> Iterator[str]:
    """Where a page leads: its links, and its forms that only ask (GET), sent as they stand."""
    page = read_page(address, html)
    yield from (path for path in (path_of(one) for one in page.links))
    for found in re.finditer(r"<form\b[^>]*>", html):
        if 'method="post"' not in found[0].lower():
            action = re.search(r'action="([^"]*)"', found[0])
            asked = page.forms[html[: found.start()].count("<form")].fields
            there = unescape(action[1]) if action else ""
            yield f"{path_of(urljoin(f'http://localhost{address}', there)).split('?')[0]}?{urlencode(asked)}"


def read_page(address: str, html: str) -> Page:
    """A page's links and forms."""
    page = Page(f"http://localhost{address}", 200)
    Reader(page).feed(html)
    return page


def path_of(address: str) -> str:
    """An address without the site."""
    split = urlsplit(address)
    return f"{split.path}?{split.query}" if split.query else split.path


def name_of(address: str) -> str:
    """The name of the page at an address; nothing where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def family_of(address: str) -> UUID | None:
    """The family that an address is about, if any."""
    found = re.search(r"/family/([0-9a-f-]{36})", address)
    return UUID(found[1]) if found else None


def words_of(answer: HttpResponseBase) -> str:
    """What an answer says, whatever it comes in: as it was sent, and as somebody reads it."""
    return in_words(answer.getvalue(), answer.headers.get("content-type", ""))


def in_words(sent: bytes, kind: str) -> str:
    """What bytes of some kind say: of a PDF its text, of what is zipped (Word) every part, of JSON its letters."""
    if sent.startswith(b"%PDF"):
        return of_pdf(sent)
    if is_zipfile(BytesIO(sent)):
        with ZipFile(BytesIO(sent)) as parts:
            return " ".join(in_words(parts.read(one), "text/html") for one in parts.namelist())
    text = sent.decode(errors="replace")
    if "json" in kind:
        text += json.dumps(json.loads(text), ensure_ascii=False)
    plain = unescape(re.sub(r"<[^>]+>", "" if "word" in text[:400] else " ", text))
    return " ".join(f"{text} {plain}".split())


def of_pdf(sent: bytes) -> str:
    """The text of a PDF, with pypdf or else with pdftotext; what neither is here for is noted as unread."""
    if find_spec("pypdf"):
        pages = import_module("pypdf").PdfReader(BytesIO(sent)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    program = shutil.which("pdftotext")
    if program is None:
        UNREAD.append(len(sent))
        return ""
    told = subprocess.run([program, "-", "-"], input=sent, capture_output=True, check=True)
    return " ".join(told.stdout.decode().split())
