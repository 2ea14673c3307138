"""Whether a conference was quorate: what is counted, what is needed and by whose rule, and what the record says."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.drawings.sayings import by
from tenfold.guidance import Limit
from tenfold.picture import WITHOUT_CONTACT, Picture, Stated, attendance, invited_to
from tenfold.questions.wording import called, listed
from tenfold.record import Entry, Meeting

RULE = "not-quorate"
STATES = {
    "met": ("Met, by what is on record", "grey"),
    "not met": ("Not met", "red"),
    "disputed": ("Disputed: the record says two things of who came", "yellow"),
    "unknown": ("Unknown: who attended is not recorded", "yellow"),
    "to come": ("Not held yet", "grey"),
}


@dataclass(frozen=True, slots=True)
class Quoracy:
    """Whether a meeting was quorate, in one of the words of `STATES`, and what that rests on, in sentences."""

    state: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES[self.state][0]

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return STATES[self.state][1]


def quoracy_of(p: Picture, sitting: Entry) -> Quoracy:
    """Return whether a conference that was held was quorate."""
    lead, limit = p.lead(sitting.day), p.limit(RULE, sitting.latest)
    said = _said(p, sitting)
    known = {one: ways for one, ways in said.items() if p.kinds.get(one) not in WITHOUT_CONTACT}
    sure = {one for one, ways in known.items() if set(ways) == {"present"}}
    open_ = {one for one, ways in known.items() if "present" in ways} - sure
    told = any("present" in ways for ways in said.values())
    state = _state(sure, open_, lead, set(said.get(lead or "", {})), limit.number) if told else "unknown"
    lines = (*_rule(p, limit, lead), *_counted(p, said, sure - {lead}, open_), *_lead(p, lead, said))
    return Quoracy(state, lines)


def quoracy_to_come(p: Picture, meeting: Stated[Meeting]) -> Quoracy:
    """Return what a meeting to come needs, and how many agencies beside the lead are called to it."""
    lead, limit = p.lead_now(), p.limit(RULE, meeting.since)
    others = dict.fromkeys(one.agency for one in invited_to(p, meeting) if one.agency and one.agency != lead)
    names = listed(called(p, one) for one in others)
    told = f"Invited beside the lead: {names}." if names else "No agency beside the lead is on record as invited."
    return Quoracy("to come", (*_rule(p, limit, lead), told, "It is counted once who came is recorded."))


def _state(sure: set[str], open_: set[str], lead: str | None, of_lead: set[str], needed: int) -> str:
    if of_lead and "present" not in of_lead:  # the lead was said to be away, and by nobody to be there
        return "not met"
    least, most = len(sure - {lead}), len((sure | open_) - {lead})
    if most < needed:
        return "not met"
    return "met" if least >= needed and lead not in open_ else "disputed"


def _said(p: Picture, sitting: Entry) -> dict[str, dict[str, str]]:
    """Return of each agency how it was said to attend, each way with who said so."""
    said: dict[str, dict[str, str]] = {}
    for one in attendance(p, sitting):
        if one.fact.agency is not None:
            said.setdefault(one.fact.agency, {})[one.fact.as_] = by(p, one.last)
    return said


def _rule(p: Picture, limit: Limit, lead: str | None) -> Iterator[str]:
    whose = called(p, lead) if lead else "the lead"
    yield f"Needed: {whose}, and {limit.number} other agencies ({limit.standing}; {limit.source})."
    yield "Counted are the agencies on record as present. Whether each knows the child itself is for the chair to say."
    yield "Lawyers, prosecutors and courts are not counted."


def _counted(p: Picture, said: dict[str, dict[str, str]], sure: set[str], open_: set[str]) -> Iterator[str]:
    names = listed(called(p, one) for one in said if one in sure)
    yield f"On record as present beside the lead: {names}." if names else "Beside the lead nobody is surely present."
    for one, told in said.items():
        if one in open_:
            ways = listed(f"{how} ({who})" for how, who in told.items())
            yield f"{called(p, one)} is said to have been {ways}."


def _lead(p: Picture, lead: str | None, said: dict[str, dict[str, str]]) -> Iterator[str]:
    if lead is not None and "present" not in said.get(lead, {}):
        away = listed(said.get(lead, {}))
        yield f"{called(p, lead)} is said to have been {away}." if away else f"{called(p, lead)} is not on the list."
