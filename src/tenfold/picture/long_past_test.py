"""A long past that is remembered in batches tells the same as one that is looked through from its start."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from parts import ANN, CSC, ED, MUM, SAM, SCHOOL, entry, told
from tenfold.picture import Picture, contradictions, fold, place, uses, words_by_matter
from tenfold.picture.concern import concerns
from tenfold.picture.links import family_words
from tenfold.picture.neglect import signs_of
from tenfold.picture.open_concerns import open_concerns
from tenfold.picture.picture import BATCH
from tenfold.picture.process import referral_spells
from tenfold.record import Account, Check, Injury, Observation, Opinion, Referral
from tenfold.when import AsOf

DAYS = 12
FIRST = date(2024, 3, 4)
MANY = 3 * BATCH + 5


def on(n):
    return str(FIRST + timedelta(days=DAYS * n))


def seen(n):
    worry = Observation(id=f"worry-{n}", child=SAM, of="hygiene", level="concern")
    return entry(on(n), SCHOOL, "observation", worry, id=f"seen-{n}")


def said(n):
    word = Account(id=f"word-{n}", by=MUM, about=("household",))
    return entry(on(n), CSC, "call", word, about=(SAM,) if n % 3 else (ANN,), id=f"said-{n}")


def checked(n):
    """Once in a while something of long ago is checked, or an early entry turns out to have been about ANN."""
    if n % 20 == 19:
        return entry(on(n), SCHOOL, "observation", *seen(n - 15).facts, id=f"mended-{n}", corrects=f"seen-{n - 15}")
    check = Check(about=(f"worry-{n - 7}",), against="own_observation", result="unfounded")
    return entry(on(n), CSC, "call", check, id=f"checked-{n}") if n % 10 == 9 else None


STORY = told(*(one for n in range(MANY) for one in (seen(n), said(n), checked(n)) if one is not None))


def ids_in(p):
    return (
        [one.stated.id for one in concerns(p, SAM)],
        [one.stated.id for one in open_concerns(p, SAM)],
        [[one.id for one in family_words(p, child, "household")] for child in (SAM, ANN)],
        [[one.id for one in same] for same in words_by_matter(p)],
    )


def test_what_is_told_step_by_step_is_what_is_told_at_once():
    case = STORY.case
    walked = Picture(case, STORY.guidance, AsOf.at(case.entries[0].recorded))
    for moment, fresh in groupby(sorted(case.entries, key=place), key=lambda one: one.recorded):
        walked.advance(moment)
        walked.take(fresh)
        assert ids_in(walked) == ids_in(fold(case, AsOf.at(moment), STORY.guidance))


@pytest.mark.parametrize("n", [BATCH - 1, BATCH, 2 * BATCH, MANY - 1])
def test_what_lapsed_long_ago_or_was_checked_is_no_longer_open(n):
    kept = (one for one in STORY.entries[1:] if one.corrects is None)
    p = told(*kept).picture(on(n))
    year = [one for one in range(n + 1) if DAYS * (n - one) < 366]
    looked_at = {one - 7 for one in range(n + 1) if one % 10 == 9 and one % 20 != 19}
    assert len(concerns(p, SAM)) == n + 1
    assert [one.stated.id for one in open_concerns(p, SAM)] == [f"worry-{one}" for one in year if one not in looked_at]


def test_signs_of_a_long_past_are_all_there_in_their_order():
    p = told(*(seen(n) for n in range(MANY))).picture(on(MANY))
    assert [one.id for one in signs_of(p, SAM)] == [f"worry-{n}" for n in range(MANY)]


def test_referrals_and_what_relies_on_a_claim_are_all_there_in_their_order():
    hurt = Injury(id="hurt", child=SAM, type="bruise", sites=("back",))
    fell = Account(id="fell", by=MUM, about=("hurt",), claim="rough_play")
    doubted = Opinion(about=("hurt",), view="suspicious")
    again = (
        entry(on(n), CSC, "call", Account(id=f"again-{n}", by=MUM, about=("hurt",), claim="rough_play"), id=f"told-{n}")
        for n in range(1, MANY)
    )
    sent = (
        entry(on(n), SCHOOL, "record_note", Referral(id=f"sent-{n}", children=(SAM,), from_=SCHOOL), id=f"asked-{n}")
        for n in range(MANY)
    )
    p = told(entry(on(0), ED, "attendance", hurt, fell, doubted, id="ed"), *again, *sent).picture(on(MANY))
    assert [one.id for one in uses(p, contradictions(p)[0])] == [f"again-{n}" for n in range(1, MANY)]
    assert [one.id for one, end in referral_spells(p, SAM) if end is None] == [f"sent-{n}" for n in range(MANY)]
