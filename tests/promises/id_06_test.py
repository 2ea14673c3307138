"""ID-06: what is sealed, and a safe address, cannot be told to be there by anybody whom it is not for.

Two worlds differ only in what one agency sealed (or in a safe address). Whatever somebody of another agency asks, in
whatever order, is answered alike: records, questions and their numbers, counts, lists, search, the register, who read,
refusals, the pages. Who may see it sees all, and is asked what follows from it.
TENFOLD_SEQUENCES sets how many sequences are tried (10,000 is the figure of the promise).
"""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership import bruise, session, told
from worlds import ANSWERS, World

pytestmark = pytest.mark.usefixtures("blank")  # no worker beside them carries a question up in one world only
SEQUENCES = int(os.environ.get("TENFOLD_SEQUENCES", "12"))
POLICE = {"agency": "police", "author": {"role": "sergeant"}, "restricted": "sealed"}
MAN = {"person": {"id": "man-k", "name": "Karl Hidden", "born": "1980-01-01"}}
SEALED = {
    "bruise": bruise("k0", **POLICE),
    "man": told("k0", facts=[MAN, {"relationship": {"of": "man-k", "to": "mum", "is": "partner"}}], **POLICE),
    "child": told("k0", facts=[{"person": {"id": "kid-k", "name": "Kit", "born": "2025-01-01"}}], **POLICE),
    "plan": told("k0", facts=[{"plan": {"child": "ann", "status": "started", "category": "neglect"}}], **POLICE),
    "meeting": told("k0", facts=[{"invited": {"agency": "dva"}}, {"invited": {"agency": "ed"}}], **POLICE)
    | {"event": "strategy_discussion"},
    "referral": told("k0", facts=[{"referral": {"children": ["ann"], "to": "dva"}}], **POLICE),
    "address": told(
        "k0", facts=[{"residence": {"person": "mum", "address": "12 Elm Road", "as": "resident"}}], **POLICE
    ),
    "words": told("k0", **POLICE) | {"narrative": "An informant says so."},
}
OTHERS = (("csc", "practitioner"), ("csc", "custodian"), ("ed", "practitioner"), ("nursery", "manager"))
OUTSIDER = ("dva", "practitioner")


def the_same_is_said(what, who, asked):
    """Check that a sequence of requests is answered alike in both worlds."""
    worlds, viewer = (World(), World({**SEALED[what]})), session(*who)
    for name in asked:
        without, with_it = (world.alike(ANSWERS[name](world, viewer)) for world in worlds)
        assert with_it == without, name


@settings(max_examples=SEQUENCES)
@given(
    what=st.sampled_from(sorted(SEALED)),
    who=st.sampled_from([*OTHERS, OUTSIDER]),
    asked=st.lists(st.sampled_from(sorted(ANSWERS)), min_size=1, max_size=5),
)
def test_whatever_is_asked_in_whatever_order_is_answered_alike(what, who, asked):
    the_same_is_said(what, who, asked)


@pytest.mark.parametrize("who", [*OTHERS, OUTSIDER], ids="-".join)
@pytest.mark.parametrize("what", ["bruise", "plan", "meeting"])
def test_everything_that_there_is_to_ask_is_answered_alike(what, who):
    the_same_is_said(what, who, sorted(ANSWERS))


def test_sealing_while_others_look_on_is_not_told_to_them_either():
    from tenfold import ledger

    worlds, nurse, sergeant = (
        (World(told("p1", **POLICE | {"restricted": "none"})), World(told("p1", **POLICE | {"restricted": "none"}))),
        session("ed"),
        session("police", name="Sol Dean"),
    )
    ledger.append(sergeant, worlds[1].family, bruise("k0", restricted="sealed"), "enquire")
    for name in ("opened", "listed", "read", "wrote", "opened", "child/1"):
        without, with_it = (world.alike(ANSWERS[name](world, nurse)) for world in worlds)
        assert with_it == without, name


@pytest.mark.parametrize("who", [("ed", "practitioner"), ("nursery", "manager"), OUTSIDER], ids="-".join)
def test_a_safe_address_is_not_told_to_be_there(who):
    safe = [{"residence": {"person": "mum", "address": "12 Elm Road", "as": "resident", "protected": True}}]
    open_entry = (
        {"agency": "dva", "author": {"role": "adviser"}}
        if who != OUTSIDER
        else {"agency": "police", "author": {"role": "sergeant"}}
    )
    worlds = World(told("s1", **open_entry)), World(told("s1", facts=safe, **open_entry))
    viewer = session(*who)
    for name in sorted(ANSWERS):
        without, with_it = (world.alike(ANSWERS[name](world, viewer)) for world in worlds)
        assert with_it == without, name


def test_who_sealed_it_sees_it_with_all_that_it_asks():
    from tenfold import ledger

    world, sergeant = World({**SEALED["bruise"]}), session("police")
    own = ledger.open_record(sergeant, world.family, "enquire", "child")
    assert [one.id for one in own.case.entries] == ["a1", "k0", "a2", "a3"]
    assert any("k0" in [e.id for e in q.evidence] for q in own.questions)
    numbers = {q.id: n for n, q in enumerate(own.questions, 1)}
    listed = [one for one in ledger.work(sergeant) if one.family == world.family]
    assert all(own.questions[one.number - 1].rule == one.rule for one in listed)
    assert len(numbers) == len(own.questions)


@pytest.mark.parametrize(
    ("module", "name"), [("opening", "seen_by"), ("appending", "seen_by")], ids=["reading", "writing"]
)
def test_all_is_answered_alike_without_its_guard(monkeypatch, module, name):
    from importlib import import_module

    monkeypatch.setattr(import_module(f"tenfold.ledger.{module}"), name, lambda kept, _: kept)
    with pytest.raises(AssertionError):
        the_same_is_said("bruise", ("ed", "practitioner"), ["opened", "wrote what is sealed there"])
