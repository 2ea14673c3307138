"""What is asked of a contact: the narrative first, then who was there, who was seen, an injury, what was said."""

from collections.abc import Iterator, Mapping
from typing import get_args

from tenfold.access import SEAL_COSTS
from tenfold.desk.contact_groups import THIS, accounts, injuries, injuries_known, strangers, voices
from tenfold.desk.forms import Choice, Field
from tenfold.desk.telling import choices, narrative, own_id, people, when
from tenfold.desk.words import SEEN, sentence
from tenfold.ledger import Opened
from tenfold.picture import HEALTH, children
from tenfold.questions.wording import called
from tenfold.record import words

EVENTS = {
    "acute_hospital": "attendance admission discharge clinic",
    "ambulance": "attendance",
    "general_practice": "attendance visit",
    "health_visiting": "visit clinic",
    "community_health": "clinic visit",
    "school": "school_day visit observation",
    "early_years": "school_day visit observation",
    "police": "police_incident visit information_received",
    "childrens_social_care": "visit contact_session family_meeting information_received",
}
OTHER = "visit attendance information_received"
ALWAYS = "call message professionals_meeting record_note"
"""What every agency has: after its own kinds of contact."""
CALLED = {"professionals_meeting": "Meeting of professionals", "record_note": "A note, nobody met"}
PLACES = "home hospital clinic surgery school nursery office police_station street elsewhere"
OUTCOMES = ("completed", "not_brought", "no_access", "refused", "cancelled_by_family", "cancelled_by_agency")
INTERPRETERS = {"none": "No", "family": "Somebody of the family did", "independent": "An independent interpreter did"}
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
NOTHING: Mapping[str, object] = {}


def contact_fields(
    opened: Opened, nth: int, agency: str, typed: Mapping[str, object] = NOTHING, event: str = ""
) -> tuple[Field, ...]:
    """Return the first step of the form, for a professional of a kind of agency.

    `typed` is what stands in it, which says how many injuries there are; `event` is one that an entry has already.
    """
    child = children(opened.picture)[nth - 1]
    return (
        own_id(),
        narrative(),
        _event(agency, event),
        when(opened),
        *_there(opened),
        *_seen(opened),
        *injuries(opened, child, typed),
        *accounts(opened, child, typed),
        *voices(opened, child, typed),
        *strangers(opened, typed),
        *_more(opened),
        *(_judging(opened, child) if agency in HEALTH else ()),
        _restricted(),
    )


def _event(agency: str, own: str) -> Field:
    kinds = dict.fromkeys([*EVENTS.get(agency, OTHER).split(), *ALWAYS.split(), *([own] if own else [])])
    events = choices(kinds, CALLED)
    first = (own or events[0].value,)
    return Field(kind="radios", name="event", label="What kind of contact", choices=events, first=first, small=True)


def _there(opened: Opened) -> Iterator[Field]:
    yield Field(kind="checks", name="present", label="Who was there", choices=people(opened, young=False), small=True)


def _seen(opened: Opened) -> Iterator[Field]:
    p = opened.picture
    hows = choices(SEEN, {how: sentence(says) for how, says in SEEN.items()})
    for n, one in enumerate(children(p), 1):
        yield Field(
            kind="radios", name=f"seen-{n}", label=f"Was {called(p, one)} seen, and how?", choices=hows, small=True
        )


def _more(opened: Opened) -> Iterator[Field]:
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    told = "Was the family told beforehand?"
    spoke = "Did somebody interpret?"
    interpreters = choices(get_args(words.Interpreter), INTERPRETERS)
    yield Field(kind="select", name="place", label="Where", choices=choices(PLACES.split()), small=True)
    yield Field(kind="select", name="outcome", label="How it came out", choices=choices(OUTCOMES), small=True)
    yield Field(kind="radios", name="announced", label=told, choices=YES_NO, small=True)
    yield Field(kind="radios", name="interpreter", label=spoke, choices=interpreters, small=True)
    yield Field(kind="checks", name="agencies", label="Which agencies met", choices=agencies, small=True)
    yield Field(kind="text", name="next", label="What you will do next", small=True)
    yield Field(kind="day", name="next_by", label="By when", small=True)


def _judging(opened: Opened, child: str) -> Iterator[Field]:
    about = (Choice(THIS, "The injuries that I record here"), *injuries_known(opened, child))
    yield Field(
        kind="checks",
        name="judge",
        label="Which injuries will you give your opinion on?",
        hint="Before you do, the next page shows the earlier injuries and what was said of them.",
        choices=about,
        small=True,
    )


def _restricted() -> Field:
    return Field(
        kind="select",
        name="restricted",
        label="Who may read this entry",
        hint=SEAL_COSTS,
        choices=(
            Choice("sensitive", "Sensitive: your agency and who leads; others see that it is there"),
            Choice("sealed", "Sealed: your agency alone; nobody else sees that it is there"),
        ),
        none="Everybody to whom the record opens",
    )
