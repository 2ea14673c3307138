"""Whether an agency, or one of the family, was heard at a conference, for it, or after it."""

from tenfold.picture.concern import latest_concern
from tenfold.picture.hearing import heard_about
from tenfold.picture.meetings import agencies_at, attended, conferences, excluded, invited, reports
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.weighing import weighings
from tenfold.record import Entry, Voice


@remembered
def represented(p: Picture, agency: str, sitting: Entry, child: str) -> bool:
    """Whether an agency was at a conference on a child, reported to it, or was heard after it.

    Heard after it is at a later conference, or by a report that a later decision or meeting had before it.
    """
    if agency == sitting.agency or _took_part(p, agency, sitting):
        return True
    again = (entry for entry in conferences(p, child) if entry.order > sitting.order)
    if any(_took_part(p, agency, entry) for entry in again):
        return True
    sent = [one for one in reports(p, sitting) if one.fact.agency == agency]
    later = [entry for entry in weighings(p, child) if entry.order > sitting.order]
    return any(p.considers(entry, one) for one in sent for entry in later)


@remembered
def left_out(p: Picture, one: str, sitting: Entry) -> bool:
    """Whether one of the family was not called to a conference, or had its reports only after it, and was not heard.

    A conference that says nothing of invitations is not held against anybody.
    """
    calls = invited(p, sitting)
    named = {fact.person for fact in calls} | {fact.person for fact in excluded(p, sitting)}
    came = {fact.person for fact in attended(p, sitting) if fact.as_ != "absent"}
    shared = (fact.shared_with_family for fact in attended(p, sitting))
    if any(day is not None and day.first > sitting.occurred.last for day in shared):
        return not _spoke_after(p, one, sitting)
    return bool(calls) and one not in named | came and not _spoke_by(p, one, sitting)


def _took_part(p: Picture, agency: str, sitting: Entry) -> bool:
    if agency in (agencies_at(p, sitting) or ()):
        return True
    reported = any(one.agency == agency and one.report is True for one in attended(p, sitting))
    sent = (one for one in reports(p, sitting) if one.fact.agency == agency)
    return reported or any(one.order <= sitting.order for one in sent)


def _spoke_after(p: Picture, one: str, sitting: Entry) -> bool:
    met = (*heard_about(p, one), *(voice.last for voice in p.facts(Voice, one)))
    return any(entry.order > sitting.order for entry in met)


def _spoke_by(p: Picture, one: str, sitting: Entry) -> bool:
    words = p.facts(Voice, one)
    if sitting in heard_about(p, one) or _spoke_after(p, one, sitting) or any(p.considers(sitting, w) for w in words):
        return True
    cause = latest_concern(p, one, sitting) if words else None
    return cause is not None and any(word.order >= cause.entry.order for word in words)
