"""ID-01: nobody has a session without two factors; a code works once, whichever worker it reaches; guessing is slowed.

Every address of the site is asked for by somebody with one factor. A security key or passkey, which no other site can
ask in its place, can be set up and used.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver

from desks import words_of
from factors import PASSWORD, SecurityKey, code, half_signed_in, hired, signed_in

pytestmark = pytest.mark.usefixtures("database")
THERE = {"account_login", "account_logout", "mfa_authenticate", "enrol", "openapi-json"}


def addresses(resolver=None, before="/"):
    """Every address of the site, with something in each of its places."""
    for one in (resolver or get_resolver()).url_patterns:
        there = before + re.sub(r"[\^$\\]", "", re.sub(r"<(\w+:)?(\w+)>|\(\?P<\w+>[^)]*\)+", _filled, str(one.pattern)))
        if isinstance(one, URLPattern):
            yield one.name, there
        else:
            yield from addresses(one, there)


def _filled(found):
    return "00000000-0000-4000-8000-000000000001" if "uuid" in found[0] else "1"


def nothing_opens(client):
    """Check that no address but those of signing in answers somebody with one factor."""
    opened = []
    for name, there in addresses():
        answer = client.get(there)
        if answer.status_code == 200 and name not in THERE:
            opened.append(there)
    assert opened == []


@pytest.mark.parametrize("totp", [True, False])
def test_no_address_opens_to_somebody_with_one_factor(totp):
    nothing_opens(half_signed_in(hired(totp=totp)[0]))


def test_with_both_factors_one_is_in():
    staff, secret = hired()
    client = half_signed_in(staff)
    assert client.post("/account/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert client.get("/").status_code == 200


def one_of_two_gets_in(staff, shown):
    """Check that of two workers who are sent one code at once, one lets its sender in."""
    clients = [half_signed_in(staff) for _ in range(2)]

    def try_it(client):
        try:
            return client.post("/account/2fa/authenticate/", {"code": shown}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        answers = sorted(workers.map(try_it, clients))
    assert answers == [200, 302]


def test_a_one_time_code_works_once_whichever_worker_it_reaches():
    staff, secret = hired()
    one_of_two_gets_in(staff, code(secret))


def test_a_recovery_code_of_an_earlier_version_opens_nothing_and_no_new_ones_are_made():
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    staff, secret = hired()
    old = RecoveryCodes.activate(staff).generate_codes()[0]
    client = half_signed_in(staff)
    assert "That code is not right" in words_of(client.post("/account/2fa/authenticate/", {"code": old}))
    assert client.post("/account/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert client.get("/account/2fa/recovery-codes/").status_code == 404


def test_what_one_worker_knows_of_codes_and_guesses_the_others_know():
    assert type(caches["default"]).__name__ == "DatabaseCache"


def guessing_is_stopped(client):
    said = [words_of(client.post("/account/2fa/authenticate/", {"code": "000000"})) for _ in range(11)]
    assert "Too many" in said[-1]


def test_guesses_are_stopped_after_ten_in_five_minutes():
    staff, _ = hired()
    guessing_is_stopped(half_signed_in(staff))
    client = Client(SERVER_NAME="localhost")
    for _ in range(11):
        said = client.post("/account/login/", {"login": staff.username, "password": "wrong"})
    assert "Too many failed login attempts" in words_of(said)


def test_an_account_that_is_not_there_is_refused_in_the_same_words():
    staff, _ = hired()
    said = []
    for username in (staff.username, "nobody-of-that-name"):
        client = Client(SERVER_NAME="localhost", REMOTE_ADDR="10.1.1.1")
        page = client.post("/account/login/", {"login": username, "password": "wrong"}).content.decode()
        said.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(username, "NAME"))
    assert said[0] == said[1]


def test_a_security_key_is_set_up_and_signs_in_and_answers_to_no_other_site():
    staff, secret = hired()
    client, key = signed_in(staff, secret), SecurityKey()
    assert client.get("/account/2fa/webauthn/add/").url.startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/webauthn/add/").content.decode()
    done = client.post("/account/2fa/webauthn/add/", {"name": "Mine", "credential": key.registered(page)})
    assert done.status_code == 302
    again = half_signed_in(staff)
    page = again.get("/account/2fa/authenticate/").content.decode()
    elsewhere = SecurityKey("https://tenfold.example.net")
    elsewhere.id, elsewhere._private = key.id, key._private
    again.post("/account/2fa/authenticate/", {"credential": elsewhere.signed(page)})
    assert again.get("/").status_code == 302
    page = again.get("/account/2fa/authenticate/").content.decode()
    again.post("/account/2fa/authenticate/", {"credential": key.signed(page)})
    assert again.get("/").status_code == 200


def test_secrets_of_factors_lie_nowhere_in_clear():
    from allauth.mfa.models import Authenticator

    staff, secret = hired()
    [kept] = Authenticator.objects.filter(user_id=staff.pk)
    assert secret not in str(kept.data)


def test_who_is_given_an_account_enrols_once_and_signs_in_with_both():
    from tenfold.ledger.staffing import hire

    username = f"noor-{datetime.now(UTC).timestamp()}"
    token = hire(username, "Noor Sand", "csc", "Administrator", ["administrator"])
    client = Client(SERVER_NAME="localhost")
    page = client.get(f"/enrol/{token}").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    weak = client.post(f"/enrol/{token}", {"password": "short", "code": code(secret)})
    assert "too short" in words_of(weak)
    wrong = client.post(f"/enrol/{token}", {"password": PASSWORD, "code": "000000"})
    assert "That code is not right" in words_of(wrong)
    assert client.post(f"/enrol/{token}", {"password": PASSWORD, "code": code(secret)}).status_code == 302
    assert client.get(f"/enrol/{token}").status_code == 404
    client.post("/account/login/", {"login": username, "password": PASSWORD})
    assert client.post("/account/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert client.get("/").status_code == 200


def test_an_enrolment_that_is_too_old_is_none():
    from guards import as_owner
    from tenfold.ledger.staffing import hire

    token = hire(f"late-{datetime.now(UTC).timestamp()}", "Late", "csc", "Nurse", ["practitioner"])
    as_owner("UPDATE tenfold.enrolment SET until = %s WHERE used IS NULL", datetime.now(UTC) - timedelta(seconds=1))
    assert Client(SERVER_NAME="localhost").get(f"/enrol/{token}").status_code == 404


def test_no_address_opens_without_its_guard():
    from django.conf import settings

    kept = [one for one in settings.MIDDLEWARE if not one.endswith("signed_in")]
    with override_settings(MIDDLEWARE=kept), pytest.raises((AssertionError, AttributeError)):
        nothing_opens(half_signed_in(hired(totp=False)[0]))


def test_a_code_works_once_without_its_guard():
    dummy = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    staff, secret = hired()
    with override_settings(CACHES=dummy), pytest.raises(AssertionError):
        one_of_two_gets_in(staff, code(secret))
