"""Each try to come in leaves a row, also a wrong one, and nothing of what was typed."""

import pytest
from django.core.cache import caches
from django.db.utils import ProgrammingError
from django.test import Client, override_settings

from desks import browser_of, words_of
from factors import PASSWORD, SecurityKey, code, half_signed_in, hired, signed_in
from guards import as_owner
from partnership import session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
NAME, WORD = "Quillibrand-typed", "Vormental-secret-word"
TABLES = (
    "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
    " WHERE table_schema IN ('public', 'tenfold') AND table_type = 'BASE TABLE'"
)


@pytest.fixture(autouse=True)
def nobody_tried_before():
    caches["default"].clear()


def since():
    [[last]] = as_owner("SELECT coalesce(max(id), 0) FROM tenfold.sign_in")
    return last


def written(last):
    """What was written down after a row: whose try it was, with what, and how it ended."""
    return as_owner("SELECT staff, means, outcome FROM tenfold.sign_in WHERE id > %s ORDER BY id", last)


def test_a_sign_in_with_both_factors_and_a_sign_out_are_written_down():
    staff, secret = hired()
    last = since()
    signed_in(staff, secret).post("/account/logout/")
    me = staff.pk
    assert written(last) == [(me, "password", "right"), (me, "totp", "in"), (me, "none", "out")]


def test_a_wrong_password_is_written_down_to_whom_it_belongs_and_an_unknown_name_to_nobody():
    staff, _ = hired()
    last = since()
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR="10.2.1.1")
    for name in (staff.username, NAME):
        client.post("/account/login/", {"login": name, "password": WORD})
    assert written(last) == [(staff.pk, "password", "wrong"), (None, "password", "wrong")]


def test_nothing_that_was_typed_stands_in_the_database():
    Client(SERVER_NAME="localhost", REMOTE_ADDR="10.2.1.2").post("/account/login/", {"login": NAME, "password": WORD})
    rows = {name: str(as_owner(f"SELECT t::text FROM {name} t")) for (name,) in as_owner(TABLES)}
    assert "wrong" in rows["tenfold.sign_in"]
    assert [name for name, told in rows.items() if NAME in told or WORD in told] == []
    assert "10.2.1.2" not in rows["tenfold.sign_in"]


def test_a_wrong_code_is_written_down_and_so_is_one_too_many():
    staff, _ = hired()
    client = half_signed_in(staff)
    last = since()
    for _ in range(11):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert written(last) == [(staff.pk, "totp", "wrong")] * 10 + [(staff.pk, "totp", "throttled")]


def test_a_password_too_many_is_written_down():
    staff, _ = hired()
    last = since()
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR="10.2.1.3")
    for _ in range(11):
        client.post("/account/login/", {"login": staff.username, "password": WORD})
    assert written(last)[-1] == (staff.pk, "password", "throttled")
    assert written(last)[:-1] == [(staff.pk, "password", "wrong")] * 10


def test_whoever_sends_the_form_too_often_is_not_looked_at_and_it_is_written_down():
    staff, _ = hired()
    last = since()
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR="10.2.1.4")
    given = {"login": staff.username, "password": WORD}
    with override_settings(ACCOUNT_RATE_LIMITS={"login": "3/m/ip"}):
        statuses = [client.post("/account/login/", given).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert written(last) == [(staff.pk, "password", "wrong")] * 3 + [(staff.pk, "password", "throttled")]


def test_who_has_one_factor_or_a_closed_account_is_refused_and_it_is_written_down():
    staff, _ = hired(totp=False)
    last = since()
    half_signed_in(staff)
    assert written(last)[-1] == (staff.pk, "password", "refused")
    as_owner("UPDATE ledger_staff SET is_active = false WHERE id = %s", staff.pk)
    last = since()
    half_signed_in(staff)
    assert written(last) == [(staff.pk, "password", "refused")]


def test_a_new_proof_is_written_down_right_or_wrong():
    staff, secret = hired()
    client = signed_in(staff, secret)
    last = since()
    for given in (WORD, PASSWORD):
        client.post("/account/reauthenticate/", {"password": given})
    assert written(last) == [(staff.pk, "reauthentication", "wrong"), (staff.pk, "reauthentication", "in")]


def test_a_security_key_is_written_down_right_or_of_another_site():
    staff, secret = hired()
    client, key = signed_in(staff, secret), SecurityKey()
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/webauthn/add/").content.decode()
    client.post("/account/2fa/webauthn/add/", {"name": "Mine", "credential": key.registered(page)})
    again = half_signed_in(staff)
    last = since()
    elsewhere = SecurityKey("https://tenfold.example.net")
    elsewhere.id, elsewhere._private = key.id, key._private
    for one in (elsewhere, key):
        page = again.get("/account/2fa/authenticate/").content.decode()
        again.post("/account/2fa/authenticate/", {"credential": one.signed(page)})
    assert written(last) == [(staff.pk, "webauthn", "wrong"), (staff.pk, "webauthn", "in")]


def test_tries_from_one_place_are_known_as_such_and_the_place_is_not():
    for address in ("10.2.2.1", "10.2.2.1", "10.2.2.2"):
        Client(SERVER_NAME="localhost", REMOTE_ADDR=address).post("/account/login/", {"login": NAME, "password": WORD})
    third, second, first = (one.place for one in ledger.sign_ins(session("csc", "auditor"), most=3))
    assert first == second != third


def test_only_auditors_read_them_and_page_by_page():
    staff, secret = hired()
    signed_in(staff, secret)
    assert ledger.sign_ins(session("csc", "manager")) == ()
    latest, before = ledger.sign_ins(session("csc", "auditor"), most=2)
    assert (latest.who, latest.means, latest.outcome) == (staff.name, "totp", "in")
    assert ledger.sign_ins(session("csc", "auditor"), before=latest.number, most=1) == (before,)


def test_an_auditor_sees_them_on_a_page_and_others_are_refused():
    staff, secret = hired()
    signed_in(staff, secret)
    Client(SERVER_NAME="localhost", REMOTE_ADDR="10.2.3.1").post("/account/login/", {"login": NAME, "password": WORD})
    auditor = browser_of(session("csc", "auditor"))
    assert "Who signed in, or tried to" in words_of(auditor.get("/reads"))
    said = words_of(auditor.get("/sign-ins"))
    for words in (staff.name, "A one-time code", "Came in", "A name that is nobody’s", "Wrong"):
        assert words in said
    who = session("csc", "privacy_officer")
    assert browser_of(who).get("/sign-ins").status_code == 403
    told = as_owner("SELECT page, outcome FROM tenfold.access WHERE staff = %s", int(who.viewer.id))
    assert told == [("sign-ins", "refused")]


def test_earlier_sign_ins_are_a_link_away():
    for number in range(3):
        ledger.note_sign_in(None, "password", "wrong", f"place {number}")
    auditor = browser_of(session("csc", "auditor"))
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr("tenfold.desk.sign_ins.LINES", 1)
        page = auditor.get("/sign-ins").content.decode()
        latest, before = ledger.sign_ins(session("csc", "auditor"), most=2)
        assert f"/sign-ins?before={latest.number}" in page
        assert before.place in words_of(auditor.get(f"/sign-ins?before={latest.number}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "SELECT * FROM tenfold.sign_in",
        "INSERT INTO tenfold.sign_in (means, outcome) VALUES ('none', 'out')",
        "UPDATE tenfold.sign_in SET staff = NULL",
        "DELETE FROM tenfold.sign_in",
        "SELECT tenfold.note_sign_in(1, 'password', 'wrong', 'x', 'no proof')",
        "SELECT tenfold.note_sign_in(1, 'password', 'wrong', NULL, NULL)",
    ],
)
def test_the_application_s_role_cannot(sentence):
    from django.db import connection

    with pytest.raises(ProgrammingError, match=r"permission denied|web server alone"), connection.cursor() as cursor:
        cursor.execute(sentence)


@pytest.mark.parametrize("act", ["UPDATE tenfold.sign_in SET staff = NULL", "DELETE FROM tenfold.sign_in"])
def test_not_even_the_owner_changes_or_removes_one(act):
    staff, _ = hired()
    half_signed_in(staff)
    with pytest.raises(ProgrammingError, match="what is written stays"):
        as_owner(act)


def test_a_code_that_is_right_is_missed_without_its_guard(monkeypatch):
    from tenfold.desk import sign_in_log

    staff, secret = hired()
    client = half_signed_in(staff)
    last = since()
    monkeypatch.setattr(sign_in_log, "note", lambda *_: None)
    client.post("/account/2fa/authenticate/", {"code": code(secret)})
    with pytest.raises(AssertionError):
        assert written(last) == [(staff.pk, "totp", "in")]
