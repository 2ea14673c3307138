"""Looking for somebody who is half known: what of a name and a birth is kept to be found by, and what would find it.

Both are told as plain words, which the ledger keeps under a key. Somebody is found where each thing that is known of
them has at least one of its words among theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tenfold.access.sounding import slips_of, sound_of
from tenfold.access.spelling import spellings
from tenfold.when import Time

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth: a day, a month of a year, a year, or years from the first to the last."""

    years: tuple[int, ...] = ()
    month: int | None = None
    day: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is a day."""
        return self.day is not None


def kept_of(names: str, born: Time | None) -> Words:
    """Return the words by which somebody is found who bears these names, former ones among them, and was born then."""
    told = spellings(names)
    whole = [ways[0] for ways in told]
    one = (way for ways in (*told, map(str.__add__, whole, whole[1:])) for way in ways)
    return frozenset((*(word for way in one for word in _named(way)), *_born(born)))


def sought(name: str, birth: Birth) -> tuple[Words, ...]:
    """Return what would find somebody: for each word of the name, and for the birth, the words of which one is enough.

    Words stand in any order, so a surname may be given first; a letter by itself is an initial.
    """
    named = tuple(frozenset(_sought(ways[0])) for ways in spellings(name))
    return (*named, frozenset(_sought_birth(birth))) if birth.years else named


def about(years_old: int, today: date) -> Birth:
    """Return the years in which somebody was born who seems to be so old: a year more or less is nobody's mistake."""
    return Birth(tuple(range(today.year - years_old - 2, today.year - years_old + 2)))


def is_enough(name: str) -> bool:
    """Whether a name says more than initials: nobody looks through everybody whose name begins with a letter."""
    return any(len(ways[0]) > 1 for ways in spellings(name))


def _named(word: str) -> Iterator[str]:
    yield f"initial {word[:1]}"
    yield from (f"slip {one}" for one in slips_of(word))
    if sound := sound_of(word):
        yield f"sound {sound}"


def _sought(word: str) -> Iterator[str]:
    if len(word) == 1:
        yield f"initial {word}"
    yield from (f"slip {one}" for one in slips_of(word))
    if sound := sound_of(word):
        yield f"sound {sound}"


def _born(born: Time | None) -> Iterator[str]:
    if born is None:
        yield "born unsaid"
        return
    first, last = born.first_day, born.last_day
    yield f"born in {first.year}"
    if first.month != last.month:
        yield f"born some day of {first.year}"
        return
    yield f"born in {first:%Y-%m}"
    yield f"born some day of {first:%Y-%m}" if first != last else f"born on {first.isoformat()}"


def _sought_birth(birth: Birth) -> Iterator[str]:
    yield "born unsaid"
    yield from (f"born some day of {year}" for year in birth.years)
    if birth.month is None:
        yield from (f"born in {year}" for year in birth.years)
        return
    year, month = birth.years[0], birth.month
    yield f"born some day of {year}-{month:02}"
    if birth.day is None:
        yield f"born in {year}-{month:02}"
        return
    yield f"born on {year}-{month:02}-{birth.day:02}"
    yield f"born on {year}-{birth.day:02}-{month:02}"  # day and month are often changed for one another
