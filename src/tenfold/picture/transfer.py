"""How a child with a plan came under another authority, and whether that has held its conference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.dwelling import tenures
from tenfold.picture.held import follows, sittings
from tenfold.picture.household import Stay
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import CONFERENCES, Spell
from tenfold.picture.stated import tellings
from tenfold.record import Entry, Referral, Residence

_SOCIAL_CARE = "childrens_social_care"


@dataclass(frozen=True, slots=True)
class Transfer:
    """A child came under another authority: since it leads, or since it had notice (`told`) of the child’s home."""

    to: str
    since: datetime
    told: tuple[Entry, ...] = ()


@remembered
def not_received(p: Picture, plan: Spell) -> Transfer | None:
    """Return how a child came under another authority while a plan ran, where that has held no conference since."""
    found = (one for one in _transfers(p, plan.child) if _ran_at(plan, one.since))
    return next((one for one in found if not _received(p, plan, one.to)), None)


@remembered
def _transfers(p: Picture, child: str) -> tuple[Transfer, ...]:
    """Return how a child came under another authority, by notice or by the lead, the earliest first."""
    led, lead = p.led_since(), p.lead_now()
    by_lead = () if led is None or lead is None else (Transfer(lead, led),)
    return tuple(sorted((*by_lead, *_noticed(p, child)), key=lambda one: one.since))


def _noticed(p: Picture, child: str) -> Iterator[Transfer]:
    """Yield the notices that an authority gave, or was given, of a child’s new home for good, while it lives there.

    To refer the child to it is to give it notice of the home that it has by then.
    """
    homes = {stay.address: stay for stay in _new_homes(p, child)}
    for entry, fact in tellings(p.facts(Residence, child)):
        to = _other_authority(p, entry)
        if to is not None and fact.as_ == "resident" and fact.address in homes:
            yield Transfer(to, max(homes[fact.address].since, entry.latest), (entry,))
    for one in p.facts(Referral, child) if homes else ():
        known = [stay for stay in homes.values() if stay.as_ == "resident" and stay.entry.order <= one.order]
        if known and one.fact.to is not None and _is_another(p, one.fact.to, one.first):
            yield Transfer(one.fact.to, max(known[-1].since, one.since), (known[-1].entry, one.first))


def _new_homes(p: Picture, child: str) -> Iterator[Stay]:
    """Yield where a child lives now that it came to from elsewhere, and had not lived before."""
    known = tenures(p, child)
    for stay in known:
        before = {old.address for old in known if old.since < stay.since}
        here = p.passed(stay.since) and not (stay.until is not None and p.passed(stay.until))
        if before and stay.address not in before and here:
            yield stay


def _other_authority(p: Picture, entry: Entry) -> str | None:
    """Return the authority, none that leads or led, that an entry is sent to, or else is of.

    To ask it for information is no notice: another council is asked what it knows of a man who moves in, too.
    """
    sent = () if entry.event == "information_request" else entry.asked
    return next((one for one in (*sent, entry.agency) if _is_another(p, one, entry)), None)


def _is_another(p: Picture, agency: str, entry: Entry) -> bool:
    """Whether an agency is an authority that neither leads nor led on the day of an entry."""
    led = {one.agency for one in p.case.lead if one.from_ is None or one.from_.first_day <= entry.day}
    return p.kinds.get(agency) == _SOCIAL_CARE and agency not in led


def _ran_at(plan: Spell, moved: datetime) -> bool:
    """Whether a plan ran when a child came under another authority."""
    return plan.start.occurred.first < moved and (plan.end is None or plan.end.latest >= moved)


def _received(p: Picture, plan: Spell, receiving: str) -> bool:
    """Whether the receiving authority has held a conference on a child since the plan began, or ended the plan."""
    held = (one for event in CONFERENCES for one in sittings(p, event, plan.child))
    own = any(one.entry.agency == receiving and follows(one, plan.start) for one in held)
    return own or (plan.end is not None and plan.end.agency == receiving)
