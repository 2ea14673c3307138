"""The parts that the demo's families are woven of: what each kind of contact and meeting always leaves on record."""

from collections.abc import Callable
from typing import Any

from tenfold.ledger.household import Household, Line, Told, each, nothing_known, on_day, there

Part = Callable[[Household, Told], Line]
_AUTHORS: dict[str, tuple[str, str | None]] = {
    "csc": ("social worker", None),  # whoever holds the family
    "police": ("police sergeant", "callum"),
    "ed": ("emergency nurse", "priya"),
    "gp": ("GP", "anjali"),
    "hv": ("health visitor", "siobhan"),
    "school": ("designated safeguarding lead", "yusuf"),
    "nursery": ("designated safeguarding lead", "tessa"),
    "housing": ("housing officer", "beth"),
    "legal": ("solicitor", "owen"),
    "dva": ("independent domestic abuse adviser", "leila"),
}
_SETTINGS: dict[str, tuple[str, str | None]] = {
    "csc": ("visit", "home"),
    "police": ("police_incident", "home"),
    "ed": ("attendance", "hospital"),
    "gp": ("attendance", "surgery"),
    "hv": ("visit", "home"),
    "school": ("school_day", "school"),
    "nursery": ("school_day", "nursery"),
    "housing": ("visit", "home"),
    "legal": ("record_note", None),
    "dva": ("record_note", None),
}
MANAGER = {"role": "team manager", "id": "ruth"}
CHAIR = {"role": "conference chair", "id": "delroy"}
_CORE = ["csc", "police", "gp"]


def contact(home: Household, said: Told) -> Line:
    """An agency meets the family where it usually does; the children are seen unless it says otherwise."""
    agency = said.get("by", "csc")
    role, id = _AUTHORS[agency]
    event, place = _SETTINGS[agency]
    author = {"role": role, **({"id": who} if (who := id or home.told.get("worker")) else {})}
    told: Line = {"agency": agency, "author": author, "event": event, "about": home.born, "facts": _said(said)}
    if event != "record_note":
        told |= {"seen": dict.fromkeys(home.born, "seen")} | ({"place": place} if place else {})
    return told


def _said(said: Told) -> list[Line]:
    """What children said, in their words, and what the home was like."""
    voices = [{"voice": {"child": child, "says": words}} for child, words in said.get("voice", {}).items()]
    return [*voices, *({"supervised": {"by": "team manager"}} for _ in range(said.get("supervised", False)))]


def first_contact(home: Household, said: Told) -> Line:
    """The first that anybody writes of a family: who they are and where they live."""
    told = contact(home, said)
    return told | {"facts": [*home.people(), *home.homes(), *told["facts"]]}


def visit(home: Household, said: Told) -> Line:
    """The social worker at home; `checked`: they looked who lives there; with `beds`, where each sleeps."""
    told = contact(home, said) | {"announced": said.get("announced", True), "present": home.carers}
    beds = each(home, "observation", of="home_conditions", level="neutral", says="seen where the child sleeps")
    seen = [home.checked(), *beds] if said.get("checked") else beds if said.get("beds") else []
    return told | {"facts": [*told["facts"], *seen]}


def referral(home: Household, said: Told) -> Line:
    """An agency tells children's social care of its concern."""
    told = contact(home, said)
    agency = told["agency"]
    made = {"referral": {"children": home.born, "from": agency, "to": "csc", "says": said["says"]}}
    return told | {"facts": [*told["facts"], made]}


def _manager(home: Household, **more: Any) -> Line:
    note = {"agency": "csc", "author": MANAGER, "event": "record_note", "about": [*home.children], "considered": "all"}
    return note | more


def decided(home: Household, said: Told, *, matter: str, granted: bool) -> Line:
    """The team manager's decision, with its reason."""
    told = {"matter": matter, "children": home.born, "granted": granted, "by": "team manager"}
    return {"decision": told | {"outcome": said["outcome_is"], "rationale": said["because"]}}


def taken(home: Household, said: Told) -> Line:
    """The manager takes a referral: an assessment begins, and a worker is named."""
    kind = said.get("kind", "single")
    begun = {"assessment": {"id": "single", "children": [*home.children], "stage": "opened", "kind": kind}}
    worker = {"worker": home.told["worker"], "agency": "csc", "role": "lead_practitioner", "level": "experienced"}
    facts = [
        decided(home, said, matter="referral", granted=True),
        begun,
        {"allocation": worker | {"from": on_day(said)}},
    ]
    return _manager(home, facts=[*facts, nothing_known(home, "social_care_record")])


def not_taken(home: Household, said: Told) -> Line:
    """The manager decides that a referral needs no social worker, and says why and what instead."""
    return _manager(home, facts=[decided(home, said, matter="referral", granted=False)])


def police_check(home: Household, _said: Told) -> Line:
    """The police look into what they hold of the adults."""
    role, id = _AUTHORS["police"]
    note = {"agency": "police", "author": {"role": role, "id": id}, "event": "record_note"}
    return note | {"about": [*home.born, *home.adults], "facts": [nothing_known(home, "police_record")]}


def surgery(home: Household, said: Told) -> Line:
    """The GP sees the children and has read the adults' records."""
    registered = each(home, "registration", at="gp", status="registered")
    told = contact(home, {"by": "gp", **said})
    return told | {"facts": [*told["facts"], *registered, nothing_known(home, "health_record")]}


def strategy(home: Household, said: Told) -> Line:
    """A strategy discussion at which an enquiry begins."""
    agencies = [*_CORE, "ed", *said.get("with", ())]
    enquiry = {"enquiry": {"id": "s47", "children": home.born, "stage": "opened"}}
    facts = [*there(agencies, []), enquiry, {"supervised": {"by": "team manager"}}]
    return _manager(home, event="strategy_discussion", facts=facts)


def enquiry_done(home: Household, said: Told) -> Line:
    """The enquiry ends, with what it found."""
    done = {"id": "s47", "children": home.born, "stage": "completed", "outcome": said["found"]}
    return _manager(home, facts=[{"enquiry": done}])


def called(home: Household, said: Told) -> Line:
    """An initial conference is called for a day, and the agencies and the family invited."""
    about = {"meeting": "initial"}
    invited = [{"invited": {"agency": one, **about}} for one in [*_CORE[1:], *said.get("with", ())]]
    family = [{"invited": {"person": one, **about}} for one in said.get("family", home.carers)]
    meeting = {"id": "initial", "event": "initial_conference", "day": said["day"], "status": "planned"}
    note = _manager(home, author={"role": "conference administrator"}, facts=[{"meeting": meeting}, *invited, *family])
    return {name: value for name, value in note.items() if name != "considered"}


def reports(home: Household, said: Told) -> Line:
    """The reports for a conference are in."""
    facts = [{"report": {"agency": one, "meeting": "initial"}} for one in [*_CORE, *said.get("with", ())]]
    author = {"role": "conference administrator"}
    return {"agency": "csc", "author": author, "event": "record_note", "about": [*home.children], "facts": facts}


def conference(home: Household, said: Told) -> Line:
    """An initial conference that gives each child a plan, with who does what until when."""
    facts = [
        *there([*_CORE, *said.get("with", ())], said.get("family", home.carers), said["shared"]),
        {"meeting": {"id": "initial", "event": "initial_conference", "day": on_day(said), "status": "held"}},
        {"enquiry": {"id": "s47", "children": home.born, "stage": "completed", "outcome": "substantiated_risk"}},
        {"assessment": {"id": "single", "children": [*home.children], "stage": "completed", "of": home.carers}},
        *({"plan": {"child": id, "status": "started", "category": said["category"]}} for id in home.born),
        *each(home, "visit_interval", days=10, by="csc"),
        *({"action": {"id": f"act{n}", "status": "open", **one}} for n, one in enumerate(said["actions"], 1)),
    ]
    return _sitting(home, "initial_conference", facts)


def _sitting(home: Household, event: str, facts: list[Line]) -> Line:
    return _manager(home, author=CHAIR, event=event, facts=facts)


def no_plan(home: Household, said: Told) -> Line:
    """An initial conference that decides on no plan, and says why."""
    facts = [
        *there([*_CORE, *said.get("with", ())], said.get("family", home.carers), said["shared"]),
        {"meeting": {"id": "initial", "event": "initial_conference", "day": on_day(said), "status": "held"}},
        {"enquiry": {"id": "s47", "children": home.born, "stage": "completed", "outcome": "substantiated_no_risk"}},
        {"assessment": {"id": "single", "children": home.born, "stage": "completed", "of": home.carers}},
        decided(home, said, matter="plan", granted=False),
    ]
    return _sitting(home, "initial_conference", facts)


def core_group(home: Household, said: Told) -> Line:
    """Those who carry out a plan meet, with the family."""
    author = {"role": "social worker", "id": home.told["worker"]}
    facts = [*there(["csc", *said.get("with", ())], said.get("family", home.carers)), *_said(said)]
    return _manager(home, author=author, event="core_group", facts=facts)


def review(home: Household, said: Told) -> Line:
    """A review conference: each plan goes on, or ends."""
    came = there([*_CORE, *said.get("with", ())], said.get("family", home.carers), said["shared"])
    plans = [{"plan": {"child": id, "status": said.get("plan", "continued")}} for id in home.born]
    return _sitting(home, "review_conference", [*came, *plans])


def in_need(home: Household, said: Told) -> Line:
    """The assessment ends in a child in need plan that the family agrees to."""
    done = {"assessment": {"id": "single", "children": [*home.children], "stage": "completed", "of": home.carers}}
    plans = each(home, "plan", kind=said.get("kind", "child_in_need"), status="started")
    return _manager(home, facts=[done, *plans, *_said(said)])


def closed(home: Household, said: Told) -> Line:
    """The family is closed to children's social care, with the reasons."""
    end = each(home, "plan", kind="child_in_need", status="ended") if said.get("had_plan") else []
    done = {"assessment": {"id": "single", "children": home.born, "stage": "completed", "of": home.carers}}
    return _manager(home, facts=[*([] if end else [done]), *end, decided(home, said, matter="closure", granted=True)])


def supervision(home: Household, _said: Told) -> Line:
    """Worker and manager look at the family together."""
    return _manager(home, event="supervision", facts=[{"supervised": {"by": "team manager"}}])


def note(home: Household, said: Told) -> Line:
    """Something that an agency puts on record without having met the family."""
    return {name: value for name, value in contact(home, said).items() if name not in {"seen", "place"}} | {
        "event": "record_note"
    }


PARTS: dict[str, Part] = {
    "first": first_contact,
    "contact": contact,
    "visit": visit,
    "referral": referral,
    "taken": taken,
    "not_taken": not_taken,
    "police_check": police_check,
    "surgery": surgery,
    "strategy": strategy,
    "enquiry_done": enquiry_done,
    "called": called,
    "reports": reports,
    "conference": conference,
    "no_plan": no_plan,
    "core_group": core_group,
    "review": review,
    "in_need": in_need,
    "closed": closed,
    "supervision": supervision,
    "note": note,
}
