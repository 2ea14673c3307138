import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, HV, MUM, NURSERY, SAM, entry, time, told
from tenfold.questions.response.pattern_by_care import pattern_by_care as rule
from tenfold.record import Account, Care, Check, Decision, Injury, Opinion, Person, Relationship, Residence


def hurt(day, id, child=SAM, **fields):
    names = ("happened", "one_of")
    more = {name: fields.pop(name) for name in names if name in fields}
    injury = Injury(
        id=id, type="swelling", sites=("wrist.left",), **({"child": child} if "one_of" not in more else {}), **more
    )
    return entry(day, fields.pop("by", ED), "attendance", injury, *fields.pop("also", ()), about=(child,), **fields)


def cared(day, by, basis="family_arrangement", since=None, until=None, **fields):
    id, child = fields.pop("fact", None), fields.pop("child", SAM)
    times = {"from_": since and time(since), "to_date": until and time(until)}
    return entry(day, CSC, "record_note", Care(id=id, child=child, by=by, basis=basis, **times), **fields)


def decided(day, matter="return_home", granted=True, children=(SAM,), considered=(), **fields):  # noqa: FBT002
    choice = Decision(matter=matter, granted=granted, children=children)
    return entry(day, CSC, "record_note", choice, considered=considered, **fields)


ENDED = cared("2024-03-01", (MUM,), "parental", until="2024-03-01", fact="care-sam")
AWAY = cared("2024-03-01", (GRAN,), "voluntary_accommodation", since="2024-03-01", fact="gran")
HURT = told(hurt("2024-01-15", "first"), hurt("2024-02-26", "second"))
GONE = HURT.then(ENDED, AWAY)
RETURN = decided("2024-04-08")
STORY = GONE.then(RETURN)


def test_asks_at_once_when_a_return_is_decided():
    assert not STORY.asks(rule, by="2024-04-07")
    [question] = STORY.asked(rule, by="2024-04-08")
    assert question.id == "pattern-by-care:sam"
    assert (question.urgency, question.to) == ("immediate", (CSC, "legal services"))
    assert question.about == (SAM, MUM, GRAN)
    assert [one.id for one in question.evidence] == ["e1", "e2", "e4", "e5"]
    gaps = dict(question.ask.gaps)
    assert (gaps["carers"], gaps["others"]) == (("Sam’s mother",), ("Sam’s grandmother",))
    assert gaps["days"] == ("28",)


def test_twenty_eight_days_make_it():
    assert not GONE.then(decided("2024-03-28")).asks(rule, by="2024-12-01")
    assert GONE.then(decided("2024-03-29")).asks(rule, by="2024-03-29")
    short = GONE.then(cared("2024-03-28", (GRAN,), "voluntary_accommodation", until="2024-03-28", fact="gran"))
    assert not short.then(RETURN).asks(rule, by="2024-12-01")
    enough = GONE.then(cared("2024-03-29", (GRAN,), "voluntary_accommodation", until="2024-03-29", fact="gran"))
    assert enough.then(RETURN).asks(rule, by="2024-04-08")


def test_a_month_is_taken_at_its_shortest():
    month = cared("2024-03-01", (GRAN,), "voluntary_accommodation", since="2024-02", fact="gran")
    assert not HURT.then(ENDED, month, decided("2024-03-27")).asks(rule, by="2024-12-01")
    assert HURT.then(ENDED, month, decided("2024-03-29")).asks(rule, by="2024-03-29")
    until = cared("2024-04-04", (GRAN,), "voluntary_accommodation", until="2024-04", fact="gran")
    assert GONE.then(until, RETURN).asks(rule, by="2024-04-08")
    vague = cared("2024-04-04", (GRAN,), "voluntary_accommodation", until="2024-03", fact="gran")
    assert not GONE.then(vague, RETURN).asks(rule, by="2024-12-01")


def test_is_content_when_the_decision_considered_both():
    assert not GONE.then(decided("2024-04-08", considered=("e1", "e2"))).questions(rule, by="2024-12-01")
    assert not GONE.then(decided("2024-04-08", considered="all")).questions(rule, by="2024-12-01")
    [question] = STORY.then(decided("2024-04-10", "other", None, considered=("e1", "e2"))).questions(
        rule, by="2024-05-01"
    )
    assert question.closed_by == "e6"
    review = entry("2024-04-10", CSC, "review_conference", considered="all")
    assert not STORY.then(review).asks(rule, by="2024-04-10")


def test_still_asks_when_only_a_part_was_considered_or_too_early_or_by_a_meeting():
    assert GONE.then(decided("2024-04-08", considered=("e1",))).asks(rule, by="2024-04-08")
    early = GONE.then(decided("2024-03-20", "other", considered="all"))
    assert early.then(RETURN).asks(rule, by="2024-04-08")
    assert STORY.then(entry("2024-04-10", CSC, "core_group", considered="all")).asks(rule, by="2024-04-10")
    anns = decided("2024-04-10", "other", considered="all", children=(ANN,))
    assert STORY.then(anns).asks(rule, by="2024-04-10")


def test_what_was_weighed_before_stays_weighed_until_the_child_is_hurt_again():
    before = GONE.then(decided("2024-04-03", "other", considered="all"), RETURN)
    assert not before.questions(rule, by="2024-12-01")
    back = cared("2024-04-10", (MUM,), "parental", since="2024-04-10", fact="back")
    again = before.then(back, hurt("2024-05-06", "third"))
    assert not again.asks(rule, by="2024-05-07")
    assert again.then(decided("2024-05-20", "closure")).asked(rule, by="2024-05-20")[0].urgency == "soon"


def test_a_refusal_and_a_return_to_somebody_else_send_nobody_there():
    assert not GONE.then(decided("2024-04-08", granted=False)).asks(rule, by="2024-12-01")
    assert GONE.then(decided("2024-04-08", granted=None)).asks(rule, by="2024-04-08")
    to_dad = cared("2024-04-10", (DAD,), "parental", since="2024-04-10")
    [question] = STORY.then(to_dad).questions(rule, by="2024-12-01")
    assert question.closed_by == "e6"
    to_mum = cared("2024-04-10", (MUM, GRAN), since="2024-04-10")
    assert STORY.then(to_mum).asks(rule, by="2024-04-10")
    ward = cared("2024-04-10", (ED,), "hospital", since="2024-04-10")
    assert STORY.then(ward).asks(rule, by="2024-04-10")


BACK = cared("2024-04-10", (MUM,), "parental", since="2024-04-10", fact="back")
RETURNED = GONE.then(cared("2024-04-10", (GRAN,), "voluntary_accommodation", until="2024-04-10", fact="gran"), BACK)


@pytest.mark.parametrize(
    ("matter", "granted", "leaves"),
    [
        ("closure", None, True),
        ("no_further_action", True, True),
        ("step_down", None, True),
        ("threshold", False, True),
        ("placement", True, True),
        ("placement", None, True),
        ("placement", False, False),
        ("closure", False, False),
        ("threshold", True, False),
        ("charge", False, False),
        ("other", None, False),
    ],
)
def test_decisions_that_leave_the_child_where_it_was_hurt_are_asked_soon(matter, granted, leaves):
    asked = RETURNED.then(decided("2024-05-07", matter, granted)).asked(rule, by="2024-05-07")
    assert [one.urgency for one in asked] == ["soon"] * leaves


def test_a_placement_that_takes_the_child_away_leaves_it_with_nobody():
    placed = RETURNED.then(decided("2024-05-07", "placement"))
    assert not placed.then(cared("2024-05-08", (GRAN,), "placement", since="2024-05-08")).asks(rule, by="2024-12-01")
    assert placed.then(cared("2024-05-08", (MUM,), "placement", since="2024-05-08")).asks(rule, by="2024-12-01")


def test_who_is_away_is_not_left_there():
    assert not GONE.then(decided("2024-04-08", "closure")).asks(rule, by="2024-12-01")


def test_one_occasion_is_enough_for_a_return_and_not_for_leaving():
    once = told(hurt("2024-01-15", "first"), ENDED, AWAY)
    assert once.then(RETURN).asks(rule, by="2024-04-08")
    back = once.then(cared("2024-04-10", (GRAN,), "voluntary_accommodation", until="2024-04-10", fact="gran"), BACK)
    assert not back.then(decided("2024-05-07", "closure")).asks(rule, by="2024-12-01")
    assert not back.then(decided("2024-05-07", "discharge")).asks(rule, by="2024-12-01")


def test_a_discharge_home_is_a_return():
    ward = cared("2024-05-06", (ED,), "hospital", since="2024-05-06")
    home = RETURNED.then(ward, decided("2024-05-07", "discharge", None))
    assert home.asked(rule, by="2024-05-07")[0].urgency == "immediate"
    closed = RETURNED.then(cared("2024-05-06", (MUM,), "parental", until="2024-05-05", fact="back"), ward)
    assert closed.then(decided("2024-05-07", "discharge", None)).asks(rule, by="2024-05-07")
    to_gran = closed.then(cared("2024-05-07", (GRAN,), "placement", since="2024-05-06"))
    assert not to_gran.then(decided("2024-05-07", "discharge", None)).asks(rule, by="2024-12-01")
    assert not closed.then(decided("2024-05-07", "discharge", granted=False)).asks(rule, by="2024-12-01")


def test_an_injury_in_the_other_care_breaks_the_pattern():
    assert not GONE.then(hurt("2024-03-18", "third"), RETURN).asks(rule, by="2024-12-01")
    seen_soon = GONE.then(hurt("2024-03-03", "third"), RETURN)
    assert seen_soon.asks(rule, by="2024-04-08")
    dated = GONE.then(hurt("2024-03-03", "third", happened=time("2024-03-03")), RETURN)
    assert not dated.asks(rule, by="2024-12-01")
    told_before = GONE.then(hurt("2024-03-18", "third", happened=time("2024-02-28")), RETURN)
    assert told_before.asks(rule, by="2024-04-08")
    hand_over = GONE.then(hurt("2024-03-18", "third", happened=time("2024-03-01")), RETURN)
    assert hand_over.asks(rule, by="2024-04-08")


def test_what_evidence_found_harmless_neither_makes_nor_breaks_it():
    fell = Account(id="fell", by=GRAN, about=("third",), claim="accident")
    third = hurt("2024-03-18", "third", also=(fell,), considered="all")
    broken = GONE.then(third, RETURN)
    assert not broken.asks(rule, by="2024-12-01")
    benign = Opinion(about=("third",), view="accidental")
    assert GONE.then(third, entry("2024-03-18", ED, "observation", benign, considered="all"), RETURN).asks(
        rule, by="2024-04-08"
    )
    assert not GONE.then(third, entry("2024-03-18", ED, "observation", benign), RETURN).asks(rule, by="2024-12-01")
    saw = Account(by=NURSERY, about=("third",), claim="accident")
    assert GONE.then(third, entry("2024-03-19", NURSERY, "call", saw), RETURN).asks(rule, by="2024-04-08")
    unsure = Account(by=NURSERY, about=("third",), claim="no_explanation")
    assert not GONE.then(third, entry("2024-03-19", NURSERY, "call", unsure), RETURN).asks(rule, by="2024-12-01")
    checked = Check(about=("fell",), against="witness", result="corroborated")
    assert GONE.then(third, entry("2024-03-19", HV, "call", checked), RETURN).asks(rule, by="2024-04-08")
    harm = Opinion(about=("third",), view="suspicious")
    judged = GONE.then(third, entry("2024-03-19", NURSERY, "call", saw), entry("2024-03-20", ED, "observation", harm))
    assert not judged.then(RETURN).asks(rule, by="2024-12-01")
    other = Opinion(about=("first",), view="accidental")
    one_left = told(*GONE.entries[1:3], entry("2024-02-27", ED, "observation", other, considered="all"), ENDED, AWAY)
    assert one_left.then(RETURN).asks(rule, by="2024-04-08")


def test_a_child_that_was_never_hurt_has_no_pattern():
    assert not told(ENDED, AWAY, RETURN).asks(rule, by="2024-12-01")
    saw = Account(by=NURSERY, about=("first",), claim="accident")
    assert not told(hurt("2024-01-15", "first", also=(saw,)), ENDED, AWAY, RETURN).asks(rule, by="2024-12-01")


def test_care_told_without_its_end_is_over_while_another_arrangement_has_the_child():
    open_end = HURT.then(AWAY)
    assert open_end.then(RETURN).asks(rule, by="2024-04-08")
    assert not open_end.then(hurt("2024-03-18", "third"), RETURN).asks(rule, by="2024-12-01")
    fathers = cared("2024-03-01", (DAD,), "parental", since="2024-03-01", fact="dad")
    assert not HURT.then(fathers, RETURN).asks(rule, by="2024-12-01")
    assert HURT.then(ENDED, fathers, RETURN).asks(rule, by="2024-04-08")
    later_end = cared("2024-03-01", (MUM,), "parental", until="2024-03-15", fact="care-sam")
    assert not HURT.then(later_end, AWAY, RETURN).asks(rule, by="2024-12-01")
    assert HURT.then(later_end, AWAY, decided("2024-04-12")).asks(rule, by="2024-04-12")


@pytest.mark.parametrize("basis", ["family_arrangement", "bail_condition", "placement", "order"])
def test_any_arrangement_has_the_child_while_it_lasts(basis):
    away = HURT.then(cared("2024-03-01", (GRAN,), basis, since="2024-03-01", fact="gran"))
    assert away.then(RETURN).asks(rule, by="2024-04-08")
    assert not away.then(hurt("2024-03-18", "third"), RETURN).asks(rule, by="2024-12-01")


def test_care_that_begins_again_ends_the_time_away():
    back_early = cared("2024-03-20", (MUM,), "parental", since="2024-03-20", fact="back")
    assert not GONE.then(back_early, RETURN).asks(rule, by="2024-12-01")
    back = cared("2024-03-29", (MUM,), "parental", since="2024-03-29", fact="back")
    assert GONE.then(back, RETURN).asks(rule, by="2024-04-08")


@pytest.mark.parametrize("basis", ["hospital", "childminder"])
def test_hospital_and_childminder_are_no_other_arrangement(basis):
    elsewhere = cared("2024-03-01", (FRIEND,), basis, since="2024-03-01")
    assert not HURT.then(ENDED, elsewhere, RETURN).asks(rule, by="2024-12-01")


def test_with_whom_nobody_says_is_not_held_against_anybody_but_parents_at_home():
    nobody = Person(id="kim", name="Kim", born=time("2022-01-01"))
    kim = entry("2023-01-21", ED, "attendance", nobody, Relationship(of=MUM, to="kim", is_="mother"), about=("kim",))
    story = told(kim, hurt("2024-01-15", "first", child="kim"))
    away = cared("2024-03-01", (GRAN,), "placement", since="2024-03-01", child="kim", about=("kim",))
    choice = decided("2024-04-08", children=("kim",), about=("kim",))
    assert not story.then(away, choice).asks(rule, by="2024-12-01")
    here = Residence(person="kim", address="home", as_="resident", from_=time("2023-01-21"))
    at_home = told(kim, entry("2023-01-22", HV, "visit", here, about=("kim",)), *story.entries[2:], away, choice)
    assert at_home.asked(rule, by="2024-04-08")[0].about == ("kim", MUM, GRAN)


def test_the_pattern_may_be_anybodys():
    mums = cared("2024-03-04", (MUM,), "parental", since="2024-03-04", fact="back")
    with_gran = told(
        cared("2024-01-01", (MUM,), "parental", until="2024-01-01", fact="care-sam"),
        cared("2024-01-01", (GRAN,), "placement", since="2024-01-01", until="2024-03-04"),
        hurt("2024-01-15", "first"),
        hurt("2024-02-26", "second"),
        mums,
    )
    [question] = with_gran.then(decided("2024-04-08", "return_home")).asked(rule, by="2024-04-08")
    assert question.about == (SAM, GRAN, MUM)
    assert not with_gran.then(decided("2024-04-08", "closure")).asks(rule, by="2024-12-01")


def test_names_people_only():
    foster = cared("2024-03-01", ("csc", FRIEND), "placement", since="2024-03-01")
    question = HURT.then(ENDED, foster, RETURN).asked(rule, by="2024-04-08")[0]
    assert question.about == (SAM, MUM, FRIEND)


def test_does_not_leak_to_another_child():
    anns = told(hurt("2024-01-15", "first", child=ANN), hurt("2024-02-26", "second", child=ANN), ENDED, AWAY, RETURN)
    assert not anns.asks(rule, by="2024-12-01")
    either = told(hurt("2024-01-15", "first", one_of=(SAM, ANN)), ENDED, AWAY, RETURN)
    assert either.subjects(rule, by="2024-04-08") == ["sam"]


def test_changes_its_mind_when_the_care_is_corrected_and_not_a_day_sooner():
    wrong = cared(
        "2024-03-01", (MUM, GRAN), since="2024-03-01", fact="gran", corrects="e4", recorded="2024-04-22T09:00"
    )
    [question] = STORY.then(wrong).questions(rule, by="2024-12-01")
    assert (question.opened.date().isoformat(), question.closed.date().isoformat()) == ("2024-04-08", "2024-04-22")


def test_becomes_immediate_when_a_return_before_another_stay_is_told_late():
    away = cared("2024-05-01", (DAD,), since="2024-05-01", until="2024-06-10", fact="dad")
    home = cared("2024-06-11", (MUM,), "parental", since="2024-06-11", fact="home")
    left = GONE.then(BACK, away, home, decided("2024-07-01", "closure"))
    assert [one.urgency for one in left.asked(rule, by="2024-07-04")] == ["soon"]
    late = left.then(decided("2024-04-08", recorded="2024-07-05T09:00"))
    assert [one.urgency for one in late.asked(rule, by="2024-07-05")] == ["immediate"]


def test_a_childminder_does_not_take_a_child_out_of_its_mothers_care():
    minded = cared("2024-01-02", (FRIEND,), "childminder", since="2024-01-02")
    [question] = told(minded, *HURT.entries[1:], AWAY, RETURN).asked(rule, by="2024-04-08")
    carers, others = (dict(question.ask.gaps)[one] for one in ("carers", "others"))
    assert "Sam’s mother" in carers
    assert set(carers).isdisjoint(others)
