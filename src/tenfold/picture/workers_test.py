from parts import ANN, CSC, HV, OTHER_LA, SAM, entry, on_plan, told
from tenfold.picture import (
    ended_at,
    handed_over,
    holding,
    lead_practitioner,
    lead_practitioners,
    lead_practitioners_on,
    posts,
    predecessor,
    started,
    starts,
)
from tenfold.record import Allocation, Decision
from tenfold.when import Time


def part(told_on, worker="sw-1", role="lead_practitioner", agency=CSC, about=(SAM,), named=None, joint=None, **times):
    said = {name: Time.told(when) for name, when in times.items()}
    fact = Allocation(id=named, worker=worker, agency=agency, role=role, jointly_handed_over=joint, **said)
    return entry(told_on, agency, "record_note", fact, about=about)


def closed(day, *facts, granted=None):
    return entry(day, CSC, "record_note", Decision(matter="closure", children=(SAM,), granted=granted), *facts)


def of(*entries, child=SAM, by="2024-12-31"):
    return posts(told(*entries).picture(by), child)


def times(*entries):
    return [(str(starts(one)), str(one.fact.to_date)) for one in of(*entries)]


def workers(*entries, by="2024-12-31"):
    return [one.fact.worker for one in lead_practitioners(told(*entries).picture(by), SAM)]


def test_said_again_while_it_runs_it_is_the_same_part():
    begun = part("2024-03-04", from_="2024-03-01")
    assert times(begun, part("2024-04-08", to_date="2024-04-12")) == [("2024-03-01", "2024-04-12")]
    assert times(begun, part("2024-04-08", from_="2024-04-08")) == [("2024-03-01", "None")]
    assert times(begun, part("2024-04-08", from_="2024-02-26")) == [("2024-02-26", "None")]
    assert times(part("2024-03-04"), part("2024-04-08", from_="2024-03-06")) == [("2024-03-04", "None")]
    assert len(of(begun, part("2024-04-08"))[0].entries) == 2


def test_said_again_after_its_end_it_is_another():
    over = part("2024-03-04", to_date="2024-03-29")
    assert times(over, part("2024-04-08")) == [("2024-03-04", "2024-03-29"), ("2024-04-08", "None")]
    assert times(over, part("2024-03-29", from_="2024-03-29")) == [("2024-03-04", "2024-03-29")]
    assert len(of(over, part("2024-04-08", from_="2024-03-30"))) == 2
    third = of(over, part("2024-04-08"), part("2024-05-07", to_date="2024-05-10"))
    assert [str(one.fact.to_date) for one in third] == ["2024-03-29", "2024-05-10"]


def test_another_worker_agency_or_role_is_another_part():
    begun = part("2024-03-04")
    assert len(of(begun, part("2024-04-08", "sw-2"))) == 2
    assert len(of(begun, part("2024-04-08", role="co_worker"))) == 2
    assert len(of(begun, part("2024-04-08", agency=OTHER_LA))) == 2


def test_an_end_told_of_a_part_that_nobody_had_told_of_is_not_before_its_start():
    [one] = of(part("2024-04-08", to_date="2024-03-29"))
    assert starts(one) == Time.told("2024-03-29")
    [dated] = of(part("2024-04-08", from_="2024-03-01", to_date="2024-03-29"))
    assert starts(dated) == Time.told("2024-03-01")


def test_a_part_begins_at_the_latest_when_it_was_said_and_ends_with_its_last_day():
    [one] = of(part("2024-03-04", to_date="2024-03-29"))
    assert started(one) == one.first.latest
    assert ended_at(one) == Time.told("2024-03-30").first
    [month] = of(part("2024-04-08", from_="2024-03"))
    assert started(month) == Time.told("2024-03-31").last
    assert ended_at(month) is None


def test_it_is_a_childs_whom_one_of_its_entries_is_about():
    assert not of(part("2024-03-04", about=(ANN,)))
    both = (part("2024-03-04", named="a", about=(ANN,)), part("2024-03-11", named="a", about=(SAM,)))
    assert len(of(*both)) == len(of(*both, child=ANN)) == 1


def test_who_holds_a_part_now_in_the_order_in_which_they_began():
    first, second = part("2024-03-11", "sw-1", from_="2024-03-08"), part("2024-03-12", "sw-2", from_="2024-03-01")
    assert workers(first, second) == ["sw-2", "sw-1"]
    assert workers(part("2024-03-04", "sw-1"), part("2024-03-04", "sw-2")) == ["sw-1", "sw-2"]
    assert workers(part("2024-03-04", to_date="2024-03-29"), by="2024-03-28") == ["sw-1"]
    assert workers(part("2024-03-04", to_date="2024-03-29"), by="2024-03-29") == []
    assert workers(part("2024-03-04", from_="2024-03-11"), by="2024-03-09") == []
    assert workers(part("2024-03-04", role="manager")) == []
    assert [
        one.fact.worker
        for one in holding(told(part("2024-03-04", role="manager")).picture("2024-03-04"), SAM, "manager")
    ]
    assert (
        lead_practitioner(told(part("2024-03-04", "sw-1"), part("2024-03-05", "sw-2")).picture("2024-03-05"), SAM).id
        == "e2"
    )
    assert lead_practitioner(told().picture("2024-03-05"), SAM) is None


def test_the_leads_closing_of_a_case_ends_all_parts():
    begun = part("2024-03-04")
    assert workers(begun, closed("2024-04-08")) == []
    assert workers(begun, closed("2024-04-08", granted=False)) == ["sw-1"]
    assert workers(closed("2024-03-01"), begun) == ["sw-1"]
    assert workers(on_plan("2024-03-04"), begun, closed("2024-04-08")) == ["sw-1"]
    health = entry("2024-04-08", HV, "record_note", Decision(matter="closure", children=(SAM,)))
    assert workers(begun, health) == ["sw-1"]
    other = entry("2024-04-08", CSC, "record_note", Decision(matter="step_down", children=(SAM,)))
    assert workers(begun, other) == ["sw-1"]
    own = Allocation(worker="sw-1", agency=CSC, role="lead_practitioner")
    assert workers(closed("2024-04-08", own)) == []
    again = of(begun, closed("2024-04-08"), part("2024-05-07"))
    assert len(again) == 2
    assert workers(begun, closed("2024-04-08"), part("2024-05-07")) == ["sw-1"]
    assert len(of(closed("2024-04-08", own), part("2024-05-07"))) == 2


def on_day(story, day):
    return [one.fact.worker for one in lead_practitioners_on(story.picture("2024-12-31"), SAM, Time.told(day).last)]


def test_who_led_on_a_day_is_read_from_all_that_is_known_now():
    closed_later = told(part("2024-03-04", role="manager"), part("2024-03-04"), closed("2024-04-08"))
    assert [on_day(closed_later, day) for day in ("2024-03-03", "2024-04-07", "2024-04-08")] == [[], ["sw-1"], []]
    again = closed_later.then(part("2024-05-07", "sw-2"), part("2024-05-08", "sw-1", from_="2024-05-02"))
    assert on_day(again, "2024-05-06") == ["sw-1"]
    assert on_day(again, "2024-05-07") == ["sw-1", "sw-2"]
    ended = told(part("2024-03-04", to_date="2024-03-29"))
    assert [on_day(ended, day) for day in ("2024-03-29", "2024-03-30")] == [["sw-1"], []]


def test_who_led_for_an_authority_goes_with_it_and_others_stay():
    story = told(part("2024-03-04"), part("2024-03-05", "hv-1", agency=HV)).led_by(OTHER_LA, since="2024-07-01")
    assert on_day(story, "2024-06-30") == ["sw-1", "hv-1"]
    assert on_day(story, "2024-07-01") == ["hv-1"]
    stayed = story.then(part("2024-07-02", "sw-2", agency=OTHER_LA), part("2024-07-03", "sw-3"))
    assert on_day(stayed, "2024-07-03") == ["hv-1", "sw-2", "sw-3"]


def test_who_took_over_from_whom():
    def before(*entries):
        picture = told(*entries).picture("2024-12-31")
        old = predecessor(picture, SAM, lead_practitioner(picture, SAM))
        return old and old.fact.worker

    first = part("2024-03-04")
    assert before(first) is None
    assert before(first, part("2024-04-08", "sw-2")) == "sw-1"
    assert before(first, part("2024-04-08", "sw-2"), part("2024-05-07", "sw-3")) == "sw-2"
    assert before(first, part("2024-04-08", "sw-1", agency=HV)) is None
    assert before(part("2024-03-04", role="co_worker"), part("2024-04-08", "sw-2")) is None
    assert before(first, closed("2024-03-11"), part("2024-04-08", "sw-2")) is None
    own = Allocation(worker="sw-1", agency=CSC, role="lead_practitioner", to_date=Time.told("2024-03-11"))
    assert before(first, closed("2024-03-11", own), part("2024-04-08", "sw-2")) is None


def test_a_joint_handover_is_said_of_the_new_part_or_of_the_end_of_the_old():
    def joint(old, new):
        return handed_over(of(part("2024-03-04", **old))[0], of(part("2024-04-08", "sw-2", **new))[0])

    assert joint({}, {"joint": True})
    assert joint({"joint": True, "to_date": "2024-04-08"}, {})
    assert not joint({"joint": True}, {})
    assert not joint({"joint": False, "to_date": "2024-04-08"}, {"joint": False})
    assert not joint({"to_date": "2024-04-08"}, {})
