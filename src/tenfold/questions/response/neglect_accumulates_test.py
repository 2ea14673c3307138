import pytest

from parts import ANN, CSC, ED, GP, HV, NURSERY, SAM, SCHOOL, conference, entry, on_plan, strategy, time, told
from tenfold.questions.acts import Act
from tenfold.questions.response.neglect_accumulates import neglect_accumulates as rule
from tenfold.record import Assessment, Enquiry, Observation, Opinion, Person, Residence


def sign(day, of="hygiene", by=NURSERY, child=SAM, **fields):
    level, id, more = fields.pop("level", "concern"), fields.pop("fact", None), fields.pop("also", ())
    seen = Observation(id=id, child=child, of=of, level=level)
    return entry(day, by, "observation", seen, *more, about=(child,), **fields)


def assessed(day, considered=(), kind=Assessment, stage="opened", children=(SAM,)):
    return entry(day, CSC, "record_note", kind(children=children, stage=stage), considered=considered)


THREE = told(sign("2024-03-04", "clothing"), sign("2024-03-11", "hunger"), sign("2024-03-18", by=HV))
STORY = THREE.then(sign("2024-03-25", "supervision"))
ONE_AGENCY = told(sign("2024-01-10"), sign("2024-02-12"), sign("2024-03-11"), sign("2024-04-09"))


def test_asks_at_the_fourth_sign_from_two_agencies():
    assert not STORY.asks(rule, by="2024-03-24")
    [question] = STORY.asked(rule, by="2024-03-25")
    assert question.id == "neglect-accumulates:sam"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3", "e4"]
    assert dict(question.ask.gaps) == {"agencies": (HV, NURSERY), "children": ("Sam",), "day": ("4 March 2024",)}


def test_names_the_children_whose_signs_they_are_and_not_another_whose_sign_has_lapsed():
    lapsed = sign("2022-01-10", child=ANN)
    story = told(lapsed, *STORY.entries[1:])
    [question] = story.asked(rule, by="2024-03-25")
    assert (question.id, question.about) == ("neglect-accumulates:ann", (ANN, SAM))
    assert dict(question.ask.gaps)["children"] == ("Sam",)
    [both] = story.then(sign("2024-03-25", child=ANN)).asked(rule, by="2024-03-25")
    assert dict(both.ask.gaps)["children"] == ("Ann", "Sam")


def test_a_conference_is_offered_only_where_a_child_of_the_home_is_on_plan():
    [question] = STORY.asked(rule, by="2024-03-25")
    assert question.acts == (Act("assessment"),)
    assert not STORY.then(assessed("2024-03-25", "all")).asks(rule, by="2024-03-25")
    kim = entry("2024-01-01", GP, "record_note", Person(id="kim", born=time("2020-01-01")), about=("kim",))
    signs = (*STORY.entries[1:], sign("2024-03-26", child=ANN))
    both = (Act("assessment"), Act("conference"))
    for child, offered in ((SAM, both), (ANN, both), ("kim", both[:1])):
        [question] = told(kim, on_plan("2024-01-02", child), *signs).asked(rule, by="2024-03-26")
        assert question.acts == offered


def test_one_agency_is_enough_over_three_months():
    assert not ONE_AGENCY.asks(rule, by="2024-12-01")
    assert not ONE_AGENCY.then(sign("2024-04-09")).asks(rule, by="2024-12-01")
    assert ONE_AGENCY.then(sign("2024-04-10")).asks(rule, by="2024-04-10")


@pytest.mark.parametrize(
    "of",
    ["growth", "feeding", "hunger", "hygiene", "clothing", "home_conditions", "supervision", "health", "behaviour"],
)
def test_counts_signs_of_neglect(of):
    assert THREE.then(sign("2024-03-25", of)).asks(rule, by="2024-03-25")


@pytest.mark.parametrize("of", ["development", "attendance", "fear", "attachment", "other"])
def test_does_not_count_other_signs(of):
    assert not THREE.then(sign("2024-03-25", of)).asks(rule, by="2024-12-01")


def test_does_not_count_what_was_no_concern_or_had_a_medical_cause():
    assert not THREE.then(sign("2024-03-25", level="neutral")).asks(rule, by="2024-12-01")
    assert not THREE.then(sign("2024-03-25", level="positive")).asks(rule, by="2024-12-01")
    ill = THREE.then(sign("2024-03-25", "health", fact="rash"))
    seen = entry("2024-03-26", GP, "attendance", Opinion(about=("rash",), view="medical_cause"))
    [question] = ill.then(seen).questions(rule, by="2024-03-26")
    assert question.closed_by == "e5"
    unsure = entry("2024-03-26", GP, "attendance", Opinion(about=("rash",), view="undetermined"))
    assert ill.then(unsure).asks(rule, by="2024-03-26")


def test_counts_each_sign_of_an_entry_and_entries_that_stand_for_several():
    more = tuple(Observation(child=SAM, of=of, level="concern") for of in ("hunger", "clothing"))
    assert told(sign("2024-03-04", also=more), sign("2024-03-05", by=HV)).asks(rule, by="2024-03-05")
    assert told(sign("2024-03-04", times=3), sign("2024-03-05", by=HV)).asks(rule, by="2024-03-05")
    assert not told(sign("2024-03-04", times=2), sign("2024-03-05", by=HV)).asks(rule, by="2024-12-01")


def test_a_sign_told_again_under_its_id_is_one():
    two = told(*(sign(f"2024-03-0{day}", fact="same", by=by) for day, by in ((4, HV), (5, GP), (6, ED), (7, GP))))
    assert not two.asks(rule, by="2024-12-01")


def test_adds_up_over_the_children_of_a_household():
    shared = THREE.then(sign("2024-03-25", child=ANN, by=SCHOOL))
    [question] = shared.asked(rule, by="2024-03-25")
    assert (question.id, question.about) == ("neglect-accumulates:sam", (SAM, ANN))
    hers_first = told(sign("2024-03-01", child=ANN, by=SCHOOL), *THREE.entries[1:])
    assert hers_first.asked(rule, by="2024-03-18")[0].about == (ANN, SAM)
    cousin = entry("2024-03-01", HV, "visit", Person(id="cousin", name="Cousin"), about=("cousin",))
    assert not THREE.then(cousin, sign("2024-03-25", child="cousin", by=SCHOOL)).asks(rule, by="2024-12-01")


COUSIN = entry("2024-03-01", HV, "visit", Person(id="cousin"), about=("cousin",), seen={"cousin": "seen"})


def moved(day, child, where, as_="resident"):
    return entry(day, HV, "visit", Residence(person=child, address=where, as_=as_, from_=time(day)), about=(child,))


def test_a_childs_signs_belong_to_where_it_lived_then():
    apart = told(COUSIN, sign("2024-03-02", child="cousin", by=GP), *THREE.entries[1:])
    joined = apart.then(moved("2024-03-25", "cousin", "home", "staying"))
    assert not joined.asks(rule, by="2024-12-01")
    [question] = joined.then(sign("2024-04-02", child="cousin", by=GP)).asked(rule, by="2024-04-02")
    assert (question.id, question.about) == ("neglect-accumulates:cousin", ("cousin", SAM))
    left = THREE.then(sign("2024-03-25", child=ANN, by=SCHOOL), moved("2024-04-02", ANN, "grans"))
    assert left.asked(rule, by="2024-12-01")[0].about == (SAM, ANN)


def test_who_lived_with_both_joins_two_homes():
    first = moved("2024-03-01", "cousin", "other"), sign("2024-03-02", child="cousin", by=GP)
    story = told(COUSIN, *first, *THREE.entries[1:], moved("2024-03-20", ANN, "other"))
    assert not story.asks(rule, by="2024-12-01")
    back = story.then(sign("2024-03-25", child=ANN, by=SCHOOL), moved("2024-04-01", ANN, "home"))
    assert [one.about for one in back.then(sign("2024-04-02", child=ANN, by=SCHOOL)).asked(rule, by="2024-04-02")] == [
        ("cousin", SAM, ANN)
    ]


@pytest.mark.parametrize(
    "weighing",
    [
        assessed("2024-04-02", ("e1", "e2", "e3", "e4")),
        assessed("2024-04-02", "all", stage="completed"),
        assessed("2024-04-02", "all", Enquiry),
        conference("2024-04-02", considered="all"),
    ],
)
def test_is_content_with_an_assessment_or_conference_that_considered_them(weighing):
    [question] = STORY.then(weighing).questions(rule, by="2024-04-02")
    assert question.closed_by == "e5"


@pytest.mark.parametrize(
    "other",
    [
        assessed("2024-04-02"),
        assessed("2024-04-02", ("e1", "e2", "e3")),
        assessed("2024-04-02", "all", children=(ANN,)),
        strategy("2024-04-02"),
        entry("2024-04-02", CSC, "core_group", considered="all"),
    ],
)
def test_still_asks_when_they_were_not_all_weighed(other):
    assert STORY.then(other).asks(rule, by="2024-04-02")


def test_counts_anew_after_they_were_weighed():
    weighed = STORY.then(assessed("2024-04-02", "all"))
    again = weighed.then(sign("2024-04-08"), sign("2024-04-09"), sign("2024-04-10", by=HV))
    assert not again.asks(rule, by="2024-12-01")
    assert [one.id for one in again.then(sign("2024-04-11")).asked(rule, by="2024-04-11")[0].evidence] == [
        "e6",
        "e7",
        "e8",
        "e9",
    ]
    early = told(assessed("2024-03-01", "all"), *STORY.entries[1:])
    assert early.asks(rule, by="2024-03-25")


def test_what_lies_more_than_a_year_apart_does_not_add_up():
    old = sign("2023-03-03", by=GP)
    assert not told(old, *THREE.entries[1:]).asks(rule, by="2024-12-01")
    near = told(sign("2023-03-04", by=GP), *THREE.entries[1:])
    [question] = near.asked(rule, by="2024-03-18")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3", "e4"]
    far = told(old, *STORY.entries[1:])
    assert [one.id for one in far.asked(rule, by="2024-03-25")[0].evidence] == ["e2", "e3", "e4", "e5"]


def test_growth_with_hunger_seen_by_two_agencies_is_immediate():
    hungry = THREE.then(sign("2024-03-25", "growth", HV))
    assert hungry.asked(rule, by="2024-03-25")[0].urgency == "immediate"
    alone = THREE.then(sign("2024-03-25", "growth", NURSERY))
    assert alone.asked(rule, by="2024-03-25")[0].urgency == "soon"
    grew = told(sign("2024-03-04", "growth", HV), sign("2024-03-05", "growth", GP), *THREE.entries[1:3])
    assert grew.asked(rule, by="2024-03-11")[0].urgency == "immediate"
    growth = told(*(sign(f"2024-03-0{day}", "growth", by) for day, by in ((4, HV), (5, GP), (6, HV), (7, GP))))
    assert growth.asked(rule, by="2024-03-07")[0].urgency == "soon"
    hers = THREE.then(sign("2024-03-25", "growth", HV, child=ANN))
    assert hers.asked(rule, by="2024-03-25")[0].urgency == "soon"
    few = told(sign("2024-03-04", "growth", HV), sign("2024-03-05", "hunger"))
    assert not few.asks(rule, by="2024-12-01")


def test_changes_its_mind_when_a_sign_is_corrected_and_not_a_day_sooner():
    wrong = sign("2024-03-25", "supervision", level="neutral", corrects="e4", recorded="2024-04-08T09:00")
    [question] = STORY.then(wrong).questions(rule, by="2024-06-01")
    assert (question.opened.date().isoformat(), question.closed.date().isoformat()) == ("2024-03-25", "2024-04-08")


def test_what_was_weighed_since_all_was_weighed_is_weighed_too():
    old = told(sign("2024-01-10"), assessed("2024-02-01", "all"), *STORY.entries[1:])
    assert old.asks(rule, by="2024-03-25")
    again = assessed("2024-03-26", ("e3", "e4", "e5", "e6"), stage="completed")
    assert not old.then(again).asks(rule, by="2024-03-26")
