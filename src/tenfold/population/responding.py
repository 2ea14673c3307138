"""What children's services and those who work with them write of one episode, from a referral to its closing."""

from datetime import date

from tenfold.population import planning
from tenfold.population.episodes import ENQUIRY_DAYS, Episode
from tenfold.population.family import Family, after, workday
from tenfold.population.telling import Tree
from tenfold.population.visiting import Work, allocated, visit
from tenfold.when import add_working_days

IN_NEED_EVERY = 22
CONCERNS = {
    "school": ("behaviour", "school", "Tired and tearful for weeks; mother says that things are hard at home."),
    "health": ("health", "gp", "Low mood of the mother weighs on the children. She agrees to ask for help."),
    "housing": ("home_conditions", "housing", "The flat is cold and cluttered; rent is behind."),
    "other": ("supervision", "ambulance", "Called to a fall of the grandmother; children up late and unsupervised."),
}


def tell(family: Family, one: Episode) -> None:
    """Write one episode."""
    children = family.ids(one.referred)
    if not children:
        return
    write(Work(family, children, family.lead(one.referred), f"sw-{family.chance.number(40)}"), one)


def write(work: Work, one: Episode) -> None:
    """Write an episode as a worker works it."""
    _referral(work, one)
    _decided(work, one)
    if one.assessed is None:
        return
    if one.strategy is not None:
        _strategy(work, one)
    _assessment(work, one)
    if one.conference is not None:
        planning.tell(work, one)
    if one.in_need and one.plan_until is None:
        _in_need(work, one)


def _referral(work: Work, one: Episode) -> str:
    """Write what led to the referral and the referral itself; return the entry's id."""
    family, day = work.family, one.referred
    if one.source == "police":
        return _police(work, day)
    if one.source == "public":
        words = "A neighbour rang: shouting at night, and the children cry. Does not want to be named."
        facts: list[Tree] = [{"referral": {"children": work.children, "from": "public"}}]
        return work.tell(day, work.lead, "information_received", words, facts, hour=9.5)
    of, agency, words = CONCERNS[one.source]
    by = family.place(family.household.young(day)[-1], day) or "gp" if agency == "school" else agency
    facts = [{"observation": {"child": child, "of": of, "level": "concern"}} for child in work.children[:1]]
    facts.append({"referral": {"children": work.children, "from": by, "to": work.lead}})
    seen = dict.fromkeys(work.children[:1], "seen")
    return work.tell(day, by, "record_note", words, facts, hour=9.5, seen=seen, present=["mum"] if work.mother else [])


def _police(work: Work, day: date) -> str:
    words = "Called by a neighbour to a row between the parents. No injuries. Children upstairs, seen and well."
    facts: list[Tree] = [{"referral": {"children": work.children, "from": "police", "to": work.lead}}]
    seen = dict.fromkeys(work.children, "seen")
    carers = work.family.household.carers(day)
    return work.tell(day, "police", "police_incident", words, facts, hour=9, seen=seen, present=carers, place="home")


def _decided(work: Work, one: Episode) -> None:
    """Write the decision on a referral; with an assessment, who will do it."""
    granted = one.assessed is not None
    outcome = "single assessment" if granted else "no further action; advice given to the referrer"
    decision = {"matter": "referral", "children": work.children, "granted": granted, "outcome": outcome}
    facts: list[Tree] = [{"decision": {**decision, "rationale": "what is told was read with what we hold"}}]
    if granted:
        facts.append({"assessment": {"children": work.children, "stage": "opened", "kind": "single"}})
        facts += allocated(work, one.decided)
    words = f"Referral read with what all agencies hold. Decision: {outcome}."
    work.tell(one.decided, work.lead, "record_note", words, facts, role="team manager", considered="all", hour=8.5)


def _strategy(work: Work, one: Episode) -> None:
    """Write a strategy discussion, the enquiry that it opens, and the checks that are made for it."""
    day = one.strategy or one.decided
    facts: list[Tree] = [{"attended": {"agency": agency, "as": "present"}} for agency in (work.lead, "police")]
    facts += [{"attended": {"agency": agency, "as": "present"}} for agency in ("gp", "hv")]
    facts += [{"attended": {"agency": place, "as": "present"}} for place in work.places(day)]
    facts.append({"enquiry": {"children": work.children, "stage": "opened"}})
    decided = {"matter": "enquiry", "children": work.children, "granted": True, "outcome": "section 47 enquiry"}
    facts.append({"decision": {**decided, "rationale": "reasonable cause to suspect"}})
    words = "All who know the children spoke. Section 47 enquiry; visit today, checks by tomorrow."
    work.tell(day, work.lead, "strategy_discussion", words, facts, considered="all", hour=10, lag=1)
    visit(work, day, hour=14, sure=True)
    _checks(work, day)
    if one.conference is None:
        _enquiry_ends(work, after(day, ENQUIRY_DAYS + 3 * work.chance.draw()), "substantiated_no_risk")


def _checks(work: Work, day: date) -> None:
    """Write what police, health and social care hold of the adults."""
    adults = work.adults(day)
    late = not work.chance.happens(work.family.rates.one("checks-made"))
    for agency, against in (("police", "police_record"), ("gp", "health_record"), (work.lead, "social_care_record")):
        on = after(day, 8 if late and agency != work.lead else 1 + 2 * work.chance.draw())
        found = {"about": adults, "against": against, "basis": "section 47", "result": "nothing_known"}
        facts: list[Tree] = [{"check": found}]
        if agency == "police" and work.chance.happens(work.family.rates.one("history-of-adult")):
            facts = [{"check": {**found, "result": "corroborated"}}, *_history(work, adults, on)]
        event = "information_received" if agency == work.lead else "record_note"
        work.tell(on, agency, event, "Records read for the enquiry; told to social care.", facts)


def _history(work: Work, adults: list[str], on: date) -> list[Tree]:
    who = next((one for one in adults if one in ("dad", "step", "partner")), adults[0])
    words = "History of the adult considered by the manager; plan of work unchanged."
    decided = {
        "matter": "other",
        "children": work.children,
        "outcome": "considered",
        "rationale": "old, and told to all",
    }
    day = after(on, 1 + 2 * work.chance.draw())
    work.tell(day, work.lead, "record_note", words, [{"decision": decided}], role="team manager", considered="all")
    return [{"history": {"person": who, "of": "violence", "as": "perpetrator", "says": "conviction years ago"}}]


def _enquiry_ends(work: Work, day: date, outcome: str) -> None:
    facts: list[Tree] = [{"enquiry": {"children": work.children, "stage": "completed", "outcome": outcome}}]
    decided = {"matter": "enquiry", "children": work.children, "granted": False, "outcome": "no conference"}
    facts.append({"decision": {**decided, "rationale": "checks made, children seen alone, plan agreed"}})
    visit(work, add_working_days(day, -1), sure=True)
    work.tell(day, work.lead, "record_note", "Enquiry ends.", facts, role="team manager", considered="all", hour=16)


def _assessment(work: Work, one: Episode) -> None:
    """Write an assessment: visits, the parents' own accounts, its end and what follows."""
    end = one.assessed or one.decided
    for step in _between(after(one.decided, 1 + 3 * work.chance.draw()), end):
        visit(work, step)
    work.ring_absent_parent(after(one.decided, 2 + 5 * work.chance.draw()))
    last = max(add_working_days(end, -2), one.decided)
    visit(work, last, sure=True)
    facts: list[Tree] = [{"assessment": {"children": work.children, "stage": "completed", "kind": "single"}}]
    goes_on = one.in_need or one.conference is not None
    matter = "other" if goes_on else "closure"
    outcome = "help to go on" if goes_on else "not in need; closed"
    decided = {"matter": matter, "children": work.children, "outcome": outcome, "rationale": "as the assessment says"}
    facts.append({"decision": decided if goes_on else {**decided, "granted": True}})
    if one.in_need and one.plan_until is None:
        facts += [{"plan": {"child": child, "kind": "child_in_need", "status": "started"}} for child in work.children]
    words = f"Assessment complete; every child seen, both parents heard. {outcome.capitalize()}."
    work.tell(end, work.lead, "record_note", words, facts, role="team manager", considered="all", hour=16.5)


def _between(since: date, until: date) -> list[date]:
    days = []
    while since < add_working_days(until, -4):
        days.append(since)
        since = after(since, 15)
    return days


def _in_need(work: Work, one: Episode) -> None:
    """Write the work of a child in need plan to its end."""
    day = after(one.assessed or one.decided, 5 + IN_NEED_EVERY * work.chance.draw())
    while day < add_working_days(one.until, -3):
        visit(work, day)
        if work.chance.happens(0.3):
            words = "Family meeting: what helps and what is next. All agree."
            carers = work.family.household.carers(day)
            work.tell(after(day, 2), work.lead, "family_meeting", words, present=carers)
        day = after(day, IN_NEED_EVERY * work.chance.between(0.7, 1.4))
    visit(work, add_working_days(one.until, -2), sure=True)
    facts: list[Tree] = [
        {"plan": {"child": child, "kind": "child_in_need", "status": "ended"}} for child in work.children
    ]
    decided = {"matter": "closure", "children": work.children, "granted": True, "outcome": "closed"}
    facts.append({"decision": {**decided, "rationale": "what was to change has changed; school and health agree"}})
    words = "Closing: children seen, school and health asked, what was to change has changed."
    work.tell(one.until, work.lead, "record_note", words, facts, role="team manager", considered="all", hour=16)


def contacts(family: Family) -> None:
    """Write contacts about ordinary children that lead to no referral."""
    for made in family.chance.days(family.rates.one("contact"), family.start, family.end):
        day = workday(made)
        if family.ids(day) and not family.known_to_services(day):
            _contact(family, day, family.ids(day))


def _contact(family: Family, day: date, children: list[str]) -> None:
    lead, tell = family.lead(day), family.telling.tell
    if not family.chance.happens(family.rates.one("contact-refused")):
        words = "School rang for advice on a worry about friends. Advice given; the school will offer early help."
        tell(day, lead, "information_received", children, words, role="duty worker")
        return
    words = "School asked for support with a worry about friends. Read with our record; no referral, early help."
    decided = {"matter": "referral", "children": children, "granted": False, "outcome": "no referral: advice"}
    facts = [{"decision": {**decided, "rationale": "no concern for safety is told"}}]
    tell(day, lead, "information_received", children, words, facts, considered="all", role="duty manager")


def infant_protocol(family: Family) -> None:
    """Write what follows a mark on a baby under six months: the protocol, or a surgery's word that it fits."""
    for child, day in family.truth.pop("infant_marks", []):
        if day >= family.end:
            continue
        id = family.telling.new_id("injury")
        by = family.adult(day)
        story = "rolled from the bed"
        facts: list[Tree] = [{"injury": {"id": id, "child": child, "type": "bruise", "sites": ["face.forehead"]}}]
        facts.append({"account": {"by": by[0] if by else "unknown", "about": [id], "claim": "accident", "says": story}})
        words = "Small mark on the forehead. Parent says that the baby rolled from the bed."
        seen = {child: "seen"}
        family.telling.tell(
            day, "gp", "attendance", [child], words, facts, hour=9.5, place="surgery", seen=seen, present=by
        )
        if family.chance.happens(family.rates.one("infant-protocol")):
            _protocol(family, child, day, id)


def _protocol(family: Family, child: str, day: date, id: str) -> None:
    lead, tell, children = family.lead(day), family.telling.tell, family.ids(day)
    came: list[Tree] = [{"attended": {"agency": one, "as": "present"}} for one in (lead, "police", "ed", "gp", "hv")]
    decided = {"matter": "enquiry", "children": children, "granted": False, "outcome": "no enquiry"}
    came.append({"decision": {**decided, "rationale": "examined, seen at home, fits; brothers and sisters well"}})
    seen = dict.fromkeys(children, "seen")
    words = "Visit at home as the protocol says. All children seen. The parents were open."
    tell(day, lead, "visit", children, words, seen=seen, present=family.household.carers(day), place="home", hour=12)
    words = "Protocol for a mark on a baby who does not move about: all who know the family spoke."
    tell(day, lead, "strategy_discussion", children, words, came, considered="all", hour=14, lag=0.5)
    facts = [{"opinion": {"about": [id], "view": "accidental", "says": "fits a short fall"}}]
    words = "Examined from head to foot. One mark, which fits a short fall. Record read."
    tell(day, "ed", "attendance", [child], words, facts, role="consultant paediatrician", considered="all", hour=16,
         seen={child: "seen"}, place="hospital")  # fmt: skip
