"""What is kept of a worker is for them and the managers of who employs them: by calls and by raw SQL."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from guards import as_owner, rebuilt, without
from partnership import family, first, session
from tenfold import ledger
from tenfold.ledger import workforce
from tenfold.ledger.workforce import NotKept

pytestmark = pytest.mark.usefixtures("database")
TRAINING = {"course": "Safeguarding, level 3", "completed_on": "2026-01-05", "expires_on": "2029-01-05"}
EVIDENCE = {"domain": "values", "level": "social_worker", "evidence": "I stopped and asked what I had assumed."}
HELD = {
    "held_on": "2026-11-02",
    "minutes": "90",
    "form": "case",
    "agreed": "A day for reading.",
    "next_on": "2026-12-02",
}
CHECK = {"level": "barred", "issued_on": "2025-01-02", "seen_on": "2025-01-09"}


def tells(who, worker, kind, told, **more):
    workforce.tell_worker(who, worker.viewer.id, kind, told, form=uuid4(), **more)


def kept(who, worker):
    return workforce.practice_of(who, worker.viewer.id, "worker")


def rows_of(worker):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tenfold.staff_fact WHERE staff = %s", [int(worker.viewer.id)])
        return cursor.fetchone()[0]


def opened_rows(who, worker):
    """How many rows of a worker the application's role reads by raw SQL, once somebody asked the door to open them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.open_staff(%s, %s, 'x')", [who.secret, [int(worker.viewer.id)]])
        return rows_of(worker)


def by_sql(who, worker, kind):
    """Record something by raw SQL as the application's role."""
    with transaction.atomic(), connection.cursor() as cursor:
        sent = [who.secret, int(worker.viewer.id), kind, uuid4()]
        cursor.execute("SELECT tenfold.tell_staff(%s, %s, %s, NULL, NULL, %s, 'x')", sent)


def known():
    """A worker with something of each of several kinds, and their manager."""
    worker, manager = session("csc"), session("csc", "manager")
    tells(worker, worker, "training", TRAINING)
    tells(worker, worker, "capability", EVIDENCE)
    tells(manager, worker, "supervision", HELD)
    tells(manager, worker, "dbs", CHECK)
    return worker, manager


def only_the_worker_and_their_managers_see_it():
    worker, manager = known()
    assert [one.kind for one in kept(worker, worker).facts] == ["training", "capability", "supervision", "dbs"]
    assert kept(manager, worker).facts == kept(worker, worker).facts
    others = [session("csc"), session("csc", "auditor", "administrator", "privacy_officer"), session("ed", "manager")]
    for other in others:
        with pytest.raises(ledger.Closed):
            kept(other, worker)
        assert opened_rows(other, worker) == 0, "the second wall"
    assert opened_rows(worker, worker) == opened_rows(manager, worker) == 4
    assert rows_of(worker) == 0, "without a row that says who looked nothing is open"


def test_it_is_seen_by_the_worker_and_managers_of_who_employs_them_alone():
    only_the_worker_and_their_managers_see_it()


def test_it_is_seen_by_others_without_its_guards():
    policy, rows = "ALTER POLICY open_only ON tenfold.staff_fact USING", "(SELECT tenfold.opened_staff())::text[]"
    shut = f"{policy} ((staff || ' ' || agency) = ANY ({rows}))"
    with without(f"{policy} (true)", shut), pytest.raises(AssertionError):
        only_the_worker_and_their_managers_see_it()
    with rebuilt("manages", "'manager' = ANY (m.roles)", "true"), pytest.raises(AssertionError, match="second wall"):
        only_the_worker_and_their_managers_see_it()


def test_who_is_of_another_agency_and_who_is_nobody_are_refused_in_the_same_words():
    worker, _ = known()
    stranger = session("ed", "manager")
    said = []
    for number in (worker.viewer.id, "999999999"):
        with pytest.raises(ledger.Closed) as closed:
            workforce.practice_of(stranger, number, "worker")
        said.append(closed.value.refused)
    assert said[0] == said[1]


def test_it_is_told_to_the_worker_who_looked():
    worker, manager = known()
    kept(manager, worker)
    assert workforce.readers(worker, 10)[0].who == manager.viewer.name
    assert workforce.readers(manager, 10) == ()


@pytest.mark.parametrize(
    ("kind", "told", "may"),
    [
        ("training", TRAINING, {"own", "manager"}),
        ("capability", EVIDENCE, {"own"}),
        ("supervision", HELD, {"manager"}),
        ("dbs", CHECK, {"manager"}),
    ],
)
def test_each_kind_is_recorded_by_whom_it_is_for(kind, told, may):
    worker = session("csc")
    people = {
        "own": worker,
        "manager": session("csc", "manager"),
        "colleague": session("csc"),
        "far": session("ed", "manager"),
    }
    for name, who in people.items():
        if name in may:
            tells(who, worker, kind, told)
            continue
        with pytest.raises(ledger.Closed):
            tells(who, worker, kind, told)
        with pytest.raises(ProgrammingError):
            by_sql(who, worker, kind)
    assert len(kept(worker, worker).facts) == len(may)


def test_a_manager_records_nothing_about_themselves_that_a_manager_records():
    manager = session("csc", "manager")
    for kind, told in (("dbs", CHECK), ("supervision", HELD)):
        with pytest.raises(ledger.Closed, match="somebody else"):
            tells(manager, manager, kind, told)


def test_sent_twice_it_is_kept_once():
    worker, form = session("csc"), uuid4()
    for _ in range(2):
        workforce.tell_worker(worker, worker.viewer.id, "training", TRAINING, form=form)
    assert len(kept(worker, worker).facts) == 1


def test_a_correction_is_a_new_row_and_both_stay():
    worker, _ = known()
    [before] = kept(worker, worker).of("training")
    tells(worker, worker, "training", TRAINING | {"expires_on": "2028-01-05"}, corrects=before.number)
    practice = kept(worker, worker)
    assert [one.told["expires_on"] for one in practice.of("training")] == ["2028-01-05"]
    assert [one.stands for one in practice.facts if one.kind == "training"] == [False, True]
    with pytest.raises(NotKept, match="corrected that already"):
        tells(worker, worker, "training", TRAINING, corrects=before.number)


def test_a_worker_does_not_correct_what_their_manager_wrote():
    worker, manager = session("csc"), session("csc", "manager")
    tells(manager, worker, "training", TRAINING)
    [before] = kept(worker, worker).of("training")
    with pytest.raises(ProgrammingError):
        tells(worker, worker, "training", TRAINING, corrects=before.number)


def test_evidence_is_acknowledged_where_it_stands():
    worker, manager = known()
    [evidence] = kept(manager, worker).of("capability")
    says = {"judged": "met", "as_whom": "assessor", "says": "Two examples."}
    tells(manager, worker, "acknowledged", says, answers=evidence.number)
    assert kept(worker, worker).of("acknowledged")[0].answers == evidence.number
    [training] = kept(manager, worker).of("training")
    with pytest.raises(ProgrammingError):
        tells(manager, worker, "acknowledged", says, answers=training.number)


@pytest.mark.parametrize(
    ("kind", "told", "sentence"),
    [
        ("training", TRAINING | {"course": " "}, "“course” is needed"),
        ("training", TRAINING | {"completed_on": "2999-01-01"}, "has not come yet"),
        ("training", TRAINING | {"expires_on": "2025-01-01"}, "comes after"),
        ("training", TRAINING | {"mark": "9"}, "is no part of this"),
        ("capability", EVIDENCE | {"domain": "luck"}, "is one of"),
        ("capability", EVIDENCE | {"evidence": "x" * 4001}, "longer than"),
    ],
)
def test_what_is_wrong_is_said(kind, told, sentence):
    worker = session("csc")
    with pytest.raises(NotKept, match=sentence):
        tells(worker, worker, kind, told)
    assert kept(worker, worker).facts == ()


def test_after_a_move_the_new_employer_sees_nothing_of_the_old_and_the_worker_sees_all():
    worker, old = known()
    as_owner("UPDATE ledger_staff SET agency = 'ed' WHERE id = %s", int(worker.viewer.id))
    moved, new = session("ed", "manager"), session("ed", "manager")
    assert opened_rows(new, worker) == 0
    with pytest.raises(ledger.Closed):
        kept(old, worker)
    assert opened_rows(worker, worker) == 4
    assert moved.viewer.agency == "ed"


def test_nobody_s_tie_to_a_family_opens_a_worker_and_no_entry_tells_of_them():
    worker, _ = known()
    ann = family(first())
    ledger.allocate(session("csc", "administrator"), ann, worker.viewer.id, "given")
    nurse = session("csc")
    opened = ledger.open_record(nurse, ann, "protect", "child")
    assert "day for reading" not in repr(opened)
    assert "Safeguarding, level 3" not in repr(opened)
    with pytest.raises(ledger.Closed):
        kept(nurse, worker)


def test_what_is_due_is_told_from_what_was_recorded_and_what_was_not_is_said():
    worker, manager = known()
    tells(manager, worker, "training", TRAINING | {"course": "First aid", "expires_on": "2026-02-01"})
    due = {one.what: one for one in workforce.dues_of(kept(manager, worker))}
    assert due["Training to be done again: First aid"].over
    assert due["No references are recorded"].on is None
    assert "No DBS check is recorded" not in due
    assert "Training to be done again: Safeguarding, level 3" not in due
    assert workforce.next_supervision(kept(manager, worker)) == date(2026, 12, 2)
    tells(manager, worker, "training", TRAINING | {"course": "First aid ", "completed_on": "2026-11-01"})
    assert "Training to be done again: First aid" not in {
        one.what for one in workforce.dues_of(kept(manager, worker))
    }, "done again"


def test_supervision_is_due_when_it_was_last_said_to_be():
    worker, manager = session("csc"), session("csc", "manager")
    assert workforce.next_supervision(kept(manager, worker)) is None
    tells(manager, worker, "supervision_due", {"due_on": "2026-10-01"})
    assert workforce.next_supervision(kept(manager, worker)) == date(2026, 10, 1)
    tells(manager, worker, "supervision", {**HELD, "next_on": ""})
    assert workforce.next_supervision(kept(manager, worker)) is None, "it was held, and no next one is said"
    assert workforce.last_supervision(kept(manager, worker)) == date(2026, 11, 2)
