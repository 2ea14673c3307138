import pytest

from parts import (
    ANN,
    CSC,
    DAD,
    ED,
    FRIEND,
    GP,
    GRAN,
    HV,
    LODGER,
    MUM,
    OTHER_LA,
    POLICE,
    SAM,
    entry,
    on_plan,
    strategy,
    time,
    told,
)
from tenfold.questions.acts import Act
from tenfold.questions.openness.history_not_sought import history_not_sought as rule
from tenfold.record import Care, Check, Decision, Enquiry, History, Injury, Person, Relationship, Residence


def opened(day="2024-03-05", *children):
    named = children or (SAM,)
    return strategy(day, Enquiry(id="enq", children=named, stage="opened"), about=named, id="s")


def check(against, result="nothing_known", who=MUM, agency=CSC, day="2024-03-08", **fields):
    fields.setdefault("id", f"check-{against}")
    return entry(day, agency, "call", Check(about=(who,), against=against, result=result), about=(who,), **fields)


BOTH = (check("health_record"), check("police_record"))
STORY = told(opened())


def left(story, by="2024-03-12", who=MUM):
    asked = [question for question in story.asked(rule, by=by) if question.subject.id == who]
    return [whose for question in asked for whose in dict(question.ask.gaps)["left"]]


def test_asks_the_lead_five_working_days_into_the_enquiry():
    assert not STORY.asks(rule, by="2024-03-12T23:00")
    [question] = STORY.asked(rule, by="2024-03-12")
    assert (question.id, question.urgency, question.to) == ("history-not-sought:mum", "soon", (CSC,))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, MUM), ["s"])
    assert left(STORY) == ["health", "police"]
    assert question.acts == (Act("check_records", MUM, ("health", "police")),)


def test_is_silent_without_an_enquiry_on_a_plan_alone_and_when_it_is_over():
    assert not told(on_plan("2024-03-05")).questions(rule, by="2024-06-05")
    done = Enquiry(id="enq", children=(SAM,), stage="completed")
    assert not STORY.then(entry("2024-03-11", CSC, "record_note", done)).questions(rule, by="2024-06-05")
    [question] = STORY.then(entry("2024-03-20", CSC, "record_note", done, id="done")).questions(rule, by="2024-06-05")
    assert question.closed_by == "done"


def test_is_content_with_the_checks_and_their_results():
    assert not told(opened(), *BOTH).questions(rule, by="2024-06-05")
    late = (check("health_record", day="2024-03-13"), check("police_record", day="2024-03-14", result="corroborated"))
    [question] = told(opened(), *late).questions(rule, by="2024-03-14")
    assert question.closed_by == "check-police_record"
    earlier = (check("health_record", day="2024-01-13"), check("police_record", day="2024-01-14"))
    assert not told(*earlier, opened()).questions(rule, by="2024-06-05")


@pytest.mark.parametrize("result", ["nothing_known", "corroborated", "contradicted", "unfounded", "inconclusive"])
def test_any_result_answers(result):
    assert left(STORY.then(check("police_record", result))) == ["health"]


def test_the_act_names_whose_records_are_missing_and_those_alone():
    story = STORY.then(check("police_record"), check("social_care_record"))
    [question] = story.asked(rule, by="2024-03-12")
    assert question.acts == (Act("check_records", MUM, ("health",)),)
    assert not story.then(check("health_record", day="2024-03-12")).asks(rule, by="2024-03-12T23:59")


def test_still_asks_when_it_was_only_requested():
    assert left(STORY.then(check("police_record", "requested"))) == ["health", "police"]


@pytest.mark.parametrize(
    "other",
    [
        check("police_record", who=DAD),
        check("social_care_record"),
        check("other_agency", agency=POLICE),
        check("own_observation", agency=GP),
        entry("2024-03-08", CSC, "call", Check(about=("home-mum",), against="police_record", result="corroborated")),
        entry("2024-03-08", POLICE, "record_note", History(person=MUM, of="violence"), about=(MUM,)),
        entry("2024-03-08", GP, "attendance", History(person=MUM, of="mental_ill_health"), about=(MUM,)),
        entry("2024-03-08", POLICE, "information_received", about=(SAM,)),
        entry("2024-03-01", POLICE, "information_received", about=(MUM,)),
    ],
)
def test_still_asks_when_something_else_was_checked_or_merely_told(other):
    assert left(told(other, opened())) == ["health", "police"]
    assert left(STORY.then(other)) == ["health", "police"]


def test_what_an_agency_sends_on_the_adult_is_its_answer():
    story = STORY.then(entry("2024-03-08", POLICE, "information_received", about=(MUM,)))
    assert left(story) == ["health"]
    assert left(STORY.then(entry("2024-03-08", GP, "information_received", about=(MUM, SAM)))) == ["police"]


class TestAnotherAuthority:
    past = entry("2024-03-01", OTHER_LA, "record_note", History(person=MUM, of="child_removed"), about=(MUM,))

    def test_is_asked_where_it_wrote_of_the_adult_or_the_child(self):
        assert left(told(self.past, opened(), *BOTH)) == ["another authority"]
        of_sam = entry("2024-03-01", OTHER_LA, "visit", about=(SAM,))
        assert left(told(of_sam, opened(), *BOTH)) == ["another authority"]
        of_dad = entry("2024-03-01", OTHER_LA, "visit", about=(DAD,))
        assert not told(of_dad, opened(), *BOTH).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        ("checked", "asked_of"), [((FRIEND,), []), ((FRIEND, MUM), [MUM]), ((SAM,), [MUM]), (("home-mum",), [MUM])]
    )
    @pytest.mark.parametrize("agency", [CSC, OTHER_LA])
    def test_is_asked_of_those_alone_whose_records_it_was_asked_for_or_tells_of(self, checked, asked_of, agency):
        lives = Residence(person=FRIEND, address="home", as_="staying")
        here = entry("2024-03-01", HV, "visit", Person(id=FRIEND, name="Friend"), lives)
        records = Check(about=checked, against="housing_record", result="inconclusive")
        event = "information_request" if agency == CSC else "information_received"
        about_sam = entry("2024-03-02", agency, event, records, asked=(OTHER_LA,) if agency == CSC else ())
        story = told(here, about_sam, opened(), *BOTH)
        assert left(story) == ["another authority" for _ in asked_of]
        assert "another authority" in left(story, who=FRIEND)

    @pytest.mark.parametrize("about", [MUM, SAM])
    def test_is_asked_where_it_was_written_to(self, about):
        request = entry("2024-03-01", CSC, "information_request", asked=(OTHER_LA,), about=(about,))
        assert left(told(request, opened(), *BOTH)) == ["another authority"]

    @pytest.mark.parametrize(
        "answer",
        [
            check("other_authority"),
            check("other_agency", agency=OTHER_LA),
            check("social_care_record", agency=OTHER_LA),
            entry("2024-03-08", OTHER_LA, "information_received", about=(MUM,)),
        ],
    )
    def test_is_content_with_its_records(self, answer):
        assert not told(self.past, opened(), *BOTH, answer).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        "other",
        [
            check("other_authority", "requested"),
            check("social_care_record"),
            check("other_agency"),
            check("own_observation", agency=OTHER_LA),
        ],
    )
    def test_still_asks_without(self, other):
        assert left(told(self.past, opened(), *BOTH, other)) == ["another authority"]


def test_asks_of_carers_partners_and_who_lives_there_named_or_not():
    near = (
        Person(id=LODGER, name="Lodger"),
        Residence(person=LODGER, address="home", as_="staying"),
        Person(id=FRIEND, name="Friend"),
        Relationship(of=FRIEND, to=MUM, is_="partner"),
        Care(child=SAM, by=(GRAN, ED), basis="family_arrangement"),
        Person(id="nameless"),
        Residence(person="nameless", address="home", as_="resident"),
    )
    story = told(entry("2024-03-01", CSC, "visit", *near), opened())
    assert sorted(story.subjects(rule, by="2024-03-12")) == [FRIEND, GRAN, LODGER, MUM, "nameless"]
    gone = entry("2024-03-06", GP, "death", about=(GRAN,))
    assert GRAN not in story.then(gone).subjects(rule, by="2024-03-12")


def test_waits_from_the_day_on_which_somebody_came_near():
    moved = entry(
        "2024-03-11",
        CSC,
        "visit",
        Person(id=LODGER, name="Lodger"),
        Residence(person=LODGER, address="home", as_="staying"),
        id="in",
    )
    story = STORY.then(moved)
    assert story.subjects(rule, by="2024-03-17") == [MUM]
    assert story.subjects(rule, by="2024-03-18") == [MUM, LODGER]
    [question] = [one for one in story.asked(rule, by="2024-03-18") if one.subject.id == LODGER]
    assert [one.id for one in question.evidence] == ["s", "in"]
    left_again = Residence(person=LODGER, address="home", as_="left")
    assert story.then(entry("2024-03-19", CSC, "visit", left_again)).subjects(rule, by="2024-03-19") == [MUM]


def test_who_was_there_before_it_though_recorded_after_is_waited_for_from_the_enquiry():
    there = Residence(person=LODGER, address="home", as_="staying")
    late = entry("2024-02-01", CSC, "visit", Person(id=LODGER, name="Lodger"), there, recorded="2024-03-06T09:00")
    story = STORY.then(late)
    assert not story.asks(rule, by="2024-03-11")
    assert sorted(story.subjects(rule, by="2024-03-12")) == [LODGER, MUM]


def test_names_only_the_children_under_enquiry():
    [question] = told(opened("2024-03-05", SAM, ANN)).asked(rule, by="2024-03-12")
    assert question.about == (SAM, ANN, MUM)
    anns = Enquiry(id="enq-ann", children=(ANN,), stage="opened")
    story = STORY.then(strategy("2024-03-11", anns, about=(ANN,), id="t"))
    [question] = story.asked(rule, by="2024-03-12")
    assert dict(question.ask.gaps)["children"] == ("Sam",)
    assert [one.id for one in question.evidence] == ["s"]
    [question] = story.asked(rule, by="2024-03-18")
    assert dict(question.ask.gaps)["children"] == ("Sam", "Ann")


def test_an_enquiry_that_the_lead_ended_asks_no_more():
    ends = entry("2024-03-11", CSC, "record_note", Decision(matter="no_further_action", children=(SAM,)))
    assert not STORY.then(ends).questions(rule, by="2024-06-05")


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    wrong = check("police_record", "requested", id="now", corrects="check-police_record", recorded="2024-03-20T09:00")
    story = told(opened(), *BOTH, wrong)
    assert not story.asks(rule, by="2024-03-19")
    assert left(story, by="2024-03-20") == ["police"]


def test_asks_of_who_had_the_child_when_it_was_hurt_and_not_of_a_foster_carer():
    minded = Care(id="minds", child=SAM, by=(FRIEND,), basis="family_arrangement", to_date=time("2024-03-04"))
    had = entry("2024-03-01", HV, "visit", Person(id=FRIEND, name="F", born=time("1990-01-01")), minded)
    hurt = entry("2024-03-04", ED, "attendance", Injury(id="arm", child=SAM, type="fracture"))
    fran = (
        Person(id="fran", name="Fran", born=time("1970-01-01")),
        Relationship(of="fran", to=SAM, is_="foster_carer"),
        Care(id="placed", child=SAM, by=("fran",), basis="placement", from_=time("2024-03-04")),
    )
    story = told(had, hurt, entry("2024-03-04", CSC, "record_note", *fran), opened())
    assert left(story, who=FRIEND) == ["health", "police"]
    assert left(story, who="fran") == []
