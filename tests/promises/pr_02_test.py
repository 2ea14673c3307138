"""PR-02: somebody of a family is given the list of who opened their record, when, for which agency and why.

An opening may be withheld by a recorded decision, as a covert look by police is: it is then not there, not counted and
not inferable from numbers; and it stands in its place once it is given again.
"""

import json

import pytest

from partnership import family, first, session
from promises.pr_04_test import asked, read_twice
from tenfold.access import Verdict
from unguarded import rewritten

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def watched():
    """A family that a nurse, police and the lead opened, in this order, and one who was refused; and who police are."""
    from tenfold import ledger

    ann = family(first(), first("e2", agency="police", facts=[]), first("e3", agency="ed", facts=[]))
    sergeant = session("police", "practitioner", "manager")
    ledger.open_record(session("ed"), ann, "care", "child")
    ledger.open_record(sergeant, ann, "enquire", "child")
    ledger.open_record(session("csc"), ann, "protect", "child")
    for outsider in (session("nursery"), session("dva")):
        with pytest.raises(ledger.Closed):
            ledger.open_record(outsider, ann, "protect", "child")
    return ann, sergeant


def covert(ann):
    """The number in the access log of the look that police took."""
    from tenfold import ledger

    return next(one.number for one in ledger.reads(session("csc", "auditor"), ann) if one.agency == "Police")


def listed(ann, *decided):
    """The list as the family is given it, and everything in it."""
    from tenfold.ledger import rights

    first, second = session("csc", "manager"), session("csc", "named_professional")
    files = rights.release(first, ann, read_twice(ann, first, second, decided, "access_list")).files
    told = next(json.loads(content) for name, content in files.items() if name.endswith(".json"))
    page = next(content.decode() for name, content in files.items() if name.endswith(".html"))
    return told["openings"], page


def check_the_look_left_no_trace(ann, shown_before):
    openings, page = listed(ann)
    assert [one for one in openings if one["agency"] == "Police"] == []
    assert "Police" not in page
    before = [one for one in shown_before if one["agency"] != "Police"]
    assert openings[: len(before)] == before
    assert f"<td>{len(openings)}</td>" in page
    assert f"<td>{len(openings) + 1}</td>" not in page


def test_the_list_says_who_when_for_which_agency_and_why(watched):
    ann, _ = watched
    openings, page = listed(ann)
    told = [(one["agency"], one["why"], one["outcome"]) for one in openings]
    assert ("City hospital", "I am seeing or treating this child, or somebody in the family, now", "opened") in told
    assert ("Police", "I am making or answering enquiries about harm to a child (section 47)", "opened") in told
    assert any(one[0] == "Acorn nursery" and one[2] == "was refused" for one in told)
    assert all(one["who"] and one["at"] and one["basis"] for one in openings)
    assert "Who opened your family" in page


def test_a_refuge_is_in_it_only_where_that_was_decided(watched):
    ann, _ = watched
    openings, page = listed(ann)
    assert "Haven" not in page
    assert "Haven" not in str(openings)
    assert "Haven" in {one["agency"] for one in listed(ann, Verdict("/agency/dva", passed=True))[0]}


def test_a_withheld_look_leaves_no_trace_and_stands_in_its_place_once_it_is_given_again(watched):
    from tenfold.ledger import rights

    ann, sergeant = watched
    before, _ = listed(ann)
    rights.withhold_opening(sergeant, covert(ann), "crime")
    check_the_look_left_no_trace(ann, before)
    rights.withhold_opening(sergeant, covert(ann), "over")
    again, _ = listed(ann)
    assert again[: len(before)] == before


def test_it_leaves_one_without_its_guard(watched):
    from tenfold.ledger import rights

    ann, sergeant = watched
    before, _ = listed(ann)
    rights.withhold_opening(sergeant, covert(ann), "crime")
    with rewritten("openings", "AND NOT coalesce", "OR false AND coalesce"), pytest.raises(AssertionError):
        check_the_look_left_no_trace(ann, before)
    check_the_look_left_no_trace(ann, before)


def test_only_the_agency_that_looked_or_an_auditor_decides_that(watched):
    from tenfold import ledger
    from tenfold.ledger import rights

    ann, _ = watched
    for other in (session("ed", "manager"), session("police"), session("csc", "administrator")):
        with pytest.raises(ledger.Closed, match="agency that looked"):
            rights.withhold_opening(other, covert(ann), "crime")
    rights.withhold_opening(session("csc", "auditor"), covert(ann), "serious_harm")


def test_what_was_confirmed_before_a_look_was_withheld_does_not_leave(watched):
    from tenfold.ledger import rights

    ann, sergeant = watched
    first, second = session("csc", "manager"), session("csc", "named_professional")
    number = read_twice(ann, first, second, None, "access_list")
    rights.withhold_opening(sergeant, covert(ann), "crime")
    with pytest.raises(rights.NotReleased):
        rights.release(first, ann, number)


def test_the_auditor_still_sees_what_the_family_is_not_told(watched):
    from tenfold import ledger
    from tenfold.ledger import rights

    ann, sergeant = watched
    rights.withhold_opening(sergeant, covert(ann), "crime")
    assert "Police" in {one.agency for one in ledger.reads(session("csc", "auditor"), ann)}


def test_the_list_is_of_openings_up_to_when_it_was_asked_for(watched):
    from tenfold import ledger
    from tenfold.ledger import rights

    ann, _ = watched
    first, second = session("csc", "manager"), session("csc", "named_professional")
    number = asked(ann, first, "access_list")
    ledger.open_record(session("ed", name="Late"), ann, "supervise", "child")
    rights.confirm(second, ann, number, rights.to_read(second, ann, number).state)
    files = rights.release(first, ann, number).files
    assert "I am supervising" not in "".join(content.decode() for content in files.values())
