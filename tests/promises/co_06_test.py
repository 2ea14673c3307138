"""CO-06: an agency's staff sign in only while what it must have is in date; else somebody who is named lets them in."""

from datetime import timedelta
from uuid import uuid4

import pytest

from desks import browser_of, words_of
from factors import code, half_signed_in, hired
from guards import as_owner, rebuilt
from partnership import session
from tenfold import ledger
from tenfold.ledger.models import Staff
from tenfold.ledger.staffing import Conditions, NotMade, enlist, hire, require
from tenfold.when import day_of

pytestmark = pytest.mark.usefixtures("database")


def agency():
    """An agency of a test's own, since the others are everybody's, and somebody who works there."""
    id = f"a{uuid4().hex[:10]}"
    enlist(id, "Somewhere", "school")
    hire(f"{id}-who", "Una", id, "Teacher", ["practitioner"])
    return id, Staff.objects.get(username=f"{id}-who")


def today():
    [[now]] = as_owner("SELECT clock_timestamp()")
    return day_of(now)


def whole(days=0, **less):
    until = today() + timedelta(days=days)
    told = {"security_until": until, "agreement_until": until, "guardian": "Dr Gale", "privacy_officer": "Pia Lund"}
    return Conditions(**{name: value for name, value in (told | less).items() if value is not None})


def a_lapsed_agency_has_no_sign_ins(conditions):
    id, who = agency()
    require(id, conditions)
    with pytest.raises(ledger.NotLetIn, match="not in date"):
        ledger.begin(who, uuid4().hex)


@pytest.mark.parametrize(
    "lapsed",
    [{"days": -1}, {"guardian": None}, {"privacy_officer": None}, {"security_until": None}, {"agreement_until": None}],
    ids=str,
)
def test_nobody_of_an_agency_signs_in_that_lacks_something(lapsed):
    a_lapsed_agency_has_no_sign_ins(whole(**lapsed))


def test_on_its_last_day_it_still_holds_and_where_nothing_is_kept_nothing_is_asked():
    for conditions in (whole(), Conditions()):
        id, who = agency()
        require(id, conditions)
        assert ledger.begin(who, uuid4().hex)


def test_who_is_in_when_it_lapses_is_out_at_the_next_request_and_told_why():
    id, who = agency()
    signed_in = ledger.begin(who, uuid4().hex)
    browser = browser_of(signed_in)
    assert browser.get("/").status_code == 200
    require(id, whole(-1))
    assert browser.get("/").status_code in {302, 403}


def test_somebody_who_is_named_lets_them_in_until_a_day():
    id, who = agency()
    require(id, whole(-1))
    with pytest.raises(NotMade, match="named"):
        require(id, Conditions(let_in_until=today()))
    require(id, Conditions(let_in_until=today(), let_in_by="Dr Gale"))
    assert ledger.begin(who, uuid4().hex)
    require(id, Conditions(let_in_until=today() - timedelta(days=1), let_in_by="Dr Gale"))
    with pytest.raises(ledger.NotLetIn):
        ledger.begin(who, uuid4().hex)


def test_at_sign_in_it_is_said_in_words():
    staff, secret = hired()
    id, _ = agency()
    as_owner("UPDATE ledger_staff SET agency = %s WHERE id = %s", id, staff.pk)
    require(id, whole(-1))
    page = half_signed_in(staff).post("/account/2fa/authenticate/", {"code": code(secret)}, follow=True)
    assert "is not in date" in words_of(page)


def test_what_is_no_agency_or_no_role_is_not_made():
    with pytest.raises(NotMade, match="no agency"):
        hire("x", "X", "nowhere", "x", ["practitioner"])
    with pytest.raises(NotMade, match="is no role"):
        hire("x", "X", "csc", "x", ["emperor"])
    with pytest.raises(NotMade, match="no kind of agency"):
        enlist("x", "X", "palace")
    assert session("csc")


def test_nobody_of_a_lapsed_agency_signs_in_without_its_guard():
    with (
        rebuilt("may_enter", ">= (clock_timestamp()", "IS DISTINCT FROM (clock_timestamp()"),
        pytest.raises(pytest.fail.Exception),
    ):
        a_lapsed_agency_has_no_sign_ins(whole(-1))
