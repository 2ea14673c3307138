"""The family network on a date, by genogram conventions: a square is male, a circle female, a diamond unsaid."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tenfold.drawings.canvas import BLUE, INK, WASH, shape
from tenfold.drawings.drawing import MIDDLE, SIGN_WIDTH, Drawing, Sign, Table
from tenfold.drawings.family_list import family_list
from tenfold.drawings.family_tree import family_tree
from tenfold.drawings.kin import Family, family_of
from tenfold.drawings.people import Form, Somebody, named, parted, somebody, symbol, ties_of
from tenfold.drawings.sayings import address_of
from tenfold.picture import Picture, household_on, living_at, person
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.when import day_of

R = 7.5
FORMS: dict[Form, str] = {"square": "male", "circle": "female", "diamond": "not said", "triangle": "not yet born"}


def network(p: Picture, child: str, on: datetime) -> Drawing:
    """Draw the family network round a child on a moment; who lived with the child is boxed."""
    family = family_of(p, child, on)
    inside = {stay.person for stay in household_on(p, child, on)}
    everybody = {one: somebody(p, child, one, on, inside) for one in (*family.relatives, *family.others)}
    title = f"Family network of {called(p, child)} on {plain_day(day_of(on))}"
    says = f"{len(family.relatives)} relatives by generation and {len(family.others)} others whom the record names."
    return Drawing(
        title,
        family_tree(family, everybody, title, says),
        family_list(family, everybody, title, says),
        _table(p, everybody, on, title),
        tuple(_key(family, everybody, called(p, child))),
    )


def _key(family: Family, everybody: dict[str, Somebody], name: str) -> Iterator[Sign]:
    """Yield the signs that the network has, and no others."""
    x, y = MIDDLE
    sample = Somebody("", "", "square", child=False, died=False, inside=False, beside=())
    forms = {one.form for one in everybody.values()}
    for form, means in FORMS.items():
        if form in forms:
            yield Sign("".join(symbol(replace(sample, form=form), x, y, R)), means)
    yield Sign("".join(symbol(replace(sample, child=True), x, y, R)), f"{name}, round whom it is drawn")
    if any(one.died for one in everybody.values()):
        yield Sign("".join(symbol(replace(sample, died=True), x, y, R)), "has died")
    yield Sign(_box(), f"lived with {name} on this day")
    bonds = {union.bond for union in family.unions}
    if "ex_partner" in bonds:
        yield Sign(_line() + "".join(parted(x, y)), "parted")
    if "parents" in bonds:
        yield Sign(_line("4 3"), "parents together; whether a couple is not said")


def _box() -> str:
    return shape("rect", x=3, y=2, width=SIGN_WIDTH - 6, height=14, rx=3, fill=WASH, stroke=BLUE, stroke_width=1.4)


def _line(dashes: str = "none") -> str:
    y = MIDDLE[1]
    return shape("line", x1=2, y1=y, x2=SIGN_WIDTH - 2, y2=y, stroke=INK, stroke_width=1.5, stroke_dasharray=dashes)


def _table(p: Picture, everybody: dict[str, Somebody], on: datetime, title: str) -> Table:
    rows = tuple(_row(p, one, on) for one in everybody.values())
    return Table(title, ("Who", "Born", "Ties", "Lives at", "Household"), rows)


def _row(p: Picture, one: Somebody, on: datetime) -> tuple[str, ...]:
    known = person(p, one.id)
    born = plain_time(known.born) if known is not None and known.born is not None else "not recorded"
    homes = listed(address_of(stay) for stay in living_at(p, one.id, on))
    words = "\n".join((*ties_of(p, one.id, on), *(f"named: {context}" for context in named(p, one.id))))
    with_child = "lived with the child" if one.inside else ""
    return (
        one.name,
        born,
        words,
        homes or "not recorded",
        with_child,
    )
