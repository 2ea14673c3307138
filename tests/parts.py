"""The people and agencies of every test's story, and how a story is told in a line.

SAM is one year old in the spring of 2024 and ANN, his sister, four. They live with MUM at `home`; DAD lives
elsewhere and is known to the record. GRAN is MUM's mother. LODGER, FRIEND and OUTSIDER are parts to be given.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture import Picture, fold
from tenfold.questions.rule import Rule
from tenfold.record import (
    Agency,
    Attended,
    Author,
    Care,
    Case,
    Entry,
    Fact,
    Lead,
    Person,
    Plan,
    Relationship,
    Residence,
)
from tenfold.replay import Question, replay
from tenfold.when import AsOf, Time, end_of

SAM, ANN, MUM, DAD, GRAN = "sam", "ann", "mum", "dad", "gran"
LODGER, FRIEND, OUTSIDER, NEIGHBOUR = "lodger", "friend", "outsider", "neighbour"
CSC, POLICE, ED, GP, HV = "csc", "police", "ed", "gp", "hv"
SCHOOL, NURSERY, HOUSING, LEGAL, CPS, OTHER_LA, CLINIC = (
    "school",
    "nursery",
    "housing",
    "legal",
    "cps",
    "other-la",
    "clinic",
)
KINDS: dict[str, Any] = {
    CSC: "childrens_social_care",
    POLICE: "police",
    ED: "acute_hospital",
    GP: "general_practice",
    HV: "health_visiting",
    SCHOOL: "school",
    NURSERY: "early_years",
    HOUSING: "housing",
    LEGAL: "legal",
    CPS: "prosecution",
    OTHER_LA: "childrens_social_care",
    CLINIC: "community_health",
}
AGENCIES = tuple(Agency(id=id, name=id, kind=kind) for id, kind in KINDS.items())


def time(text: str) -> Time:
    """A told time."""
    return Time.told(text)


def entry(occurred: str, agency: str, event: Any, *facts: Fact, **fields: Any) -> Entry:
    """One entry, recorded at the end of its day unless `recorded` says when; about SAM unless `about` says whom.

    `staff` is the id of the professional who wrote it.
    """
    told = Time.told(occurred)
    recorded = fields.pop("recorded", None)
    held = Time.told(recorded).last if recorded else told.last.replace(microsecond=0)
    fields.setdefault("about", (SAM,))
    fields.setdefault("id", "")
    author = Author(role=fields.pop("role", "professional"), id=fields.pop("staff", None))
    return Entry(occurred=told, recorded=held, agency=agency, author=author, event=event, facts=facts, **fields)


def visit(occurred: str, *facts: Fact, how: Any = "seen", agency: str = CSC, child: str = SAM, **fields: Any) -> Entry:
    """A home visit at which a child was seen (so)."""
    return entry(occurred, agency, "visit", *facts, place="home", seen={child: how}, about=(child,), **fields)


def strategy(occurred: str, *facts: Fact, among: tuple[str, ...] = (CSC, POLICE, ED), **fields: Any) -> Entry:
    """A strategy discussion that considered everything recorded by then, attended by these agencies."""
    fields.setdefault("considered", "all")
    came = (Attended(agency=agency, as_="present") for agency in among)
    return entry(occurred, CSC, "strategy_discussion", *came, *facts, **fields)


def conference(occurred: str, *facts: Fact, among: tuple[str, ...] = (), **fields: Any) -> Entry:
    """A child protection conference (the first, unless `event` says), attended by these agencies as far as is said."""
    event = fields.pop("event", "initial_conference")
    came = (Attended(agency=agency, as_="present") for agency in among)
    return entry(occurred, CSC, event, *came, *facts, **fields)


def on_plan(occurred: str, *children: str) -> Entry:
    """The initial conference that puts these children (SAM, unless said) on a child protection plan."""
    named = children or (SAM,)
    plans = (Plan(child=child, status="started", category="physical") for child in named)
    return entry(occurred, CSC, "initial_conference", *plans, about=named)


def family() -> Entry:
    """What the record holds of the family from the day of SAM's birth."""
    people = (
        Person(id=SAM, name="Sam", born=time("2023-01-20"), sex="male"),
        Person(id=ANN, name="Ann", born=time("2019-06-01"), sex="female"),
        Person(id=MUM, name="Sam’s mother", born=time("1996-05-05"), sex="female"),
        Person(id=DAD, name="Sam’s father", born=time("1994-02-11"), sex="male"),
        Person(id=GRAN, name="Sam’s grandmother", born=time("1970-09-09"), sex="female"),
    )
    ties = (
        Relationship(of=MUM, to=SAM, is_="mother"),
        Relationship(of=MUM, to=ANN, is_="mother"),
        Relationship(of=DAD, to=SAM, is_="father"),
        Relationship(of=DAD, to=ANN, is_="father"),
        Relationship(of=DAD, to=MUM, is_="ex_partner"),
        Relationship(of=GRAN, to=MUM, is_="mother"),
    )
    homes = (
        Residence(id="home-sam", person=SAM, address="home", as_="resident"),
        Residence(id="home-ann", person=ANN, address="home", as_="resident"),
        Residence(id="home-mum", person=MUM, address="home", as_="resident"),
        Residence(id="home-dad", person=DAD, address="dads", as_="resident"),
    )
    care = (
        Care(id="care-sam", child=SAM, by=(MUM,), basis="parental"),
        Care(id="care-ann", child=ANN, by=(MUM,), basis="parental"),
    )
    return entry("2023-01-20", ED, "attendance", *people, *ties, *homes, *care, id="birth", about=(SAM, ANN))


@dataclass(frozen=True)
class Story:
    """Some entries, after what the record holds of the family from the start."""

    entries: tuple[Entry, ...]
    guidance: Guidance
    leads: tuple[Lead, ...] = (Lead(agency=CSC),)
    agencies: tuple[Agency, ...] = AGENCIES

    @property
    def case(self) -> Case:
        """The story as a case; entries without an id are numbered e1, e2, … as told."""
        named = [replace(one, id=one.id or f"e{n}", seq=n) for n, one in enumerate(self.entries)]
        return Case(case="story", agencies=self.agencies, lead=self.leads, entries=tuple(named))

    def then(self, *more: Entry) -> "Story":
        """The story told further."""
        return replace(self, entries=(*self.entries, *more))

    def led_by(self, agency: str, since: str) -> "Story":
        """The story with another lead from a day on."""
        return replace(self, leads=(*self.leads, Lead(agency=agency, from_=time(since))))

    def beside(self, agency: str, kind: Any) -> "Story":
        """The story with one more agency in it, of a kind that few stories need."""
        return replace(self, agencies=(*self.agencies, Agency(id=agency, name=agency, kind=kind)))

    def picture(self, by: str) -> Picture:
        """What the record holds at the end of a day."""
        return fold(self.case, AsOf.day(date.fromisoformat(by)), self.guidance)

    def questions(self, *rules: Rule, by: str) -> tuple[Question, ...]:
        """Every question of some rules that opened by the end of a day (or by a moment), closed or not."""
        known = datetime.fromisoformat(by)
        until = end_of(known.date()) if len(by) == len("2024-03-04") else Time.told(by).last
        return replay(self.case, known=until, guidance=self.guidance, rules=rules).questions

    def asked(self, *rules: Rule, by: str) -> tuple[Question, ...]:
        """The questions of some rules that stand at the end of a day (or at a moment)."""
        return tuple(question for question in self.questions(*rules, by=by) if question.closed is None)

    def asks(self, rule: Rule, by: str) -> bool:
        """Whether any question of a rule stands at the end of a day (or at a moment)."""
        return bool(self.asked(rule, by=by))

    def subjects(self, rule: Rule, by: str) -> list[str]:
        """The subjects of a rule's standing questions at the end of a day (or at a moment)."""
        return [question.subject.id for question in self.asked(rule, by=by)]


def told(*entries: Entry, guidance: Guidance | None = None) -> Story:
    """A story: the family, then these entries."""
    return Story((family(), *entries), guidance or Guidance.fixed("plan-2023"))
