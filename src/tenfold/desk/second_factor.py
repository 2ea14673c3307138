"""Second factors: kept under a key, and each one-time code taken once, whichever worker it reaches."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.db import transaction

from tenfold.desk.sign_in_log import Noted
from tenfold.ledger import open_factor, seal_factor


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the secrets of second factors under a key that is not in the database."""

    error_messages: ClassVar[dict[str, object]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Enter the newest one.",
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it may lie in the database."""
        return seal_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return it."""
        return open_factor(encrypted_text)


class _Once:
    """Takes a code while nobody else can take one of the same person: of two who send it at once, one is let in."""

    user: Any

    def clean_code(self) -> str:
        """Return the code, if it is right and was not used; what was tried is counted also where it is wrong.

        Recovery codes of an earlier version are none any more.
        """
        wrong: ValidationError | None = None
        code = ""
        with transaction.atomic():
            [*Authenticator.objects.select_for_update().filter(user=self.user).order_by("pk")]
            Authenticator.objects.filter(user=self.user, type=Authenticator.Type.RECOVERY_CODES).delete()
            try:
                code = super().clean_code()  # type: ignore[misc]  # of the form beside it
            except ValidationError as refused:
                wrong = refused
        if wrong is not None:
            raise wrong
        return code


class OnceAtSignIn(Noted, _Once, AuthenticateForm):  # type: ignore[misc]
    """Asks for a code at sign-in."""

    noted_as = "totp"


class OnceAgain(Noted, _Once, ReauthenticateForm):  # type: ignore[misc]
    """Asks for a code once more, before something of high risk."""

    noted_as = "reauthentication"


class KeyAtSignIn(Noted, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Asks for a security key at sign-in."""

    noted_as = "webauthn"


class KeyAgain(Noted, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Asks for a security key once more."""

    noted_as = "reauthentication"
