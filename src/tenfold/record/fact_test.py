from dataclasses import FrozenInstanceError, fields, is_dataclass, make_dataclass, replace

import pytest

from tenfold import record
from tenfold.record import FACTS, Invited, Plan

SAM, KIT = (Plan(id="plan", child=child, status="started") for child in ("sam", "kit"))


def test_facts_of_one_kind_that_say_the_same_are_the_same():
    again = Plan(id="plan", child="sam", status="started")
    assert again == SAM
    assert hash(again) == hash(SAM)
    assert KIT != SAM
    assert replace(KIT, child="sam") == SAM


def test_a_fact_is_no_fact_of_another_kind_and_nothing_else():
    assert Invited(agency="gp") != SAM
    assert SAM != "plan"
    assert len({SAM, KIT, Invited(agency="gp"), Invited(agency="gp")}) == 3


def test_a_fact_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        SAM.child = "kit"


@pytest.mark.parametrize("kind", FACTS.values())
def test_a_fact_is_shown_and_compared_as_any_dataclass(kind):
    names = [field.name for field in fields(kind)]
    twin = make_dataclass(kind.__name__, names, frozen=True, kw_only=True)
    told = dict.fromkeys(names, "told")
    assert repr(kind(**told)) == repr(twin(**told))
    for name in names:
        assert kind(**told) != kind(**told | {name: "otherwise"})
        assert twin(**told) != twin(**told | {name: "otherwise"})


@pytest.mark.parametrize("kind", [one for one in vars(record).values() if isinstance(one, type) and is_dataclass(one)])
def test_no_value_of_the_record_is_only_itself(kind):
    assert kind.__eq__ is not object.__eq__
    assert kind.__repr__ is not object.__repr__
