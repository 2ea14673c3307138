"""Whom questions are put to, as those who are asked would name themselves."""

from parts import CSC, ED, OTHER_LA, POLICE, told
from tenfold.picture import fold
from tenfold.questions import addressees
from tenfold.questions.addressees import each_once, education, health, lead, police
from tenfold.record import Case


def test_roles_are_named_in_the_words_of_the_field_where_no_agency_is():
    assert lead(told().picture("2024-03-04")) == (CSC,)
    roles = {value for name, value in vars(addressees).items() if name.isupper()}
    steps = {"team manager", "head of service", "next step of escalation"}
    assert roles == steps | {"conference chair", "legal services", "named professional"}


def test_agencies_of_the_record_are_asked_by_name():
    p = told().picture("2024-03-04")
    assert (lead(p), police(p), health(p), education(p)) == ((CSC,), (POLICE,), (ED,), ())
    assert lead(told().led_by(OTHER_LA, "2024-03-01").picture("2024-03-04")) == (OTHER_LA,)
    assert education(told().beside("council", "education_service").picture("2024-03-04")) == ("council",)


def test_where_the_record_has_none_the_service_is_asked():
    p = fold(Case(case="empty", agencies=()))
    assert (lead(p), police(p), health(p)) == (("children's social care",), ("police",), ("health",))


def test_each_is_asked_once():
    assert each_once((CSC, ED), (ED, POLICE), (CSC,)) == (CSC, ED, POLICE)
