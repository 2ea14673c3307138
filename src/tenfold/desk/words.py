"""Words that several pages say: moments, days, what the record's own words mean on a page."""

from datetime import date, datetime, timedelta

from tenfold.picture import Picture, person
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import Entry
from tenfold.when import Time, civil, day_of, start_of

SEEN = {
    "alone": "seen alone",
    "seen": "seen",
    "partly": "seen in part",
    "asleep": "asleep",
    "not_seen": "not seen",
}
OUTCOMES = {
    "not_brought": "was not brought",
    "cancelled_by_family": "cancelled by the family",
    "cancelled_by_agency": "cancelled by the agency",
    "no_access": "nobody let the professional in",
    "refused": "refused",
}
NOTHING_OPEN = "No open questions. That does not mean there is no concern."
NOON = 12
MIDDAY_AND_MIDNIGHT = {"12pm": "midday", "12am": "midnight"}
YEAR = 12  # months
IMMEDIATE = "Immediate"
URGENCY = {"immediate": (IMMEDIATE, "red"), "soon": ("Soon", "yellow"), "routine": ("Routine", "grey")}


def spaced(word: str) -> str:
    """Return one of the record's words as it is read."""
    return word.replace("_", " ")


def sentence(word: str) -> str:
    """Return words with a capital letter first."""
    return word[:1].upper() + word[1:]


def due_day(due: datetime) -> str:
    """Return the day by the end of which something is due: at midnight it is the day that has ended."""
    return plain_day(day_of(due - timedelta.resolution))


def plain_moment(at: datetime) -> str:
    """Return a moment as it is written to the public: 4 March 2024 at 2:30pm."""
    local = civil(at)
    half = "am" if local.hour < NOON else "pm"
    minutes = f":{local.minute:02}" if local.minute else ""
    hour = f"{local.hour % NOON or NOON}{minutes}{half}"
    return f"{plain_day(local.date())} at {MIDDAY_AND_MIDNIGHT.get(hour, hour)}"


def due_by(due: datetime) -> str:
    """Return by when something is due: with the end of a day, or by a time of day."""
    ends = due == start_of(day_of(due))
    return f"the end of {due_day(due)}" if ends else plain_moment(due)


def happened(time: Time) -> str:
    """Return a told time, with the time of day where one was told."""
    return plain_moment(time.first) if time.exact else plain_time(time)


def event_of(entry: Entry) -> str:
    """Return what kind of contact an entry is, and how it came out."""
    event = sentence(spaced(entry.event))
    outcome = OUTCOMES.get(entry.outcome or "")
    times = f", {entry.times} times" if entry.times > 1 else ""
    return f"{event}{times}: {outcome}" if outcome else f"{event}{times}"


def seen_in(p: Picture, entry: Entry) -> str:
    """Return which children a contact saw, and how; empty where it says nothing of it."""
    return listed(f"{called(p, child)} {SEEN[how]}" for child, how in (entry.seen or {}).items())


def present_at(p: Picture, entry: Entry) -> str:
    """Return who of the family and others was there."""
    return listed(called(p, one) for one in entry.present)


def age(born: Time, on: date) -> str:
    """Return how old somebody is on a day: in months under two years, as closely as the birth is told."""
    least, most = _months(born.last_day, on), _months(born.first_day, on)
    if most < 0:
        return "not born yet"
    if most < 2 * YEAR:
        return counted(most, "month") if least == most else f"{max(least, 0)} to {most} months"
    young, old = least // YEAR, most // YEAR
    return f"{old}" if young == old else f"{young} or {old}"


def who_is(p: Picture, id: str, on: date) -> str:
    """Return what a person is called, and their age where the birth is known."""
    known = person(p, id)
    return f"{called(p, id)}, {age(known.born, on)}" if known is not None and known.born else called(p, id)


def counted(count: int, noun: str, several: str = "") -> str:
    """Return a number of things in words."""
    return f"1 {noun}" if count == 1 else f"{count} {several or noun + 's'}"


def _months(born: date, on: date) -> int:
    return (on.year - born.year) * YEAR + on.month - born.month - (on.day < born.day)
