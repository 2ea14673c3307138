"""PR-06: each kind of record has its term, a hold beats it, and its clock can be believed for a century.

No life may be listed as at its end a day before the last of its terms; none is while somebody holds it; and the list is
all that a clock ever does.
"""

import os
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from partnership import family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("blank")
LIVES = int(os.environ.get("TENFOLD_LIVES", "10000"))
FIRST, LAST = date(1950, 1, 1), date(2101, 1, 1)


def later(day, years):
    """The same day so many years on, reckoned another way than the program does: by months of the calendar."""
    months = day.year * 12 + day.month - 1 + years * 12
    year, month = divmod(months, 12)
    for back in (day.day, day.day - 1):
        try:
            found = date(year, month + 1, back)
        except ValueError:
            continue
        return found if back == day.day else found + timedelta(days=1)
    raise AssertionError(day)


def least(life):
    """Until when a life's record must be kept at the least, in the words of the policy and not of the schedule."""
    told = []
    for child in life.children:
        if child.born is None:
            return date.max
        told.append(later(max(later(child.born, 18), life.closed), 3))
        died_young = child.died is not None and child.died < later(child.born, 18)
        if "looked-after" in life.kinds:
            told.append(later(child.died, 15) if died_young else later(child.born, 75))
        if "health" in life.kinds:
            told.append(later(child.born, 26))
        if "school" in life.kinds:
            told.append(later(child.born, 25))
    told += [later(life.closed, 35)] if "child-protection" in life.kinds else []
    told += [later(life.closed, 75)] if "sexual-abuse" in life.kinds else []
    return max(told)


def lives(seed=20261127):
    """Invented lives, born over a century and a half."""
    from tenfold.ledger.keeping.terms import Child, Life

    chance = Random(seed)  # noqa: S311 - invented lives need no secrets
    days = (LAST - FIRST).days

    def child():
        born = FIRST + timedelta(days=chance.randrange(days))
        died = born + timedelta(days=chance.randrange(30 * 365)) if chance.random() < 0.1 else None
        return Child(None if chance.random() < 0.03 else born, died)

    for _ in range(LIVES):
        children = tuple(child() for _ in range(chance.randint(1, 4)))
        closed = FIRST + timedelta(days=chance.randrange(days))
        held = {
            name
            for name in ("looked-after", "child-protection", "sexual-abuse", "health", "school")
            if chance.random() < 0.3
        }
        yield Life(children, closed, frozenset({"child-in-need", *held})), chance


def wrongly_listed():
    """How many lives are listed as at the end of their term on a day on which they must be kept."""
    from tenfold.ledger.keeping import reviewing, terms

    kinds, wrong = terms.schedule().kinds, 0
    for life, chance in lives():
        term = terms.term_of(life, kinds)
        due = reviewing.Due(None, 1, term, (), None, None)
        days = [FIRST + timedelta(days=chance.randrange(120 * 365)) for _ in range(5)]
        must = least(life)
        days += [must - timedelta(days=1)] if must < date.max else []
        wrong += sum(term is not None and due.is_for(day) for day in days if day < must)
        wrong += term is not None and must < date.max and not due.is_for(must)
    return wrong


def test_of_ten_thousand_lives_none_is_listed_a_day_too_soon_or_too_late():
    assert wrongly_listed() == 0


def test_of_ten_thousand_lives_none_is_listed_a_day_too_soon_without_its_guard(monkeypatch):
    from tenfold.ledger.keeping import terms

    def first_of_all(life, kinds):
        found = [terms.Term(ends, kind) for kind in life.kinds for ends in terms._ends(life, kind, kinds) if ends]
        return min(found, key=lambda term: term.ends, default=None)

    monkeypatch.setattr(terms, "term_of", first_of_all)
    with pytest.raises(AssertionError):
        assert wrongly_listed() == 0


def grown_up():
    """A family whose term ended long ago."""
    return family(
        {
            **first(),
            "occurred": "1990-03-02T10:00",
            "recorded": "1990-03-02T11:00",
            "facts": [{"person": {"id": "ann", "name": "Ann Vale", "born": "1988-02-01"}}],
        }
    )


def listed(by=None):
    from tenfold.ledger.keeping import reviewing, terms

    return {one.family for one in reviewing.due(by or datetime.now(UTC).date(), terms.schedule())}


def test_a_record_at_the_end_of_its_term_is_listed_and_nothing_more_happens_to_it():
    ann, young = grown_up(), family(first())
    assert ann in listed()
    assert young not in listed()
    assert young in listed(date(2045, 2, 1))
    assert ledger.open_record(session("csc"), ann, "protect", "child").case.entries


def test_two_agencies_entries_of_one_id_of_which_one_is_sealed_keep_no_family_from_being_listed():
    ann = family(first(), told("p1", agency="police", author={"role": "sergeant"}))
    ledger.append(session("police"), ann, told("k0", restricted="sealed"), "enquire")
    ledger.append(session("csc"), ann, told("k0"), "protect")
    listed()
    assert ann in listed(date(2101, 1, 1))


def held():
    """Hold a record whose term has ended; whether it is listed as one to decide on, today and in a century."""
    from tenfold.ledger.keeping import deciding

    ann = grown_up()
    deciding.hold(session("police", "auditor"), ann, "The inquiry asks for it.", date(2101, 1, 1))
    return ann in listed(), ann in listed(date(2101, 1, 1))


def test_a_hold_beats_the_term_and_comes_up_for_review_itself():
    assert held() == (False, True)


def test_a_hold_beats_the_term_without_its_guard(monkeypatch):
    from tenfold.ledger.keeping import reviewing

    monkeypatch.setattr(reviewing, "decisions", lambda _: ())
    with pytest.raises(AssertionError):
        assert held() == (False, True)


def test_at_its_term_it_may_be_asked_for_and_before_it_may_not():
    from tenfold.ledger.keeping import deciding, reviewing, terms

    noor = session("csc", "administrator")
    asked = reviewing.ask_at_term(noor, grown_up(), "Reviewed on 27 November.", terms.schedule())
    assert deciding.approve(session("police", "auditor"), asked).authority.endswith(
        "child-in-need, ended on 2009-02-01"
    )
    with pytest.raises(deciding.NotDecided, match=r"ends on 2045-02-01 \(child-in-need\)"):
        reviewing.ask_at_term(noor, family(first()), "Reviewed.", terms.schedule())
    unborn = family({**first(), "facts": [{"person": {"id": "ann", "name": "Ann Vale"}}]})
    with pytest.raises(deciding.NotDecided, match="cannot be reckoned"):
        reviewing.ask_at_term(noor, unborn, "Reviewed.", terms.schedule())


def test_one_that_was_written_to_again_is_no_longer_at_its_end():
    ann = grown_up()
    ledger.append(session("csc"), ann, told("v1"), "protect")
    assert ann not in listed()
