"""What is written of a child protection plan: the conference, visits, core groups, reviews, supervision, its end."""

from datetime import date, timedelta

from tenfold.population.episodes import Episode
from tenfold.population.family import Family, after, weeks, workday
from tenfold.population.telling import Tree
from tenfold.population.visiting import Work, allocated, visit
from tenfold.when import add_working_days

CATEGORIES = ("neglect", "emotional", "physical", "sexual", "multiple")
CORE_GROUP_DAYS, CORE_GROUP_WEEKS = 9, 6
FIRST_REVIEW, NEXT_REVIEW = 88, 178
HEARD_FROM = 10
TASKS = ("parenting course", "speech therapy referral", "school meals form", "GP check", "safety plan", "house repairs")


def tell(work: Work, one: Episode) -> None:
    """Write the conference of an episode and, where it begins one, the plan to its end."""
    day = one.conference or one.decided
    _called(work, day, "initial_conference", f"icpc-{day.isoformat()}")
    visit(work, add_working_days(day, -2), sure=True)
    _conference(work, one, day)
    if one.plan_until is None:
        return
    _visits(work, day, one.plan_until)
    _core_groups(work, day, one.plan_until)
    _supervisions(work, day, one.plan_until)
    _reviews(work, day, one.plan_until)
    _workers(work, day, one.plan_until)
    _tasks(work, day, one.plan_until)
    _partners(work, day, one.plan_until)
    _closing(work, one)


def _invited(work: Work, day: date) -> list[str]:
    return [work.lead, "police", "gp", "hv", *(() if work.flaw == "those" else ("ed",)), *work.places(day)]


def _relatives(work: Work, day: date) -> list[str]:
    """Return the parents and those children who are old enough to be asked to come."""
    parents = [one for one in work.adults(day) if one in ("mum", "dad")]
    young = work.family.household.young(day)
    return parents + [one.id for one in young if one.age(day) >= HEARD_FROM and one.id in work.children]


def _called(work: Work, day: date, event: str, id: str) -> None:
    """Write who is called to a conference, and the reports that came before it."""
    chance, rates = work.chance, work.family.rates
    call = add_working_days(day, -7)
    facts: list[Tree] = [{"meeting": {"id": id, "event": event, "day": day.isoformat(), "status": "planned"}}]
    facts += [{"invited": {"agency": one, "meeting": id}} for one in _invited(work, day)]
    facts += [{"invited": {"person": one, "meeting": id}} for one in _relatives(work, day)]
    work.tell(call, work.lead, "record_note", "Conference called; all who know the children invited.", facts,
              role="conference administrator", hour=11)  # fmt: skip
    for agency in _invited(work, day):
        if agency == "gp" and not chance.happens(rates.one("gp-report")):
            continue
        early = 3 if agency == work.lead or chance.happens(rates.one("report-in-time")) else 1
        told = {"report": {"agency": agency, "meeting": id}}
        work.tell(add_working_days(day, -early), work.lead, "record_note", "Report received; read with the parents.",
                  [told], role="conference administrator", hour=10)  # fmt: skip


def _came(work: Work, day: date, *, review: bool) -> list[Tree]:
    """Return who came to a conference."""
    chance, rates = work.chance, work.family.rates
    police, health, school, gp, doctor = rates.many("attendance")
    shares = {"police": rates.one("police-at-review") if review else police, "hv": health, "gp": gp, "ed": doctor}
    shares |= dict.fromkeys(work.places(day), school)
    facts: list[Tree] = [{"attended": {"agency": work.lead, "as": "present"}}]
    for agency, share in shares.items():
        if agency == "ed" and work.flaw == "those":
            continue
        how = "present" if chance.happens(share) else "apologies"
        facts.append({"attended": {"agency": agency, "as": how}})
    shared = add_working_days(day, -2).isoformat()
    return facts + [
        {"attended": {"person": one, "as": "present", "shared_with_family": shared}} for one in _relatives(work, day)
    ]


def _conference(work: Work, one: Episode, day: date) -> None:
    facts = _came(work, day, review=False)
    facts.append({"meeting": {"id": f"icpc-{day.isoformat()}", "event": "initial_conference",
                              "day": day.isoformat(), "status": "held"}})  # fmt: skip
    outcome = "substantiated_no_risk" if one.plan_until is None else "substantiated_risk"
    facts.append({"enquiry": {"children": work.children, "stage": "completed", "outcome": outcome}})
    words = "Conference held. All reports read. The parents spoke."
    if one.plan_until is not None:
        facts += _plan(work, one)
        words = "Conference held. All reports read. The parents spoke. Plan for the children."
    else:
        decided = {"matter": "plan", "children": work.children, "granted": False, "outcome": "no plan"}
        facts.append({"decision": {**decided, "rationale": "the family’s own safety plan is enough"}})
    work.tell(day, work.lead, "initial_conference", words, facts, considered="all", role="conference chair",
              hour=11, lag=2)  # fmt: skip


def _plan(work: Work, one: Episode) -> list[Tree]:
    category = CATEGORIES[work.chance.which(work.family.rates.many("plan-category"))]
    planned = work.children[:-1] if one.left_out else work.children
    facts: list[Tree] = [{"plan": {"child": child, "status": "started", "category": category}} for child in planned]
    if one.left_out:
        decided = {"matter": "plan", "children": work.children[-1:], "granted": False, "outcome": "no plan"}
        facts.append({"decision": {**decided, "rationale": "lives in another way: seen alone, safe, help agreed"}})
    return facts + [{"visit_interval": {"child": child, "days": 10, "by": work.lead}} for child in planned]


def _visits(work: Work, since: date, until: date) -> None:
    """Write the visits of a plan, each some working days after the last that was made."""
    chance, rates = work.chance, work.family.rates
    day = after(since, 3 + 4 * chance.draw())
    while day < until:
        seen = visit(work, day)
        on_time, within = rates.one("plan-visit-on-time"), rates.one("plan-visit-within-15")
        draw = chance.draw()
        gap = (
            chance.between(7, 10)
            if draw < on_time
            else chance.between(11, 15)
            if draw < within
            else chance.between(16, 30)
        )
        day = after(day, int(gap) if seen else 2)


def _core_groups(work: Work, since: date, until: date) -> None:
    chance = work.chance
    on_time = work.family.rates.one("core-group-on-time")
    day = after(since, CORE_GROUP_DAYS if chance.happens(on_time) else chance.between(11, 18))
    while day < until:
        facts: list[Tree] = [{"attended": {"agency": one, "as": "present"}} for one in (work.lead, "hv")]
        facts += [{"attended": {"agency": one, "as": "present"}} for one in work.places(day)]
        carers = work.family.household.carers(day)
        words = "Core group: each part of the plan looked at with the parents."
        work.tell(day, work.lead, "core_group", words, facts, considered="all", present=carers, staff=work.worker)
        late = 0 if chance.happens(on_time) else chance.between(1, 3)
        day = weeks(day, CORE_GROUP_WEEKS - 0.5 + late)


def _supervisions(work: Work, since: date, until: date) -> None:
    day = after(since, 5 + 10 * work.chance.draw())
    while day < until and work.flaw != "a":
        fact = {"supervised": {"worker": work.worker, "by": "team manager"}}
        words = "Supervision: what we know, what we do not, what is next. All questions gone through."
        work.tell(day, work.lead, "supervision", words, [fact], role="team manager", considered="all")
        on_time = work.chance.happens(work.family.rates.one("supervised-in-time"))
        day = workday(day + timedelta(27 if on_time else int(work.chance.between(33, 50))))


def _reviews(work: Work, since: date, until: date) -> None:
    day, gap = since, FIRST_REVIEW
    while True:
        late = work.chance.happens(work.family.rates.one("review-late"))
        day = add_working_days(day + timedelta(gap), -1 if not late else 5)
        gap = NEXT_REVIEW
        if day >= add_working_days(until, -15):
            return
        _review(work, day, "continued", "Review: the plan goes on.")


def _review(work: Work, day: date, status: str, words: str) -> None:
    id = f"rcpc-{day.isoformat()}"
    _called(work, day, "review_conference", id)
    visit(work, add_working_days(day, -3), sure=True)
    facts = _came(work, day, review=True)
    facts.append({"meeting": {"id": id, "event": "review_conference", "day": day.isoformat(), "status": "held"}})
    planned = [child for child in work.children if work.family.on_plan(child, add_working_days(day, -1))]
    facts += [{"plan": {"child": child, "status": status}} for child in planned]
    if status == "ended":
        decided = {"matter": "step_down", "children": work.children, "granted": True, "outcome": "child in need plan"}
        facts.append({"decision": {**decided, "rationale": "seen alone, checks made, change has held for months"}})
        facts += [{"plan": {"child": child, "kind": "child_in_need", "status": "started"}} for child in work.children]
    work.tell(day, work.lead, "review_conference", words, facts, considered="all", role="conference chair",
              hour=11, lag=2)  # fmt: skip


def _workers(work: Work, since: date, until: date) -> None:
    chance, rates = work.chance, work.family.rates
    for n, changes in enumerate(chance.days(rates.one("change-of-worker"), since, until)):
        before, joint = work.worker, chance.happens(rates.one("handed-over"))
        day = workday(changes)
        work.worker = f"{before}-{n + 1}"
        left = {"worker": before, "agency": work.lead, "role": "lead_practitioner", "to_date": day.isoformat()}
        facts = [{"allocation": left}, *allocated(work, day, joint=joint)]
        words = "Change of worker" + ("; visited together." if joint else ".")
        work.tell(day, work.lead, "record_note", words, facts, role="team manager")
        if joint or chance.happens(0.6):
            visit(work, after(day, 3), sure=True)


def _tasks(work: Work, since: date, until: date) -> None:
    chance = work.chance
    for n in range(3):
        id = work.family.telling.new_id("action")
        what = TASKS[(n * 2 + chance.which((1, 1))) % len(TASKS)]
        due = after(since, 25 + 20 * n)
        told = {"id": id, "owner": work.lead, "what": what, "due": due.isoformat(), "status": "open"}
        work.tell(after(since, 2), work.lead, "record_note", f"In the plan: {what}.", [{"action": told}])
        late = not chance.happens(work.family.rates.one("action-on-time"))
        done = after(due, chance.between(2, 20)) if late else add_working_days(due, -2)
        fact = {"action": {"id": id, "owner": work.lead, "what": what, "status": "done"}}
        work.tell(min(done, until), work.lead, "record_note", f"Done: {what}.", [fact])


def _partners(work: Work, since: date, until: date) -> None:
    """Write what the health visitor and the school note of a child on plan."""
    family: Family = work.family
    for child in family.household.young(since):
        if child.id not in work.children:
            continue
        for sees in work.chance.days(20, since, until):
            day = workday(sees)
            at = family.place(child, day) or "hv"
            of = "behaviour" if at != "hv" else "development"
            facts: list[Tree] = [{"observation": {"child": child.id, "of": of, "level": "neutral"}}]
            seen = {child.id: "seen"}
            event = "visit" if at == "hv" else "school_day"
            words = "Seen today; nothing new."
            family.telling.tell(day, at, event, [child.id], words, facts, seen=seen)


def _closing(work: Work, one: Episode) -> None:
    """Write the end of a plan, the weeks of help after it, and the closing."""
    end = one.plan_until or one.until
    _review(work, end, "ended", "Review: the plan ends; help goes on.")
    visit(work, after(end, 6), sure=True)
    visit(work, max(add_working_days(one.until, -2), after(end, 7)), sure=True)
    facts: list[Tree] = [
        {"plan": {"child": child, "kind": "child_in_need", "status": "ended"}} for child in work.children
    ]
    decided = {"matter": "closure", "children": work.children, "granted": True, "outcome": "closed"}
    facts.append({"decision": {**decided, "rationale": "change has held; school and health agree"}})
    day = max(one.until, after(end, 8))
    work.tell(day, work.lead, "record_note", "Closing.", facts, role="team manager", considered="all", hour=16)
