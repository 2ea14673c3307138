from dataclasses import replace

import pytest

from parts import entry
from tenfold.access import EVERYBODY, Layers
from tenfold.record import Agency, Case, Check, Lead, Observation, Person, Residence
from tenfold.when import Time

REFUGE = "12 Elm Road"
AGENCIES = tuple(Agency(id=one, name=one, kind="other") for one in ("csc", "old", "police", "dva", "ed"))
SAFE = Residence(id="safe", person="mum", address=REFUGE, as_="resident", protected=True)


def case(*entries, lead=("csc",)):
    told = [replace(one, id=f"e{n}", seq=n) for n, one in enumerate(entries, 1)]
    leads = tuple(
        Lead(agency=one) if isinstance(one, str) else Lead(agency=one[0], from_=Time.told(one[1])) for one in lead
    )
    return Case(case="c", agencies=AGENCIES, lead=leads, entries=tuple(told))


def ids(layers, layer):
    return [(one.seq, one.id) for one in layers.entries(layer)]


def visit(agency="csc", *facts, **more):
    return replace(entry("2026-03-04", agency, "visit", *facts), **more)


def test_where_nothing_is_restricted_there_is_one_layer_and_it_is_the_record_itself():
    told = case(visit(), visit("ed"))
    assert Layers(told).holders == frozenset()
    assert Layers(told).entries(EVERYBODY) is told.entries


def test_what_is_sealed_is_in_the_layer_of_its_agency_alone_and_leaves_no_gap_in_others():
    layers = Layers(case(visit(), visit("police", restricted="sealed"), visit("ed"), visit("dva", restricted="sealed")))
    assert layers.holders == {"police", "dva"}
    assert ids(layers, EVERYBODY) == [(1, "e1"), (2, "e3")]
    assert ids(layers, "police") == [(1, "e1"), (2, "e2"), (3, "e3")]
    assert ids(layers, "dva") == [(1, "e1"), (2, "e3"), (3, "e4")]
    assert layers.layer_of("ed") == EVERYBODY
    assert layers.layer_of("police") == "police"


def test_two_entries_that_two_agencies_gave_one_id_are_told_apart():
    told = case(visit("police", restricted="sealed"), visit("ed"))
    same = replace(told, entries=tuple(replace(one, id="e1") for one in told.entries))
    assert ids(Layers(same), "police") == [(1, "e1"), (2, "e1~2")]
    assert ids(Layers(same), EVERYBODY) == [(1, "e1")]


@pytest.mark.parametrize(("agency", "shown"), [("dva", True), ("csc", True), ("ed", False), (EVERYBODY, False)])
def test_a_safe_address_is_for_who_wrote_it_and_who_leads(agency, shown):
    layers = Layers(case(visit(), visit("dva", SAFE, narrative=f"She is at {REFUGE}.")))
    [_, told] = layers.entries(layers.layer_of(agency))
    assert (SAFE in told.facts) is shown
    assert (REFUGE in (told.narrative or "")) is shown


def test_it_is_for_the_authority_that_leads_next_and_not_for_the_one_that_led_before():
    layers = Layers(case(visit("dva", SAFE), lead=("old", ("csc", "2026-01-01"), ("ed", "2026-09-01"))))
    assert layers.safe == {("mum", REFUGE): frozenset({"dva", "csc", "ed"})}


def test_who_says_it_again_or_checks_it_does_not_give_it_away():
    again = replace(SAFE, id=None, protected=None, as_="left")
    check = Check(about=("safe",), against="other_agency", result="corroborated")
    layers = Layers(case(visit("dva", SAFE), visit("csc", again, check, Person(id="mum")), visit("ed")))
    assert [one.facts for one in layers.entries(EVERYBODY)] == [(), (Person(id="mum"),), ()]
    assert layers.entries("csc")[1].facts == (again, check, Person(id="mum"))


def test_words_of_others_that_name_it_are_blotted_for_whom_it_is_not():
    said = Observation(child="ann", of="other", level="neutral", says="Moved to 12  elm road, she says.")
    layers = Layers(case(visit("dva", SAFE), visit("ed", said, narrative=f"Lives at {REFUGE}9? No: {REFUGE}.")))
    [_, seen] = layers.entries(EVERYBODY)
    assert seen.narrative == f"Lives at {REFUGE}9? No: (address withheld)."
    assert seen.facts[0].says == "Moved to (address withheld), she says."
    assert layers.entries("ed")[1].facts == (said,)
    assert layers.names_safe(visit("csc", narrative=f"At {REFUGE}"))
    assert not layers.names_safe(visit("ed", narrative=f"At {REFUGE}"))


def test_a_label_of_one_plain_word_is_not_looked_for_among_words():
    layers = Layers(case(visit("dva", replace(SAFE, address="home")), visit("ed", narrative="She went home.")))
    assert layers.entries(EVERYBODY)[1].narrative == "She went home."


def test_what_is_sealed_makes_no_address_safe_for_others():
    layers = Layers(case(visit("police", SAFE, restricted="sealed"), visit("ed", narrative=f"At {REFUGE}")))
    assert layers.entries(EVERYBODY)[0].narrative == f"At {REFUGE}"


def test_who_may_read_what_is_sensitive_reads_in_a_layer_of_their_own():
    layers = Layers(case(visit(), visit("police", restricted="sensitive")))
    assert layers.holders == {"police", "csc"}
    assert [one.id for one in layers.entries(EVERYBODY)] == ["e1", "e2"]


def test_what_was_open_is_sealed_by_a_sealed_entry_of_the_same_agency_that_corrects_it():
    mended = visit("police", restricted="sealed", corrects="e1")
    layers = Layers(case(visit("police"), visit("ed"), mended, visit("police", restricted="sealed", corrects="e2")))
    assert ids(layers, EVERYBODY) == [(1, "e2")]
    assert [id for _, id in ids(layers, "police")] == ["e1", "e2", "e3", "e4"]
