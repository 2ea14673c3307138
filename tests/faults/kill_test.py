"""Killed with -9 in the middle of eight writers: what was acknowledged is there, once, and the chains are whole.

A few kills in every run of the tests; fifty by `make faults`.
"""

import pytest

from faults.killing import KILLS
from faults.running import in_full, plan, survived
from faults.spool import Acknowledged, Item, Spool, item
from faults.standing import folder_of

pytestmark = pytest.mark.usefixtures("database")
EIGHT = ["ledger"] * 6 + ["page"] * 2


@pytest.mark.journey
def test_what_was_acknowledged_survives_every_kill_and_all_come_back_by_themselves(pytestconfig):
    kills, between = (50, (40, 160)) if in_full() else (len(KILLS), (5, 20))
    with folder_of(pytestconfig) as folder:
        verdict = survived(folder, EIGHT, [*KILLS], kills, between)
    assert verdict.findings == [], verdict.report
    assert verdict.there == verdict.acknowledged > 0


def test_a_seed_gives_the_same_plan_and_the_same_items_again():
    assert plan(7, [*KILLS], 20, (5, 50)) == plan(7, [*KILLS], 20, (5, 50)) != plan(8, [*KILLS], 20, (5, 50))
    assert {kind for kind, _ in plan(7, [*KILLS], len(KILLS), (5, 50))} == {*KILLS}
    assert item(7, "one", 3, ("a", "b")) == item(7, "one", 3, ("a", "b")) != item(7, "one", 4, ("a", "b"))


def test_what_was_kept_and_not_acknowledged_is_owed_and_a_line_cut_short_was_never_written(tmp_path):
    spool = Spool(tmp_path, "one")
    first, second = (Item(f"i{n}", "family", "call", "Ann.") for n in (1, 2))
    spool.keep(first)
    spool.keep(second)
    spool.acknowledge(Acknowledged("i1", 2, again=False))
    with (tmp_path / "one.told").open("a") as file:
        file.write('{"id": "i2", "pla')
    assert spool.owed() == [second]
    spool.mend()
    spool.acknowledge(Acknowledged("i2", 3, again=True))
    assert spool.owed() == []
