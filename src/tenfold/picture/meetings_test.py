"""Meetings to come and held: which entry is the sitting of which plan, who was there, which reports are for it."""

import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, HV, MUM, POLICE, SAM, conference, entry, strategy, time, told
from tenfold.picture import planned, sitting_of, was_at
from tenfold.picture.meetings import (
    agencies_at,
    attendance,
    held_meetings,
    invited,
    invited_to,
    joint,
    kept_out,
    names_of_meeting,
    reports,
    shared_for,
)
from tenfold.record import Attended, Excluded, Invited, Meeting, Person, Report, SharedReport


def to_come(named, day, *facts, event="review_conference", status="planned", on="2024-03-01", **fields):
    fields.setdefault("id", f"note-{named}")
    return entry(on, CSC, "record_note", Meeting(id=named, event=event, day=time(day), status=status), *facts, **fields)


def review(day, *facts, **fields):
    return conference(day, *facts, event="review_conference", **fields)


def sittings(story, by="2024-12-31"):
    p = story.picture(by=by)
    return {one.id: held.id if (held := sitting_of(p, one)) else None for one in p.facts(Meeting)}


def test_the_next_of_its_event_is_the_sitting_whenever_it_met():
    for day in ("2024-03-18", "2024-03-20", "2024-04-02"):
        assert sittings(told(to_come("m", "2024-03-20"), review(day, id="r"))) == {"m": "r"}
    assert sittings(told(to_come("m", "2024-03-20"), conference("2024-03-20"))) == {"m": None}
    assert sittings(told(to_come("m", "2024-03-20"), review("2024-03-20", about=(ANN,)))) == {"m": None}
    assert sittings(told(review("2024-02-20"), to_come("m", "2024-03-20"))) == {"m": None}


def test_of_two_planned_each_has_its_own():
    both = (to_come("june", "2024-06-03"), to_come("december", "2024-12-02"))
    assert sittings(told(*both, review("2024-06-05", id="r"))) == {"june": "r", "december": None}
    story = told(*both, review("2024-06-05", id="r"), review("2024-12-02", id="s"))
    assert sittings(story) == {"june": "r", "december": "s"}
    early = told(*both, review("2024-05-30", id="r"))
    assert sittings(early) == {"june": "r", "december": None}
    forward = told(*both, review("2024-06-03", id="r"), review("2024-11-28", id="s"))
    assert sittings(forward) == {"june": "r", "december": "s"}
    anns = to_come("june", "2024-06-03", about=(ANN,))
    assert sittings(told(anns, both[1], review("2024-11-28", id="s"))) == {"june": None, "december": "s"}
    other = to_come("june", "2024-06-03", event="core_group")
    assert sittings(told(other, both[1], review("2024-11-28", id="s"))) == {"june": None, "december": "s"}
    off = to_come("june", "2024-06-03", status="cancelled", on="2024-03-02", id="off")
    assert sittings(told(*both, off, review("2024-11-28", id="s"))) == {"june": None, "december": "s"}


def test_an_entry_that_says_which_it_was_is_that_one_alone():
    both = (to_come("a", "2024-06-03"), to_come("b", "2024-06-03"))
    own = Meeting(id="b", event="review_conference", day=time("2024-06-03"), status="held")
    assert sittings(told(*both, review("2024-06-03", own, id="r"))) == {"a": None, "b": "r"}
    new = Meeting(id="c", event="review_conference", day=time("2024-06-03"), status="held")
    assert sittings(told(both[0], review("2024-06-03", new, id="r"))) == {"a": "r", "c": "r"}


def test_a_note_may_tell_that_it_was_held():
    held = to_come("m", "2024-03-20", status="held", on="2024-03-21", id="later")
    assert sittings(told(to_come("m", "2024-03-20"), held)) == {"m": "later"}
    assert sittings(told(held)) == {"m": "later"}


class TestANoteBesideTheMeetingsOwnEntry:
    own = review("2024-03-20", id="r")

    def held(self, *entries):
        p = told(*entries).picture(by="2024-12-31")
        return [one.id for one in held_meetings(p, "review_conference", SAM)]

    def note(self, day="2024-03-20", **fields):
        return to_come("m", day, status="held", on="2024-03-21", id="later", **fields)

    def test_is_not_another_meeting(self):
        for entries in ((self.own, self.note()), (self.note(), self.own)):
            assert self.held(*entries) == ["r"]
            assert sittings(told(*entries)) == {"m": "r"}
        assert sittings(told(to_come("m", "2024-03-20"), self.own, self.note())) == {"m": "r"}
        assert self.held(self.own, self.note("2024-03")) == ["r"]

    def test_is_one_on_another_day_of_another_kind_or_where_it_is_only_planned(self):
        assert self.held(self.own, self.note("2024-03-19")) == ["r", "later"]
        assert self.held(self.own, self.note("2024-03-21")) == ["r", "later"]
        assert sittings(told(self.own, self.note("2024-03-19"))) == {"m": "later"}
        assert self.held(self.own, self.note(event="core_group")) == ["r"]
        assert self.held(self.note()) == ["later"]
        next_one = Meeting(id="n", event="review_conference", day=time("2024-03-20"), status="planned")
        both = Meeting(id="c", event="core_group", day=time("2024-03-20"), status="held")
        p = told(self.own, entry("2024-03-21", CSC, "record_note", next_one, both)).picture(by="2024-12-31")
        assert len(held_meetings(p, "review_conference", SAM)) == len(held_meetings(p, "core_group", SAM)) == 1


def test_one_told_in_its_own_sitting_is_held_unless_it_is_the_next():
    own = Meeting(id="own", event="review_conference", day=time("2024-03-20"))
    after = Meeting(id="next", event="review_conference", day=time("2024-09-20"))
    story = told(review("2024-03-20", own, after, id="r"))
    assert sittings(story) == {"own": "r", "next": None}
    p = story.picture(by="2024-04-01")
    assert [one.id for one in planned(p, SAM)] == ["next"]
    assert names_of_meeting(p.events("review_conference")[0]) == {"r", "own"}


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_only_what_is_neither_held_nor_cancelled_is_planned(status):
    story = told(to_come("m", "2024-03-20"), to_come("m", "2024-03-20", status=status, on="2024-03-05", id="then"))
    assert [one.id for one in planned(story.picture(by="2024-03-04"), SAM)] == ["m"]
    assert not planned(story.picture(by="2024-03-05"), SAM)
    assert not planned(story.picture(by="2024-03-04"), ANN)
    unsaid = told(to_come("m", "2024-03-20", status=None))
    assert [one.id for one in planned(unsaid.picture(by="2024-03-04"), SAM)] == ["m"]


def test_what_was_called_off_was_not_held():
    off = Meeting(id="x", event="review_conference", day=time("2024-03-20"), status="cancelled")
    later = Meeting(id="x", event="review_conference", day=time("2024-09-20"), status="cancelled")
    other = Meeting(id="x", event="core_group", day=time("2024-03-20"), status="cancelled")

    def held(entry):
        return len(told(entry).picture(by="2024-12-31").events("review_conference", SAM))

    assert held(review("2024-03-20", off)) == 0
    assert held(review("2024-03-20", outcome="cancelled_by_family")) == 0
    assert held(review("2024-03-20", outcome="cancelled_by_agency")) == 0
    assert held(review("2024-03-20", later)) == held(review("2024-03-20", other)) == 1
    assert held(review("2024-03-20", outcome="completed")) == 1
    visit = told(entry("2024-03-20", CSC, "visit", outcome="cancelled_by_agency")).picture(by="2024-12-31")
    assert len(visit.events("visit", SAM)) == 1


def test_who_was_there_is_unknown_until_somebody_is_said_to_have_been():
    def there(*facts, among=()):
        p = told(conference("2024-03-20", *facts, among=among)).picture(by="2024-03-20")
        sitting = p.events("initial_conference")[0]
        return agencies_at(p, sitting), was_at(p, GP, sitting), joint(p, sitting)

    assert there() == (None, None, None)
    assert there(Attended(agency=GP, as_="absent")) == (None, False, None)
    assert there(Attended(agency=HV, as_="absent")) == (None, None, None)
    assert there(among=(CSC, HV)) == ({CSC, HV}, False, False)
    assert there(Attended(agency=GP, as_="apologies"), among=(POLICE,)) == ({POLICE}, False, False)
    assert there(among=(POLICE, GP)) == ({POLICE, GP}, True, True)


class TestReports:
    def names(self, *entries, event="initial_conference"):
        p = told(*entries).picture(by="2024-12-31")
        return [one.id for one in reports(p, p.events(event)[-1])]

    def sent(self, day, meeting=None, event="letter", **fields):
        return entry(day, ED, event, Report(id=f"on-{day}", agency=ED, meeting=meeting), **fields)

    def test_those_that_name_it_or_its_plan_are_its_own(self):
        plan = to_come("m", "2024-03-20", event="initial_conference")
        named = (self.sent("2024-03-10", "m"), self.sent("2024-03-25", "c"), self.sent("2024-03-11", "other"))
        assert self.names(plan, *named, conference("2024-03-20", id="c")) == ["on-2024-03-10", "on-2024-03-25"]

    def test_those_that_name_none_are_for_the_conference_that_follows_them(self):
        first, second = conference("2024-03-20"), review("2024-06-20")
        sent = (self.sent("2024-03-10"), self.sent("2024-04-10"))
        assert self.names(*sent, first) == ["on-2024-03-10", "on-2024-04-10"]
        assert self.names(first, second, *sent, event="review_conference") == ["on-2024-04-10"]
        again = self.sent("2024-07-10")
        assert self.names(first, second, again, event="initial_conference") == ["on-2024-07-10"]

    def test_a_strategy_discussion_is_no_conference_and_another_childs_is_no_boundary(self):
        others = (strategy("2024-03-15"), review("2024-03-15", about=(ANN,)))
        assert self.names(self.sent("2024-03-10"), *others, conference("2024-03-20")) == ["on-2024-03-10"]
        discussed = (strategy("2024-03-01"), self.sent("2024-03-10"), strategy("2024-03-15"))
        assert self.names(*discussed, event="strategy_discussion") == ["on-2024-03-10"]
        assert self.names(self.sent("2024-02-10"), *discussed, event="strategy_discussion") == ["on-2024-03-10"]

    def test_those_on_another_child_or_told_in_another_meeting_are_not(self):
        assert self.names(self.sent("2024-03-10", about=(ANN,)), conference("2024-03-20")) == []
        assert self.names(self.sent("2024-03-10", event="core_group"), conference("2024-03-20")) == []

    def test_a_note_of_a_conference_is_bounded_by_conferences(self):
        note = to_come("m", "2024-03-20", event="initial_conference", status="held", on="2024-03-21")
        entries = (review("2024-03-01"), self.sent("2024-02-10"), self.sent("2024-03-10"), note)
        assert self.names(*entries) == ["on-2024-03-10"]


def test_an_invitation_to_the_next_meeting_is_none_to_this_one():
    after = Meeting(id="next", event="review_conference", day=time("2024-09-20"))
    called = (Invited(agency=GP, meeting="next"), Invited(agency=HV))
    p = told(review("2024-03-20", after, *called)).picture(by="2024-04-01")
    assert [one.agency for one in invited(p, p.events("review_conference")[0])] == [HV]


def test_a_conference_that_plans_the_next_is_not_that_next_one():
    after = Meeting(id="next", event="review_conference", day=time("2024-03-20"), status="planned")
    assert sittings(told(review("2024-03-20", after, id="r"))) == {"next": None}


@pytest.mark.parametrize(
    "kind",
    [
        "acute_hospital",
        "community_health",
        "health_visiting",
        "general_practice",
        "mental_health",
        "ambulance",
        "substance_misuse",
    ],
)
def test_every_service_of_health_speaks_for_health_at_a_joint_meeting(kind):
    p = told(conference("2024-03-20", among=(POLICE, "service"))).beside("service", kind).picture(by="2024-03-20")
    assert joint(p, p.events("initial_conference")[0]) is True


@pytest.mark.parametrize(
    "kind", ["childrens_social_care", "school", "early_years", "voluntary", "probation", "housing"]
)
def test_another_service_does_not(kind):
    p = told(conference("2024-03-20", among=(POLICE, "service"))).beside("service", kind).picture(by="2024-03-20")
    assert joint(p, p.events("initial_conference")[0]) is False


def test_what_is_said_for_a_meeting_to_come_is_said_of_it_when_it_was_held():
    called, out = Invited(person=MUM), Excluded(person=DAD, reason="bail")
    late = SharedReport(person=MUM, meeting="r", shared=time("2024-03-22"))
    early = SharedReport(person=MUM, meeting="m", shared=time("2024-03-18"))
    note = to_come("m", "2024-03-20", called, out)
    gone = entry("2024-03-18", CSC, "record_note", early)

    def told_of(*entries):
        p = told(*entries).picture("2024-03-31")
        [meeting] = p.facts(Meeting)
        return invited_to(p, meeting), kept_out(p, meeting), [one.fact for one in shared_for(p, meeting)]

    assert told_of(note, gone) == ((called,), (out,), [early])
    held = review("2024-03-20", Excluded(person=GRAN, reason="bail"), id="r")
    after = entry("2024-03-22", CSC, "record_note", late)
    assert told_of(note, gone, held, after) == ((called,), (out, Excluded(person=GRAN, reason="bail")), [early, late])


def test_attendance_is_told_with_who_said_it():
    came = Attended(agency=HV, as_="present")
    p = told(review("2024-03-20", came, id="r")).picture("2024-03-31")
    [stated] = [one for one in attendance(p, p.entry("r")) if one.fact.agency == HV]
    assert (stated.fact, stated.first.id) == (came, "r")


WHOLE = strategy("2024-03-05T14:00", among=(CSC, POLICE, HV), about=(SAM, ANN), id="lead")


def met(*more, event="strategy_discussion", child=SAM):
    return [one.id for one in held_meetings(told(*more).picture(by="2024-12-31"), event, child)]


@pytest.mark.parametrize("day", ["2024-03-05T14:00", "2024-03-05T14:20", "2024-03-05"])
@pytest.mark.parametrize("about", [(SAM,), (SAM, ANN), (SAM, MUM)])
def test_another_agencys_entry_of_a_meeting_that_the_lead_wrote_down_is_that_meeting(day, about):
    assert met(WHOLE, entry(day, HV, "strategy_discussion", about=about, id="own")) == ["lead"]
    held = Meeting(id="m", event="initial_conference", day=time("2024-03-05"), status="held")
    came = Attended(agency=HV, as_="present", meeting="m")
    whole = conference("2024-03-05T10:00", held, came, about=(SAM, ANN), id="lead")
    own = entry("2024-03-05T14:00", HV, "initial_conference", about=about, id="own")
    assert met(whole, own, event="initial_conference") == ["lead"]


@pytest.mark.parametrize(
    "own",
    [
        entry("2024-03-05T16:00", CSC, "strategy_discussion", id="own"),
        entry("2024-03-06T14:00", HV, "strategy_discussion", id="own"),
        entry("2024-03-05T14:00", ED, "strategy_discussion", id="own"),
        entry("2024-03-05T14:00", HV, "strategy_discussion", about=(SAM, "kim"), id="own"),
    ],
)
def test_a_second_meeting_and_that_of_who_was_not_there_or_of_another_child_are_their_own(own):
    kim = entry("2024-03-01", HV, "visit", Person(id="kim", born=time("2020-01-01")), about=("kim",))
    assert met(kim, WHOLE, own) == ["lead", "own"]


def test_two_entries_of_which_neither_is_the_leads_are_two_meetings():
    theirs = entry("2024-03-05T14:00", POLICE, "strategy_discussion", Attended(agency=HV, as_="present"), id="police")
    own = entry("2024-03-05T14:00", HV, "strategy_discussion", id="own")
    assert met(theirs, own) == ["police", "own"]
    away = strategy("2024-03-05T14:00", Attended(agency=HV, as_="apologies"), among=(CSC, POLICE), id="lead")
    assert met(away, own) == ["lead", "own"]
    of_the_next = Attended(agency=HV, as_="present", meeting="next")
    assert met(strategy("2024-03-05T14:00", of_the_next, among=(CSC,), id="lead"), own) == ["lead", "own"]
