"""Fewer people see a child about whom there is a concern."""

from tenfold.picture import IN_SIGHT, Picture, decisions, has_open_concern, is_live, on_plan, saw
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Enrolment, Entry, Registration

GONE = frozenset({"withdrawn", "home_educated"})


@rule(
    "fewer-eyes",
    subjects=each_child,
    authority=("health-contact", "education"),
    findings="awareness",
    stands="With a live concern, the agencies that saw the child in the last 30 days fall to one or none, having been two or "
    "more in some 30 days of the last 120; or, with an open or live concern, the child is withdrawn from school, nursery "
    "or GP.",
    closes="Another agency sees the child, or a decision considered the withdrawal.",
)
def fewer_eyes(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who else sees the child now."""
    child = subject.thing
    grounds = [*(fallen(p, child) if is_live(p, child) else ()), *withdrawn(p, child)]
    if not grounds:
        return None
    return Asked(
        "immediate" if on_plan(p, child) else "soon",
        say("Who else sees {child} now? Fewer people do than before.", child=child),
        evidence(grounds),
        lead(p),
        (Act("see_child", child), Act("manager_decision")),
    )


def fallen(p: Picture, child: str) -> list[Entry]:
    """Return the last two sightings, near each other, by two agencies, since when at most one agency saw the child."""
    met: list[Entry] = []
    for contact in reversed(p.contacts(child)):
        if p.over("fewer-eyes.look-back", contact.latest):
            break
        if saw(contact, child, IN_SIGHT):
            met.append(contact)
    now = {contact.agency for contact in met if not p.over("fewer-eyes.window", contact.latest)}
    if len(now) > p.limit("fewer-eyes", p.now).number:
        return []
    return next(
        ([early, late] for n, late in enumerate(met) for early in met[n + 1 :] if together(p, early, late)),
        [],
    )


def together(p: Picture, early: Entry, late: Entry) -> bool:
    """Whether two agencies saw the child within the window of each other."""
    return early.agency != late.agency and p.limit("fewer-eyes.window", early.latest).after(early.latest) > late.latest


def withdrawn(p: Picture, child: str) -> list[Entry]:
    """Return what took a child out of school, nursery or GP, with nothing in its place and no decision that considered it."""
    if not (is_live(p, child) or has_open_concern(p, child)):
        return []
    schools = {one.fact.at: one for one in p.facts(Enrolment, child)}
    surgeries = {one.fact.at: one for one in p.facts(Registration, child)}
    left = [one.last for one in schools.values() if one.fact.status in GONE]
    if any(one.fact.status == "enrolled" for one in schools.values()):
        left = []
    if surgeries and all(one.fact.status == "deregistered" for one in surgeries.values()):
        left += [one.last for one in surgeries.values()]
    return [entry for entry in left if not any(p.considers(d.first, entry) for d in decisions(p, child))]
