"""Reads a site's pages as a browser without JavaScript would: addresses, titles, links, forms; with cookies kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

BROKEN, REFUSED = 400, 403
PATIENCE = 60.0  # seconds for one page
Attributes = dict[str, str]


@dataclass
class Form:
    """A form of a page: where it goes, what it says already, and what can be chosen."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def asks(self, *names: str) -> bool:
        """Whether it asks for all of these."""
        return set(names) <= self.fields.keys() | self.choices.keys()


@dataclass
class Page:
    """What a site answered: the address that it was found at, its status and, of HTML, what it leads to."""

    address: str
    status: int
    title: str = ""
    links: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The address without the site."""
        split = urlsplit(self.address)
        return f"{split.path}?{split.query}" if split.query else split.path

    @property
    def is_refusal(self) -> bool:
        """Whether this is a page that says why somebody may not see what they asked for."""
        return self.status == REFUSED and bool(self.title)

    @property
    def is_broken(self) -> bool:
        """Whether this is no page."""
        return self.status >= BROKEN and not self.is_refusal


class Reader(HTMLParser):
    """Reads HTML into a page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element leads to."""
        told: Attributes = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and not self.page.title
        if tag == "form":
            self.page.forms.append(Form(told.get("action", "")))
        elif tag == "input" and "name" in told and self.page.forms:
            self._ask(told)
        elif tag == "a" and "href" in told:
            self._lead(self.page.links, told["href"])
        elif reference := told.get({"link": "href", "script": "src", "img": "src"}.get(tag, ""), ""):
            self._lead(self.page.parts, reference)

    def handle_data(self, data: str) -> None:
        """Note the title's words."""
        if self._in_title:
            self.page.title += " ".join(data.split())

    def handle_endtag(self, tag: str) -> None:
        """Note where the title ends."""
        self._in_title = self._in_title and tag != "title"

    def _ask(self, told: Attributes) -> None:
        form, name, value = self.page.forms[-1], told["name"], told.get("value", "")
        if told.get("type") in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
        if told.get("type") not in {"radio", "checkbox"} or "checked" in told:
            form.fields[name] = value

    def _lead(self, found: list[str], reference: str) -> None:
        address = urldefrag(urljoin(self.page.address, reference)).url
        if same_site(address, self.page.address):
            found.append(address)


class Visitor:
    """Somebody who looks at a site: their cookies are their own."""

    def __init__(self) -> None:
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def fetch(self, address: str) -> Page:
        """Fetch an address, and where it sends on to."""
        return self._open(address, None)

    def send(self, page: Page, told: Mapping[str, str]) -> Page:
        """Fill in the form of a page that has these fields, and send it."""
        form = next((form for form in page.forms if form.asks(*told)), None)
        if form is None:
            raise LookupError(f"{page.path} has no form that asks for {', '.join(told)}")
        return self._open(urljoin(page.address, form.action), urlencode({**form.fields, **told}).encode())

    def _open(self, address: str, body: bytes | None) -> Page:
        try:
            answer = self._opener.open(address, body, timeout=PATIENCE)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            page = Page(answer.url, int(answer.status))
            if answer.headers.get_content_type() == "text/html":
                Reader(page).feed(answer.read().decode())
            return page


def same_site(address: str, other: str) -> bool:
    """Whether two addresses lie on one site."""
    return urlsplit(address)[:2] == urlsplit(other)[:2]
