"""The description of the API (OpenAPI): what is sent and answered, faults and all; entries as the record has them."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.parser import Parser

from tenfold.casefiles import entry_schema, header_schema
from tenfold.exchange import schemas
from tenfold.exchange.bodies import group
from tenfold.exchange.doors import unknown
from tenfold.exchange.problems import MEDIA, Problem, answer, pointer

ENTRY: dict[str, Any] = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Entry"}}},
}
HEADER: dict[str, Any] = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Header"}}},
}
LINES: dict[str, Any] = {
    "required": True,
    "description": "JSON Lines: on each line a family’s id and an entry, 10,000 lines at most.",
    "content": {"application/x-ndjson": {"schema": {"$ref": "#/components/schemas/Line"}}},
}
_READ, _WRITTEN = (400, 401, 403, 422, 429, 500, 503), (409, 411, 413, 415)
_log = logging.getLogger("tenfold.exchange")


def faults(body: dict[str, Any] | None = None) -> dict[int, type[schemas.ProblemTold]]:
    """Return the answers of an address that are problems; more where it is sent something."""
    return dict.fromkeys((*_READ, 404, *(_WRITTEN if body else ())), schemas.ProblemTold)


class Piecewise(Parser):
    """Reads what small requests carry as everything else is read here: with its kind, its length and its faults."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the JSON object that a request carries."""
        return group(request)


class Api(NinjaAPI):
    """The API, with its faults said as problems and its entries described by the record."""

    def __init__(self) -> None:
        super().__init__(
            title="Tenfold",
            version="1",
            description="One child protection record that ten agencies write. See docs/api.md.",
            docs_url=None,
            parser=Piecewise(),
            urls_namespace="api",
        )
        self.add_exception_handler(Problem, _told)
        self.add_exception_handler(AuthenticationError, lambda *_: answer(unknown()))
        self.add_exception_handler(ValidationError, lambda _, error: answer(_not_valid(error)))
        self.add_exception_handler(OperationalError, _unreachable)
        self.add_exception_handler(InterfaceError, _unreachable)

    def get_openapi_schema(self, **told: Any) -> Any:
        """Return the description."""
        described = super().get_openapi_schema(**told)
        for path in described["paths"].values():
            for operation in path.values():
                _describe(operation)
        entry = entry_schema(without=frozenset({"seq"}))
        entry["required"].remove("agency")  # the token says whose; a history tells it
        described["components"]["schemas"] |= {
            "Entry": entry,
            "Header": header_schema(),
            "Line": {
                "type": "object",
                "properties": {
                    "family": {"type": "string", "format": "uuid"},
                    "entry": {"$ref": "#/components/schemas/Entry"},
                },
                "required": ["family", "entry"],
                "additionalProperties": False,
            },
        }
        return described


def _told(request: HttpRequest, problem: Any) -> HttpResponse:  # noqa: ARG001  # as ninja calls it
    return answer(problem)


def _describe(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if int(status) >= 400 and "application/json" in content:  # noqa: PLR2004
            response["content"] = {MEDIA: content["application/json"]}
        elif operation["operationId"] == "append_batch":
            response["content"] = {"application/x-ndjson": content["application/json"]}


def _not_valid(error: Any) -> Problem:
    wrongs = [_wrong(one) for one in error.errors]
    detail = " ".join(f"{one['field'] or one['where']}: {one['wrong']}." for one in wrongs)
    return Problem(422, detail[:1000], problems=wrongs)


def _wrong(one: dict[str, Any]) -> dict[str, Any]:
    """Return what ninja found wrong with a parameter, or a field of a small body, as any other problem is told."""
    where, *path = [str(step) for step in one["loc"]]
    path = path[1:] if where == "body" else path[-1:]
    field = pointer(path) if where == "body" else "".join(path)
    return {"field": field, "where": f"the {where}", "wrong": one["msg"][:500], "right": "see /api/openapi.json"}


def _unreachable(request: HttpRequest, fault: Any) -> HttpResponse:
    _log.error("%s could not be answered", request.path, exc_info=fault)
    return answer(Problem(503, "The record cannot be reached now. Send it again later.", {"Retry-After": "10"}))
