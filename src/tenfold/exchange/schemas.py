"""How answers look, for the description of the API; entries are described by the record itself."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema


class WrongField(Schema):
    """A field that is wrong: its place in what was sent (JSON pointer), why, and what would be right."""

    field: str
    where: str = ""
    wrong: str
    right: str


class ProblemTold(Schema):
    """What went wrong (RFC 9457): what, why, and what would be right."""

    type: str
    title: str
    status: int
    detail: str
    problems: list[WrongField] | None = None
    law: str | None = Field(None, description="Of a record that stays closed: the law or guidance behind that.")
    instead: str | None = Field(None, description="Of a record that stays closed: what would open it.")


class Begun(Schema):
    """A family that was begun, or was there already."""

    outcome: Literal["created", "exists"]
    family: UUID


class Entered(Schema):
    """What became of an entry: its number in the family, when it was recorded, and the questions that it moved."""

    outcome: Literal["created", "exists"]
    family: UUID
    entry: str
    number: int
    recorded: str
    opened: list[str] | None = Field(None, description="Ids of questions, to a token that may read them.")
    closed: list[str] | None = None


class Answered(Schema):
    """What became of one line of a batch."""

    line: int
    outcome: Literal["created", "exists", "refused", "conflict", "failed"]
    family: str | None = None
    entry: str | None = None
    number: int | None = None
    recorded: str | None = None
    opened: list[str] | None = None
    closed: list[str] | None = None
    problem: ProblemTold | None = None


class Named(Schema):
    """Somebody, or an agency: the id, and what the record calls them."""

    id: str
    name: str


class Sighting(Schema):
    """When a child was last seen, and by whom; `whole` is false where only part of the child was."""

    entry: str
    occurred: str
    by: str
    agency: str
    whole: bool


class CareNow(Schema):
    """Who cares for a child now, on which footing, by whose word, and whether that was checked."""

    by: list[Named]
    basis: str
    said_by: str
    checked: bool


class Member(Schema):
    """Somebody who lives with a child now."""

    id: str
    name: str
    living: str
    said_by: str
    checked: bool


class Worker(Schema):
    """The lead practitioner of a child: an id of the worker's agency, and the name where the record knows it."""

    id: str
    name: str
    agency: str | None
    since: str


class PlanNow(Schema):
    """A step that goes on now: a plan, an enquiry or an assessment, and since when."""

    kind: Literal["plan", "enquiry", "assessment"]
    since: date
    category: str | None = None


class Clock(Schema):
    """A step that the guidance waits for: the question that it answers, and by when."""

    ask: str
    due: str
    passed: bool


class ChildNow(Schema):
    """A child: who leads, who cares, who lives there, when last seen, what goes on, what is due, what is not known."""

    id: str
    name: str
    born: str | None
    needs: str | None
    lead_practitioner: Worker | None
    seen: list[Sighting]
    care: list[CareNow]
    lives_at: list[str]
    household: list[Member]
    plans: list[PlanNow]
    clocks: list[Clock]
    standing: list[str] = Field(description="Ids of the questions that stand about this child.")


class Picture(Schema):
    """What the record holds of a family, as this agency may see it."""

    family: UUID
    title: str
    known: str
    lead: Named | None
    children: list[ChildNow]


class Grown(Schema):
    """A moment at which a question gained evidence or became more urgent."""

    at: str
    urgency: str
    evidence: list[str]


class HeldBy(Schema):
    """A named manager holds a question until a review."""

    by: str
    reason: str
    review: str


class AnswerTold(Schema):
    """What was said in answer to a question, which leaves it as it is: who said it, and in which entry."""

    entry: str
    occurred: str
    agency: str
    by: str
    says: str


class QuestionTold(Schema):
    """A question: what the record does not know, of whom it is asked, on what evidence, by what authority."""

    number: int
    id: str
    rule: str
    theme: str
    about: list[str]
    opened: str
    closed: str | None
    closed_by: str | None
    urgency: str
    due: str | None
    to: list[str]
    ask: str
    evidence: list[str]
    held_by: list[str]
    authority: str
    grew: list[Grown]
    held: HeldBy | None
    answers: list[AnswerTold]
    alone: list[str]
    alone_from: dict[str, str]


class Act(Schema):
    """One thing that somebody could do, and the ids of the questions that it would answer."""

    act: str
    answers: list[str]


class Questions(Schema):
    """A family's questions, and the acts that would answer most of those that stand."""

    family: UUID
    until: str
    acts: list[Act]
    more_acts: list[Act]
    questions: list[QuestionTold]


class Chronology(Schema):
    """A family's entries in the order in which things happened, as this agency may see them."""

    family: UUID
    known: str
    entries: list[Any]


class ChangeTold(Schema):
    """Something that changed: the id of an entry or the number of a question, and nothing of what it says."""

    kind: Literal["tied", "entry", "question_opened", "question_closed"]
    family: UUID
    at: datetime
    entry: str | None = None
    question: int | None = None


class Changes(Schema):
    """What changed, in order; the cursor leads on from there, and `more` says that more waits already."""

    changes: list[ChangeTold]
    cursor: str
    more: bool


class WebhookAsked(Schema):
    """An address that wants to be told that something changed."""

    url: str = Field(max_length=500, description="An https address on the public internet.")


class WebhookMade(Schema):
    """A webhook, with the secret that signs what it is told (hexadecimal, shown this once)."""

    id: UUID
    url: str
    secret: str


class WebhookTold(Schema):
    """A webhook, and how its last call went."""

    id: UUID
    url: str
    made: datetime
    waiting: bool
    tries: int
    said: str


class Webhooks(Schema):
    """The webhooks of an agency."""

    webhooks: list[WebhookTold]
