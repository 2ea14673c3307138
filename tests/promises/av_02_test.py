"""AV-02: writers do not queue behind each other across families; on one family they do, in order, and none for ever."""

import sys
from threading import BrokenBarrierError

import pytest

from faults.running import in_full
from faults.together import one_at_a_time, rate, stand_together
from partnership import family, first, session

pytestmark = pytest.mark.usefixtures("database")
WRITERS = 32
HELD = 0.01  # seconds


@pytest.fixture(scope="module")
def families(database):  # noqa: ARG001 - made before it, for all of these tests
    return [family(first()) for _ in range(WRITERS)]


def nobody_waits_for_another_family(families, **lock):
    try:
        stand_together(session("csc"), families, **lock)
    except BrokenBarrierError:
        pytest.fail(f"{WRITERS} writers, each on a family of their own, were not all in the middle of it at once")


def test_writers_on_different_families_are_all_in_the_middle_of_it_at_once(families):
    nobody_waits_for_another_family(families)


def test_writers_on_different_families_are_all_in_the_middle_of_it_at_once_without_its_guard(families):
    with pytest.raises(pytest.fail.Exception, match="not all in the middle"):
        nobody_waits_for_another_family(families, before=one_at_a_time, patience=2)


@pytest.mark.skipif(not in_full(), reason="Measured by make faults: elsewhere the machine may have much else to do.")
def test_more_is_written_than_with_one_lock_for_all(families):
    sam = session("csc")
    free, one_lock = (
        max(rate(sam, families, HELD, **lock) for _ in range(3)) for lock in ({}, {"before": one_at_a_time})
    )
    sys.stdout.write(
        f"{WRITERS} writers holding {HELD} s: {free:.0f}/s, {free / one_lock:.1f} times those of one lock for all\n"
    )
    assert free > one_lock
