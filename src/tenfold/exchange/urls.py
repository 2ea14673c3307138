"""The addresses under `/api/`; whatever else is asked for there is answered as a problem."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from tenfold.exchange.api import api
from tenfold.exchange.problems import Problem, answer


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # as Django calls it
    """Say that there is nothing at an address."""
    detail = "No address of the API is like this one; GET /api/openapi.json tells what there is."
    return answer(Problem(404, detail))


urlpatterns = [path("", api.urls), re_path("", nothing)]
