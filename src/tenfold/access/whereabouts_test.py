from parts import CSC, DAD, MUM, POLICE, SAM, entry, told, visit
from tenfold.access import without_whereabouts
from tenfold.record import Check, Person, Presence, Residence

AWAY = "9 Hazel Court"
BARRED = Person(id=DAD, no_contact="He would be told where they live")


def lives(person=DAD, address=AWAY, **more):
    return Residence(person=person, address=address, as_="resident", **more)


def given(*entries, known=None):
    return repr(without_whereabouts(told(*entries).case.entries, known))


def test_where_somebody_lives_whom_nobody_may_approach_is_left_out_in_the_field_and_in_words():
    story = (
        visit("2024-03-01", BARRED, lives(id="r"), narrative=f"He moved to {AWAY}."),
        visit("2024-03-02", Check(about=("r",), against="document", result="corroborated"), narrative="9  HAZEL court"),
        visit("2024-03-03", Presence(person=DAD, context="seen at the corner shop")),
    )
    said = given(*story)
    assert "hazel" not in said.lower()
    assert "corner shop" not in said
    assert "Check(" not in said
    assert said.count("(address withheld)") == 2


def test_one_whom_anybody_may_approach_keeps_theirs_and_so_does_an_address_shared_with_the_child():
    assert AWAY in given(visit("2024-03-01", lives()))
    shared = given(visit("2024-03-01", BARRED, lives(), lives(SAM), lives(MUM)))
    assert AWAY in shared


def test_a_protected_address_is_left_out_whoever_lives_there_and_whoever_wrote_it():
    safe = lives(MUM, "12 Elder Walk", protected=True)
    said = given(visit("2024-03-01", safe, lives(SAM, "12 Elder Walk"), narrative="Now at 12 Elder Walk."))
    assert "Elder" not in said


def test_what_the_giver_knows_of_no_contact_counts_where_the_receiver_does_not_know_it():
    open_ = told(visit("2024-03-01", lives())).case.entries
    mine = told(visit("2024-03-01", lives()), entry("2024-03-02", CSC, "record_note", BARRED)).case.entries
    assert AWAY in repr(without_whereabouts(open_))
    assert AWAY not in repr(without_whereabouts(open_, mine))


def test_a_family_with_nobody_of_the_kind_is_left_as_it_is():
    entries = told(visit("2024-03-01", agency=POLICE)).case.entries
    assert without_whereabouts(entries) == entries
