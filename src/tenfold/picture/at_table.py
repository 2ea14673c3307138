"""Whether an agency, or one of the family, was heard at a conference, for it, or after it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from tenfold.picture.concern import concerns_left_by
from tenfold.picture.held import follows, sitting_in
from tenfold.picture.meetings import (
    WITHOUT_CONTACT,
    attended,
    called_to,
    conferences,
    excluded,
    gone_through,
    invited,
    reports,
    reports_for,
    sitting_of,
    was_at,
)
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import CONFERENCES
from tenfold.picture.stated import Stated
from tenfold.picture.weighing import weighings
from tenfold.record import (
    Account,
    Allegation,
    Attended,
    Dissent,
    Entry,
    Excluded,
    Invited,
    Meeting,
    SharedReport,
    Voice,
)
from tenfold.when import Time

Order = tuple[datetime, int]
_MET = frozenset({"visit", "call"})
_WITH_FAMILY = ("family_meeting", "core_group", "initial_conference", "review_conference")
_CAME_ABOUT = frozenset({None, "completed"})
_WORDS: tuple[type[Account | Allegation | Dissent | Voice], ...] = (Account, Allegation, Dissent, Voice)


@remembered
def represented(p: Picture, agency: str, sitting: Entry, child: str) -> bool:
    """Whether an agency was at a conference on a child, reported to it, or was heard after it.

    Heard after it is at a later conference, or by a report that a later decision or meeting had before it.
    """
    if agency == sitting.agency or _took_part(p, agency, sitting):
        return True
    if _took_part_since(p, agency, sitting, child):
        return True
    sent = [one for one in reports(p, sitting) if one.fact.agency == agency]
    later = [entry for entry in weighings(p, child) if entry.order > sitting.order]
    return any(p.considers(entry, one) for one in sent for entry in later)


@remembered
def awaited_reports(p: Picture, meeting: Stated[Meeting] | Entry) -> tuple[str, ...]:
    """Return the agencies invited to a conference without a report; once held, not those who came to it or later.

    Where only its sitting is on record, those who were said to be away.
    """
    if isinstance(meeting, Entry):
        return tuple(agency for agency in _away(p, meeting) if was_at(p, agency, meeting) is False)
    sitting = sitting_of(p, meeting)
    if sitting is not None:
        return tuple(agency for agency in _away(p, sitting) if not was_at(p, agency, sitting))
    sent = {one.fact.agency for one in reports_for(p, meeting)}
    return tuple(agency for agency in _invited_agencies(p, called_to(p, meeting)) if agency not in sent)


@remembered
def left_out(p: Picture, one: str, sitting: Entry) -> bool:
    """Whether one of the family was not called to a conference, or had its reports only after it, and was not heard.

    A conference that says nothing of invitations is not held against anybody; nor is one held against who was kept
    from it with a reason.
    """
    if any(fact.person == one for fact in excluded(p, sitting)) or _answered_after(p, one, sitting):
        return False
    came = one in sitting.present or any(one == fact.person and fact.as_ != "absent" for fact in attended(p, sitting))
    shared = (fact.shared_with_family for fact in attended(p, sitting))
    met = sitting_in(sitting, CONFERENCES).when
    if any(day is not None and day.first > met.last for day in shared) or _kept_from(p, one, sitting, met):
        return True
    calls = invited(p, sitting)
    called = came or any(fact.person == one for fact in calls)
    return bool(calls) and not called and not _spoke_by(p, one, sitting)


def _kept_from(p: Picture, one: str, sitting: Entry, met: Time) -> bool:
    """Whether a report was gone through with somebody only after a conference, or was not and nobody says why.

    What is last said of an agency’s report counts, and what is said of all of them counts for each.
    """
    last: dict[str | None, SharedReport] = {}
    for stated in gone_through(p, sitting):
        if stated.fact.person == one:
            last = {**({} if stated.fact.agency is None else last), stated.fact.agency: stated.fact}
    return any(
        fact.shared.first > met.last if fact.shared is not None else fact.reason is None for fact in last.values()
    )


def _took_part_since(p: Picture, agency: str, sitting: Entry, child: str) -> bool:
    again = (entry for entry in conferences(p, child) if entry.id != sitting.id and follows(entry, sitting))
    return any(_took_part(p, agency, entry) for entry in again)


def _took_part(p: Picture, agency: str, sitting: Entry) -> bool:
    if was_at(p, agency, sitting):
        return True
    reported = any(one.agency == agency and one.report is True for one in attended(p, sitting))
    sent = (one for one in reports(p, sitting) if one.fact.agency == agency)
    return reported or any(one.order <= sitting.order for one in sent)


def _invited_agencies(p: Picture, calls: Iterable[Invited]) -> tuple[str, ...]:
    """Return the agencies that were called and that write reports, as lawyers and courts do not."""
    called = (one.agency for one in calls if one.agency is not None and p.kinds.get(one.agency) not in WITHOUT_CONTACT)
    return tuple(dict.fromkeys(called))


def _away(p: Picture, sitting: Entry) -> Iterator[str]:
    """Yield the invited agencies without a report for a conference that took no part in a later one on each child."""
    about = [one for one in sitting.about if is_child(p, one)]
    for agency in _unreported(p, sitting):
        heard = bool(about) and all(_took_part_since(p, agency, sitting, child) for child in about)
        if not heard:
            yield agency


def _unreported(p: Picture, sitting: Entry) -> tuple[str, ...]:
    sent = {one.fact.agency for one in reports(p, sitting)} | {one.agency for one in attended(p, sitting) if one.report}
    return tuple(agency for agency in _invited_agencies(p, invited(p, sitting)) if agency not in sent)


def _answered_after(p: Picture, one: str, sitting: Entry) -> bool:
    """Whether one of the family was called, kept out with a reason, or heard, since a conference."""
    called = _last_called(p, one)
    return (called is not None and called > sitting.order) or _heard_after(p, one, sitting)


@remembered
def _last_called(p: Picture, one: str) -> Order | None:
    """Return where it last stands in the record that somebody was called to a meeting, kept from one, or came."""
    found = [call.last.order for call in p.facts(Invited, one) if call.fact.person == one]
    found += [kept.order for kept in p.facts(Excluded, one)]
    found += [at.last.order for at in p.facts(Attended, one) if at.fact.person == one and at.fact.as_ == "present"]
    return max(found, default=None)


@remembered
def _heard_after(p: Picture, one: str, sitting: Entry) -> bool:
    """Whether somebody told who called a conference, or the lead, their own words, or met them, since it."""

    def said(word: Stated[Any]) -> bool:
        return word.last.order > sitting.order and _is_word(p, word, one, sitting.agency)

    if not is_child(p, one) and p.first_about_after(one, sitting, _is_meeting, sitting.agency, p):
        return True
    if p.first_with_after(one, sitting, _is_with_family):
        return True
    again = (word for kind in _WORDS for word in p.facts_that(kind, one, _is_said_again))
    return any(said(word) for word in again) or any(
        p.first_fact_since(kind, one, sitting.order, said) for kind in _WORDS
    )


def _words(p: Picture, one: str, agency: str) -> Iterator[Entry]:
    """Yield what told those who called a conference, or the lead, somebody's own words."""
    words = (word for kind in _WORDS for word in p.facts(kind, one))
    return (word.last for word in words if _is_word(p, word, one, agency))


def _is_word(p: Picture, word: Stated[Any], one: str, agency: str) -> bool:
    whose = word.fact.child if isinstance(word.fact, Voice) else word.fact.by
    return whose == one and word.last.agency in (agency, p.lead(word.last.day))


def _is_said_again(word: Stated[Any]) -> bool:
    return len(word.entries) > 1


def _is_with_family(entry: Entry) -> bool:
    return entry.event in _WITH_FAMILY


def _is_meeting(entry: Entry, agency: str, p: Picture) -> bool:
    met = entry.event in _MET and entry.outcome in _CAME_ABOUT
    return met and entry.agency in (agency, p.lead(entry.day))


def _spoke_by(p: Picture, one: str, sitting: Entry) -> bool:
    """Whether somebody's words are in the conference itself, or a child's were taken since the concern behind it."""
    said = any(isinstance(fact, _WORDS) for fact in sitting.facts)
    if said and any(entry.id == sitting.id for entry in _words(p, one, sitting.agency)):
        return True
    voiced = [word.last for word in p.facts(Voice, one) if word.fact.child == one]
    causes = (cause.entry for cause in concerns_left_by(p, one, sitting) if cause.entry.order < sitting.order)
    cause = next(causes, None) if voiced else None
    return any(cause is None or word.order >= cause.order for word in voiced)
