"""What the demo keeps of its workers: a team, checks, training, evidence, supervision, weights; all invented."""

from datetime import date, timedelta
from uuid import uuid4

from tenfold.ledger import workforce
from tenfold.ledger.allocating import join_team
from tenfold.ledger.models import Staff
from tenfold.ledger.session import Session, begin, end

TEAM = "Child protection, north"
SOURCE = "Invented for the demo: workload policy of the council, section 3"
WEIGHTS = {"court": "3", "enquiry": "2", "plan": "1.5", "assessment": "1.25", "in_need": "1", "other": "0.75"}
Told = tuple[str, str, dict[str, str]]
"""Who records it (by username), of which kind it is, and what it says; days as so many from today."""


def load(people: dict[str, Staff], today: date) -> None:
    """Put the demo's social workers into a team, and record what their employer keeps of them up to today."""
    named = {name: begin(people[name], f"the demo keeps {name}") for name in ("ruth", "marta", "kofi", "noor")}
    join_team(named["noor"], TEAM, named["ruth"].viewer.id, leads=True)
    for worker, told in (("marta", _marta(today)), ("kofi", _kofi(today))):
        join_team(named["noor"], TEAM, named[worker].viewer.id)
        for by, kind, says in told:
            workforce.tell_worker(named[by], named[worker].viewer.id, kind, says, form=uuid4())
    _acknowledge(named["ruth"], named["marta"])
    for work, weight in WEIGHTS.items():
        workforce.set_weight(named["noor"], "csc", work, weight, date(today.year - 1, 4, 1), SOURCE)
    for session in named.values():
        end(session.token)


def _marta(today: date) -> tuple[Told, ...]:
    def day(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    registered = {"body": "swe", "reference": "SW000000", "checked_on": day(-200), "renews_on": day(30)}
    references = {"number": "2", "received_on": day(-1480), "says": "Her last council and a university; rung back."}
    values = "On a visit I had taken a grandfather for the carer. I asked, was wrong, and changed how I open a visit."
    knowledge = "I read the research on bruising before babies crawl, and brought it to the team."
    agreed = "Two afternoons a month for reading and for evidence. The load is looked at again before January."
    return (
        ("ruth", "registration", registered),
        ("ruth", "dbs", {"level": "barred", "issued_on": day(-1500), "seen_on": day(-1490), "renews_on": day(-405)}),
        ("ruth", "references", references),
        ("ruth", "right_to_work", {"shown": "A share code", "checked_on": day(-1470), "until": day(400)}),
        ("ruth", "employment", {"footing": "employed", "since": day(-1460)}),
        (
            "marta",
            "training",
            {"course": "Safeguarding children, level 3", "completed_on": day(-800), "expires_on": day(40)},
        ),
        ("marta", "training", {"course": "Working with interpreters", "completed_on": day(-300)}),
        ("marta", "capability", {"domain": "values", "level": "social_worker", "evidence": values}),
        ("marta", "capability", {"domain": "knowledge", "level": "experienced", "evidence": knowledge}),
        ("ruth", "supervision", _held(day(-60), "Begin to write evidence for two domains.", day(-30))),
        ("ruth", "supervision", _held(day(-28), agreed, day(2))),
    )


def _kofi(today: date) -> tuple[Told, ...]:
    def day(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    footing = {"footing": "agency_worker", "through": "An invented agency for social workers", "since": day(-120)}
    course = {"course": "Safeguarding children, level 3", "completed_on": day(-1110), "expires_on": day(-15)}
    agreed = "A joint visit with Marta Lindholm each month until the spring. Leave in December is covered."
    return (
        (
            "ruth",
            "registration",
            {"body": "swe", "reference": "SW000001", "checked_on": day(-118), "renews_on": day(30)},
        ),
        ("ruth", "dbs", {"level": "barred", "issued_on": day(-130), "seen_on": day(-121)}),
        ("ruth", "employment", footing),
        ("kofi", "training", course),
        ("ruth", "supervision", _held(day(-45), agreed, day(-14))),
    )


def _held(on: str, agreed: str, again: str) -> dict[str, str]:
    return {"held_on": on, "minutes": "90", "form": "case", "agreed": agreed, "next_on": again}


def _acknowledge(manager: Session, worker: Session) -> None:
    evidence = workforce.practice_of(manager, worker.viewer.id, "worker").of("capability")[0]
    says = {"judged": "met", "as_whom": "manager", "says": "I was on the next visit, and saw it."}
    workforce.tell_worker(manager, worker.viewer.id, "acknowledged", says, form=uuid4(), answers=evidence.number)
