"""Invented families for the laws: small, coherent, and odd where a law must hold for oddness too.

Two to four children and adults, three to five agencies, entries over two years whose references resolve; some told
late, some half told, some corrected, facts said again under their id, entries sent twice. Facts are drawn from the
annotations of `record`, so that a new kind is invented too; a field that nothing here can fill fails.
"""

from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tenfold.record import FACTS, Agency, Author, Case, Entry, Fact, Lead, Person, Refers, Relationship, words
from tenfold.when import Time, end_of, moment

START = date(2022, 1, 10)
DAYS = 730
KINDS = get_args(words.AgencyKind)
PARENTS = ("mother", "father")
ABOUT = {"account": ("injury", "allegation"), "check": ("account", "allegation", "residence", "care", "presence")}
EITHER = {"injury": ("child", "one_of"), "order": ("child", "person"), "attended": ("agency", "person")} | {
    "invited": ("agency", "person")
}
ODD = (
    "",
    "no",
    "null",
    "~",
    "2007",
    "0123",
    "1e3",
    "2007-02",
    "- a",
    "a: b",
    "# a",
    "'",
    '"',
    " a ",
    "a\nb",
    "a\n",
    "\ta",
)

odd_texts = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
)
texts = st.sampled_from(("fell from the sofa", "seen at the door", "nothing more is known")) | odd_texts
sites = st.sampled_from([*sorted(words.BODY_SITES), "wrist.left", "back.right.back", "face.cheek.left", "chest.front"])
FILLED: dict[str, SearchStrategy[Any]] = {
    "sites": st.lists(sites, max_size=2, unique=True).map(tuple),
    "identifiers": st.none() | st.dictionaries(st.sampled_from(sorted(words.IDENTIFIERS)), st.just("943 476 5919")),
    "count": st.none() | st.integers(1, 20),
    "days": st.integers(1, 30),
    "caseload": st.none() | st.integers(0, 40),
    "size_mm": st.none() | st.floats(0.1, 500),
    "withdrawn": st.none() | st.booleans() | st.just("2024-06"),
}

SIMPLE: dict[type[Any], SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(1, 5),
    float: st.floats(-1e6, 1e6),
    bool: st.booleans(),
}


@dataclass
class Family:
    """Who there is, and what has been said so far: the ids that a new fact may refer to."""

    children: tuple[str, ...]
    adults: tuple[str, ...]
    agencies: tuple[str, ...]
    said: dict[str, dict[str, Fact]] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    on_plan: set[tuple[str, str | None]] = field(default_factory=set)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody."""
        return self.children + self.adults

    def ids(self, refers: Refers) -> list[str]:
        """What a field may refer to: facts where there are any, otherwise people, who are facts too."""
        facts = [id for kind in self.said.values() for id in kind]
        known = {"person": [*self.people], "agency": [*self.agencies], "entry": self.entries, "question": ["a-rule:a"]}
        found = [id for kind in refers.kinds for id in (facts if kind == "fact" else known[kind])]
        return [*found, *sorted(refers.words)] or [*self.people]

    def of_kinds(self, kinds: tuple[str, ...]) -> list[str]:
        """The ids of the facts of some kinds."""
        return [id for kind in kinds for id in self.said.get(kind, ())]


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draw a family's case."""
    family = draw(families())
    agencies = tuple(Agency(id=id, name=id, kind=KINDS[n]) for n, id in enumerate(family.agencies))
    days = sorted(draw(st.lists(st.integers(0, DAYS), min_size=2, max_size=9)))
    told = [draw(opening(family))]
    for day in days:
        told.append(draw(entry_in(family, START + timedelta(day), told)))
    again = draw(st.lists(st.sampled_from(told), max_size=2))
    entries = tuple(replace(one, seq=n) for n, one in enumerate([*told, *again], 1))
    title, sources = draw(st.none() | texts), tuple(draw(st.lists(texts, max_size=2)))
    leads = draw(
        st.sampled_from(((), (Lead(agency="csc"),), (Lead(agency="csc"), Lead(agency="csc", from_=told_on(START)))))
    )
    return Case(case="invented", title=title, agencies=agencies, lead=leads, sources=sources, entries=entries)


def entries() -> SearchStrategy[Entry]:
    """Draw one entry of some case."""
    return cases().flatmap(lambda case: st.sampled_from(case.entries))


def once(case: Case) -> Case:
    """Return a case without the entries that were sent again."""
    first: dict[str, Entry] = {}
    for entry in case.entries:
        first.setdefault(entry.id, entry)
    return replace(case, entries=tuple(first.values()))


@st.composite
def families(draw: DrawFn) -> Family:
    """Draw who there is; children's social care comes first among the agencies."""
    children, adults, agencies = (draw(st.integers(low, high)) for low, high in ((2, 4), (2, 4), (3, 5)))
    return Family(
        tuple(f"child-{n}" for n in range(1, children + 1)),
        tuple(f"adult-{n}" for n in range(1, adults + 1)),
        ("csc", "police", "hospital", "gp", "school")[:agencies],
    )


@st.composite
def opening(draw: DrawFn, family: Family) -> Entry:
    """Draw the first entry: who is who."""
    ages = [(id, draw(st.integers(60, 3_000))) for id in family.children]
    ages += [(id, draw(st.integers(7_000, 20_000))) for id in family.adults]
    people = [Person(id=id, name=id, born=draw(times_on(START - timedelta(age)))) for id, age in ages]
    ties = [Relationship(of=family.adults[0], to=child, is_="mother") for child in family.children]
    family.entries.append("e0")
    return Entry(
        id="e0",
        occurred=told_on(START),
        recorded=moment(datetime(2022, 1, 10, 12)),  # noqa: DTZ001  # civil time, which `moment` reads as London's
        agency="csc",
        author=Author(role="social worker"),
        event="record_note",
        about=family.children,
        facts=(*people, *ties),
    )


@st.composite
def entry_in(draw: DrawFn, family: Family, day: date, before: list[Entry]) -> Entry:
    """Draw an entry of a day, recorded up to 40 days later; now and then it corrects an earlier one."""
    corrects = draw(st.sampled_from([None, None, None, *(one.id for one in before[1:])]))
    corrected = [one.recorded for one in before if one.id == corrects]
    late = timedelta(hours=draw(st.integers(0, 24 * 40)))
    recorded = max([end_of(day) + late, *corrected])
    family.entries.append(f"e{len(before)}")
    occurred = draw(times_on(day))
    own = {"id", "occurred", "recorded", "seq", "facts", "corrects", "written", "until"}
    kinds = draw(st.lists(st.sampled_from(sorted(FACTS)), max_size=3))
    return Entry(
        id=family.entries[-1],
        occurred=occurred,
        recorded=recorded,
        written=draw(st.sampled_from((None, recorded))),
        until=draw(st.sampled_from((None, occurred))),
        facts=tuple(draw(facts(word, family, day)) for word in kinds),
        corrects=corrects,
        **draw(filled(Entry, family, day, own)),
    )


@st.composite
def facts(draw: DrawFn, word: str, family: Family, day: date) -> Fact:
    """Draw a fact of a kind, new or said again under its id, and note it in the family."""
    kind: Any = FACTS[word]
    drawn = draw(filled(kind, family, day, {"id", "born"}))
    if kind is Person:
        return Person(id=draw(st.sampled_from(family.people)), **drawn)
    said = family.said.setdefault(word, {})
    id = draw(st.sampled_from([*said, *2 * [f"{word}-{len(said) + 1}"]]))
    drawn |= {name: getattr(said[id], name) for name in ("child", "person", "from_") if id in said and name in drawn}
    drawn |= draw(fitting(word, drawn, family))
    said[id] = kind(**drawn | {"id": id})
    return said[id]


@st.composite
def fitting(draw: DrawFn, word: str, drawn: dict[str, Any], family: Family) -> dict[str, Any]:
    """Draw what makes a fact of a kind coherent where its fields alone do not."""
    if word in ABOUT:
        about = family.of_kinds(ABOUT[word]) or (["household", "other"] if word == "account" else [*family.people])
        return {"about": tuple(draw(st.lists(st.sampled_from(about), min_size=1, max_size=2, unique=True)))}
    if word in EITHER and not any(drawn[name] for name in EITHER[word]):
        name = EITHER[word][0]
        return {name: family.agencies[0] if name == "agency" else family.children[0]}
    if word == "relationship" and drawn["is_"] in PARENTS:
        return {"of": draw(st.sampled_from(family.adults)), "to": draw(st.sampled_from(family.children))}
    if word == "plan":
        which = (drawn["child"], drawn["kind"] or "child_protection")
        begun = which in family.on_plan
        family.on_plan.add(which)
        return {} if begun else {"status": "started"}
    return {}


@st.composite
def filled(draw: DrawFn, kind: type[Any], family: Family, day: date, without: set[str]) -> dict[str, Any]:
    """Draw a value for every field of a dataclass, by its annotation; some of those that may be unsaid are."""
    hints = get_type_hints(kind, include_extras=True)
    told = [one for one in fields(kind) if one.init and one.name not in without]
    return {
        one.name: draw(values(one.name, hints[one.name], family, day, needed=one.default is MISSING)) for one in told
    }


def values(name: str, hint: Any, family: Family, day: date, *, needed: bool = True) -> SearchStrategy[Any]:
    """Return what a field may hold, by its name where that says more than its annotation."""
    if name in FILLED:
        return FILLED[name]
    if hint is Time or Time in get_args(hint):
        told = times_near(day, back=name != "to_date")
        return told if needed else st.none() | told
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint, family, day, set()).map(lambda drawn: hint(**drawn))
    return SIMPLE[hint] if hint in SIMPLE else made_of(hint, family, day, needed=needed)


def made_of(hint: Any, family: Family, day: date, *, needed: bool) -> SearchStrategy[Any]:
    """Return what an annotation that is made of others allows."""
    match get_origin(hint), get_args(hint):
        case origin, (inner, *marks) if origin is Annotated:
            refers = [family.ids(mark) for mark in marks if isinstance(mark, Refers)]
            return st.sampled_from(refers[0]) if refers else values("", inner, family, day)
        case origin, words if origin is Literal:
            return st.sampled_from(words)
        case origin, (inner, _) if origin is tuple:
            return st.lists(values("", inner, family, day), min_size=int(needed), max_size=3).map(tuple)
        case origin, (key, value) if origin is dict:
            return st.dictionaries(values("", key, family, day), values("", value, family, day), max_size=3)
        case origin, parts if origin in {Union, UnionType}:
            inner = [values("", part, family, day, needed=needed) for part in parts if part is not NoneType]
            return st.one_of(*([st.none()] if NoneType in parts else []), *inner)
    raise TypeError(f"nothing invented here fills {hint!r}")


def told_on(day: date) -> Time:
    """A day as a told time."""
    return Time.told(day.isoformat())


def times_on(day: date) -> SearchStrategy[Time]:
    """Draw a day as it may be told: a moment of it, the day, its month or its year."""
    moments = st.times(max_value=time(23, 59)).map(lambda at: f"{day}T{at:%H:%M}")
    return st.one_of(st.just(f"{day}"), moments, st.just(f"{day:%Y-%m}"), st.just(f"{day:%Y}")).map(Time.told)


def times_near(day: date, *, back: bool) -> SearchStrategy[Time]:
    """Draw a time in the 30 days before a day, or after it."""
    return st.integers(0, 30).flatmap(lambda n: times_on(day - timedelta(n) if back else day + timedelta(n)))
