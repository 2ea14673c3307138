from parts import ANN, CSC, DAD, GP, MUM, NURSERY, POLICE, SAM, entry, on_plan, told, visit
from tenfold.questions.curiosity.whereabouts_on_word import whereabouts_on_word as rule
from tenfold.record import Account, Check, Referral


def away(day, *, by=MUM, agency=CSC, event="call", about=("absence",), **fields):
    word = Account(by=by, about=about, claim="other")
    return entry(day, agency, event, word, **fields)


def check(day, result="corroborated", agency=POLICE, against="own_observation", about="w"):
    return entry(day, agency, "call", Check(about=(about,), against=against, result=result))


PLANNED = told(on_plan("2024-03-01"), visit("2024-03-04"))
STORY = PLANNED.then(away("2024-03-11", id="w"))


def test_asks_at_once_on_plan_when_mum_rings_to_say_he_is_away():
    [question] = STORY.asked(rule, by="2024-03-11")
    assert question.id == "whereabouts-on-word:sam"
    assert (question.urgency, question.to) == ("immediate", (CSC,))
    assert question.about == (SAM, MUM)
    assert [one.id for one in question.evidence] == ["w"]


def test_is_silent_before_anybody_says_so():
    assert not PLANNED.asks(rule, by="2024-03-10")


def test_is_silent_off_plan_until_it_is_said_twice_with_a_live_concern():
    ordinary = told(away("2024-03-11"), away("2024-03-12"))
    assert not ordinary.asks(rule, by="2024-03-20")
    referred = told(entry("2024-03-08", CSC, "call", Referral(children=(SAM,), from_=NURSERY)), away("2024-03-11"))
    assert not referred.asks(rule, by="2024-03-20")
    assert referred.then(away("2024-03-12")).asks(rule, by="2024-03-12")
    assert not referred.then(away("2024-03-12", agency=NURSERY)).asks(rule, by="2024-03-20")


def test_is_content_when_he_is_seen_even_in_part():
    [question] = STORY.then(visit("2024-03-12", how="partly", id="v")).questions(rule, by="2024-03-12")
    assert question.closed_by == "v"
    assert not STORY.then(entry("2024-03-12", GP, "attendance", seen={SAM: "seen"})).asks(rule, by="2024-03-12")


def test_is_silent_when_the_word_is_given_with_the_child_in_sight():
    shown = visit("2024-03-11", Account(by=MUM, about=("absence",)))
    assert not PLANNED.then(shown).asks(rule, by="2024-03-11")


def test_still_asks_when_mum_says_that_he_is_back_or_the_child_is_asleep():
    assert STORY.then(away("2024-03-13")).asks(rule, by="2024-03-20")
    assert STORY.then(visit("2024-03-13", how="asleep")).asks(rule, by="2024-03-20")


def test_asks_when_a_contact_shows_no_child_and_mum_says_who_has_him():
    hidden = visit("2024-03-11", Account(by=MUM, about=("care",)), how="not_seen")
    assert PLANNED.then(hidden).asks(rule, by="2024-03-11")
    assert not PLANNED.then(away("2024-03-11", about=("care",))).asks(rule, by="2024-03-11")


def test_is_content_with_a_check_by_another_agency():
    word = told(*PLANNED.entries[1:], entry("2024-03-11", CSC, "call", Account(id="word", by=MUM, about=("absence",))))
    assert word.asks(rule, by="2024-03-12")
    assert not word.then(check("2024-03-12", about="word")).asks(rule, by="2024-03-12")
    for against in ("own_observation", "other_authority"):
        assert not word.then(check("2024-03-12", about=SAM, against=against)).asks(rule, by="2024-03-12")
    assert word.then(check("2024-03-12", about=SAM, against="health_record")).asks(rule, by="2024-03-12")
    rang = check("2024-03-12", agency=CSC, against="other_agency", about="word")
    assert not word.then(rang).asks(rule, by="2024-03-12")
    own = check("2024-03-12", agency=CSC, about="word")
    assert word.then(own).asks(rule, by="2024-03-12")


def test_still_asks_when_the_check_is_only_asked_for_contradicts_or_came_before():
    for result in ("requested", "contradicted", "inconclusive"):
        assert STORY.then(check("2024-03-12", result, about=SAM)).asks(rule, by="2024-03-20")
    early = told(on_plan("2024-03-01"), check("2024-03-04", about=SAM), away("2024-03-11"))
    assert early.asks(rule, by="2024-03-12")


def test_is_content_when_the_nursery_says_where_he_is():
    assert not STORY.then(away("2024-03-12", by=NURSERY, agency=NURSERY)).asks(rule, by="2024-03-12")
    sister = entry("2024-03-12", NURSERY, "call", Account(by=NURSERY, about=("absence",)), about=(ANN,))
    assert STORY.then(sister).asks(rule, by="2024-03-20")


def test_a_month_told_before_the_word_is_no_sight_of_him_since():
    month = entry("2024-03", NURSERY, "record_note", seen={SAM: "seen"}, recorded="2024-03-08", id="n")
    story = told(on_plan("2024-03-01"), month, away("2024-03-11"))
    assert story.asks(rule, by="2024-03-11")
    later = entry("2024-03", NURSERY, "record_note", seen={SAM: "seen"}, recorded="2024-03-29")
    assert not story.then(later).asks(rule, by="2024-03-29")


def test_does_not_leak_from_another_child():
    ann_away = entry("2024-03-11", CSC, "call", Account(by=DAD, about=("absence",)), about=(ANN,))
    story = told(on_plan("2024-03-01", SAM, ANN), ann_away)
    assert story.then(visit("2024-03-12")).subjects(rule, by="2024-03-20") == [ANN]


def test_changes_its_mind_when_the_sighting_is_corrected_and_not_a_day_sooner():
    seen = visit("2024-03-12", id="v")
    undone = visit("2024-03-12", how="not_seen", corrects="v", recorded="2024-03-15T09:00")
    story = STORY.then(seen, undone)
    assert not story.asks(rule, by="2024-03-14")
    assert story.asks(rule, by="2024-03-15")
