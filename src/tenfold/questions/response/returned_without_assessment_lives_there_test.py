"""A suspect has a child back who comes to live with it, or to whose home it was decided that it returns."""

from parts import ANN, CSC, DAD, GRAN, LODGER, MUM, SAM, entry, time, told
from tenfold.questions.response.returned_without_assessment import returned_without_assessment as rule
from tenfold.questions.response.returned_without_assessment_test import ARREST, AWAY, assessed, care, decided, police
from tenfold.record import Person, Relationship, Residence


def test_a_decision_that_he_returns_home_asks_before_he_does():
    story = told(ARREST, AWAY, decided("2024-03-18", considered=()))
    [question] = story.asked(rule, by="2024-03-18")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, MUM), ["arrested", "on-d"])
    for granted in (None, False):
        assert not told(ARREST, AWAY, decided(granted=granted, considered=())).asks(rule, by="2024-05-01")
    assert not told(ARREST, AWAY, decided(matter="placement", considered=())).asks(rule, by="2024-05-01")


def test_home_is_where_he_and_a_parent_have_lived():
    assert not told(police("2024-03-04", "arrested", DAD), AWAY, decided()).asks(rule, by="2024-05-01")
    lodging = Residence(person=LODGER, address="home", as_="resident", from_=time("2024-01-01"))
    lodger = entry("2024-03-01", CSC, "visit", Person(id=LODGER), lodging)
    taken = police("2024-03-04", "arrested", LODGER)
    assert told(lodger, taken, AWAY, decided()).subjects(rule, by="2024-05-01") == [LODGER]
    gone = entry("2024-03-10", CSC, "visit", Residence(person=LODGER, address="home", as_="left"))
    assert not told(lodger, taken, gone, AWAY, decided()).asks(rule, by="2024-05-01")
    visiting = Residence(person=SAM, address="dads", as_="visiting")
    visit = entry("2024-03-01", CSC, "visit", visiting)
    assert not told(visit, police("2024-03-04", "arrested", DAD), AWAY, decided()).asks(rule, by="2024-05-01")


def test_a_parent_of_no_known_address_counts_who_once_cared_for_him():
    known = Person(id="pa"), Relationship(of="pa", to=SAM, is_="father")
    told_of = entry("2024-03-01", CSC, "visit", *known)
    taken = police("2024-03-04", "arrested", "pa")
    assert not told(told_of, taken, AWAY, decided()).asks(rule, by="2024-05-01")
    cared = care("2024-02-01", "pa", id="once", to_date=time("2024-02-02"))
    assert told(told_of, cared, taken, AWAY, decided()).subjects(rule, by="2024-05-01") == ["pa"]


def lives(day, person=DAD, address="home", as_="resident", **fields):
    return entry(day, CSC, "record_note", Residence(person=person, address=address, as_=as_, **fields), id=f"on-{day}")


BAILED = police("2024-03-04", "bailed", DAD)


def test_a_suspect_who_comes_to_live_with_the_child_has_it_back():
    story = told(BAILED, lives("2024-03-20"))
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, ANN, DAD), ["bailed", "on-2024-03-20"])
    for_both = decided("2024-03-19", considered=("bailed",), children=(SAM, ANN))
    assert not told(BAILED, assessed("2024-03-18", DAD, children=(SAM, ANN)), for_both, lives("2024-03-20")).asks(
        rule, by="2024-05-01"
    )
    assert not told(lives("2024-03-02"), BAILED).asks(rule, by="2024-05-01")
    assert not told(BAILED, lives("2024-03-20", as_="visiting")).asks(rule, by="2024-05-01")
    assert not told(BAILED, lives("2024-03-20", address="elsewhere")).asks(rule, by="2024-05-01")


def test_who_left_the_home_on_bail_and_lives_there_again_has_it_back():
    there, gone = lives("2024-03-02"), lives("2024-03-05", as_="left")
    assert told(there, BAILED, gone, lives("2024-03-08")).asks(rule, by="2024-03-08")
    assert not told(there, BAILED, lives("2024-03-08")).asks(rule, by="2024-05-01")


def test_who_moves_with_the_child_or_may_always_have_lived_there_does_not_come_back():
    new = tuple(lives(f"2024-03-20T{hour}:00", one, "new") for hour, one in ((10, SAM), (11, ANN), (12, MUM)))
    mum = police("2024-03-04", "bailed", MUM, (SAM, ANN))
    from_one_day = [
        Residence(person=one, address="new", as_="resident", from_=time("2024-03-20")) for one in (SAM, ANN, MUM)
    ]
    assert not told(mum, entry("2024-03-20", CSC, "visit", *from_one_day)).asks(rule, by="2024-05-01")
    assert told(mum, *new).asks(rule, by="2024-05-01")
    pa = entry("2024-03-01", CSC, "visit", Person(id="pa"), Relationship(of="pa", to=MUM, is_="partner"))
    held = police("2024-03-04", "bailed", "pa")
    assert not told(pa, held, lives("2024-03-20", "pa")).asks(rule, by="2024-05-01")
    assert told(pa, held, lives("2024-03-20", "pa", from_=time("2024-03-19"))).subjects(rule, by="2024-05-01") == ["pa"]
    assert not told(pa, held, lives("2024-03-20", "pa", from_=time("2024-03-01"))).asks(rule, by="2024-05-01")


def test_who_lives_there_and_never_has_the_child_alone_has_it_not_back():
    for unsupervised, asks in ((False, False), (None, True)):
        watched = care("2024-03-19", GRAN, DAD, id="watched", unsupervised=unsupervised)
        assert (SAM in told(BAILED, watched, lives("2024-03-20")).asked(rule, by="2024-03-20")[0].about) is asks


def test_who_is_neither_parent_nor_partner_does_not_care_by_living_there():
    taken = police("2024-03-04", "bailed", GRAN)
    assert not told(taken, lives("2024-03-20", GRAN, from_=time("2024-03-20"))).asks(rule, by="2024-05-01")


def test_who_leaves_the_home_on_the_day_on_which_the_child_goes_back_to_it_does_not_have_it_back():
    parent = Relationship(of=MUM, to=SAM, is_="mother")
    homes = [Residence(person=one, address="home", as_="resident") for one in (SAM, MUM, DAD)]
    goes = lives("2024-03-20T09:00", as_="left", from_=time("2024-03-20"))
    sent = decided("2024-03-20T15:00", granted=True, considered=())
    tied = entry("2024-01-08", CSC, "record_note", parent, *homes)
    assert told(tied, BAILED, sent).subjects(rule, by="2024-03-20") == ["dad"]
    assert not told(tied, BAILED, goes, sent).questions(rule, by="2024-04-30")
