"""IN-07: the server assigns the time of recording, apart from when something happened; a step of the clock can neither
reorder the chain nor be hidden.
"""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from faults import cast, clocks, judging
from faults.sending import by_page
from faults.spool import item
from faults.standing import server_of
from partnership import session, told
from tenfold import ledger
from tenfold.cli import web
from tenfold.ledger import skew
from tenfold.ledger.server import running
from tenfold.ledger.server.programs import Account

pytestmark = [
    pytest.mark.usefixtures("database"),
    pytest.mark.skipif(not clocks.at_hand(), reason=clocks.MISSING),
]
AHEAD = timedelta(days=3)


@pytest.fixture
def clock():
    clock = clocks.Clock()
    yield clock
    clock.end()


@pytest.fixture
def stepping(pytestconfig, clock, monkeypatch):
    """PostgreSQL under a clock that can be set, and a family in it; what was said of clocks before is forgotten."""
    skew._told.clear()
    with monkeypatch.context() as world:
        account, told = Account.ours(), clock.environment
        if account.before:  # what root begins for another user is told once it is that user's
            before = (*account.before, "env", *(f"{name}={value}" for name, value in told.items()))
            world.setattr(Account, "ours", lambda: replace(account, before=before))
        else:
            world.setattr(running, "SAID_OF_THE_WORLD", {**running.SAID_OF_THE_WORLD, **told})
        with server_of(pytestconfig):
            yield SimpleNamespace(set=clock.set, family=cast.bring())
    skew._told.clear()


def a_step_reorders_nothing(stepping):
    """The clock runs three days ahead, and is put right: what was recorded meanwhile is shown, and comes before."""
    for off, ids in (("+0d", "ab"), ("+3d", "cd"), ("+0d", "ef")):
        stepping.set(off)
        sam = session("csc")
        for id in ids:
            ledger.append(sam, stepping.family, told(id), "protect")
    shown = ledger.open_record(sam, stepping.family, "protect", "child").case.entries
    assert "".join(one.id for one in shown).endswith("abcdef")
    found, head = judging.rows(sam, stepping.family)
    assert judging.chain_findings(found, head) == []
    assert judging.question_findings(sam, stepping.family) == []
    assert found[-1].recorded - datetime.now(UTC) > AHEAD - timedelta(hours=1)


def a_step_is_noticed(stepping, caplog):
    """This machine's clock is behind the database's; once that is put right, the database's is behind the record."""
    with caplog.at_level(logging.WARNING, "tenfold.clock"):
        a_step_reorders_nothing(stepping)
    assert "this machine's clock is 259" in caplog.text, "seconds: three days, all but a few"
    assert "the database's clock is 259" in caplog.text


def test_a_step_of_the_database_s_clock_reorders_nothing_and_is_noticed(stepping, caplog):
    a_step_is_noticed(stepping, caplog)


def test_a_step_of_the_database_s_clock_reorders_nothing_without_its_guard(stepping, monkeypatch):
    monkeypatch.setattr(skew, "onward", lambda now, _last: now)
    with pytest.raises(AssertionError):
        a_step_reorders_nothing(stepping)


def test_a_step_of_the_database_s_clock_is_noticed_without_its_guard(stepping, caplog, monkeypatch):
    monkeypatch.setattr(skew, "MOST", AHEAD.total_seconds() * 2)
    with pytest.raises(AssertionError, match="this machine's clock"):
        a_step_is_noticed(stepping, caplog)


@pytest.mark.journey
def test_a_web_server_whose_clock_is_two_days_behind_stamps_nothing_and_is_noticed(pytestconfig, clock, tmp_path):
    log = tmp_path / "log"
    clock.set("-2d")
    with server_of(pytestconfig) as server:
        [part] = cast.hire(server.folder, ["page"], 1)
        one = item(7, part.name, 0, part.families)
        begun = datetime.now(UTC)
        with web.beside(server.environment() | {"TENFOLD_HTTPS": "0"} | clock.environment, log) as place:
            assert by_page(part, one, place) is not None
        found, head = judging.rows(session("csc"), UUID(one.family))
    assert judging.chain_findings(found, head) == []
    assert begun <= found[-1].recorded <= datetime.now(UTC)
    assert "this machine's clock is 172" in log.read_text("utf-8")


def test_what_has_not_happened_yet_by_the_database_s_clock_is_flagged(stepping):
    tomorrow = (datetime.now(UTC) + timedelta(days=1, hours=1)).date().isoformat()
    with pytest.raises(ledger.NotTaken, match="before it occurred"):
        ledger.append(session("csc"), stepping.family, told("tomorrow", occurred=tomorrow), "protect")
    stepping.set("+3d")
    assert not ledger.append(session("csc"), stepping.family, told("tomorrow", occurred=tomorrow), "protect").again
