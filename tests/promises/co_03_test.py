"""CO-03: an answer holds only what whoever asks may see, in whatever form it comes.

A protected address, a sealed entry and somebody whom nobody may approach stand in the demo, and a family that is kin to
one of its social workers. Each person of the demo walks every page there is (tests/crawling.py), is given every file
that they can be given, and the systems of each agency ask the API all that can be asked: the planted words come to
nobody who may not have them, and to somebody who may.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.urls import get_resolver

from crawling import UNREAD, Walker, by_all, family_of, in_words, patterns, signed_in
from feeds import ALL, POLICE, WHY
from matrix import WORKS
from tenfold import ledger
from tenfold.access import Layers
from tenfold.casefiles import entry_line
from tenfold.ledger import opening
from tenfold.ledger.folding import forget

pytestmark = pytest.mark.usefixtures("demo")
LED_BY = "csc"
FOLDER = Path(__file__).parents[2] / "cases" / "partnership"
USERNAMES = [one["username"] for one in yaml.safe_load((FOLDER / "partnership.yaml").read_text())["people"]]
WALKS = USERNAMES if by_all() else ["kofi", "priya", "noor", "owen"]
"""Who walks: a worker kept out of a family of kin, a nurse, an administrator, a solicitor; `make pages`: everybody."""


@dataclass(frozen=True)
class Planted:
    """Words that stand in one family of the demo: who may read them, by agency."""

    family: str
    words: str
    agencies: frozenset[str] | None = None  # None: every agency that has written openly on it
    but: frozenset[str] = frozenset()

    def may(self, username: str, agency: str, roles: set[str]) -> bool:
        """Whether somebody may read them."""
        theirs = self.agencies if self.agencies is not None else written(self.family)
        return agency in theirs and bool(roles & WORKS) and username not in self.but


PLANTED = {
    "a protected address": Planted("alvarez", r"88\s*Saltmarsh|Saltmarsh\s*Row", frozenset({"dva", LED_BY})),
    "a sealed entry": Planted("mckenzie", r"Lapwing|mck07", frozenset({"police"})),
    "somebody not to be approached": Planted("jennings", r"burn the house|Neil\s*Cartwright"),
    "kin of a worker": Planted("asante", r"Kwame|Lantern\s*Court|Mrs Bell", but=frozenset({"kofi"})),
}


def written(case):
    """The agencies that wrote on a family of the demo, openly."""
    from stories.woven_test import case_of

    return frozenset(one.agency for one in case_of(case).entries if one.restricted != "sealed")


@pytest.fixture
def families():
    """The families of the demo in which words are planted, by the name of their case."""
    from stories.woven_test import WOVEN
    from tenfold.ledger.models import Staff

    titles = {one.told["title"]: name for name, one in WOVEN.items()}
    found = {}
    for who in Staff.objects.filter(username__in=("marta", "kofi", "callum")):
        session = signed_in(who)
        found |= {titles[one.title]: one.family for one in ledger.families(session) if one.title in titles}
    return {name: found[name] for name in {one.family for one in PLANTED.values()}}


def staff():
    from tenfold.ledger.models import Staff

    return Staff.objects.filter(email__endswith="@demo.invalid").order_by("pk")


def the(username):
    return next(one for one in staff() if one.username == username)


def leaks(username, agency, roles, words):
    """What of the planted stands in words that somebody was given and may not have."""
    forbidden = [(name, one) for name, one in PLANTED.items() if not one.may(username, agency, set(roles))]
    return [name for name, one in forbidden if re.search(one.words, words, re.IGNORECASE)]


def found_by(who, families):
    """What leaks to somebody, by the address where it does; and the names of the pages that answered them."""
    leaked, names = [], set()
    for answer in Walker(who, families.values()).walk():
        names.add(answer.name)
        leaked += [(one, answer.address) for one in leaks(who.username, who.agency, who.roles, answer.words)]
    return leaked, names


@pytest.mark.parametrize("username", WALKS)
def test_no_page_and_no_file_that_a_page_gives_tells_anybody_what_is_not_for_them(username, families):
    leaked, names = found_by(the(username), families)
    assert leaked == []
    assert {one.name for one in patterns()} <= names
    if UNREAD:
        pytest.skip(
            "every page was read, and no PDF: neither pypdf nor pdftotext is here (apt-get install poppler-utils)"
        )


def test_nor_does_any_tell_those_of_the_demo_who_are_hired_elsewhere(families):
    for who in staff():
        if who.username not in USERNAMES:
            assert found_by(who, families)[0] == [], who.username


def test_those_who_may_read_it_do(families):
    for username, what in (("callum", "a sealed entry"), ("marta", "kin of a worker")):
        walker = Walker(the(username), [families[PLANTED[what].family]], alike=1, elsewhere=0)
        assert any(re.search(PLANTED[what].words, one.words) for one in walker.walk()), (username, what)
    for username, what in (("leila", "a protected address"), ("kofi", "somebody not to be approached")):
        opened = ledger.open_record(signed_in(the(username)), families[PLANTED[what].family], "protect", "child")
        told = f"{[entry_line(one) for one in opened.case.entries]}"
        assert re.search(PLANTED[what].words, told), (username, what)


def test_a_search_tells_nobody_more_than_who_is_theirs(families):
    for who in staff():
        walker, session = Walker(who, ()), signed_in(who)
        for name, born in (("Lucia Alvarez", date(2017, 10, 15)), ("Bea Jennings", date(2018, 5, 8))):
            by_hand = {"name": name, "born-day": born.day, "born-month": born.month, "born-year": born.year}
            words = in_words(walker.client.post("/find", by_hand).content, "text/html")
            assert leaks(who.username, who.agency, who.roles, words) == []
            if set(who.roles) & WORKS:
                assert leaks(who.username, who.agency, who.roles, f"{ledger.find(session, name, born)}") == []
    assert families


def test_no_pack_for_an_outage_and_no_draft_of_what_is_held_tells_more(families):
    from tenfold.cli.tonight import _page
    from tenfold.ledger import rights
    from tenfold.ledger.at_risk import at_risk

    packs, drafts = 0, 0
    for who in staff():
        session = signed_in(who)
        try:
            page, _ = _page(at_risk(session), "0300")
            packs += 1
            assert leaks(who.username, who.agency, who.roles, in_words(page, "text/html")) == []
        except ledger.Closed:
            pass
        for case, person in (("alvarez", "lucia"), ("mckenzie", "rory"), ("jennings", "bea"), ("asante", "kwame")):
            try:
                number = rights.ask(
                    session, families[case], "subject_access", person, "Somebody", on_behalf=False
                ).number
                draft = rights.to_read(session, families[case], number)
            except (ledger.Closed, rights.NotReleased):
                continue
            drafts += 1
            assert leaks(who.username, who.agency, who.roles, f"{draft}") == [], (who.username, case)
    assert packs
    assert drafts


def test_no_bundle_that_leaves_holds_what_is_about_others_or_is_safe(families):
    from tenfold.access import Verdict
    from tenfold.ledger import rights
    from tenfold.ledger.models import Staff

    first, second = (signed_in(Staff.objects.get(username=one)) for one in ("ruth", "imelda"))
    for case, person in (("mckenzie", "rory"), ("jennings", "bea")):
        family = families[case]
        number = rights.ask(first, family, "subject_access", person, "The child", on_behalf=True).number
        draft = rights.to_read(first, family, number)
        rights.decide(first, family, number, [Verdict(one.id, passed=True, reason=None) for one, _ in draft.passages])
        rights.confirm(second, family, number, rights.to_read(second, family, number).state)
        files = rights.release(first, family, number).files
        words = " ".join(in_words(content, name) for name, content in files.items())
        assert "Lapwing" not in words
        assert "mck07" not in words


def test_the_api_tells_a_system_only_what_is_its_agency_s(families):
    from django.test import Client

    asked = 0
    for agency in sorted({one.agency for one in staff()}):
        feed, client = token_of(agency), Client(SERVER_NAME="localhost")
        headers = {"Authorization": f"Bearer {feed}", **(POLICE if agency == "police" else WHY)}
        for address in api_addresses(families):
            answer = client.get(address, headers=headers)
            asked += answer.status_code == 200
            words = in_words(answer.content, answer.headers["content-type"])
            assert leaks("a system", agency, {"practitioner"}, words) == [], (agency, address)
    assert asked


def token_of(agency):
    """The token of a new system of an agency of the demo, for all that a system does."""
    from datetime import timedelta

    from tenfold.ledger.models import Staff

    noor = signed_in(Staff.objects.get(username="noor"))
    return ledger.make_token(noor, agency, f"feed-{agency}", ALL, timedelta(days=1), 1_000_000)[1]


def api_addresses(families):
    """Every address of the API that is read, by its own description, at each of the families."""
    from django.test import Client

    told = json.loads(Client(SERVER_NAME="localhost").get("/api/openapi.json").content)
    for path, ways in told["paths"].items():
        if "get" in ways:
            yield from {re.sub(r"\{[^}]+\}", str(one), path) for one in families.values()}


def test_every_page_of_the_site_is_walked_and_not_kept_by_hand():
    assert {one.name for one in patterns()} <= {key for key in get_resolver().reverse_dict if isinstance(key, str)}


def test_no_page_tells_anybody_what_is_not_for_them_without_its_guard(families, monkeypatch):
    monkeypatch.setattr(Layers, "entries", lambda self, _layer: self.case.entries)
    monkeypatch.setattr(opening, "for_viewer", lambda _viewer, entries, _lead: entries)
    leaked, _ = found_by(the("kofi"), {"mckenzie": families["mckenzie"]})
    forget(families["mckenzie"])
    assert any(one == "a sealed entry" and family_of(address) for one, address in leaked)
