"""Where somebody is signed in: their own sessions, of which they end the others, or one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.words import plain_moment


def your_sign_in(request: DeskRequest) -> HttpResponse:
    """Show somebody where they are signed in; end what they say."""
    if request.method == "POST":
        ledger.end_others(request.desk, request.POST.get("mark") or None)
        return redirect("your_sign_in")
    places = [(words(one), one) for one in ledger.own_sessions(request.desk)]
    told = {"title": "Your sign-in", "places": places, "elsewhere": len(places) > 1}
    return render(request, "desk/your_sign_in.html", told)


def words(one: ledger.SignedIn) -> str:
    """Return a session as a line."""
    here = " (here)" if one.here else ""
    return f"Since {plain_moment(one.begun)}, last used {plain_moment(one.seen)}{here}"
