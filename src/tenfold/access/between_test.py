from dataclasses import replace

from parts import CSC, ED, HV, MUM, POLICE, entry, told, visit
from tenfold.access import Layers
from tenfold.record import Residence

SAFE = Residence(person=MUM, address="12 Elder Walk", as_="resident", protected=True)


def layers(*entries):
    return Layers(told(*entries).case)


def ids(entries):
    return {one.narrative for one in entries if one.narrative}


def sealed(agency, words):
    return replace(visit("2024-03-01", agency=agency, narrative=words), restricted="sealed")


def test_what_either_seals_the_other_is_not_given():
    it = layers(sealed(POLICE, "police"), sealed(CSC, "csc"), visit("2024-03-02", narrative="open"))
    assert ids(it.between(CSC, POLICE)) == {"open"}
    assert ids(it.between(POLICE, CSC)) == {"open"}
    assert ids(it.between(CSC, CSC)) == {"csc", "open"}


def test_a_safe_address_goes_only_between_two_who_both_have_it():
    it = layers(
        entry("2024-03-01", ED, "visit", SAFE),
        visit("2024-03-02", agency=POLICE, narrative="She is at 12 Elder Walk."),
    )
    assert "Elder" in repr(it.between(CSC, ED))  # who leads has it, and who wrote it
    for one, other in ((CSC, HV), (HV, CSC), (ED, HV)):
        assert "Elder" not in repr(it.between(one, other))


def test_what_was_withdrawn_is_gone_for_both():
    open_ = visit("2024-03-01", agency=POLICE, narrative="withdrawn", id="w")
    later = replace(visit("2024-03-02", agency=POLICE, narrative="instead"), restricted="sealed", corrects="w")
    assert ids(layers(open_, later).between(CSC, ED)) == set()
