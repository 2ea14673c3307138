"""What the API has: each address, what its token must be for, and what it answers; described at `/api/openapi.json`."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from django.http import HttpResponse
from ninja import Header, Path, Query, Status

from tenfold import ledger
from tenfold.exchange import schemas, showing
from tenfold.exchange.bodies import group, lines
from tenfold.exchange.describing import ENTRY, HEADER, LINES, Api, faults
from tenfold.exchange.doors import AgencyRequest, Asked, Token, only, purpose_of
from tenfold.exchange.entering import answers, entered
from tenfold.exchange.problems import Problem, closed, not_taken
from tenfold.exchange.targets import NotPublic, target_of
from tenfold.when import end_of

api = Api()
Why = Annotated[Asked, Header(...)]
Family = Annotated[UUID, Path(..., description="The id that the record gave a family.")]
Day = Annotated[
    str | None,
    Query(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="As known by the end of this day; now, unless said."),
]
State = Annotated[Literal["open", "closed", "all"], Query(description="Which questions.")]
Cursor = Annotated[str | None, Query(max_length=80, description="The cursor of the last answer; ever, unless said.")]
EARLIEST = date(1900, 1, 1)


@api.post(
    "/v1/families", auth=Token("entries:write", "history"),
    response={201: schemas.Begun, 200: schemas.Begun, **faults(HEADER)},
    openapi_extra={"requestBody": HEADER}, operation_id="begin_family",
)  # fmt: skip
def begin_family(request: AgencyRequest, why: Why, *, history: bool = False) -> Status[dict[str, Any]]:
    """Begin a family's record under what the agency calls it (`case`); sent again, it is begun once."""
    only(request, "history")
    _scoped(request, "history" if history else "entries:write")
    try:
        begun = ledger.begin_family(request.auth.session, group(request), purpose_of(request, why), history=history)
    except ledger.NotTaken as refusal:
        raise not_taken(refusal) from refusal
    except ledger.Closed as refusal:
        raise closed(refusal.refused) from refusal
    outcome = "exists" if begun.again else "created"
    return Status(200 if begun.again else 201, {"outcome": outcome, "family": begun.family})


@api.post(
    "/v1/families/{uuid:family}/entries", auth=Token("entries:write", "history"), exclude_none=True,
    response={201: schemas.Entered, 200: schemas.Entered, **faults(ENTRY)},
    openapi_extra={"requestBody": ENTRY}, operation_id="append_entry",
)  # fmt: skip
def append_entry(request: AgencyRequest, family: Family, why: Why) -> Status[dict[str, Any]]:
    """Append one entry; the same entry sent again is taken once."""
    only(request)
    done = entered(request.auth, family, group(request), purpose_of(request, why))
    return Status(200 if done["outcome"] == "exists" else 201, done)


@api.post(
    "/v1/entries", auth=Token("entries:write", "history"), response={200: schemas.Answered, **faults(LINES)},
    openapi_extra={"requestBody": LINES}, operation_id="append_batch",
)  # fmt: skip
def append_batch(request: AgencyRequest, why: Why) -> HttpResponse:
    """Append up to 10,000 entries of any families, one on each line; what became of each is answered, a line each."""
    only(request)
    purpose = purpose_of(request, why)
    told = [msgspec.json.encode(one) for one in answers(request.auth, lines(request), purpose)]
    if not told:
        raise Problem(422, "No entry was sent: each line holds `family` and `entry`.")
    return HttpResponse(b"\n".join([*told, b""]), content_type="application/x-ndjson")


@api.get(
    "/v1/families/{uuid:family}/picture", auth=Token("record:read"),
    response={200: schemas.Picture, **faults()}, operation_id="picture",
)  # fmt: skip
def picture(request: AgencyRequest, family: Family, why: Why, known: Day = None) -> dict[str, Any]:
    """What the record holds of each child of a family: who leads, cares and lives there, plans, clocks, questions."""
    only(request, "known")
    return showing.picture(request.auth, _opened(request, family, why, "api picture", known))


@api.get(
    "/v1/families/{uuid:family}/questions", auth=Token("record:read"),
    response={200: schemas.Questions, **faults()}, operation_id="questions",
)  # fmt: skip
def questions(
    request: AgencyRequest, family: Family, why: Why, state: State = "open", known: Day = None
) -> dict[str, Any]:
    """A family's questions, as `tenfold replay --json` prints them, and the acts that would answer most."""
    only(request, "known", "state")
    return showing.questions(request.auth, _opened(request, family, why, "api questions", known), state)


@api.get(
    "/v1/families/{uuid:family}/chronology", auth=Token("record:read"),
    response={200: schemas.Chronology, **faults()}, operation_id="chronology",
)  # fmt: skip
def chronology(request: AgencyRequest, family: Family, why: Why, known: Day = None) -> dict[str, Any]:
    """A family's entries in the order in which things happened, as this agency may see them."""
    only(request, "known")
    return showing.chronology(request.auth, _opened(request, family, why, "api chronology", known))


@api.get("/v1/changes", auth=Token("changes:read"), response={200: schemas.Changes, **faults()}, operation_id="changes")
def changes(
    request: AgencyRequest,
    why: Why,
    since: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
) -> dict[str, Any]:
    """What changed in the families that the agency is tied to, in an order that misses nothing, and without content."""
    only(request, "since", "limit")
    try:
        found = ledger.changes(request.auth.session, since, purpose_of(request, why), limit)
    except ledger.NoCursor as error:
        wrong = {"field": "since", "wrong": "it is no cursor of this record", "right": "the one of an answer would be"}
        raise Problem(422, "`since` is no cursor of this record.", problems=[wrong]) from error
    return {"changes": [asdict(one) for one in found.changes], "cursor": found.cursor, "more": found.more}


@api.post(
    "/v1/webhooks",
    auth=Token("webhooks"),
    response={201: schemas.WebhookMade, **faults(HEADER)},
    operation_id="add_webhook",
)
def add_webhook(request: AgencyRequest, asked: schemas.WebhookAsked) -> Status[dict[str, Any]]:
    """Ask to be told at an address that something changed; what is told there is signed with the secret."""
    only(request)
    try:
        target_of(asked.url)
    except NotPublic as refusal:
        right = "an https address on the public internet would be"
        wrong = {"field": "/url", "wrong": str(refusal), "right": right}
        raise Problem(422, f"Nothing will be sent there. {refusal}", problems=[wrong]) from refusal
    made = ledger.add_webhook(request.auth.session, asked.url)
    if made is None:
        raise Problem(409, "Your agency has ten webhooks already; end one first.")
    return Status(201, {"id": made[0], "url": asked.url, "secret": made[1].hex()})


@api.get("/v1/webhooks", auth=Token("webhooks"), response={200: schemas.Webhooks, **faults()}, operation_id="webhooks")
def webhooks(request: AgencyRequest) -> dict[str, Any]:
    """The agency's webhooks, and how the last call of each went."""
    only(request)
    return {"webhooks": [asdict(one) for one in ledger.webhooks(request.auth.session)]}


@api.delete(
    "/v1/webhooks/{uuid:webhook}", auth=Token("webhooks"), response={204: None, **faults()}, operation_id="end_webhook"
)
def end_webhook(request: AgencyRequest, webhook: UUID) -> Status[None]:
    """End a webhook: nothing more is sent there."""
    only(request)
    if not ledger.end_webhook(request.auth.session, webhook):
        raise Problem(404, "Your agency has no such webhook.")
    return Status(204, None)


def _opened(request: AgencyRequest, family: UUID, why: Asked, page: str, known: str | None) -> ledger.Opened:
    """Open a family for a system; raise `Problem` where it stays closed, which is the same where there is none."""
    purpose = purpose_of(request, why)
    try:
        return ledger.open_record(request.auth.session, family, purpose, page, _end_of(known))
    except ledger.Closed as refusal:
        raise closed(refusal.refused) from refusal


def _end_of(known: str | None) -> datetime | None:
    """Return the end of a day in the past; None for now, which a day to come is too."""
    if known is None:
        return None
    try:
        day = date.fromisoformat(known)
    except ValueError as error:
        raise Problem(422, f"`known` is {known}, and there is no such day.") from error
    if day < EARLIEST:
        raise Problem(422, f"`known` is {known}; no record reaches back beyond {EARLIEST}.")
    return None if day.year == date.max.year else end_of(day) - timedelta.resolution


def _scoped(request: AgencyRequest, scope: ledger.Scope) -> None:
    if scope not in request.auth.scopes:
        raise Problem(403, f"This token is not for that. It would need the scope {scope}: ask your administrator.")
