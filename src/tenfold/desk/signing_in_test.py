"""One's own sign-in: another password, a new proof, and sessions elsewhere."""

import re
from datetime import UTC, datetime

import pytest
from django.db.utils import ProgrammingError
from django.test import Client, override_settings

from desks import browser_of, words_of
from factors import PASSWORD, SecurityKey, code, half_signed_in, hired, signed_in
from guards import as_owner, rebuilt
from partnership import session
from tenfold import ledger
from tenfold.desk.signing_in import TOKEN
from tenfold.ledger import demo
from tenfold.ledger.staffing import hire

pytestmark = pytest.mark.usefixtures("database")
ANOTHER = "gravel lantern oboe"  # of invented people


def changes_password(client, old=PASSWORD, new=ANOTHER):
    return client.post("/account/password/change/", {"oldpassword": old, "password1": new, "password2": new})


def proves(client, password=PASSWORD):
    return client.post("/account/reauthenticate/", {"password": password})


def is_in(client):
    return client.get("/").status_code == 200


def known(staff, client):
    """The ledger's session that a browser holds."""
    return ledger.resume(staff, client.session[TOKEN])


def twice():
    """Somebody who is signed in in two browsers."""
    staff, secret = hired()
    as_owner("DELETE FROM tenfold.session WHERE staff = %s", staff.pk)  # in which they were hired
    one = signed_in(staff, secret)
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}):
        other = signed_in(staff, secret)  # the same code once more, which a cache that remembers would refuse
    assert is_in(one)
    assert is_in(other)
    return staff, secret, one, other


def test_a_password_is_changed_by_whoever_knows_the_old_one():
    staff, secret = hired()
    client = signed_in(staff, secret)
    assert client.get("/account/password/change/").status_code == 200
    refused = changes_password(client, old="not that one at all")
    assert refused.status_code == 200
    staff.refresh_from_db()
    assert staff.check_password(PASSWORD)
    assert changes_password(client).status_code == 302
    staff.refresh_from_db()
    assert staff.check_password(ANOTHER)
    assert is_in(client)
    assert not is_in(half_signed_in(staff))


def test_somebody_of_the_demo_changes_theirs():
    username = f"demo-{datetime.now(UTC).timestamp()}"
    demo._hired({"username": username, "name": "Dee", "agency": "csc", "job": "Nurse", "roles": ["practitioner"]})
    client = Client(SERVER_NAME="localhost")
    client.post("/account/login/", {"login": username, "password": demo.PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": demo.code_of(username)})
    assert client.get("/account/password/change/").status_code == 200
    assert changes_password(client, old=demo.PASSWORD).status_code == 302
    assert is_in(client)
    again = Client(SERVER_NAME="localhost")
    assert again.post("/account/login/", {"login": username, "password": demo.PASSWORD}).status_code == 200
    assert again.post("/account/login/", {"login": username, "password": ANOTHER}).status_code == 302


def test_whoever_lost_a_telephone_is_enrolled_anew_and_the_old_one_opens_nothing():
    staff, old = hired()
    client = signed_in(staff, old)
    token = hire(staff.username, staff.name, "csc", staff.job, ["practitioner"])
    assert not is_in(client)
    fresh = Client(SERVER_NAME="localhost")
    secret = re.search(r"<code>(\w+)</code>", fresh.get(f"/enrol/{token}").content.decode())[1]
    assert fresh.post(f"/enrol/{token}", {"password": PASSWORD, "code": code(secret)}).status_code == 302
    again = half_signed_in(staff)
    assert "not right" in words_of(again.post("/account/2fa/authenticate/", {"code": code(old)}))
    again.post("/account/2fa/authenticate/", {"code": code(secret)})
    assert is_in(again)


def a_proof_renews_the_session():
    staff, secret = hired()
    client = signed_in(staff, secret)
    before, key = known(staff, client), client.session.session_key
    as_owner(
        "UPDATE tenfold.session SET proved = proved - interval '6 minutes' WHERE token = sha256(%s)", before.secret
    )
    [[until]] = as_owner("SELECT until FROM tenfold.session WHERE token = sha256(%s)", before.secret)
    proves(client, "not that one at all")
    assert not ledger.is_proved(known(staff, client))
    assert proves(client).status_code == 302
    after = known(staff, client)
    assert ledger.is_proved(after)
    assert client.session.session_key != key
    assert ledger.resume(staff, before.token) is None
    assert as_owner("SELECT until FROM tenfold.session WHERE token = sha256(%s)", after.secret) == [(until,)]
    stolen = Client(SERVER_NAME="localhost")
    stolen.cookies["sessionid"] = key
    assert not is_in(stolen)
    assert is_in(client)


def test_whoever_proves_again_goes_on_under_a_new_key_and_token_and_no_longer():
    a_proof_renews_the_session()


def test_whoever_proves_again_goes_on_under_a_new_token_without_its_guard():
    begins_anew = "INSERT INTO tenfold.session SELECT sha256(fresh), staff, until, begun FROM tenfold.session s"
    with (
        rebuilt("renew_session", "UPDATE tenfold.session s SET token = sha256(fresh)", begins_anew),
        pytest.raises(AssertionError),
    ):
        a_proof_renews_the_session()


def test_a_code_proves_it_too():
    staff, secret, client, _ = twice()
    before = known(staff, client)
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}):
        assert client.post("/account/2fa/reauthenticate/", {"code": code(secret)}).status_code == 302
    assert ledger.resume(staff, before.token) is None
    assert is_in(client)


def test_nobody_but_the_web_server_renews_a_session():
    from django.db import connection

    who = session("csc")
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="web server alone"):
        cursor.execute("SELECT tenfold.renew_session(%s, 'fresh', 'proof')", [who.secret])


def others_end_with_a_new_password():
    _, _, one, other = twice()
    token = other.session[TOKEN]
    assert changes_password(one).status_code == 302
    assert is_in(one)
    assert not is_in(other)
    assert as_owner("SELECT staff FROM tenfold.session WHERE token = sha256(%s)", token.encode()) == []


def test_with_a_new_password_sessions_elsewhere_end():
    others_end_with_a_new_password()


def test_with_a_new_password_sessions_elsewhere_end_without_its_guard():
    with rebuilt("end_others", "s.token <> sha256($1)", "false"), pytest.raises(AssertionError):
        others_end_with_a_new_password()


def test_with_a_factor_more_or_less_sessions_elsewhere_end():
    staff, _, one, other = twice()
    key = SecurityKey()
    proves(one)
    page = one.get("/account/2fa/webauthn/add/").content.decode()
    one.post("/account/2fa/webauthn/add/", {"name": "Mine", "credential": key.registered(page)})
    assert is_in(one)
    assert not is_in(other)
    third = half_signed_in(staff)
    page = third.get("/account/2fa/authenticate/").content.decode()
    third.post("/account/2fa/authenticate/", {"credential": key.signed(page)})
    assert is_in(third)
    one.post("/account/2fa/totp/deactivate/")
    assert is_in(one)
    assert not is_in(third)


def marks(client):
    return re.findall(r'name="mark" value="(\w+)"', client.get("/your-sign-in").content.decode())


def test_somebody_sees_where_they_are_signed_in_and_ends_one():
    _, _, one, other = twice()
    said = words_of(one.get("/your-sign-in"))
    assert said.count("last used") == 2
    assert said.count("(here)") == 1
    [mark] = marks(one)
    assert one.post("/your-sign-in", {"mark": "0" * 64}).status_code == 302
    assert is_in(other)
    assert one.post("/your-sign-in", {"mark": mark}).status_code == 302
    assert is_in(one)
    assert not is_in(other)
    assert marks(one) == []


def test_the_page_leads_to_how_one_signs_in():
    staff, secret = hired()
    client = signed_in(staff, secret)
    there = re.findall(r'<a class="govuk-link" href="(/account/[^"]+)">', client.get("/your-sign-in").content.decode())
    assert len(there) == 3
    for one in there:
        page = client.get(one)
        assert page.status_code == 200
        assert "recovery" not in words_of(page).casefold()


def test_somebody_ends_all_but_this_one():
    _, _, one, other = twice()
    one.post("/your-sign-in")
    assert is_in(one)
    assert not is_in(other)


def test_an_outsider_ends_nobody_elses_and_sees_none():
    _, _, one, other = twice()
    [mark] = marks(one)
    outsider = browser_of(session("dva"))
    assert words_of(outsider.get("/your-sign-in")).count("last used") == 1
    outsider.post("/your-sign-in", {"mark": mark})
    outsider.post("/your-sign-in")
    assert is_in(one)
    assert is_in(other)
    assert Client(SERVER_NAME="localhost").get("/your-sign-in").status_code == 302
