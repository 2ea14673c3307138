"""The site's own PostgreSQL: what it makes, whom it lets in, what it refuses, and whose programs it runs."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("psycopg")

import psycopg

from tenfold.ledger.server import NoServer, Server
from tenfold.ledger.server.programs import Account, programs

ROOT = os.geteuid() == 0
GUESS = "guess"
ONE_MORE = "insert into written values (default)"


@pytest.fixture(scope="module")
def first():
    """A folder in which a server has run once and a row was written by the owner, and a copy of it."""
    above = Path(tempfile.mkdtemp(prefix="tenfold-"))
    above.chmod(0o711)  # a folder of pytest's own is closed to the account that PostgreSQL runs as for root
    with Server(above / "first") as server, as_owner(server) as owner:
        owner.execute("create table written (id serial primary key)")
        owner.execute(ONE_MORE)
        owner.execute("grant select on written to tenfold_app")
    subprocess.run(["cp", "-a", above / "first", above / "second"], check=True)  # noqa: S607
    yield above / "first"
    shutil.rmtree(above)


@pytest.fixture
def folder(first):
    """The copy, as often as a test wants to start and stop it."""
    return first.with_name("second")


@pytest.fixture(scope="module")
def server(first):
    """A server that runs for all the tests that do not stop it."""
    with Server(first) as server:
        yield server


@pytest.fixture
def empty(first):
    place = first.with_name("empty")
    place.mkdir()
    yield place
    shutil.rmtree(place)


def as_owner(server):
    return psycopg.connect(server.environment()["TENFOLD_OWNER_URL"], autocommit=True)


def as_app(server):
    return psycopg.connect(server.environment()["DATABASE_URL"], autocommit=True)


def rows(server):
    with as_app(server) as app:
        return app.execute("select count(*) from written").fetchone()[0]


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def listening(process):
    """The TCP sockets of a process, by their numbers."""
    held = {str(one.readlink()) for one in Path(f"/proc/{process}/fd").iterdir()}
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    open_ones = {line.split()[9] for table in tables if table.exists() for line in table.read_text().splitlines()[1:]}
    return {one for one in held if one.removeprefix("socket:[").removesuffix("]") in open_ones}


def test_a_second_start_finds_what_was_written(folder):
    with Server(folder) as server:
        assert rows(server) >= 1


def test_nothing_listens_but_the_socket_file(server):
    with as_app(server) as app:
        assert app.execute("show listen_addresses").fetchone() == ("",)
    assert listening(server.process) == set()
    assert (server.socket / ".s.PGSQL.5432").is_socket()


def test_what_is_acknowledged_is_on_the_disk_and_pages_are_checked(server):
    with as_app(server) as app:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            assert app.execute(f"show {setting}").fetchone() == ("on",), setting
        assert app.execute("show server_encoding").fetchone() == ("UTF8",)
        assert app.execute("select lower('ÉÅŁ'), 'é' ~ '[[:alpha:]]'").fetchone() == ("éåł", True)


def test_the_application_makes_nothing(server):
    with as_app(server) as app:
        for wish in ("create table mine ()", "create temp table mine ()", "create schema mine", "create role mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(wish)
        mine = "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"
        assert app.execute(mine).fetchone() == (False, False, False, False)


def test_the_owner_makes_schemas_and_is_no_superuser(server):
    with as_owner(server) as owner:
        owner.execute("create schema walls")
        owner.execute("create extension pg_trgm")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            owner.execute("create role mine")


@pytest.mark.parametrize("role", ["postgres", "nobody", "tenfold_app"])
def test_nobody_else_comes_in(server, role):
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(server.socket), user=role, dbname="tenfold", password=GUESS)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(server.socket), user=role, dbname="postgres", password=GUESS)


def test_files_are_open_to_nobody_else(server):
    assert mode(server.folder) == (0o710 if ROOT else 0o700)
    assert mode(server.folder / "secrets.json") == mode(server.folder / "postgres.log") == 0o600
    assert mode(server.database) == mode(server.socket) == 0o700
    assert mode(server.folder.parent) == 0o711, "the folder above is not ours to change"


def test_postgresql_never_runs_as_root(server):
    assert Path(f"/proc/{server.process}").stat().st_uid == Account.ours().uid != 0


def test_the_log_does_not_repeat_what_was_written(server):
    with as_owner(server) as owner:
        owner.execute("create table told (words text primary key)")
        for _ in range(2):
            try:
                owner.execute("insert into told values ('bruise behind the ear')")
            except psycopg.errors.UniqueViolation:
                break
        with pytest.raises(psycopg.errors.InvalidTextRepresentation, match="bruise"):
            owner.execute("select 'bruise behind the ear'::int")
    assert "ready to accept connections" in (server.folder / "postgres.log").read_text()
    assert "bruise" not in (server.folder / "postgres.log").read_text()


def test_two_do_not_share_a_folder(server):
    with pytest.raises(NoServer, match="Another Tenfold is at work"):
        Server(server.folder).start()
    assert rows(server) == 1


def test_a_folder_that_is_not_ours_is_left_alone(empty):
    (empty / "letters.txt").write_text("dear")
    before = mode(empty)
    with pytest.raises(NoServer, match="holds other things and no Tenfold site"):
        Server(empty).start()
    assert [path.name for path in empty.iterdir()] == ["letters.txt"]
    assert mode(empty) == before


def test_secrets_that_others_can_read_are_refused(folder):
    (folder / "secrets.json").chmod(0o640)
    with pytest.raises(NoServer, match="chmod 600"):
        Server(folder).start()
    (folder / "secrets.json").chmod(0o600)


def test_secrets_that_are_broken_are_not_made_anew(empty):
    (empty / "secrets.json").write_text("{")
    (empty / "secrets.json").chmod(0o600)
    with pytest.raises(NoServer, match="backup"):
        Server(empty).start()


def test_a_database_of_another_version_is_refused(folder):
    made = (folder / "postgres" / "PG_VERSION").read_text()
    (folder / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(NoServer, match="was made by PostgreSQL 12"):
        Server(folder).start()
    (folder / "postgres" / "PG_VERSION").write_text(made)


def test_a_long_path_gets_a_short_socket(folder):
    deep = folder.with_name("a" * 90)
    folder.rename(deep)
    with Server(deep) as server:
        assert len(str(server.socket)) < 60
        assert mode(server.socket) == 0o700
        assert rows(server) >= 1
        short = server.socket
    assert not short.exists()
    deep.rename(folder)


def test_programs_that_are_not_there_are_said_to_be_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(NoServer, match="there is no `postgres`"):
        programs(Account.ours())


def test_programs_that_fail_say_why():
    with pytest.raises(NoServer, match=r"initdb failed: .*no-such-option"):
        programs(Account.ours()).run("initdb", "--no-such-option")


@pytest.mark.skipif(not ROOT, reason="only root has doors that PostgreSQL's account cannot pass")
def test_programs_behind_closed_doors_are_copied(first, monkeypatch):
    shut = first.with_name("shut")
    shut.mkdir(mode=0o700)
    (shut / "pg" / "bin").mkdir(parents=True)
    (shut / "pg" / "bin" / "postgres").write_text("#!/bin/sh\necho postgres 17.2\n")
    (shut / "pg" / "bin" / "postgres").chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(shut / "pg" / "bin"))
    home = first.with_name("home")
    home.mkdir()
    found = programs(Account.ours()).reachable_from(home)
    assert found.folder.is_relative_to(home)
    assert found.version == "17.2"
    shutil.rmtree(shut)
    shutil.rmtree(home)


@pytest.mark.skipif(not ROOT, reason="the other tests are run by an ordinary user already")
def test_an_ordinary_user_starts_one_too(first):
    account = Account.ours()
    python = next((one for one in (sys.executable, "/usr/bin/python3") if account.reaches(Path(one))), None)
    if python is None or not account.reaches(Path(__file__).parent):
        pytest.skip("nobody can reach neither this Python nor this folder")
    mine, bin_folder = account.own(first.with_name("theirs")), programs(account).folder
    told = (
        "import sys; from pathlib import Path; from tenfold.ledger.server import Server; \n"
        "with Server(Path(sys.argv[1])) as server:\n"
        "    print(server._programs.run('psql', server.environment()['DATABASE_URL'], '-Atc', 'select current_user'))"
    )
    words = ["env", "-i", f"PYTHONPATH={Path(__file__).parents[3]}", f"PG_BIN={bin_folder}", python, "-c", told, mine]
    done = subprocess.run(account.command(*words), check=False, capture_output=True, text=True, cwd="/")
    assert (done.stdout.strip(), done.stderr) == ("tenfold_app", "")
    assert mode(mine) == 0o700
    shutil.rmtree(mine)


@pytest.mark.skipif(not ROOT, reason="only root has doors that PostgreSQL's account cannot pass")
def test_a_copy_runs_as_the_original_does(first, monkeypatch):
    monkeypatch.setattr(Account, "reaches", lambda _, path: "copies" in path.parts)
    home = first.with_name("copies")
    home.mkdir()
    found = programs(Account.ours()).reachable_from(home)
    assert found.folder.is_relative_to(home)
    assert "PostgreSQL" in found.run("initdb", "--version")
    assert found.reachable_from(home) is found
    shutil.rmtree(home)
