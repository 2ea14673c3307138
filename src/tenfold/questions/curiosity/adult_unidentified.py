"""An adult is seen at or named in connection with the household, and nobody knows who that is."""

from typing import Any

from tenfold.picture import Picture, Stated, is_live, known_by_tie, mentions, remembered, strangers, who_matters
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import Sentence, plain_time, say


@remembered
def each_stranger(p: Picture) -> tuple[Of[str], ...]:
    """Return the adults near a child whom nobody has identified."""
    return tuple(Of(adult, near, adult) for adult, near in strangers(p))


@rule(
    "adult-unidentified",
    subjects=each_stranger,
    authority=("household", "carers"),
    findings="curiosity",
    stands="An adult is seen at or named in connection with the household by any agency, and nobody holds a name with "
    "a date of birth or an identifier.",
    closes="Name with date of birth or identifier, a completed check of the person, or finding who else it is.",
)
def adult_unidentified(p: Picture, adult: Of[str]) -> Asked | None:
    """Ask who it is."""
    live = any(is_live(p, child) for child in adult.children)
    if not live and known_by_tie(p, adult.id) and not any(who_matters(p, adult.id, one) for one in adult.children):
        return None
    said = mentions(p, adult.id)
    act = Act("identify_adult", adult.id)
    return Asked("soon" if live else "routine", who(adult.id, said), evidence(said), lead(p), (act,), (adult.id,))


def who(adult: str, said: tuple[Stated[Any], ...]) -> Sentence:
    """Return the question, with every agency that mentioned the adult and when."""
    days: dict[str, list[str]] = {}
    for one in said:
        for entry in one.entries:
            days.setdefault(entry.agency, []).append(plain_time(entry.occurred))
    places = ", ".join(f"{{agency{n}}} ({{days{n}}})" for n in range(len(days)))
    gaps: dict[str, str | list[str]] = {"adult": adult}
    for n, (agency, when) in enumerate(days.items()):
        gaps |= {f"agency{n}": agency, f"days{n}": when}
    return say(f"Who is {{adult}}? No date of birth is known; mentioned by {places}.", **gaps)
