"""PR-04: whoever asks what is held about them is given all of it, and nothing of anybody else's.

One readable bundle; what is about others is left out, or their names are, in the content itself and not by a box over
it; nothing in free words leaves before a reader has passed it and a second person has read what would leave; each
passage that does not has its reason; the same record and decisions give the same bytes.
"""

import json
import re
from html import unescape

import pytest

from goldens import ANN_S_OWN, LINES, PLANTED, entries, verdicts
from partnership import AGENCIES, family, session
from tenfold.access import Verdict
from unguarded import rewritten

pytestmark = pytest.mark.usefixtures("database")
AGENCIES_OF_ANN = (("school", "Acorn school", "school"), ("gp", "Larch surgery", "general_practice"))


@pytest.fixture
def golden():
    from tenfold.ledger.demo import enrol

    more = [{"id": id, "name": name, "kind": kind} for id, name, kind in AGENCIES_OF_ANN]
    enrol([*AGENCIES, *more])
    return family(*entries(), agencies=[*AGENCIES, *more])


def asked(golden, who, kind="subject_access", **more):
    from tenfold.ledger import rights

    return rights.ask(who, golden, kind, "ann", "Ann Vale", **more).number


def read_twice(golden, first, second, decided, kind="subject_access", **more):
    """Ask, decide and confirm as two people do; return the number of the request."""
    from tenfold.ledger import rights

    number = asked(golden, first, kind, **more)
    if decided:
        rights.decide(first, golden, number, decided)
    rights.confirm(second, golden, number, rights.to_read(second, golden, number).state)
    return number


def given(golden, decided, **more):
    from tenfold.ledger import rights

    first, second = session("csc", "manager"), session("csc", "named_professional")
    return rights.release(first, golden, read_twice(golden, first, second, decided, **more))


def leaks(files):
    """Which of the sixty stand in any file or name of one, as text or under its markup."""
    told = " ".join(f"{name} {content.decode()}" for name, content in files.items())
    bare = re.sub(r"<[^>]+>", "", unescape(told))
    return [one for one in PLANTED if one.casefold() in told.casefold() or one.casefold() in bare.casefold()]


def missing(files):
    return [one for one in ANN_S_OWN if any(one not in unescape(content.decode()) for content in files.values())]


def check_nothing_leaks(released):
    assert leaks(released.files) == []


def check_nothing_is_missing(released):
    assert missing(released.files) == []


def check_no_history_of_others(released):
    assert [name for name, content in released.files.items() if b"offending" in content] == []


def test_none_of_sixty_facts_about_others_leaks_and_none_of_ann_s_own_is_missing(golden):
    assert len(set(PLANTED)) == 60
    released = given(golden, verdicts())
    check_nothing_leaks(released)
    check_nothing_is_missing(released)
    assert {name.rsplit(".", 1)[1] for name in released.files} == {"html", "json"}


def test_names_leak_without_its_guard(golden, monkeypatch):
    from tenfold.access.names import Net

    monkeypatch.setattr(Net, "without", lambda _net, text: text)
    released = given(golden, verdicts())
    with pytest.raises(AssertionError):
        check_nothing_leaks(released)
    check_nothing_is_missing(released)


def test_what_nobody_read_leaks_without_its_guard(golden, monkeypatch):
    from tenfold.access import disclosing

    monkeypatch.setattr(disclosing, "_passed", lambda _stand, _passage: True)
    with pytest.raises(AssertionError):
        check_nothing_leaks(given(golden, verdicts()))


def test_facts_about_others_leak_without_its_guard(golden, monkeypatch):
    from tenfold.access import telling

    check_no_history_of_others(given(golden, []))
    monkeypatch.setattr(telling, "is_theirs", lambda *_: True)
    with pytest.raises(AssertionError):
        check_no_history_of_others(given(golden, []))


def test_words_that_nobody_read_are_not_given_and_the_bundle_says_so(golden):
    from tenfold.access import REASONS

    released = given(golden, [])
    told = "".join(content.decode() for content in released.files.values())
    check_nothing_leaks(released)
    assert [line.text for lines in LINES.values() for line in lines if line.text in told] == []
    assert REASONS["unread"] in told


def test_each_passage_that_is_withheld_has_its_reason(golden):
    from tenfold.access import REASONS

    released = given(golden, verdicts())
    told = json.loads(next(content for name, content in released.files.items() if name.endswith(".json")))
    assert {"third_party", "serious_harm", "legal_privilege", "protected_address"} <= told["reasons"].keys()
    page = next(content.decode() for name, content in released.files.items() if name.endswith(".html"))
    assert all(REASONS[one] in unescape(page) for one in told["reasons"])


def test_what_is_sealed_or_sensitive_leaves_no_trace(golden):
    released = given(golden, verdicts())
    told = json.loads(next(content for name, content in released.files.items() if name.endswith(".json")))
    assert [one["number"] for one in told["held"]["entries"]] == [1, 2, 3]
    assert "record note" not in json.dumps(told)


def test_who_asks_for_her_is_not_told_that_there_is_a_protected_address(golden):
    from tenfold.access import REASONS

    told = "".join(content.decode() for content in given(golden, [], on_behalf=True).files.values())
    assert REASONS["protected_address"] not in told
    assert REASONS["protected_address"] in "".join(c.decode() for c in given(golden, []).files.values())


def test_nothing_leaves_before_a_second_person_has_read_exactly_that(golden):
    from tenfold.ledger import rights

    first, second = session("csc", "manager"), session("csc", "named_professional")
    number = asked(golden, first)
    with pytest.raises(rights.NotReleased, match="Nobody else has confirmed"):
        rights.release(first, golden, number)
    state = rights.to_read(first, golden, number).state
    with pytest.raises(rights.NotReleased, match="Somebody else has to read it"):
        rights.confirm(first, golden, number, state)
    rights.confirm(second, golden, number, state)
    rights.decide(first, golden, number, verdicts()[:1])
    with pytest.raises(rights.NotReleased, match="Nobody else has confirmed"):
        rights.release(first, golden, number)
    with pytest.raises(rights.NotReleased, match="not what you read"):
        rights.confirm(second, golden, number, state)
    rights.confirm(second, golden, number, rights.to_read(second, golden, number).state)
    with pytest.raises(rights.NotReleased, match="Nobody else has confirmed"):
        rights.release(second, golden, number)
    assert rights.release(first, golden, number).files


def check_one_person_alone_releases_nothing(golden):
    from tenfold.ledger import rights

    first = session("csc", "manager")
    number = asked(golden, first)
    try:
        rights.confirm(first, golden, number, rights.to_read(first, golden, number).state)
        released = rights.release(first, golden, number)
    except rights.NotReleased:
        return
    assert not released.files


def test_one_person_alone_releases_it_without_its_guard(golden):
    check_one_person_alone_releases_nothing(golden)
    alone = rewritten("confirm_disclosure", "me = it.staff OR", "false AND")
    with alone, rewritten("release", "OR seen.staff = me", ""), pytest.raises(AssertionError):
        check_one_person_alone_releases_nothing(golden)


def test_the_same_record_and_decisions_give_the_same_bytes(golden):
    from partnership import told
    from tenfold import ledger
    from tenfold.ledger import rights

    first, second = session("csc", "manager"), session("csc", "named_professional")
    number = read_twice(golden, first, second, verdicts())
    released = rights.release(first, golden, number)
    ledger.append(session("csc"), golden, told("later", narrative="Danuta rang."), "protect")
    rights.decide(first, golden, number, [Verdict("g1/narrative/3", passed=True)])
    assert rights.made_again(second, golden, released.serial).files == released.files


def test_each_file_says_its_serial_for_whom_and_why_and_the_record_lists_it(golden):
    from tenfold import ledger
    from tenfold.ledger import rights

    first, second = session("csc", "manager"), session("csc", "named_professional", name="Second Reader")
    number = read_twice(golden, first, second, [])
    released = rights.release(first, golden, number)
    for name, content in released.files.items():
        assert str(released.serial) in name
        assert all(word in content.decode() for word in ("Ann Vale", "Right of access", str(released.serial)))
    line = rights.exports(first, golden)[0]
    assert (line.serial, line.kind, line.disclosure, line.second) == (
        released.serial,
        "subject_access",
        number,
        "Second Reader",
    )
    log = ledger.reads(session("csc", "auditor"), golden)
    assert [one.page for one in log].count(f"disclosure {number}") == 3
    assert log[0].basis.startswith("UK GDPR Articles")


def test_what_is_not_answered_within_a_month_is_told_to_whoever_runs_the_site(golden):
    from django.db import connections, transaction

    def late(cursor):
        cursor.execute("SELECT waiting FROM tenfold.lateness() WHERE part = 'disclosure'")
        return cursor.fetchone()[0]

    first, second = session("csc", "manager"), session("csc", "named_professional")
    answered, open_still = read_twice(golden, first, second, []), asked(golden, first)
    rights_of(first, golden, answered)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        before = late(cursor)
        cursor.execute("ALTER TABLE tenfold.disclosure DISABLE TRIGGER never")
        cursor.execute("UPDATE tenfold.disclosure SET at = at - interval '32 days' WHERE id = ANY (%s)",
                       [[answered, open_still]])  # fmt: skip
        assert late(cursor) == before + 1
        transaction.set_rollback(rollback=True, using="owner")


def rights_of(who, golden, number):
    from tenfold.ledger import rights

    return rights.release(who, golden, number)


def test_who_does_not_answer_such_requests_is_sent_to_who_does(golden):
    from tenfold import ledger

    with pytest.raises(ledger.Closed, match="answered by a manager"):
        asked(golden, session("csc"))
    with pytest.raises(ledger.Closed, match="Nothing on record ties you"):
        asked(golden, session("dva", "manager"))


def test_the_database_lets_nobody_else_take_a_step_either(golden):
    from django.db import connection, transaction
    from django.db.utils import ProgrammingError

    sam, number = session("csc"), asked(golden, session("csc", "manager"))
    opening = "SELECT tenfold.open_record(%s, %s::uuid[], 'rights', 'law', 'x', NULL, true)"
    steps = (
        ("SELECT tenfold.ask_disclosure(%s, %s, 'subject_access', 'x')", golden),
        ("SELECT tenfold.give_verdict(%s, %s, 'x')", number),
        ("SELECT tenfold.confirm_disclosure(%s, %s, sha256('x'), 0)", number),
        ("SELECT tenfold.release(%s, %s, sha256('x'))", number),
        ("SELECT tenfold.openings(%s, %s, now())", golden),
    )
    for sql, it in steps:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opening, [sam.secret, [golden]])
            with pytest.raises(ProgrammingError, match="manager, named professional"), transaction.atomic():
                cursor.execute(sql, [sam.secret, it])


@pytest.mark.parametrize("table", ["disclosure", "verdict", "confirmation", "export", "export_content", "withholding"])
def test_no_step_is_changed_or_taken_back(golden, table):
    from django.db import connections
    from django.db.utils import ProgrammingError

    given(golden, verdicts())
    with connections["owner"].cursor() as cursor, pytest.raises(ProgrammingError, match="what is written stays"):
        cursor.execute(f"TRUNCATE tenfold.{table} CASCADE")
    with connections["default"].cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(f"DELETE FROM tenfold.{table}")
