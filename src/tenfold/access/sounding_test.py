import pytest

from tenfold.access.sounding import slips_of, sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("katherine", "catherine"),
        ("kathryn", "catherine"),
        ("steven", "stephen"),
        ("shaun", "sean"),
        ("philip", "filip"),
        ("knight", "nite"),
        ("mohammed", "muhamad"),
        ("macdonald", "mcdonald"),
        ("wright", "rite"),
        ("jeffrey", "geoffrey"),
        ("zofia", "sophia"),
        ("smith", "smyth"),
        ("callum", "calum"),
        ("hussain", "hussein"),
        ("vikki", "vicky"),
    ],
)
def test_names_that_are_taken_for_one_another_have_one_sound(one, other):
    assert sound_of(one) == sound_of(other) != ""


@pytest.mark.parametrize(("one", "other"), [("anna", "peter"), ("mark", "mary"), ("carrow", "dudek"), ("lee", "joe")])
def test_other_names_have_another(one, other):
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize("word", ["", "al", "小龙", "олег", "o'neil", "ann3"])
def test_what_is_short_or_of_another_script_has_none(word):
    assert sound_of(word) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("michael", "micheal"), ("carrow", "carow"), ("dudek", "dudeck"), ("leanne", "leenne")]
)
def test_a_slip_of_one_letter_has_something_in_common(one, other):
    assert slips_of(one) & slips_of(other)


@pytest.mark.parametrize(("one", "other"), [("ann", "amy"), ("carrow", "barlow"), ("leanne", "joanna")])
def test_another_name_has_not(one, other):
    assert not slips_of(one) & slips_of(other)
