"""The facts of a contact: each group of the form as the record tells it, its ids the same when sent twice."""

from collections.abc import Callable, Iterator
from uuid import UUID

from tenfold.desk.contact_groups import THIS, Name, numbered, of_anything, of_injury, plainly
from tenfold.desk.forms import Form, Problem
from tenfold.desk.telling import Told, fact

TELLS = {
    "injury": ("sites", "looks", "size", "count", "happened"),
    "by": ("words", "claim"),
    "against": ("result", "found"),
    "result": ("against",),
    "stranger": ("stranger_where", "stranger_with"),
}
"""What cannot be said without saying something else first."""
SAID = ("by", *TELLS["by"], "against", *TELLS["against"])
NEEDED = {
    "injury": "Say what the injury is, or take away what is said of it",
    "by": "Say who said it",
    "against": "Say what you held it against",
    "result": "Say what it shows",
    "stranger": "Say who they are, as you saw them",
}


def facts_of(form: Form) -> Iterator[Told]:
    """Yield the facts that the form tells."""
    for n, name in groups(form, plainly, "stranger"):
        yield from _stranger(form, n, name)
    for n, name in groups(form, plainly, "injury"):
        yield from _injury(form, n, name)
        for m, account in groups(form, lambda m, n=n: of_injury(n, m), "by"):  # type: ignore[misc]
            yield from _account(form, account, f"{n}-{m}", [injury_id(form, n)] if form.one(name("injury")) else [])
    for m, name in groups(form, of_anything, "by"):
        yield from _account(form, name, f"{m}" if m > 1 else "", _about(form, name))
    for n, name in groups(form, plainly, "voice"):
        if form.one(name("voice")):
            id, whose = _id(form, name("voice_id"), "voice", n), form.one(name("voice_of"))
            yield fact("voice", id=id, child=whose, says=form.one(name("voice")))


def groups(form: Form, name: Callable[[int], Name], of: str) -> Iterator[tuple[int, Name]]:
    """Yield the groups that a form asks for: the number of each, and what names its fields."""
    asked = {one.field.name for one in form.asked}
    n = 1
    while name(n)(of) in asked:
        yield n, name(n)
        n += 1


def unsaid(form: Form) -> Form:
    """Return the form with what is missing where a part of something was told, so that no word of it is lost."""
    return form.marked(dict.fromkeys(form_problems(form)))


def form_problems(form: Form) -> Iterator[Problem]:
    """Yield what is missing or wrong in the groups of a form, each with the place that it leads to."""
    for name in _names(form):
        for needed, told in TELLS.items():
            here = name(needed)
            if not form.one(here) and any(value for one in told for value in form.all(name(one))):
                yield f"#{here}", NEEDED[needed]
        for number in ("size", "count"):
            typed = form.one(name(number))
            if typed and not (typed.isdecimal() and int(typed) > 0):
                yield f"#{name(number)}", "Enter a whole number, like 20"


def injury_id(form: Form, n: int = 1) -> str:
    """Return the id of an injury that this entry records."""
    return _id(form, numbered("injury_id", n), "injury", n)


def recorded_here(form: Form) -> list[str]:
    """Return the ids of the injuries that this entry records."""
    return [injury_id(form, n) for n, name in groups(form, plainly, "injury") if form.one(name("injury"))]


def present_strangers(form: Form) -> list[str]:
    """Return the ids of those whom nobody has identified, new with this entry."""
    told = groups(form, plainly, "stranger")
    return [_id(form, name("stranger_id"), "unknown", n) for n, name in told if form.one(name("stranger"))]


def _names(form: Form) -> Iterator[Name]:
    for n, name in groups(form, plainly, "injury"):
        yield _only(name, ("injury", *TELLS["injury"]))
        yield from (_only(one, SAID) for _, one in groups(form, lambda m, n=n: of_injury(n, m), "by"))  # type: ignore[misc]
    yield from (_only(name, SAID) for _, name in groups(form, of_anything, "by"))
    yield from (_only(name, ("stranger", *TELLS["stranger"])) for _, name in groups(form, plainly, "stranger"))


def _only(name: Name, own: tuple[str, ...]) -> Name:
    """Return what names the fields of a group that has these alone: those of other groups are not meant."""
    return lambda field: name(field) if field in own else ""


def _stranger(form: Form, n: int, name: Name) -> Iterator[Told]:
    if looks := form.one(name("stranger")):
        id = _id(form, name("stranger_id"), "unknown", n)
        where, beside = form.one(name("stranger_where")), form[name("stranger_with")]
        called = {choice.value: choice.words for choice in beside.field.choices}
        company = ", ".join(called[one].split(",")[0] for one in beside.values if one in called)
        yield fact("person", id=id, known_as=[looks])
        context = "; ".join(filter(None, (looks, where, company and f"with {company}")))
        yield fact("presence", person=id, context=context)


def _injury(form: Form, n: int, name: Name) -> Iterator[Told]:
    if form.one(name("injury")):
        yield fact(
            "injury",
            id=injury_id(form, n),
            child=form.one(name("hurt")),
            type=form.one(name("injury")),
            sites=list(form.all(name("sites"))) or ["unknown"],
            happened=form.time(name("happened")),
            size_mm=_whole(form.one(name("size"))),
            count=_whole(form.one(name("count"))),
            says=form.one(name("looks")),
        )


def _account(form: Form, name: Name, place: str, about: list[str]) -> Iterator[Told]:
    """Yield what somebody said, and what it was held against; `place` tells it from others of the entry."""
    if not form.one(name("by")):
        return
    id = form.one(name("account_id")) or _own(form, "account", place)
    says, claim = form.one(name("words")), form.one(name("claim"))
    yield fact("account", id=id, by=form.one(name("by")), about=about or ["other"], claim=claim, says=says)
    if form.one(name("against")):
        check = form.one(name("check_id")) or _own(form, "check", place)
        told = {"against": form.one(name("against")), "result": form.one(name("result"))}
        yield fact("check", id=check, about=[id], says=form.one(name("found")), **told)


def _about(form: Form, name: Name) -> list[str]:
    chosen = form.all(name("about"))
    own = recorded_here(form) if THIS in chosen or not chosen else []
    return [*(one for one in chosen if one != THIS), *own]


def _id(form: Form, field: str, kind: str, n: int) -> str:
    return form.one(field) or _own(form, kind, f"{n}" if n > 1 else "")


def _own(form: Form, kind: str, place: str) -> str:
    return "-".join(filter(None, (kind, UUID(form.one("id")).hex[:8], place)))


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() else None
