"""The play with the database, and then the web server, killed in the middle: what was acknowledged is there."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Error

from journeys import play_test as play
from journeys.running import at_last, serving, stopped, without_ours
from journeys.stage import Stage
from tenfold.ledger.server.leftovers import noted

pytestmark = pytest.mark.journey


@pytest.fixture
def folder():
    place = Path(tempfile.mkdtemp(prefix="tenfold-"))
    yield place
    shutil.rmtree(place)


def codes(folder):
    """The code of this moment of somebody of the demo in a folder."""

    def of(username):
        words = [sys.executable, "-m", "tenfold.cli", "codes", "--data", folder]
        told = subprocess.run(words, env=without_ours(), capture_output=True, text=True, check=True).stdout
        return re.search(rf"^ +{username} +(\d+)", told, re.MULTILINE)[1]

    return of


def children_of(process):
    """The processes that a process has begun, and those that they have."""
    found = []
    for one in Path(f"/proc/{process}/task").glob("*/children"):
        for child in one.read_text().split():
            found += [int(child), *children_of(child)]
    return found


def web_workers(process):
    """The processes that answer requests: Python, not PostgreSQL."""
    return [one for one in children_of(process.pid) if b"multiprocessing" in Path(f"/proc/{one}/cmdline").read_bytes()]


def is_back(person):
    """Whether the home page comes again, which asks the database for much; a person reloads until it does."""
    try:
        return person.goes_to("/").heading == "What is asked of you"
    except Error:
        return False  # nobody answers yet


def test_nothing_that_was_acknowledged_is_lost_and_the_play_goes_on(folder, browser):
    with serving(folder, None, "--demo") as (process, place):
        stage = Stage(browser, place, codes(folder))
        play.a_nurse_finds_the_child_and_sees_what_others_saw(stage)
        play.she_records_a_bruise_with_the_mother_s_word(stage)
        marta = stage.enter("marta")
        head = noted(folder / "postgres")
        os.kill(head, signal.SIGKILL)
        assert at_last(lambda: noted(folder / "postgres") not in {0, head} and is_back(marta), 60)
        assert play.WHO_ELSE.search(marta.goes_to("/").unfolds().sees), "what the nurse wrote before the kill"
        play.the_nursery_answers_and_the_sister_still_is_not_seen(stage)
        workers = web_workers(process)
        assert workers
        for one in workers:
            os.kill(one, signal.SIGKILL)
        assert at_last(lambda: set(web_workers(process)).isdisjoint(workers) and is_back(marta), 60)
        assert play.SISTER in marta.goes_to("/").unfolds().sees
        assert not play.WHO_ELSE.search(marta.sees), "what the social worker wrote before the kill"
        play.the_sister_is_seen(stage)
        stage.close()
        assert stopped(process) == 0
