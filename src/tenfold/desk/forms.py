"""Forms as values: what is asked, what was typed, what is wrong with it. Every page's form is a tuple of `Field`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from tenfold.when import CannotCount, civil, is_working_day

Kind = Literal["text", "password", "area", "radios", "checks", "select", "day", "moment", "hidden"]
PARTS = ("day", "month", "year")
AHEAD = timedelta(days=366)
COUNTED_SINCE = 1995
Problem = tuple[str, str]
"""The place on the page that a sentence leads to, and the sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    words: str
    hint: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is asked.

    `needed` is what to say when it is left empty; without it, it may be. `none` is the first line of a list.
    """

    kind: Kind
    name: str
    label: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    needed: str = ""
    first: tuple[str, ...] = ()
    rows: int = 4
    small: bool = False
    width: str = ""
    none: str = "Not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field as it is shown: with what was typed, and what is wrong."""

    field: Field
    values: tuple[str, ...]
    error: str = ""

    @property
    def value(self) -> str:
        """What was typed, where one thing can be."""
        return self.values[0] if self.values else ""

    @property
    def template(self) -> str:
        """The component that shows it."""
        kinds = {
            "day": "date_input",
            "moment": "date_input",
            "area": "textarea",
            "checks": "checkboxes",
            "text": "input",
        }
        return f"components/{kinds.get(self.field.kind, self.field.kind)}.html"

    @property
    def id(self) -> str:
        """The id of its first input, which the error summary leads to."""
        return f"{self.field.name}-day" if self.field.kind in {"day", "moment"} else self.field.name

    @property
    def described(self) -> str:
        """The ids of what explains it."""
        told = (("hint", self.field.hint), ("error", self.error))
        return " ".join(f"{self.field.name}-{word}" for word, words in told if words)

    @property
    def parts(self) -> tuple[tuple[str, str, str, int], ...]:
        """A date's inputs: name, label, what was typed, width."""
        padded = (*self.values, *("",) * (len(PARTS) - len(self.values)))
        widths = (2, 2, 4)
        return tuple((name, name.capitalize(), padded[n], widths[n]) for n, name in enumerate(PARTS))

    @property
    def clock(self) -> str:
        """The time of day that was typed."""
        return self.values[len(PARTS)] if len(self.values) > len(PARTS) else ""

    @property
    def grouped(self) -> bool:
        """Whether its choices stand in groups."""
        return any(choice.group for choice in self.field.choices)

    @property
    def options(self) -> tuple[tuple[str, Choice, bool, bool], ...]:
        """Each choice with the id of its input, whether it is chosen, and whether its group begins with it."""
        groups = [choice.group for choice in self.field.choices]
        ids = (self.field.name, *(f"{self.field.name}-{n}" for n in range(2, len(groups) + 1)))
        return tuple(
            (ids[n], choice, choice.value in self.values, bool(choice.group) and groups[n - 1 : n] != [choice.group])
            for n, choice in enumerate(self.field.choices)
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form, as shown or as sent."""

    asked: tuple[Asked, ...]
    problems: tuple[Problem, ...] = ()

    def __getitem__(self, name: str) -> Asked:
        found = next((one for one in self.asked if one.field.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def all(self, name: str) -> tuple[str, ...]:
        """Return all that was chosen of a field; nothing where it was not asked."""
        return next((one.values for one in self.asked if one.field.name == name), ())

    def one(self, name: str) -> str:
        """Return what was typed in a field; empty where it was not asked."""
        return next(iter(self.all(name)), "").strip()

    def typed(self, name: str) -> str:
        """Return exactly what was typed in a field, with its spaces; empty where it was not asked."""
        return next(iter(self.all(name)), "")

    def time(self, name: str) -> str | None:
        """Return a day or a moment as the record tells it; None where it was left empty."""
        return told_time(self.all(name))

    def day(self, name: str) -> date:
        """Return a day that was asked for and is there."""
        return date.fromisoformat((self.time(name) or "")[:10])

    def marked(self, problems: Iterable[Problem]) -> "Form":
        """Return the form with problems of some of its fields, each shown beside its field too."""
        found = tuple(problems)
        errors = dict(found)
        asked = tuple(replace(one, error=errors.get(f"#{one.id}", one.error)) for one in self.asked)
        return Form(asked, (*self.problems, *found))

    def with_problems(self, sentences: Iterable[str]) -> "Form":
        """Return the form with what somebody else found wrong with it."""
        first = next((one.id for one in self.asked if one.field.kind != "hidden"), "main-content")
        return Form(self.asked, (*self.problems, *((f"#{first}", words) for words in sentences)))


def empty(fields: Iterable[Field]) -> Form:
    """Return a form as it is first shown."""
    return Form(tuple(Asked(field=field, values=field.first) for field in fields))


def sent(fields: Iterable[Field], post: Mapping[str, object]) -> Form:
    """Return a form as it was sent, with what is wrong with it."""
    asked = tuple(_read(field, post) for field in fields)
    return Form(asked, tuple((f"#{one.id}", one.error) for one in asked if one.error))


def drafted(fields: Iterable[Field], post: Mapping[str, object]) -> Form:
    """Return a form as it was left: with what was typed, and nothing said of what is missing yet.

    What was not typed yet stands as it is first shown.
    """
    read = (_read(field, post) for field in fields)
    return Form(tuple(replace(one, error="", values=_left(one, post)) for one in read))


def moment_now(now: datetime) -> tuple[str, ...]:
    """Return a moment as it stands in the inputs of a date with a time."""
    at = civil(now)
    return str(at.day), str(at.month), str(at.year), f"{at:%H:%M}"


def told_time(parts: Sequence[str]) -> str | None:
    """Return a date's inputs as one time; None where they are empty; raise `ValueError` when they are none."""
    day, month, year, *rest = (*parts, "", "", "")[:4] if parts else ("", "", "")
    if not any((day, month, year)):
        return None
    told = date(int(year), int(month), int(day)).isoformat()
    clock = "".join(rest)
    if not clock:
        return told
    return datetime.fromisoformat(f"{told}T{clock.replace('.', ':').zfill(5)}").isoformat(timespec="minutes")


def _read(field: Field, post: Mapping[str, object]) -> Asked:
    values = tuple(_typed(field, post))
    return Asked(field=field, values=values, error=_wrong(field, values))


def _left(one: Asked, post: Mapping[str, object]) -> tuple[str, ...]:
    """Return what stands in a field: what was typed; where nothing was, what it is first shown with if it is new."""
    if any(one.values):
        return one.values
    seen = "id" in post and one.field.kind not in {"hidden", "radios"}
    return () if seen else one.field.first


def _typed(field: Field, post: Mapping[str, object]) -> Iterator[str]:
    if field.kind in {"day", "moment"}:
        clock = ("time",) if field.kind == "moment" else ()
        yield from (str(post.get(f"{field.name}-{part}", "")).strip() for part in (*PARTS, *clock))
    else:
        several = getattr(post, "getlist", None)
        values = several(field.name) if several else [post.get(field.name, "")]
        yield from (str(value) for value in values if str(value).strip())


def _wrong(field: Field, values: Sequence[str]) -> str:
    if not any(value.strip() for value in values[:3]):
        return field.needed
    if field.kind in {"day", "moment"}:
        return _wrong_date(field, values)
    offered = {choice.value for choice in field.choices}
    if field.kind in {"radios", "checks", "select"} and not offered.issuperset(values):
        return f"Choose from what is offered for “{field.label}”"
    return ""


def _wrong_date(field: Field, values: Sequence[str]) -> str:
    try:
        told = told_time(values) or ""
    except ValueError:
        clock = " and a time like 14:30" if field.kind == "moment" else ""
        return f"“{field.label}” must be a real date, like 4 3 2024{clock}"
    return f"“{field.label}” is too far ahead. Check the year" if _is_too_far(date.fromisoformat(told[:10])) else ""


def _is_too_far(day: date) -> bool:
    """Whether a day lies so far ahead that nobody could count working days for a year from it."""
    try:
        is_working_day(day + AHEAD)
    except (CannotCount, OverflowError):
        return day.year > COUNTED_SINCE
    return False
