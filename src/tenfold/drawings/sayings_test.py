from parts import CSC, ED, GRAN, MUM, SAM, entry, told
from tenfold.drawings.sayings import address_of, by, by_word, strength
from tenfold.picture import stays
from tenfold.record import Account, Check, Observation, Residence

SAID = entry(
    "2024-03-04",
    CSC,
    "visit",
    Account(id="a", by=MUM, about=("household",)),
    Account(id="b", by=GRAN, about=("household", "care")),
    Account(id="c", by=MUM, about=("feeding",)),
    role="social worker",
)


def test_who_wrote_it():
    p = told(SAID).picture("2024-03-05")
    assert by(p, p.entry("e1")) == "social worker, csc"


def test_by_whose_word_it_is():
    p = told(SAID, entry("2024-03-05", ED, "attendance", role="nurse")).picture("2024-03-05")
    assert by_word(p, p.entry("e1"), "household") == "Sam’s mother and Sam’s grandmother to social worker, csc"
    assert by_word(p, p.entry("e1"), "care") == "Sam’s grandmother to social worker, csc"
    assert by_word(p, p.entry("e1"), "absence") == "social worker, csc"
    assert by_word(p, p.entry("e2"), "household") == "nurse, ed"


def test_a_protected_address_is_never_told():
    safe = Residence(id="safe", person=SAM, address="refuge", as_="staying", protected=True)
    p = told(entry("2024-03-04", CSC, "record_note", safe)).picture("2024-03-05")
    assert [address_of(stay) for stay in stays(p, SAM)] == ["home", "a protected address"]


def test_what_went_well_is_told_and_that_a_check_bore_out_what_was_said():
    calm = Observation(id="calm", child=SAM, of="home_conditions", level="positive", says="warm and tidy")
    kind = Observation(id="kind", child=SAM, of="attachment", level="positive")
    so = Check(id="so", about=("b",), against="other_agency", result="corroborated")
    p = told(SAID, entry("2024-03-06", CSC, "visit", calm, kind, so)).picture("2024-03-06")
    assert [strength(one) for one in (*p.facts(Observation), *p.facts(Check))] == [
        "home conditions, warm and tidy",
        "attachment",
        "a check against other agency bore out what was said",
    ]
