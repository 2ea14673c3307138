import pytest

from parts import (
    CSC,
    DAD,
    ED,
    FRIEND,
    GRAN,
    HV,
    LODGER,
    MUM,
    NEIGHBOUR,
    OUTSIDER,
    POLICE,
    SAM,
    entry,
    on_plan,
    time,
    told,
    visit,
)
from tenfold.picture import fold
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Assessment, Care, Check, Person, Presence, Relationship, Residence, SamePerson

SEEN = entry("2024-03-04", HV, "visit", Person(id="man"), Presence(person="man", context="on the stairs"))
STORY = told(SEEN)


def known(day="2024-03-06", **fields):
    return entry(day, POLICE, "record_note", Person(id="man", **fields))


def test_asks_who_the_man_on_the_stairs_is():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert question.id == "adult-unidentified:man"
    assert (question.urgency, question.to, question.about) == ("routine", (CSC,), (SAM, "man"))
    assert [one.id for one in question.evidence] == ["e1"]


def test_lists_every_agency_that_mentioned_him_and_when_and_grows():
    named = entry("2024-04", ED, "call", Account(by=MUM, about=("household",), names=("man",)), recorded="2024-04-09")
    story = STORY.then(named)
    [question] = story.asked(rule, by="2024-04-10")
    assert in_words(fold(story.case), question.ask).endswith("mentioned by hv (4 March 2024), ed (April 2024).")
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert len(question.grew) == 1


def test_is_silent_before_anybody_mentions_him():
    assert not told(entry("2024-03-04", HV, "visit", Person(id="man"))).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "fact",
    [
        Residence(person="man", address="home", as_="staying"),
        Account(by=MUM, about=("care",), names=("man",)),
        Relationship(of="man", to=MUM, is_="partner"),
        Relationship(of=SAM, to="man", is_="other"),
    ],
)
def test_asks_whichever_way_he_is_connected(fact):
    assert told(entry("2024-03-04", HV, "call", Person(id="man"), fact)).asks(rule, by="2024-03-04")


@pytest.mark.parametrize(
    "fact",
    [
        Residence(person="man", address="elsewhere", as_="resident"),
        Account(by="man", about=("other",)),
        Relationship(of="man", to=MUM, is_="aunt_uncle"),
        Relationship(of="man", to=SAM, is_="childminder"),
        Relationship(of="man", to=OUTSIDER, is_="partner"),
    ],
)
def test_is_silent_about_kin_and_others_who_live_elsewhere(fact):
    heard = entry("2024-03-04", HV, "call", Person(id="man"), Person(id=OUTSIDER), fact)
    assert not told(heard, on_plan("2024-03-05")).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("told_as", [{"born": "1990-01-01"}, {"identifiers": {"pnc": "1"}}])
def test_is_content_with_a_name_and_a_date_of_birth_or_an_identifier(told_as):
    fields = {key: time(value) if key == "born" else value for key, value in told_as.items()}
    assert STORY.then(known(**fields)).asks(rule, by="2024-03-06")
    assert not STORY.then(known(name="A", **fields)).asks(rule, by="2024-03-06")


def test_still_asks_when_only_a_name_or_a_year_of_birth_is_known():
    assert STORY.then(known(name="A")).asks(rule, by="2024-03-20")
    assert STORY.then(known(name="A", born=time("1990"))).asks(rule, by="2024-03-20")


def test_is_content_with_a_completed_check_and_not_with_one_asked_for():
    def check(result, *about):
        return entry("2024-03-06", CSC, "call", Check(about=about, against="police_record", result=result))

    assert not STORY.then(check("nothing_known", "man")).asks(rule, by="2024-03-06")
    assert STORY.then(check("requested", "man"), check("corroborated", MUM)).asks(rule, by="2024-03-20")


def test_is_content_with_a_completed_assessment_of_him_and_not_with_one_opened_or_of_another():
    def assessed(stage, *of):
        return entry("2024-03-06", CSC, "visit", Assessment(children=(SAM,), stage=stage, kind="carer", of=of))

    named = STORY.then(known(name="A", born=time("1957-09")))
    assert named.asks(rule, by="2024-03-06")
    assert not named.then(assessed("completed", "man")).asks(rule, by="2024-03-06")
    assert named.then(assessed("opened", "man"), assessed("completed", GRAN)).asks(rule, by="2024-03-20")


def has_sam(*facts, basis="unknown", **fields):
    care = Care(child=SAM, by=("man",), basis=basis)
    return told(entry("2024-03-04", HV, "call", Person(id="man", **fields), care, *facts))


def test_asks_who_has_the_child_where_nobody_told_a_name_or_a_tie():
    [question] = has_sam().asked(rule, by="2024-03-04")
    assert (question.urgency, question.about) == ("routine", (SAM, "man"))


@pytest.mark.parametrize(
    "story",
    [
        has_sam(name="A"),
        has_sam(Relationship(of="man", to=MUM, is_="aunt_uncle")),
        has_sam(basis="childminder"),
        told(entry("2024-03-04", HV, "call", Person(id="man"), Care(child="man", by=(MUM,), basis="parental"))),
    ],
)
def test_is_silent_about_a_carer_with_a_name_or_a_tie_or_by_trade(story):
    assert not story.asks(rule, by="2024-03-20")


def test_is_content_when_he_is_found_to_be_somebody_known():
    one = entry("2024-03-06", CSC, "record_note", SamePerson(a="man", b=DAD, is_=True))
    assert not STORY.then(one).asks(rule, by="2024-03-06")
    another = entry("2024-03-08", CSC, "record_note", SamePerson(a="man", b=DAD, is_=False))
    assert STORY.then(one, another).asks(rule, by="2024-03-08")


def test_leaves_out_parents_children_and_the_dead():
    parents = (Presence(person=DAD, context="at the door"), Presence(person=SAM, context="cot"))
    story = told(entry("2024-03-04", HV, "visit", *parents, Person(id=DAD), Presence(person=GRAN, context="in")))
    assert not story.asks(rule, by="2024-03-20")
    assert not STORY.then(entry("2024-03-06", ED, "death", about=("man",))).asks(rule, by="2024-03-06")


UNCLE = (Person(id="man", name="U"), Relationship(of="man", to=SAM, is_="aunt_uncle"))


def away(about="absence", event="visit", names=("man",), **fields):
    said = Account(by=MUM, about=(about,), names=names, says="with his uncle")
    return told(entry("2024-03-04", HV, event, *UNCLE, said, **fields))


@pytest.mark.parametrize(
    "story",
    [
        away(seen={SAM: "not_seen"}),
        away("care", seen={SAM: "not_seen"}),
        away(outcome="no_access"),
        away(event="clinic", outcome="not_brought"),
    ],
)
def test_asks_who_an_uncle_is_with_whom_the_child_is_said_to_be_until_it_is_seen(story):
    [question] = story.asked(rule, by="2024-06-01")
    assert (question.id, question.urgency) == ("adult-unidentified:man", "routine")
    assert not story.then(visit("2024-03-06")).asks(rule, by="2024-03-06")
    assert not story.then(known(name="U", born=time("1980-01-01"))).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "story",
    [
        away(seen={SAM: "seen"}),
        away("care", seen={SAM: "asleep"}),
        away("care", event="call"),
        away("feeding", seen={SAM: "not_seen"}),
        away(seen={SAM: "not_seen"}, names=()),
    ],
)
def test_is_silent_about_an_uncle_who_helps_or_where_the_child_is_shown(story):
    assert not story.questions(rule, by="2024-06-01")


def test_does_not_leak_from_one_person_to_another():
    two = entry("2024-03-04", HV, "visit", *SEEN.facts, Person(id=LODGER), Presence(person=LODGER, context="in"))
    named = entry("2024-03-06", HV, "call", Person(id=LODGER, name="C", born=time("1980-02-02")))
    assert told(two, named).subjects(rule, by="2024-03-06") == ["man"]


def test_a_mention_recorded_about_mum_is_near_her_children_and_about_a_stranger_near_none():
    mum = entry("2024-03-04", HV, "call", *SEEN.facts, about=(MUM,))
    assert told(mum).asked(rule, by="2024-03-04")[0].about[0] == SAM
    nobody = entry("2024-03-04", HV, "call", *SEEN.facts, Person(id=NEIGHBOUR), about=(NEIGHBOUR,))
    assert not told(nobody).asks(rule, by="2024-03-20")


def test_changes_its_mind_when_the_name_is_corrected_and_not_a_day_sooner():
    named = known(name="A", born=time("1990-01-01"))
    wrong = entry("2024-03-06", POLICE, "record_note", corrects="e2", recorded="2024-03-12T09:00")
    story = STORY.then(named, wrong)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


@pytest.mark.parametrize(("other", "asks"), [(OUTSIDER, True), (MUM, False), (SAM, False), (FRIEND, False)])
def test_a_tie_to_a_stranger_tells_nobody_who_somebody_is_to_the_family(other, asks):
    lives = Residence(person=FRIEND, address="home", as_="staying")
    known = entry("2024-03-01", HV, "visit", Person(id=FRIEND, name="Flo", born=time("1990-01-01")), lives)
    named = Person(id="man", name="Al")
    tie = Relationship(of="man", to=other, is_="partner" if other != SAM else "other")
    met = entry("2024-03-04", HV, "visit", named, Presence(person="man", context="in the kitchen"), tie)
    assert ("man" in told(known, met).subjects(rule, by="2024-03-06")) is asks
