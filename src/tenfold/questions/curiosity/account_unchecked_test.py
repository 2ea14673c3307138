from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, FRIEND, GRAN, HV, LODGER, MUM, NURSERY, SAM, SCHOOL, entry, on_plan, time, told, visit
from tenfold.questions.curiosity.account_unchecked import account_unchecked as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Care, Check, Decision, Observation, Opinion, Person, Residence


def word(day, *about, by=MUM, agency=HV, id="w", event="call", **fields):
    return entry(day, agency, event, Account(id=id, by=by, about=about, names=fields.pop("names", ())), **fields)


def decided(day, *children):
    return entry(day, CSC, "record_note", Decision(matter="referral", children=children or (SAM,)))


def check(about, result="corroborated", day="2024-03-06", against="witness"):
    return entry(day, CSC, "call", Check(about=(about,), against=against, result=result))


STORY = told(word("2024-03-04", "household", id="w"), decided("2024-03-05"))


def test_asks_ten_working_days_after_it_was_said_and_a_decision_followed():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "account-unchecked:w"
    assert (question.urgency, question.to, question.about) == ("routine", (CSC,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1", "e2"]


def test_is_silent_where_nothing_rests_on_it():
    assert not told(word("2024-03-04", "household")).asks(rule, by="2024-05-04")
    assert not told(decided("2024-03-01"), word("2024-03-04", "household")).asks(rule, by="2024-05-04")
    assert not told(word("2022-03-04", "household"), decided("2024-03-05")).asks(rule, by="2024-05-04")


def test_asks_of_a_word_about_injuries_nothing():
    assert not told(word("2024-03-04", "w0"), decided("2024-03-05")).asks(rule, by="2024-05-04")


@pytest.mark.parametrize(
    ("observed", "about"), [("growth", "feeding"), ("attendance", "absence"), ("fear", "behaviour")]
)
def test_asks_of_a_word_that_answers_an_observed_concern(observed, about):
    worried = entry("2024-03-01", SCHOOL, "observation", Observation(child=SAM, of=observed, level="concern"))
    assert told(worried, word("2024-03-04", about)).asks(rule, by="2024-03-18")
    assert not told(worried, word("2024-03-04", "relationship")).asks(rule, by="2024-05-18")
    assert not told(word("2024-02-28", about), worried).asks(rule, by="2024-05-18")
    fine = entry("2024-03-01", SCHOOL, "observation", Observation(child=SAM, of=observed, level="neutral"))
    assert not told(fine, word("2024-03-04", about)).asks(rule, by="2024-05-18")


def test_a_word_on_something_else_counts_only_as_an_answer_given_with_the_concern():
    assert not told(word("2024-03-04", "other"), decided("2024-03-05")).asks(rule, by="2024-05-18")
    concern = Observation(child=SAM, of="growth", level="concern")
    asked = visit("2024-03-04", concern, Account(by=MUM, about=("other",)), agency=HV)
    assert told(asked).asks(rule, by="2024-03-18")


@pytest.mark.parametrize("result", ["corroborated", "contradicted", "unfounded"])
def test_is_content_with_a_check(result):
    [question] = STORY.then(check("w", result, day="2024-03-20")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_is_content_with_an_opinion_or_a_check_of_what_it_is_about():
    judged = entry("2024-03-06", HV, "observation", Opinion(about=("w",), view="medical_cause"))
    assert not STORY.then(judged).asks(rule, by="2024-03-18")
    for about in (MUM, SAM, "home-sam", "home-mum"):
        assert not STORY.then(check(about)).asks(rule, by="2024-03-18")
    care = told(word("2024-03-04", "care"), decided("2024-03-05"), check("care-sam"))
    assert not care.asks(rule, by="2024-03-18")
    friend = told(word("2024-03-04", "household", names=(LODGER,)), decided("2024-03-05"), check(LODGER))
    assert not friend.asks(rule, by="2024-03-18")


def test_still_asks_when_the_check_is_open_or_asks_what_mum_is_known_for():
    assert STORY.then(check("w", "requested"), check("w", "inconclusive")).asks(rule, by="2024-03-18")
    assert STORY.then(check(MUM, against="police_record")).asks(rule, by="2024-03-18")
    unsure = entry("2024-03-06", HV, "observation", Opinion(about=("w",), view="undetermined"))
    assert STORY.then(unsure).asks(rule, by="2024-03-18")
    assert told(check(MUM, day="2024-03-01"), *STORY.entries[1:]).asks(rule, by="2024-03-18")


def test_asks_of_no_word_by_who_neither_cares_nor_lives_there():
    people = (Person(id=FRIEND), Account(by=FRIEND, about=("household",)), Account(by=NURSERY, about=("care",)))
    assert not told(entry("2024-03-04", HV, "call", *people), decided("2024-03-05")).asks(rule, by="2024-05-04")


def test_asks_of_the_word_of_who_lived_there_even_once_they_left():
    lived = (
        Residence(id="r1", person=GRAN, address="home", as_="staying"),
        Residence(id="r2", person=GRAN, address="home", as_="left", from_=None),
    )
    came = entry("2024-01-01", HV, "visit", lived[0], about=(SAM,))
    gone = entry("2024-03-10", HV, "visit", lived[1], about=(SAM,))
    said = word("2024-03-04", "household", by=GRAN)
    assert told(came, said, decided("2024-03-05"), gone).asks(rule, by="2024-03-18")


def test_the_same_word_said_again_joins_the_question():
    again = STORY.then(word("2024-03-11", "household", id="again"))
    assert again.subjects(rule, by="2024-04-18") == ["w"]
    later = again.then(decided("2024-03-12"))
    [question] = later.asked(rule, by="2024-04-18")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3", "e4"]
    assert later.then(check("w", day="2024-03-08")).asks(rule, by="2024-04-18")


def test_is_soon_with_a_live_concern():
    [question] = STORY.then(on_plan("2024-03-06")).asked(rule, by="2024-03-18")
    assert question.urgency == "soon"


def test_does_not_leak_from_one_child_to_another():
    assert not told(word("2024-03-04", "household"), decided("2024-03-05", ANN)).asks(rule, by="2024-05-04")


def test_a_word_recorded_about_mum_is_about_her_children():
    story = told(word("2024-03-04", "household", about=(MUM,)), decided("2024-03-05", ANN))
    assert [question.about for question in story.asked(rule, by="2024-03-18")] == [(SAM, ANN, MUM)]


def test_counts_from_the_end_of_a_month_half_told():
    story = told(word("2024-02", "household", recorded="2024-02-29"), decided("2024-03-05"))
    assert not story.asks(rule, by="2024-03-13")
    assert story.asks(rule, by="2024-03-14")


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-06", CSC, "call", corrects="c", recorded="2024-03-25T09:00")
    done = entry("2024-03-06", CSC, "call", Check(about=("w",), against="witness", result="corroborated"), id="c")
    story = STORY.then(done, undone)
    assert not story.asks(rule, by="2024-03-24")
    assert story.asks(rule, by="2024-03-25")


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("household", "the household"),
        ("absence", "an absence"),
        ("care", "the child’s care"),
        ("relationship", "a relationship"),
        ("feeding", "feeding and growth"),
        ("behaviour", "behaviour"),
    ],
)
def test_says_in_a_plain_sentence_what_was_said_and_when(subject, words):
    story = told(word("2024-03-04", subject), decided("2024-03-05"))
    [question] = story.asked(rule, by="2024-03-18")
    sentence = in_words(story.picture("2024-03-18"), question.ask)
    who = "Sam’s mother"
    assert sentence == f"Who besides {who} can confirm what {who} said about {words} (4 March 2024)?"


def test_says_of_something_else_that_it_was_about_what_was_seen():
    worry = Observation(child=SAM, of="other", level="concern")
    said = Account(id="w", by=MUM, about=("other",))
    story = told(entry("2024-03-04", HV, "visit", worry, said))
    [question] = story.asked(rule, by="2024-03-18")
    assert "said about what was seen (" in in_words(story.picture("2024-03-18"), question.ask)


def test_what_is_known_of_the_speaker_s_own_health_is_no_check_of_what_she_said_of_the_child():
    eats = told(word("2024-03-04", "feeding", id="w"), decided("2024-03-05"))
    assert eats.then(check(MUM, against="health_record")).asks(rule, by="2024-03-18")
    assert not eats.then(check(SAM, against="health_record")).asks(rule, by="2024-03-18")
    assert not eats.then(check("w", against="health_record")).asks(rule, by="2024-03-18")


def test_the_order_in_which_the_children_are_named_makes_no_other_question():
    first = entry("2024-03-04", HV, "call", Account(id="w", by=MUM, about=("absence",)), about=(SAM, ANN))
    again = entry("2024-03-05", HV, "call", Account(id="w2", by=MUM, about=("absence",)), about=(ANN, SAM))
    story = told(first, again, decided("2024-03-06", SAM, ANN))
    assert story.subjects(rule, by="2024-03-20") == ["w"]


@pytest.mark.parametrize(
    ("about", "against", "asks"),
    [
        (MUM, "witness", True),
        (SAM, "housing_record", True),
        (SAM, "document", True),
        (SAM, "medical_test", False),
        ("w", "housing_record", False),
    ],
)
def test_who_or_where_they_are_is_no_check_of_how_a_child_is_fed(about, against, asks):
    thin = entry("2024-03-01", HV, "clinic", Observation(child=SAM, of="growth", level="concern"))
    fed = told(thin, word("2024-03-04", "feeding"))
    assert fed.asks(rule, by="2024-03-18")
    assert fed.then(check(about, against=against)).asks(rule, by="2024-03-18") is asks


@pytest.mark.parametrize("on", ["household", "care"])
def test_a_check_counts_of_a_home_or_care_that_was_given_its_id_later(on):
    home = Residence(person=MUM, address="flat", as_="resident")
    fact = home if on == "household" else Care(child=SAM, by=(DAD,), basis="parental")
    told_of = [entry("2024-03-01", HV, "visit", fact), entry("2024-03-02", HV, "visit", replace(fact, id="it"))]
    story = told(*told_of, word("2024-03-04", on), decided("2024-03-05"))
    assert story.asks(rule, by="2024-03-18")
    assert not story.then(check("it")).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(("had", "asks"), [(None, False), ("care", True), ("lived", True)])
def test_the_word_of_a_father_who_never_had_the_child_is_no_caregivers(had, asks):
    facts = {
        "care": Care(child=SAM, by=(DAD,), basis="parental", from_=time("2023-03-01"), to_date=time("2023-06-01")),
        "lived": Residence(person=DAD, address="home", as_="staying", from_=time("2023-03-01")),
    }
    before = [entry("2023-06-02", HV, "visit", facts[had])] if had else []
    said = word("2024-03-04", "household", by=DAD)
    assert told(*before, said, decided("2024-03-05")).asks(rule, by="2024-03-18") is asks
