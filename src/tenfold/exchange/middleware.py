"""What stands round the API: whatever goes wrong there, at whichever depth, is answered as a problem."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tenfold.exchange.problems import MEDIA, TITLES, Problem, answer

Answer = Callable[[HttpRequest], HttpResponseBase]
FIRST_FAULT, OUR_FAULT = 400, 500
_WORDS = {
    400: "The request is not well formed.",
    404: "No address of the API is like this one; GET /api/openapi.json tells what there is.",
    500: "Something failed here, and nothing was half taken. Send it again; if it fails again, tell the administrator.",
}


def problems(answer_to: Answer) -> Answer:
    """Answer every fault of the API as a problem (RFC 9457), also those that are found before or beside it."""

    def told(request: HttpRequest) -> HttpResponseBase:
        response = answer_to(request)
        if not request.path.startswith("/api/") or response.status_code < FIRST_FAULT:
            return response
        if response.headers.get("Content-Type", "").startswith(MEDIA):
            return response
        return _instead_of(response)

    return told


def _instead_of(response: HttpResponseBase) -> HttpResponseBase:
    status = response.status_code
    if status not in TITLES:
        status = 500 if status >= OUR_FAULT else 400
    allowed = response.headers.get("Allow")
    if allowed is None:
        told = Problem(status, _WORDS.get(status, TITLES[status]))
    else:
        told = Problem(status, f"This address answers to {allowed}.", {"Allow": allowed})
    response.close()
    return answer(told)
