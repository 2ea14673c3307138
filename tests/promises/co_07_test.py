"""CO-07: a safe address is shown to nobody whom it is not for, wherever it was written; what is quoted stays marked.

Addresses are planted in the field for them, in words of the agency that knows and of others that do not know they are
safe, and every page and every call of the ledger is searched for them. TENFOLD_ADDRESSES sets how many.
"""

import os
import re

import pytest

from desks import browser_of
from partnership import bruise, family, first, session, told
from tenfold import ledger
from worlds import ANSWERS, World

pytestmark = pytest.mark.usefixtures("database")
ADDRESSES = [f"{n} Juniper Row Flat {n % 7}" for n in range(101, 101 + int(os.environ.get("TENFOLD_ADDRESSES", "20")))]
ADVISER = {"agency": "dva", "author": {"role": "adviser"}}
NURSE = {"agency": "ed", "author": {"role": "nurse"}}
SERGEANT = {"agency": "police", "author": {"role": "sergeant"}}


def lives(address, **more):
    return {"residence": {"id": f"r-{address[:3]}", "person": "mum", "address": address, "as": "resident"} | more}


def fled(addresses=ADDRESSES):
    """A family that fled: each address told as safe, said in others’ words, restated and checked."""
    lines = []
    for n, address in enumerate(addresses):
        check = {"check": {"about": [f"r-{address[:3]}"], "against": "other_agency", "result": "corroborated"}}
        said = {"observation": {"child": "ann", "of": "other", "level": "neutral", "says": f"Mum is at {address} now"}}
        lines += [
            told(f"s{n}", facts=[lives(address, protected=True)], **ADVISER),
            told(f"n{n}", facts=[said], **NURSE) | {"narrative": f"Discharged to {address.upper()}."},
            told(
                f"c{n}",
                facts=[check, {"residence": {"person": "mum", "address": address, "as": "visiting"}}],
                **ADVISER,
            ),
        ]
    return World(*lines)


def leaks(world, who):
    """The answers to somebody in which a planted address stands."""
    planted = re.compile("|".join(address.replace(" ", r"\s+") for address in ADDRESSES), re.IGNORECASE)
    return [name for name, answer in ANSWERS.items() if planted.search(f"{answer(world, who)!s}")]


@pytest.mark.parametrize("role", ["practitioner", "manager", "chair", "named_professional", "custodian"])
def test_no_output_gives_an_address_away(role):
    assert leaks(fled(), session("nursery", role)) == []


def test_who_wrote_it_and_who_leads_have_it():
    world = fled(ADDRESSES[:1])
    for agency in ("dva", "csc"):
        opened = ledger.open_record(session(agency), world.family, "protect", "child")
        assert any(getattr(fact, "address", "") == ADDRESSES[0] for one in opened.case.entries for fact in one.facts)


def test_who_knows_it_is_asked_to_keep_it_out_of_words_that_all_may_read():
    world, adviser = fled(ADDRESSES[:1]), session("dva")
    with pytest.raises(ledger.NotTaken, match="name a protected address"):
        ledger.append(adviser, world.family, told("w1") | {"narrative": f"Now at {ADDRESSES[0]}"}, "protect")
    again = told("w2", facts=[lives(ADDRESSES[1], protected=True)]) | {"narrative": f"Off to {ADDRESSES[1]}"}
    with pytest.raises(ledger.NotTaken, match="name a protected address"):
        ledger.append(adviser, world.family, again, "protect")


def test_an_address_that_becomes_safe_later_is_gone_from_what_was_open_before():
    world = World(told("s1", facts=[lives(ADDRESSES[0])], **ADVISER))
    who, adviser = session("nursery"), session("dva")
    assert "opened" in leaks(world, who)
    ledger.append(adviser, world.family, told("s2", facts=[lives(ADDRESSES[0], protected=True)]), "protect")
    assert leaks(world, who) == []


def test_an_entry_that_is_quoted_as_evidence_keeps_its_mark():
    ann = family(first(), bruise("b1", restricted="sensitive", recorded="2026-03-04T12:00", **SERGEANT))
    nurse = session("nursery")
    ledger.present(nurse, ann, "care", "Ann is here")
    browser = browser_of(nurse)
    browser.post(f"/family/{ann}/purpose", {"purpose": "care"})
    opened = ledger.open_record(nurse, ann, "care", "child")
    for number in range(1, len(opened.questions) + 1):
        page = browser.get(f"/family/{ann}/question/{number}").content.decode()
        assert "She fell" not in page
        if "b1" in [one.id for one in opened.questions[number - 1].evidence]:
            assert "restricted to the agency that wrote it" in page


def test_no_output_gives_an_address_away_without_its_guard(monkeypatch):
    from tenfold.access import Layers

    monkeypatch.setattr(Layers, "_kept_from", lambda *_: frozenset())
    with pytest.raises(AssertionError):
        test_no_output_gives_an_address_away("practitioner")
