"""What an agency's own sign-in says of whoever comes: it counts once its signature, time and reader are right."""

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.jwtkit import verify_jti
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from tenfold import ledger
from tenfold.desk.single_sign_on import not_agreed

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
"""What a token may be signed with: a key of which the agency alone has the secret half."""
NEEDED = ("iss", "aud", "exp", "iat", "sub", "auth_time")
WELL_KNOWN = "/.well-known/"
SKEW = 60  # seconds by which two clocks may differ


class CheckedSignIn(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """Takes who somebody is from the signed token alone, and checks it however it came."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:  # noqa: ARG002  # allauth's
        """Return who came; answer that they cannot sign in this way where the token does not hold."""
        try:
            told = checked(kwargs["response"].get("id_token"), self._keys(), self._issuer(), app.client_id)
        except (jwt.PyJWTError, KeyError) as error:
            raise ImmediateHttpResponse(not_agreed(request)) from error
        verify_jti(told)
        return self.get_provider().sociallogin_from_response(request, {"id_token": told})

    def _issuer(self) -> str:
        issuer: str = self.openid_config["issuer"]
        if not is_as_set(issuer, settings.SINGLE_SIGN_ON["server"]):
            raise jwt.InvalidIssuerError("the server describes itself as another than was agreed")
        return issuer

    def _keys(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as asking:
            answer = asking.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys: dict[str, Any] = answer.json()
        return keys


def is_as_set(issuer: str, server: str) -> bool:
    """Whether who a server says that it is, is whom the site was told of: OpenID Connect Discovery 1.0, section 4.3."""
    return issuer.rstrip("/") == server.split(WELL_KNOWN, maxsplit=1)[0].rstrip("/")


def checked(token: str | None, keys: Mapping[str, Any], issuer: str, client: str) -> dict[str, Any]:
    """Return what a token says; raise `PyJWTError` unless its agency signed it for this site, of a sign-in just now."""
    if not token:
        raise jwt.InvalidTokenError("the sign-in gave no id token")
    told: dict[str, Any] = jwt.decode(
        token,
        key_of(token, keys).key,
        algorithms=ALGORITHMS,
        issuer=issuer,
        audience=client,
        leeway=SKEW,
        options={"require": list(NEEDED)},
    )
    if not is_fresh(told["auth_time"]):
        raise jwt.InvalidTokenError("the sign-in was too long ago")
    return told


def key_of(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """Return the agency's key that a token names; the only one there is, where it names none."""
    named = jwt.get_unverified_header(token).get("kid")
    usable = [key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if key.public_key_use in {None, "sig"}]
    found = [key for key in usable if key.key_id == named] if named is not None else usable
    if len(found) != 1:
        raise jwt.InvalidKeyError("the token names no key of the agency’s")
    return found[0]


def is_fresh(proved: object) -> bool:
    """Whether somebody proved who they are, at a time in seconds since 1970, no longer ago than was asked for."""
    if isinstance(proved, bool) or not isinstance(proved, int | float):
        return False
    ago = ledger.clock().timestamp() - proved
    return bool(-SKEW <= ago <= settings.SINGLE_SIGN_ON["max_age"] + SKEW)


@login_not_required  # type: ignore[untyped-decorator]  # allauth has no types
def came_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Answer whoever comes back from their agency's sign-in; raise `Http404` where there is none of that name."""
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(CheckedSignIn(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return answer
