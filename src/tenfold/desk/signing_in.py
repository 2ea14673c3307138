"""Signing in and out: nobody makes an account here, and the ledger hears who comes and goes."""

import secrets
from contextlib import suppress
from typing import Any

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_set,
    user_logged_in,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from tenfold import ledger
from tenfold.desk import sign_in_log

TOKEN = "desk-token"  # noqa: S105  # the name of a place in the session, not what is kept there


class NobodySignsUp(sign_in_log.WrittenDown):
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        """Refuse everybody."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        """Keep a new password and nothing else: of an account no page may change more."""
        user.set_password(password)
        user.save(update_fields=["password"])


def listen() -> None:
    """Have the ledger told of each sign-in and sign-out, of each proof, and when a password or a factor is another."""
    user_logged_in.connect(came, dispatch_uid="desk-came")
    user_logged_out.connect(went, dispatch_uid="desk-went")
    authentication_step_completed.connect(proved, dispatch_uid="desk-proved")
    for signal in (password_changed, password_set, authenticator_added, authenticator_removed):
        signal.connect(changed, dispatch_uid="desk-changed")
    sign_in_log.listen()


def came(request: HttpRequest, user: Any, sociallogin: Any = None, **_: object) -> None:
    """Begin a session of the ledger for somebody who signed in with a second factor; without one there is none.

    Who comes by single sign-on gave it to their agency, or was refused before.
    """
    if is_mfa_enabled(user) or sociallogin is not None:
        token = secrets.token_urlsafe(32)
        with suppress(ledger.NotLetIn):
            ledger.begin(user, token)
            request.session[TOKEN] = token


def went(request: HttpRequest, **_: object) -> None:
    """End it."""
    request.went = True  # type: ignore[attr-defined]  # read by what tells the browser to keep nothing
    token = request.session.pop(TOKEN, None)
    if token is not None:
        ledger.end(token)


def proved(request: HttpRequest, user: Any, *, reauthenticated: bool = False, **_: object) -> None:
    """Take down that somebody proved once more who they are; their session goes on under another key and token."""
    session = ledger.resume(user, request.session.get(TOKEN, "")) if reauthenticated else None
    if session is not None:
        request.session.cycle_key()
        token = secrets.token_urlsafe(32)
        ledger.prove(ledger.renew(session, token))
        request.session[TOKEN] = token


def changed(request: HttpRequest, user: Any, **_: object) -> None:
    """End somebody's sessions elsewhere, once a password or a factor is another: whoever sits there may not be them."""
    session = ledger.resume(user, request.session.get(TOKEN, ""))
    if session is not None:
        ledger.end_others(session)
