"""Who asks: a token of an agency’s system, what it is for, for which purpose, and on what lawful basis."""

import logging
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Schema
from ninja.security import HttpBearer

from tenfold import ledger
from tenfold.access import PURPOSES, Refused
from tenfold.exchange.problems import Problem

LOG = logging.getLogger("tenfold.exchange")
Basis = Literal["public-task", "law-enforcement"]
PurposeId = Literal["care", "protect", "enquire", "conference", "supervise"]


_NOT_FOR_THAT = Refused(
    "This token is not for that.", "It has the scopes that an administrator gave it.", "Ask your administrator."
)


class AgencyRequest(HttpRequest):
    """A request that an agency's system signed with its token."""

    auth: ledger.System


class Asked(Schema):
    """With which purpose a family is opened, and on what lawful basis: said with each request, and written down."""

    purpose: PurposeId = Field(alias="Tenfold-Purpose", description="Why the record is opened.")
    basis: Basis = Field(
        alias="Tenfold-Basis",
        description="On what lawful basis: `public-task` (UK GDPR Article 6(1)(e)), or for the police `law-enforcement`"
        " (Data Protection Act 2018, Part 3).",
    )


class Token(HttpBearer):
    """An agency's system shows its token, which must be for one of some scopes."""

    def __init__(self, *scopes: ledger.Scope) -> None:
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request: HttpRequest, token: str) -> ledger.System:  # noqa: ARG002  # as ninja calls it
        """Return the system whose token it is; raise `Problem` where it may not ask this, or not now."""
        system = ledger.recognise(token)
        if system is None:
            LOG.warning("A token was shown by which nobody is known.")
            raise unknown()
        if system.wait:
            LOG.warning("A token was used too often.", extra={"staff": int(system.session.viewer.id)})
            again = {"Retry-After": str(system.wait)}
            raise Problem(429, f"This token was used too often in this minute. Wait {system.wait} seconds.", again)
        if not system.scopes & {*self.scopes}:
            needed = " or ".join(self.scopes)
            ledger.refuse(system.session, "api", _NOT_FOR_THAT)
            raise Problem(403, f"This token is not for that. It would need the scope {needed}: ask your administrator.")
        return system


def unknown() -> Problem:
    """Return the problem that nobody is known by what was shown."""
    detail = "Send `Authorization: Bearer` with a token that an administrator made and that still holds."
    return Problem(401, detail, {"WWW-Authenticate": 'Bearer realm="Tenfold"'})


def only(request: HttpRequest, *names: str) -> None:
    """Raise `Problem` where an address is asked with a query that it does not have: it is not passed over."""
    strange = [name[:100] for name in request.GET if name not in names]
    if strange:
        right = f"{' or '.join(names)} would be" if names else "leave it out"
        wrongs = [
            {"field": name, "where": "the query", "wrong": "it is not known here", "right": right} for name in strange
        ]
        raise Problem(422, f"{', '.join(strange)[:500]} is not known here.", problems=wrongs[:20])


def purpose_of(request: AgencyRequest, asked: Asked) -> str:
    """Return the purpose; raise `Problem` where the basis is not the one on which this kind of agency relies."""
    kind, purpose = request.auth.session.viewer.kind, PURPOSES[asked.purpose]
    right: Basis = "law-enforcement" if purpose.basis_for(kind) != purpose.basis else "public-task"
    if asked.basis != right:
        wrong = {"field": "Tenfold-Basis", "where": "the header", "wrong": f"it is {asked.basis}", "right": right}
        raise Problem(422, f"An agency of this kind opens records on the basis {right}.", problems=[wrong])
    return asked.purpose
