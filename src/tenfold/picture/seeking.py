"""Whether others were asked what they know of an adult, for an enquiry."""

from collections.abc import Iterable, Iterator

from tenfold.picture.adults import by_trade
from tenfold.picture.care import cares_on
from tenfold.picture.concern import concern_behind
from tenfold.picture.disputes import said_to_be_there
from tenfold.picture.household import caregivers, household_adults
from tenfold.picture.links import links
from tenfold.picture.meetings import HEALTH
from tenfold.picture.people import died, is_child, person
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import enquiry_now
from tenfold.record import Check, Entry

_BY_THEMSELVES = frozenset({"other_agency", "social_care_record"})
_ELSEWHERE = "another authority"
_POLICE = frozenset({"police"})
_RECORDS = {"health": "health_record", "police": "police_record", _ELSEWHERE: "other_authority"}


@remembered
def adults_in_enquiry(p: Picture, child: str) -> tuple[str, ...]:
    """Return the caregivers and household adults of a child under enquiry; none where there is no enquiry.

    Who cared for it at the concern counts, wherever it is now, and who lives there by one source's word and not by
    another's, until that is settled; who cares by trade is approved elsewhere.
    """
    spell = enquiry_now(p, child)
    if spell is None:
        return ()
    behind = concern_behind(p, child, spell.start)
    then = () if behind is None else cares_on(p, child, behind.entry.occurred.first)
    had = (by for care in then for by in care.fact.by if by not in p.kinds)
    disputed = (one for one, _ in said_to_be_there(p, child))
    near = dict.fromkeys((*caregivers(p, child), *household_adults(p, child), *disputed, *had))
    grown = (one for one in near if not is_child(p, one) and died(p, one) is None)
    return tuple(one for one in grown if not by_trade(p, one, child))


@remembered
def enquiry_steps(p: Picture, child: str, adult: str) -> tuple[Entry, ...]:
    """Return what opened the enquiry on a child, and what brought an adult near where that is later."""
    spell = enquiry_now(p, child)
    begun = () if spell is None else (spell.start,)
    pairs = (*links(p, child), *said_to_be_there(p, child))
    brought = sorted((entry for one, entry in pairs if one == adult), key=lambda entry: entry.order)[:1]
    return (*begun, *(entry for entry in brought if any(entry.order > start.order for start in begun)))


@remembered
def unsought(p: Picture, adult: str, child: str, enquiry: Entry) -> tuple[str, ...]:
    """Return whose records on an adult nobody has asked for with a result: of health, police, another authority.

    Another authority is asked where its social care has written about the adult or the child, or was asked of them: of
    whom an entry about the child asks or tells the records, where it says so. What such an agency sends on the adult
    from the enquiry on is its answer.
    """
    elsewhere = _other_authorities(p, adult, child)
    holders = {
        "health": frozenset(id for id, kind in p.kinds.items() if kind in HEALTH),
        "police": frozenset(id for id, kind in p.kinds.items() if kind in _POLICE),
        **({_ELSEWHERE: elsewhere} if elsewhere else {}),
    }
    return tuple(
        whose
        for whose, agencies in holders.items()
        if not _checked(p, adult, whose, agencies) and not _told(p, adult, agencies, enquiry)
    )


def _other_authorities(p: Picture, adult: str, child: str) -> frozenset[str]:
    leading = p.lead_now()
    others = (id for id, kind in p.kinds.items() if kind == "childrens_social_care" and id != leading)
    asked = {id for entry in _of(p, adult, child, p.events("information_request", child)) for id in entry.asked}
    asked |= {id for entry in p.events("information_request", adult) for id in entry.asked}
    return frozenset(id for id in others if id in asked or any(_of(p, adult, child, p.entries_by(id))))


def _of(p: Picture, adult: str, child: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries about an adult, and those about a child that check no other adults than that one."""
    for entry in entries:
        checked = {id for fact in entry.facts if isinstance(fact, Check) for id in fact.about if _is_grown(p, id)}
        if adult in entry.about or (child in entry.about and (not checked or adult in checked)):
            yield entry


def _is_grown(p: Picture, id: str) -> bool:
    return person(p, id) is not None and not is_child(p, id)


def _checked(p: Picture, adult: str, whose: str, agencies: frozenset[str]) -> bool:
    done = (one for one in p.facts(Check, adult) if adult in one.fact.about and one.fact.result != "requested")
    elsewhere = whose == _ELSEWHERE
    return any(
        one.fact.against == _RECORDS[whose]
        or (elsewhere and one.last.agency in agencies and one.fact.against in _BY_THEMSELVES)
        for one in done
    )


def _told(p: Picture, adult: str, agencies: frozenset[str], enquiry: Entry) -> bool:
    sent = p.events("information_received", adult)
    return any(entry.agency in agencies and entry.order >= enquiry.order for entry in sent)
