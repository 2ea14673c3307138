"""IP-01: the same item sent any number of times, in any order, late or early, by any worker, is stored once and in the
right place; the same id with other content is refused. Ids are made by whoever writes, before anything is sent.

Histories that come shuffled, doubled or cut short are in tests/faults.
"""

import json
import os
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.db.utils import IntegrityError
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule, run_state_machine_as_test

from faults import cast, judging
from faults.running import in_full
from partnership import family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
SEQUENCES = int(os.environ.get("TENFOLD_SEQUENCES", "1000" if in_full() else "12"))
STEPS = 15


class Crash(Exception):
    """The sender, or what it sends to, is gone in the middle."""


class Feed(RuleBasedStateMachine):
    """One agency's feed into one family, by any of its workers; what was acknowledged is in the model."""

    owed = Bundle("owed")
    """Ids that were made and kept, and not acknowledged yet."""
    known = Bundle("known")
    """Ids that were acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.workers = [session("csc"), session("csc")]
        self.family = cast.bring()
        self.said: dict[str, str] = {}
        self.model: dict[str, int] = {}

    def send(self, id: str, worker: int = 0) -> ledger.Appended:
        """Send what an id stands for."""
        words = told(id, narrative=self.said[id])
        return ledger.append(self.workers[worker], self.family, words, "protect")

    def acknowledged(self, id: str, done: ledger.Appended) -> None:
        """Hold an acknowledgement against the model: again exactly where it was there, and always in one place."""
        assert (id, done.entry.seq) == (done.entry.id, self.model.setdefault(id, done.entry.seq)), "it has two places"

    @rule(target=owed, words=st.lists(st.text("abc é’\u202e", min_size=1, max_size=9), min_size=1, max_size=4))
    def made(self, words: list[str]) -> Any:
        """Make ids and keep them."""
        ids = [f"id-{uuid4().hex}" for _ in words]
        self.said.update(zip(ids, words, strict=True))
        return multiple(*ids)

    @rule(target=known, id=consumes(owed), worker=st.integers(0, 1))
    def sent(self, id: str, worker: int) -> str:
        """Send what is owed, of which nobody knows whether it was recorded; the order is any."""
        self.acknowledged(id, self.send(id, worker))
        return id

    @rule(id=known, worker=st.integers(0, 1))
    def sent_again(self, id: str, worker: int) -> None:
        """Send what was acknowledged: it is there already."""
        done = self.send(id, worker)
        assert done.again, f"{id} was recorded a second time"
        self.acknowledged(id, done)

    @rule(id=known)
    def sent_with_other_words(self, id: str) -> None:
        """Send other words under an id that is taken: they are refused, and it is said why."""
        with pytest.raises(ledger.NotTaken, match=id):
            ledger.append(self.workers[0], self.family, told(id, narrative=self.said[id] + "!"), "protect")

    @rule(id=owed)
    def crashed_before_it_was_recorded(self, id: str) -> None:
        """Crash with the transaction open: nothing of it is there."""
        with suppress(Crash), transaction.atomic():
            self.send(id)
            raise Crash

    @rule(id=owed)
    def crashed_before_it_was_acknowledged(self, id: str) -> None:
        """Record it, and lose the acknowledgement: it is still owed, and will be there already."""
        self.send(id)

    @rule(target=known, ids=st.lists(consumes(owed), min_size=1, max_size=3, unique=True), cut=st.floats(0, 1))
    def cut_short_and_resumed(self, ids: list[str], cut: float) -> Any:
        """Send lines of which the last came cut in the middle; then all of them, from the first."""
        lines = "".join(f"{json.dumps(id)}\n" for id in ids)
        for part in (lines[: int(len(lines) * cut)], lines):
            for line in part[: part.rfind("\n") + 1].splitlines():
                id = json.loads(line)
                self.acknowledged(id, self.send(id))
        return multiple(*ids)

    def teardown(self) -> None:
        """Hold the record against the model."""
        found, head = judging.rows(self.workers[0], self.family)
        there = {row.id: (row.number, row.narrative) for row in found if row.staff is not None}
        sent = {id: (place, self.said[id]) for id, place in self.model.items()}
        assert {id: one for id, one in there.items() if id in sent} == sent, "lost, or not as it was sent"
        assert set(there) <= set(self.said), "nobody sent it"
        assert len(there) == sum(row.staff is not None for row in found), "it is there twice"
        assert judging.chain_findings(found, head) == []
        assert judging.question_findings(self.workers[0], self.family) == []


def stored_once(feed, sequences, phases=(Phase.generate, Phase.shrink)):
    slow = {"deadline": None, "suppress_health_check": [*HealthCheck], "database": None}
    told = settings(max_examples=sequences, stateful_step_count=STEPS, phases=phases, **slow)
    run_state_machine_as_test(feed, settings=told)


def test_however_it_is_sent_it_is_stored_once_and_in_one_place():
    stored_once(Feed, SEQUENCES)


def test_however_it_is_sent_it_is_stored_once_without_its_guard():
    class NewIdEachTime(Feed):
        """A sender that makes an id for each try and keeps none."""

        def send(self, id, worker=0):
            """Send it under another id."""
            other = f"id-{uuid4().hex}"
            self.said[other] = self.said[id]
            return super().send(other, worker)

    with pytest.raises(AssertionError):
        stored_once(NewIdEachTime, 25, (Phase.generate,))


def the_database_keeps_one(ann, *before):
    """Whatever the application forgets, the database has no second entry of an agency's under an id."""
    with connections["owner"].cursor() as cursor, transaction.atomic("owner"):
        for sql in before:
            cursor.execute(sql)
        try:
            with transaction.atomic("owner"):
                cursor.execute(
                    "INSERT INTO tenfold.entry (family, number, id, agency, recorded, commitment, hash, sealed)"
                    " SELECT family, number + 1, id, agency, recorded, commitment, hash, sealed FROM tenfold.entry"
                    " WHERE family = %s",
                    [ann],
                )
            twice = True
        except IntegrityError:
            twice = False
        transaction.set_rollback(rollback=True, using="owner")
    assert not twice, "there are two entries of one id"


def test_the_database_keeps_one_entry_of_an_id():
    the_database_keeps_one(family(first(f"first-{uuid4().hex}")))


def test_the_database_keeps_one_entry_of_an_id_without_its_guard():
    ann = family(first(f"first-{uuid4().hex}"))
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT format('ALTER TABLE tenfold.entry DROP CONSTRAINT %I', c.conname) FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname = 'id'"
            " WHERE c.conrelid = 'tenfold.entry'::regclass AND c.contype = 'u'"
            " UNION SELECT format('DROP INDEX tenfold.%I', i.relname) FROM pg_index x"
            " JOIN pg_class i ON i.oid = x.indexrelid"
            " JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey) AND a.attname = 'id'"
            " WHERE x.indrelid = 'tenfold.entry'::regclass AND x.indisunique"
            " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)"
        )
        guards = [sql for (sql,) in cursor.fetchall()]
    assert guards
    with pytest.raises(AssertionError, match="two entries of one id"):
        the_database_keeps_one(ann, *guards)
