"""A conference met and a parent, or a child old enough, was neither invited nor heard nor kept out with a reason."""

from tenfold.picture import CONFERENCES, Picture, died, left_out, parents, person, sitting_in, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_conference
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@rule(
    "family-not-heard",
    subjects=each_conference,
    authority="family-participation",
    findings="openness",
    stands="A conference without a parent or the child (by age) invited, nor a recorded exclusion with its reason; or "
    "the reports gone through with them only after it, or not, and nobody says why.",
    closes="Invited, heard, or excluded with a reason.",
)
def family_not_heard(p: Picture, conference: Of[Entry]) -> Asked | None:
    """Ask how the family is heard."""
    sitting, children = conference.thing, children_at(p, conference.thing)
    met = sitting_in(sitting, CONFERENCES).when
    adults = [one for child in children for one in parents(p, child) if may_be_asked(p, one)]
    old = [one for one in children if younger_than(p, one, "family-not-heard", met.first) is False]
    left = [one for one in dict.fromkeys((*adults, *old)) if left_out(p, one, sitting)]
    if not left:
        return None
    ask = say("How can {left} be heard on what the conference of {day} decided?", left=left, day=plain_time(met))
    acts = tuple(Act("hear_child" if one in children else "hear_parent", one) for one in left)
    return Asked("soon", ask, evidence(sitting), (CHAIR,), acts, tuple(left))


def may_be_asked(p: Picture, adult: str) -> bool:
    """Whether a parent lives and nothing says that nobody may approach them."""
    known = person(p, adult)
    return died(p, adult) is None and (known is None or known.no_contact is None)
