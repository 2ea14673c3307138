import pytest

from partnership import bruise, family, first, session

pytestmark = pytest.mark.usefixtures("database")
PLAN = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}


def test_a_custodian_gets_the_children_on_plans_with_a_line_in_the_log_for_each_family_and_a_serial():
    from tenfold import ledger
    from tenfold.ledger.at_risk import at_risk
    from tenfold.ledger.rights import exports

    ann, other = family(first(facts=[*first()["facts"], PLAN])), family(first())
    imelda = session("csc", "custodian")
    found = at_risk(imelda)
    assert ann in {one.family for one in found.families}
    assert other not in {one.family for one in found.families}
    line = ledger.reads(session("csc", "auditor"), ann)[0]
    assert (line.who, line.page) == (imelda.viewer.name, f"tonight {found.serial}")
    assert exports(imelda)[0].serial == found.serial


def test_a_manager_gets_the_families_of_their_agency_of_which_something_is_asked_at_once_and_no_others():
    from tenfold import ledger
    from tenfold.ledger.at_risk import at_risk

    hurt, well = family(first()), family(first())
    ledger.append(session("csc"), hurt, bruise(f"b-{hurt}"), "protect")
    urgent = [one for one in ledger.open_record(session("csc"), hurt, "protect", "child").questions if not one.closed]
    assert "immediate" in {one.urgency for one in urgent}
    mine = {one.family for one in at_risk(session("csc", "manager")).families}
    assert hurt in mine
    assert well not in mine
    assert hurt not in {one.family for one in at_risk(session("dva", "manager")).families}


@pytest.mark.parametrize("role", ["practitioner", "auditor", "administrator", "chair"])
def test_nobody_else_makes_it(role):
    from tenfold import ledger
    from tenfold.ledger.at_risk import at_risk

    with pytest.raises(ledger.Closed, match="made by a custodian"):
        at_risk(session("csc", role))


def test_the_database_gives_no_serial_to_others_either():
    from django.db import connection
    from django.db.utils import ProgrammingError

    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="custodian of the register or a manager"):
        cursor.execute("SELECT tenfold.export_tonight(%s)", [session("csc").secret])
