"""“As known on”: every page of a child can be asked for as the record stood on a day."""

from dataclasses import dataclass
from urllib.parse import urlencode

from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import DAY, known_day
from tenfold.ledger import Opened
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

ASKED = "as-known"


@dataclass(frozen=True, slots=True)
class AsKnown:
    """The control: the day that a page shows, its form, and the end of the addresses that keep to that day.

    `kept` is what else the address chooses, which stays chosen; `now` is the address of the same page as known now.
    """

    form: Form
    banner: str
    query: str
    kept: tuple[tuple[str, str], ...] = ()
    now: str = ""


def as_known(request: DeskRequest, opened: Opened) -> AsKnown:
    """Return the control for a page that was opened."""
    day = plain_day(day_of(opened.known))
    banner = (
        "" if opened.is_now else f"As the record was known at the end of {day}. What was recorded later is not shown."
    )
    query = "" if opened.is_now else f"?{urlencode({part: request.GET.get(part, '') for part in DAY})}"
    kept = tuple((name, str(value)) for name, value in request.GET.items() if name not in {*DAY, "recorded"})
    now = f"{request.path}?{urlencode(kept)}" if kept else request.path
    return AsKnown(_form(request), banner, query, kept, now)


def _form(request: DeskRequest) -> Form:
    """Return the day as it was typed; wrong where it is none."""
    typed = {f"{ASKED}-{part}": request.GET.get(part, "") for part in DAY}
    field = Field(kind="day", name=ASKED, label="Show this page as known on", hint="For example, 4 3 2024", small=True)
    if not any(typed.values()):
        return empty((field,))
    form = sent((field,), typed)
    if known_day(request) is None and not form.problems:
        return form.with_problems(["Give a day, a month and a year"])
    return form
