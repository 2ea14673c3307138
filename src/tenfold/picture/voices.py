"""Whether a child was heard, in its own words and freely, before others decided."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.picture.begun import referred
from tenfold.picture.concern import concern_behind, concerns_left_by
from tenfold.picture.endings import dismissals, ends
from tenfold.picture.freely import freely
from tenfold.picture.meetings import conferences
from tenfold.picture.people import younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessments, decisions, enquiries
from tenfold.picture.readable import place
from tenfold.picture.sightings import latest, saw
from tenfold.record import Allegation, Entry, Injury, Referral, Voice

Order = tuple[datetime, tuple[datetime, int]]
_ALONE = frozenset({"alone"})
_DECIDES = frozenset({"childrens_social_care", "police"})
_NOT_OF_THE_CHILD = frozenset({"carer", "pre_birth"})


@remembered
def unheard_steps(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the conferences, ends of assessments and dismissals at which a child who can tell had not been heard.

    Nothing of those since which it was. A child of unsaid age may well be able to tell.
    """
    steps = tuple(_steps(p, child))
    if not steps:
        return ()
    heard = _last_heard(p, child)
    later = (one for one in steps if heard is None or (latest(one) > heard and _since(p, child, one) > heard))
    old_enough = (one for one in later if younger_than(p, child, "voice-missing", one.latest) is not True)
    return tuple(dict.fromkeys(old_enough))


def _steps(p: Picture, child: str) -> Iterator[Entry]:
    yield from conferences(p, child)
    for spell in assessments(p, child):
        if spell.end is not None and _of_social_care(p, spell.end) and spell.of.fact.kind not in _NOT_OF_THE_CHILD:
            yield spell.end
    for one in decisions(p, child):
        ended = ends(one.fact) and one.fact.matter != "step_down" and p.kinds.get(one.agency) in _DECIDES
        if ended and concern_behind(p, child, one.first) is not None:
            yield one.first
    yield from (one for one, of in dismissals(p) if child in of and concern_behind(p, child, one) is not None)


def _of_social_care(p: Picture, entry: Entry) -> bool:
    return p.kinds.get(entry.agency) == "childrens_social_care"


@remembered
def _since(p: Picture, child: str, step: Entry) -> Order:
    """Return where the concern stands since which a child should have been heard: a step's last injury or allegation.

    Else the last other concern; where there is none, what began the work that the step belongs to.
    """
    last = None
    for one in concerns_left_by(p, child, step):
        if isinstance(one.stated.fact, Injury | Allegation):
            return latest(one.entry)
        last = last or one.entry
    return latest(last or _begun(p, child, step))


def _begun(p: Picture, child: str, step: Entry) -> Entry:
    begun = [one.first for one in p.facts(Referral, child)]
    begun += [referred(p, spell) for spell in assessments(p, child)]
    begun += [spell.start for spell in enquiries(p, child)]
    return max((one for one in begun if one.order < step.order), key=place, default=step)


@remembered
def _last_heard(p: Picture, child: str) -> Order | None:
    """Return where a child's own words, given freely, or the child alone with the lead, last stand in time."""
    said = (one.last for one in p.facts(Voice, child) if one.fact.child == child)
    free = [latest(entry) for entry in said if freely(p, child, entry)]
    alone = [latest(one) for one in p.contacts_that(child, _is_alone_with_lead, child, p)]
    return max((*free, *alone), default=None)


def _is_alone_with_lead(contact: Entry, child: str, p: Picture) -> bool:
    alone = saw(contact, child, _ALONE) and contact.agency == p.lead(contact.day)
    return alone and contact.interpreter != "family"
