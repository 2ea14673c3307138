"""Single sign-on: somebody of ours is let in by their agency's own sign-in, if that asked for what was agreed."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tenfold.desk.sign_in_log import note
from tenfold.ledger.models import Staff


class AgreedSignIn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Lets in who has an account here, once their agency says how they proved who they are."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  # allauth's signature
        """Refuse everybody: accounts are made here."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find whose account it is; refuse, in the same words, who has none and who proved too little."""
        told = sociallogin.account.extra_data.get("id_token") or {}
        named = str(told.get(settings.SINGLE_SIGN_ON["claim"]) or "")
        staff = sociallogin.user if sociallogin.is_existing else Staff.objects.filter(username=named).first()
        if staff is None or not staff.is_active or not is_agreed(told) or (named and staff.username != named):
            note(request, staff, "sso", "refused")
            raise ImmediateHttpResponse(not_agreed(request))
        if not sociallogin.is_existing:
            if is_joined(staff):
                note(request, staff, "sso", "refused")
                raise ImmediateHttpResponse(not_agreed(request))
            sociallogin.account.user = sociallogin.user = staff  # what connects them would write the account anew
            sociallogin.account.save()


def not_agreed(request: HttpRequest) -> HttpResponse:
    """Answer, in the same words whatever it was, that somebody cannot sign in this way."""
    return render(request, "desk/not_agreed.html", status=403)


def is_joined(staff: Staff) -> bool:
    """Whether an account is already that of somebody at the agency: a user name may have been given to another."""
    return bool(SocialAccount.objects.filter(user=staff).exists())


def is_agreed(told: dict[str, Any]) -> bool:
    """Whether a sign-in elsewhere asked for what was agreed: one of the classes, or all of a set of means."""
    agreed = settings.SINGLE_SIGN_ON
    means = told.get("amr") or ()
    given = frozenset([means] if isinstance(means, str) else means)
    return told.get("acr") in agreed["acr"] or any(given.issuperset(each.split("+")) for each in agreed["amr"])
