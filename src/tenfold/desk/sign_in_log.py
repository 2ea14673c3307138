"""The log of sign-ins: what the library tells of each try is handed on to the ledger; what was typed never is."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.core.internal.ratelimit import handler429
from allauth.mfa.signals import authenticator_used
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse

from tenfold import ledger
from tenfold.ledger.models import Staff
from tenfold.ledger.signing_in import Ending, Means

THROTTLED = "too_many_login_attempts"
_TYPES: dict[str, Means] = {"totp": "totp", "webauthn": "webauthn", "recovery_codes": "recovery"}


class WrittenDown(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Has each password that is given written down, also those that are not looked at because there were too many."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse who tried too often."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note(request, _named(credentials), _by_password(request), "throttled")
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Return whose password it is; that it was right is written down, though it lets nobody in by itself."""
        staff = super().authenticate(request, **credentials)
        if staff is not None and staff.is_active:
            again = _by_password(request) == "reauthentication"
            note(request, staff, _by_password(request), "in" if again else "right")
        return staff


class Noted:
    """A form that takes a second factor, and has one written down that was wrong, or came too often."""

    user: Any
    errors: Any
    is_bound: bool
    noted_as: Means

    def is_valid(self) -> bool:
        """Whether it is right; an empty form is no try."""
        well: bool = super().is_valid()  # type: ignore[misc]  # of the form beside it
        wrong = {one.code for told in self.errors.as_data().values() for one in told}
        if self.is_bound and not well and "required" not in wrong:
            request = _request()
            note(request, self.user, self.noted_as, "throttled" if THROTTLED in wrong else "wrong")
        return well


def listen() -> None:
    """Have each sign-in that was right or wrong, each new proof and each sign-out written down."""
    user_logged_in.connect(came, dispatch_uid="log-came")
    user_login_failed.connect(failed, dispatch_uid="log-failed")
    authenticator_used.connect(proved, dispatch_uid="log-proved")
    user_logged_out.connect(went, dispatch_uid="log-went")


def came(request: HttpRequest, user: Any, sociallogin: Any = None, **_: object) -> None:
    """Write down that somebody came in, by what they proved last; or that no session was begun for them."""
    from tenfold.desk.signing_in import TOKEN  # noqa: PLC0415  # it listens with this module

    used = [_TYPES.get(one.get("type", ""), "password") for one in get_authentication_records(request, user)]
    means: Means = "sso" if sociallogin is not None else (used or ["password"])[-1]
    note(request, user, means, "in" if TOKEN in request.session else "refused")


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """Write down a password that was wrong, or an account that is closed."""
    if request is not None:
        staff = _named(credentials)
        closed = staff is not None and not staff.is_active
        note(request, staff, _by_password(request), "refused" if closed else "wrong")


def proved(request: HttpRequest, user: Any, *, reauthenticated: bool = False, **_: object) -> None:
    """Write down that somebody proved once more who they are."""
    if reauthenticated:
        note(request, user, "reauthentication", "in")


def went(request: HttpRequest, user: Any, **_: object) -> None:
    """Write down that somebody signed out, or was."""
    if user is not None:
        note(request, user, "none", "out")


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer whoever sends a form of signing in too often, before it is looked at; that is written down as well."""
    known = request.user.is_authenticated
    staff = request.user if known else _named({"username": request.POST.get("login", "")})
    note(request, staff, _by_password(request), "throttled")
    told: HttpResponse = handler429(request)
    return told


def note(request: HttpRequest, staff: Any, means: Means, outcome: Ending) -> None:
    """Write one try down."""
    try:
        address = str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # it is not known from where
        address = ""
    ledger.note_sign_in(None if staff is None else staff.pk, means, outcome, address)


def _named(credentials: dict[str, Any]) -> Staff | None:
    return Staff.objects.filter(username__iexact=str(credentials.get("username", ""))).first()


def _by_password(request: HttpRequest) -> Means:
    return "reauthentication" if request.user.is_authenticated else "password"


def _request() -> HttpRequest:
    from allauth.core import context  # noqa: PLC0415  # it knows the request only while there is one

    request: HttpRequest = context.request
    return request
