"""Which other children a step for a child concerns, by where they lived and who cared for them then."""

from parts import FRIEND, HV, SAM, entry, strategy, time, told
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered
from tenfold.record import Care, Person, Relationship


def test_the_child_of_who_cares_for_another_is_beside_it_though_nobody_says_where_that_child_lives():
    zoe = (Person(id="zoe", born=time("2020-01-01")), Relationship(of=FRIEND, to="zoe", is_="mother"))
    minded = Care(child=SAM, by=(FRIEND,), basis="family_arrangement", from_=time("2024-02-01"))
    known = entry("2024-02-01", HV, "visit", Person(id=FRIEND), *zoe, minded, about=(SAM, "zoe"))
    assert "zoe" in told(known, strategy("2024-03-05")).subjects(sibling_not_considered, by="2024-03-05")
