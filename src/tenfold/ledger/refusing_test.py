"""What passes by itself is told from what does not, and each refusal says what to do."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, InternalError, OperationalError, connection
from psycopg import errors

from partnership import family, first, session, told
from tenfold import ledger
from tenfold.ledger import appending, refusing, space

pytestmark = pytest.mark.usefixtures("database")


def fault(kind, cause):
    wrapped = kind("in the database's words, with a child's name")
    wrapped.__cause__ = cause
    return wrapped


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (fault(OperationalError, errors.DiskFull()), refusing.FULL),
        (fault(OperationalError, errors.LockNotAvailable()), refusing.WAITED),
        (fault(OperationalError, errors.QueryCanceled()), refusing.WAITED),
        (fault(OperationalError, errors.DeadlockDetected()), refusing.WAITED),
        (fault(OperationalError, errors.AdminShutdown()), refusing.GONE),
        (fault(InternalError, errors.IdleInTransactionSessionTimeout()), refusing.GONE),
        (fault(InternalError, errors.ReadOnlySqlTransaction()), refusing.GONE),
        (OperationalError("no server"), refusing.GONE),
    ],
)
def test_what_passes_is_said_in_our_words_and_what_to_do(one, sentence):
    with pytest.raises(ledger.NotNow) as refused, refusing.passing_faults():
        raise one
    assert refused.value.problems == (sentence,)
    assert "Send it again" in sentence


@pytest.mark.parametrize(
    "one", [fault(IntegrityError, errors.UniqueViolation()), fault(InternalError, errors.InternalError_()), KeyError()]
)
def test_what_does_not_pass_stays_what_it_is(one):
    with pytest.raises(type(one)) as raised, refusing.passing_faults():
        raise one
    assert raised.value is one


def test_an_entry_is_refused_where_little_room_is_left_and_taken_where_nothing_is_known(monkeypatch, tmp_path):
    from django.conf import settings

    ann, sam = family(first()), session("csc")
    monkeypatch.setattr(settings, "RECORD_DISK", str(tmp_path))
    monkeypatch.setattr(settings, "HELD_BACK", space.free(str(tmp_path)) * 2)
    with pytest.raises(ledger.NotNow, match="no room left"):
        ledger.append(sam, ann, told("v1"), "protect")
    monkeypatch.setattr(settings, "RECORD_DISK", None)
    assert not ledger.append(sam, ann, told("v1"), "protect").again


def test_what_the_database_stopped_in_the_middle_of_is_taken_when_it_is_sent_again(monkeypatch):
    ann, sam, write = family(first()), session("csc"), appending.write

    def cut(*told):
        with suppress(errors.AdminShutdown), connection.connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return write(*told)

    monkeypatch.setattr(appending, "write", cut)
    with pytest.raises(ledger.NotNow, match="not known whether"):
        ledger.append(sam, ann, told("v1"), "protect")
    monkeypatch.undo()
    connection.close()
    assert not ledger.append(sam, ann, told("v1"), "protect").again
