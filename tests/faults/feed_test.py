"""Two years of ten agencies come shuffled, doubled, or cut in the middle of a line: stored once, and asking the same.

Each is brought into the record and taken out again, so that the next may have the same ids.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import transaction

from faults import judging
from faults.running import in_full, seed
from partnership import session
from tenfold import ledger
from tenfold.casefiles import check_lines, entry_line, header_line, read
from tenfold.ledger.demo import enrol
from tenfold.ledger.reading import read_family

pytestmark = pytest.mark.usefixtures("database")
SECOND = timedelta(seconds=1)
CASES = Path(__file__).parents[2] / "cases"
SHUFFLES = 1000 if in_full() else 6


@pytest.fixture(scope="module")
def history(database):  # noqa: ARG001 - its agencies are told to it
    """Two years of ten agencies, line by line: the header, then the entries, no two recorded at the same moment.

    Of two that were, the one that came first stands first, and a feed that is shuffled tells another story.
    """
    case = read(CASES / "slow.yaml")
    enrol([{"id": one.id, "name": one.name, "kind": one.kind} for one in case.agencies])
    return [header_line(case), *map(entry_line, one_after_the_other(case.entries))]


def one_after_the_other(entries):
    last = entries[0].recorded - SECOND
    for one in sorted(entries, key=lambda one: one.order):
        last = max(one.recorded, last + SECOND)
        yield replace(one, recorded=last)


def brought(who, lines):
    """The ids and the questions of a history brought into the record from the lines of a feed."""
    checked = check_lines(lines)
    if checked.case is None:
        raise ledger.NotBrought("; ".join(map(str, checked.problems)))
    with transaction.atomic():
        ann = ledger.load_history(who, checked.case)
        kept = sorted(one.id for one in read_family(ann).case.entries), judging.kept_questions(ann)
        transaction.set_rollback(rollback=True)
    return kept


def disorder(lines, chance):
    """The same lines in any order, some of them twice or three times; the header stays first."""
    header, *entries = lines
    sent = [*entries, *chance.choices(entries, k=chance.randint(0, len(entries)))]
    chance.shuffle(sent)
    return [header, *sent]


def every_disorder_is_the_same(history, mixed=disorder):
    who, number = session("csc", "administrator"), seed()
    whole = brought(who, history)
    assert len(whole[0]) == len(history) - 1
    assert whole[1]
    for nth in range(SHUFFLES):
        chance = Random(f"{number} {nth}")  # noqa: S311 - a plan that can be run again
        assert brought(who, mixed(history, chance)) == whole, f"again with TENFOLD_SEED={number}, shuffle {nth}"


def test_two_years_of_ten_agencies_shuffled_and_doubled_are_stored_once_and_ask_the_same(history):
    every_disorder_is_the_same(history)


def test_two_years_of_ten_agencies_shuffled_and_doubled_are_stored_once_without_its_guard(history):
    def new_ids(lines, chance):
        """What is sent twice is sent under another id, as by a sender that keeps none."""
        doubled = chance.choice(lines[1:])
        return [*lines, doubled.replace(b'"id":"', b'"id":"again-', 1)]

    with pytest.raises(AssertionError):
        every_disorder_is_the_same(history, new_ids)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_feed_that_ends_in_the_middle_of_a_line_is_named_and_taken_whole_when_it_comes_again(history, cut):
    who, feed = session("csc", "administrator"), b"\n".join(history)
    part = feed[: int(len(feed) * cut)]
    assert not part.endswith(b"}")
    with pytest.raises(ledger.NotBrought, match=f"Line {part.count(bytes([10])) + 1}"):
        brought(who, part.split(b"\n"))
    assert brought(who, feed.split(b"\n")) == brought(who, history)
