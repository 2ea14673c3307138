"""What is asked of a contact: the narrative first, then who was there, who was seen, an injury, what was said."""

from collections.abc import Iterator
from typing import get_args

from tenfold.access import SEAL_COSTS
from tenfold.desk.forms import Choice, Field
from tenfold.desk.telling import choices, narrative, own_id, people, when
from tenfold.desk.words import SEEN, sentence
from tenfold.drawings.injuries import kind, place
from tenfold.drawings.outline import PAIRED
from tenfold.ledger import Opened
from tenfold.picture import HEALTH, children, occasions_of
from tenfold.questions.wording import called, plain_time
from tenfold.record import words

EVENTS = {
    "acute_hospital": "attendance admission discharge clinic call record_note",
    "ambulance": "attendance call record_note",
    "general_practice": "attendance visit call record_note",
    "health_visiting": "visit clinic call record_note",
    "community_health": "clinic visit call record_note",
    "school": "school_day call visit observation record_note",
    "early_years": "school_day call visit observation record_note",
    "police": "police_incident visit call information_received record_note",
    "childrens_social_care": "visit call contact_session family_meeting information_received record_note",
}
OTHER = "visit call attendance information_received record_note"
PLACES = "home hospital clinic surgery school nursery office police_station street elsewhere"
PARTS = {
    "Head": "head scalp skull neck",
    "Face": "face face.forehead face.eye face.ear face.cheek face.nose face.mouth face.chin",
    "Arms and hands": "shoulder arm elbow forearm wrist hand finger",
    "Front": "chest sternum rib torso abdomen genital",
    "Back": "back spine buttock hip",
    "Legs and feet": "thigh knee leg shin ankle foot toe",
}
SUBJECTS = {
    "household": "Who lives there",
    "absence": "Why the child was not there",
    "care": "Who cares for the child",
    "relationship": "Who somebody is to the family",
    "feeding": "Feeding and growth",
    "behaviour": "How the child behaves",
    "other": "Something else",
}
THIS = "this"
OUTCOMES = ("completed", "not_brought", "no_access", "refused", "cancelled_by_family", "cancelled_by_agency")


def contact_fields(opened: Opened, nth: int, agency: str) -> tuple[Field, ...]:
    """Return the first step of the form, for a professional of a kind of agency."""
    child = children(opened.picture)[nth - 1]
    return (
        own_id(),
        narrative(),
        _event(agency),
        when(opened),
        *_there(opened),
        *_seen(opened),
        Field(kind="select", name="place", label="Where", choices=choices(PLACES.split()), small=True),
        Field(kind="select", name="outcome", label="How it came out", choices=choices(OUTCOMES), small=True),
        *_injury(opened, child),
        *_account(opened, child),
        *(_judging(opened, child) if agency in HEALTH else ()),
        Field(
            kind="select",
            name="restricted",
            label="Who may read this entry",
            hint=SEAL_COSTS,
            choices=(
                Choice("sensitive", "Sensitive: your agency and who leads; others see that it is there"),
                Choice("sealed", "Sealed: your agency alone; nobody else sees that it is there"),
            ),
            none="Everybody to whom the record opens",
        ),
    )


def body_sites() -> tuple[Choice, ...]:
    """Return the places of the body map to choose from, by region; each of two by its side."""
    return tuple(
        Choice(code, sentence(place(code)), group=region)
        for region, parts in PARTS.items()
        for part in parts.split()
        for code in ((f"{part}.left", f"{part}.right") if part in PAIRED else (part,))
    )


def injuries_known(opened: Opened, child: str) -> tuple[Choice, ...]:
    """Return a child's injuries on record to choose from."""
    return tuple(
        Choice(injury.id, f"{sentence(kind(injury))}, first seen {plain_time(injury.first.occurred)}")
        for occasion in occasions_of(opened.picture, child)
        for injury in occasion.injuries
        if injury.fact.id is not None
    )


def _event(agency: str) -> Field:
    events = choices(EVENTS.get(agency, OTHER).split(), {"record_note": "A note, nobody met"})
    first = (events[0].value,)
    return Field(kind="radios", name="event", label="What kind of contact", choices=events, first=first, small=True)


def _there(opened: Opened) -> Iterator[Field]:
    yield Field(kind="checks", name="present", label="Who was there", choices=people(opened, young=False))
    yield Field(
        kind="text",
        name="stranger",
        label="Somebody else who was there",
        hint="Who they said they are, or what you saw: for example, a man who opened the door",
        small=True,
    )


def _seen(opened: Opened) -> Iterator[Field]:
    p = opened.picture
    hows = choices(SEEN, {how: sentence(says) for how, says in SEEN.items()})
    for n, one in enumerate(children(p), 1):
        yield Field(
            kind="radios", name=f"seen-{n}", label=f"Was {called(p, one)} seen, and how?", choices=hows, small=True
        )


def _injury(opened: Opened, child: str) -> Iterator[Field]:
    p = opened.picture
    hurt = tuple(Choice(one, called(p, one)) for one in children(p))
    types = choices(one for one in get_args(words.InjuryType) if one != "death")
    yield Field(kind="radios", name="hurt", label="Who was hurt", choices=hurt, first=(child,), small=True)
    yield Field(kind="select", name="injury", label="What it is", choices=types, small=True)
    yield Field(kind="checks", name="sites", label="Where on the body", choices=body_sites(), small=True)
    yield Field(kind="day", name="happened", label="When it happened, as far as anybody says", small=True)
    yield Field(kind="text", name="looks", label="How it looks", hint="Size, shape, colour", small=True)


def _account(opened: Opened, child: str) -> Iterator[Field]:
    speakers = (*people(opened), Choice("unknown", "Somebody whose name I do not know"))
    this = Choice(THIS, "The injury that I record here")
    about = (this, *injuries_known(opened, child), *(Choice(one, said) for one, said in SUBJECTS.items()))
    yield Field(kind="select", name="speaker", label="Who said it", choices=speakers, small=True)
    yield Field(kind="area", name="says", label="What they said, in their words", rows=2, small=True)
    yield Field(kind="checks", name="about", label="What it is about", choices=about, small=True)
    yield Field(
        kind="select", name="claim", label="What they say it was", choices=choices(get_args(words.Claim)), small=True
    )


def _judging(opened: Opened, child: str) -> Iterator[Field]:
    about = (Choice(THIS, "The injury that I record here"), *injuries_known(opened, child))
    yield Field(
        kind="checks",
        name="judge",
        label="Which injuries will you give your opinion on?",
        hint="Before you do, the next page shows the earlier injuries and what was said of them.",
        choices=about,
        small=True,
    )
