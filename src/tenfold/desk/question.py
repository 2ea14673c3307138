"""A question: its sentence, on what evidence, by what authority, what closes it, and the form that closes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold.desk.asking import due_of, is_for, state_of
from tenfold.desk.chronicle import Line, line_of
from tenfold.desk.closing import ANSWER, ASK_HEALTH, AT_CONFERENCE, HOLD, SPECS, Spec
from tenfold.desk.closing_facts import closing_told
from tenfold.desk.closing_fields import closing_fields
from tenfold.desk.contact_groups import injuries_known
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.judging import Before, before, judged, judging_fields, unasked
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.steps import steps_tables
from tenfold.desk.strengths import strengths_of
from tenfold.desk.subjects import Answer
from tenfold.desk.telling import Told, answered, append
from tenfold.desk.words import URGENCY, happened, sentence
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened, Steps, steps_of
from tenfold.picture import HEALTH, children, tellings
from tenfold.questions.wording import called, in_words, listed, plain_time
from tenfold.record import Answer as Answering
from tenfold.record import Held
from tenfold.replay import Question, act_in_words
from tenfold.when import day_of

IN_WORDS, HELD = "words", "hold"


FURTHER = (
    ("All the questions of this family", "family_questions"),
    ("Disagree on the record, or take a disagreement further", "disagreements"),
)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """All that the page says."""

    ask: str
    urgency: str
    colour: str
    due: str
    to: str
    state: str
    closes: str
    evidence: tuple[Line, ...]
    authority: tuple[str, ...]
    ways: tuple[tuple[str, str, bool], ...]
    act: str
    conference: str
    back: tuple[tuple[str, str], ...]
    before: Before | None
    answers: tuple[str, ...]
    strengths: tuple[str, ...]
    further: tuple[tuple[str, str], ...]


@on_family("question")
def question(request: DeskRequest, opened: Opened, number: int) -> HttpResponse:
    """Show a question with the form that answers it; take the answer and show the question again."""
    known = as_known(request, opened)
    answer = answer_to(opened, number, request.GET.get("by", ""), holds="manager" in request.desk.viewer.roles)
    spec = spec_of(answer, request.desk.viewer.kind)
    fields = form_fields(answer, spec)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    form = unasked(form) if spec.considers == "shown" else form
    told = told_by(answer, spec, form, request.desk.viewer.agency)
    form, done = answered(request, form, lambda: append(request, opened, told(), "question", number))
    page = {"page": question_page(answer, spec, known.query), "form": form, "recorded": recorded(request, opened)}
    page |= {"known": known, "steps": steps_tables(opened, climbed(request, answer))}
    return done or render(request, "desk/question.html", page | {"title": "Question"})


def climbed(request: DeskRequest, answer: Answer) -> tuple[Steps, ...]:
    """Return how far a question has climbed; nothing of the past, for nobody is told anything there."""
    return steps_of(request.desk, answer.opened, answer.question) if answer.opened.is_now else ()


def answer_to(opened: Opened, number: int, by: str, *, holds: bool = False) -> Answer:
    """Return a question by its number and the act chosen to answer it, or the first; who `holds` may hold."""
    asked = opened.questions[number - 1] if number in range(1, len(opened.questions) + 1) else None
    if asked is None or not is_for(opened, asked):
        raise Http404("The record has no such question")
    acts = dict(enumerate(asked.acts))
    act = None if by in {IN_WORDS, HELD} else acts.get(int(by) if by.isdecimal() else 0)
    return Answer(opened, asked, act, holds=holds, held=holds and by == HELD)


def spec_of(answer: Answer, kind: str) -> Spec:
    """Return the form of an act for an agency of a kind; an answer in words where the act has none of its own."""
    if answer.act is not None and answer.act.kind == "paediatric_opinion" and kind not in HEALTH:
        return ASK_HEALTH
    if answer.held:
        return HOLD
    return SPECS.get(answer.act.kind, ANSWER) if answer.act is not None else ANSWER


def form_fields(answer: Answer, spec: Spec) -> tuple[Field, ...]:
    """Return a form's fields; a medical opinion asks first what must be asked before one."""
    own = closing_fields(answer, spec)
    return (*own, *judging_fields(answer.opened)) if spec.considers == "shown" else own


def told_by(answer: Answer, spec: Spec, form: Form, agency: str) -> Callable[[], Told]:
    """Return what makes the entry, once the form is right."""

    def told() -> Told:
        entry = closing_told(answer, spec, form, agency)
        if spec.considers != "shown":
            return entry
        child = answer.young[0]
        hurt = [one.value for one in injuries_known(answer.opened, child)]
        return judged(entry, form, before(answer.opened, child).considered, hurt)

    return told


def question_page(answer: Answer, spec: Spec, query: str = "") -> QuestionPage:
    """Return what a question's page says, with the act by which it is to be answered; `query` keeps the day known."""
    opened, asked = answer.opened, answer.question
    p, (words, colour) = opened.picture, URGENCY[asked.urgency]
    return QuestionPage(
        ask=in_words(p, asked.ask),
        urgency=words,
        colour=colour,
        due=sentence(due_of(asked)),
        to=listed(called(p, one) for one in asked.to),
        state=state_of(opened, asked),
        closes=asked.rule_of.closes,
        evidence=tuple(line_of(p, seen) for one in asked.evidence if (seen := p.entry(one.id)) is not None),
        authority=tuple(str(p.guidance.cite(topic, day_of(asked.opened))) for topic in asked.rule_of.authority),
        ways=tuple(ways(answer)) if asked.closed is None and opened.is_now else (),
        act=act_of(answer),
        conference=conference(answer),
        back=tuple(back(opened, asked, query)),
        before=before(opened, answer.young[0]) if spec.considers == "shown" else None,
        answers=answers_to(answer),
        strengths=strengths_of(p, asked.children or children(p)),
        further=tuple((words, reverse(name, args=[opened.family]) + query) for words, name in FURTHER),
    )


def act_of(answer: Answer) -> str:
    """Return what is to be done, as the heading of its form."""
    if answer.held:
        return "Hold it until a review"
    return act_in_words(answer.opened.picture, answer.act) if answer.act is not None else "Answer in words"


def answers_to(answer: Answer) -> tuple[str, ...]:
    """Return what was said in answer to a question and did not close it, and who held it, in their order."""
    p, asked = answer.opened.picture, answer.question
    said = [(one.order, one.first, one.fact.says) for one in p.facts(Answering) if one.fact.question == asked.id]
    for one in p.facts(Held):
        if one.fact.question == asked.id:
            said += [(entry.order, entry, hold_in_words(told)) for entry, told in tellings((one,))]
    return tuple(
        f"{happened(entry.occurred)}, {by(p, entry)}: {words}" for _, entry, words in sorted(said, key=itemgetter(0))
    )


def hold_in_words(told: Held) -> str:
    """Return a hold as it is read."""
    return f"held by {told.by} until {plain_time(told.review)}, because {told.reason}"


def ways(answer: Answer) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to answer a question: the words, the address, and whether it is the one shown."""
    for n, act in enumerate(answer.question.acts):
        yield act_in_words(answer.opened.picture, act), f"?by={n}", act == answer.act
    in_words = answer.act is None and not answer.held
    yield "Answer in words; it stands unless evidence closes it.", f"?by={IN_WORDS}", in_words
    if answer.holds:
        yield "Hold it: nobody can answer it now. It comes back at its review.", f"?by={HELD}", answer.held


def conference(answer: Answer) -> str:
    """Return the address of the conference page where the act is done there."""
    there = answer.act is not None and answer.act.kind in AT_CONFERENCE
    return reverse("conference", args=[answer.opened.family]) if there else ""


def back(opened: Opened, asked: Question, query: str = "") -> Iterator[tuple[str, str]]:
    """Yield the children whom a question concerns, with the addresses of their pages."""
    for n, child in enumerate(children(opened.picture), 1):
        if child in asked.children or not asked.children:
            yield called(opened.picture, child), reverse("child", args=[opened.family, n]) + query
