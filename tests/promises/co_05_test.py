"""CO-05: logs, figures, sessions, queues, temporary files and mail hold no text of the record and no names.

A family is planted with words that stand nowhere else. Pages are opened in a running site, faults are met, entries are
written, exports and the pack are made; then every file and every table outside the record's sealed columns is read.
"""

import logging
import os
import tempfile
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from desks import browser_of, opens
from partnership import family, first, session, told
from tenfold.cli import web

pytestmark = [pytest.mark.usefixtures("blank"), pytest.mark.journey]
NAME, NICK, PLACE, WORD, SAYS, TYPED = "Zephquill", "Wobbkin", "Grimbleway", "quastorious", "vexilmoot", "Yttrifax"
CANARIES = (NAME, NICK, PLACE, WORD, SAYS, TYPED)


def planted():
    entry = first()
    entry["narrative"] = f"{NAME} was {WORD} at {PLACE}."
    ann = {"id": "ann", "name": f"{NAME} Vale", "known_as": [NICK], "born": "2024-02-01"}
    entry["facts"] = [
        {"person": ann},
        *entry["facts"][1:3],
        {"residence": {"person": "ann", "address": f"9 {PLACE}", "as": "resident"}},
        {"injury": {"id": "m", "child": "ann", "type": "bruise", "says": SAYS}},
        {"plan": {"child": "ann", "status": "started", "category": "neglect"}},
    ]
    return family(entry)


def fetched(place, client, path, **form):
    """What a running site answers to somebody's browser: the status."""
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    body = urlencode({**form, "csrfmiddlewaretoken": "x" * 32}).encode() if form else None
    try:
        asked = Request(place + path, data=body, headers={"Cookie": cookies})  # noqa: S310 - our own site
        with urlopen(asked, timeout=60) as answer:  # noqa: S310 - as above
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


def walk(place, ann):
    """Open pages, meet faults, search, write; what the child's page said."""
    client = opens(browser_of(session("csc")), ann)
    child = fetched(place, client, f"/family/{ann}/child/1")[1]
    pages = ("", "record", "pictures")
    for path in ("/", "/find", "/register", *(f"/family/{ann}/child/1/{one}".rstrip("/") for one in pages)):
        fetched(place, client, path)
    for path in ("siblings", "conference", "same-person", "question/1", "question/999", "child/99", f"no/{TYPED}"):
        fetched(place, client, f"/family/{ann}/{path}?name={TYPED}")
    fetched(place, client, "/find", name=f"{NAME} {TYPED}", purpose="care")
    fetched(place, client, f"/family/{ann}/child/1/record", narrative=TYPED)
    client.post(
        "/find", {"name": f"{NAME} Vale", "purpose": "care", "born-day": "1", "born-month": "2", "born-year": "2024"}
    )
    client.post(f"/family/{ann}/child/1/record", {"narrative": TYPED})
    fetched(place, client, "/metrics")
    return child


def use_the_ledger(ann, folder):
    """Write, search, export and make the pack; what left lies in a folder of its own."""
    from datetime import date

    from tenfold import ledger
    from tenfold.desk.tonight import tonight_of
    from tenfold.documents import Mark, tonight
    from tenfold.documents.sealing import seal
    from tenfold.ledger import rights
    from tenfold.ledger.at_risk import at_risk

    one, two = session("csc", "manager"), session("csc", "named_professional")
    ledger.append(session("csc"), ann, told("later", narrative=f"{NAME}: {WORD}"), "protect")
    with pytest.raises(ledger.NotTaken):
        ledger.append(session("csc"), ann, told("later", narrative=f"{NAME}, otherwise"), "protect")
    ledger.find(session("csc"), f"{NAME} Vale", date(2024, 2, 1))
    nurse, manager, officer = session("ed"), session("ed", "manager"), session("ed", "privacy_officer")
    ledger.present(nurse, ann, "care", f"{NAME} {TYPED}")
    act = next(one for one in ledger.door_acts(officer) if one.act == "presented" and TYPED in one.words)
    assert ledger.close_review(officer, act.id, f"{NAME} was there")
    ledger.bar(manager, ann, nurse.viewer.id, f"{NICK} is theirs")
    ledger.ask_register(session("csc", "custodian"), TYPED, "Elsewhere", f"{NAME} Vale", date(2024, 2, 1))
    number = rights.ask(one, ann, "subject_access", "ann", f"{NAME} {TYPED}").number
    rights.confirm(two, ann, number, rights.to_read(two, ann, number).state)
    left = rights.release(one, ann, number).files
    pack = at_risk(session("csc", "custodian"))
    page = tonight(tonight_of(pack.families), Mark(pack.serial, "team", "outage", "now"), "020")
    (folder / "tonight.pack").write_bytes(seal(page, "plum violin ladder ocean"))
    return "".join(map(bytes.decode, left.values())), page.decode()


def tables():
    """Every row of every table of the database as text, what is sealed as the bytes that it is."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
            " WHERE table_schema IN ('public', 'tenfold') AND table_type = 'BASE TABLE'"
        )
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(f"SELECT t::text FROM {name} t")
            found[name] = "\n".join(row for (row,) in cursor.fetchall()).encode()
    connections["owner"].close()
    return found


def files(*folders, since):
    """Every file under some folders that was written since, whole."""
    found = {}
    for path in (one for folder in folders for one in folder.rglob("*")):
        try:
            if path.is_file() and path.stat().st_mtime >= since - 1:
                found[str(path)] = path.read_bytes()
        except OSError:
            continue  # another test's, gone meanwhile
    return found


def holding(places):
    """Where any of the planted words stands, plain or as hexadecimal digits."""
    wanted = [form for one in CANARIES for form in (one.encode(), one.casefold().encode(), one.encode().hex().encode())]
    return sorted(name for name, content in places.items() if any(form in content for form in wanted))


def check_nothing_holds_them(places):
    assert holding(places) == []


def test_nothing_outside_the_sealed_record_holds_a_word_of_it(blank, tmp_path, monkeypatch):
    from django.core import mail

    began, log, temporary = time.time(), tmp_path / "site.log", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with web.beside({**blank.environment(), "TMPDIR": str(temporary)}, log) as place:
        ann = planted()
        child = walk(place, ann)
        figures = fetched(place, browser_of(session("csc")), "/metrics")[1]
    left, page = use_the_ledger(ann, tmp_path)
    assert all(NAME in shown for shown in (child, left, page)), "it was shown where it should be"
    assert b'"route": "child"' in log.read_bytes()
    places = {
        **tables(),
        **files(tmp_path, blank.folder, since=began),
        "figures": figures.encode(),
        "mail": "".join(str(one.message()) for one in getattr(mail, "outbox", [])).encode(),
    }
    assert "tenfold_requests_total" in figures
    assert any("/base/" in name for name in places), "the database's own files are among them"
    check_nothing_holds_them(places)


def test_a_line_that_quotes_the_narrative_is_found_without_its_guard(tmp_path):
    from tenfold.site.logs import AsJson

    def logged(formatter, name):
        handler = logging.FileHandler(tmp_path / name)
        handler.setFormatter(formatter)
        logger = logging.getLogger("django.request.of.a.test")
        logger.addHandler(handler)
        logger.error("Not taken: %s", f"{NAME} was {WORD}")
        logger.removeHandler(handler)
        handler.close()

    began = time.time()
    logged(AsJson(), "guarded.log")
    check_nothing_holds_them(files(tmp_path, since=began))
    logged(logging.Formatter("%(message)s"), "bare.log")
    with pytest.raises(AssertionError):
        check_nothing_holds_them(files(tmp_path, since=began))


@pytest.mark.parametrize("form", [str, str.casefold, lambda one: one.encode().hex()])
def test_a_planted_word_in_a_table_or_a_file_is_found(form):
    assert holding({"a": f"x {form(NAME)} y".encode(), "b": b"nothing"}) == ["a"]


def test_the_database_s_own_log_says_no_values(blank):
    from django.db import connection
    from django.db.utils import Error

    with connection.cursor() as cursor, pytest.raises(Error):
        cursor.execute("SELECT %s::int", [f"{NAME} {os.getpid()}"])
    logs = {str(path): path.read_bytes() for path in blank.folder.glob("*.log")}
    assert logs
    check_nothing_holds_them(logs)
