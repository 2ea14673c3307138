"""A sweep that is stopped, or whose workers are killed, loses and repeats nothing, and sets aside what they die of."""

import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Thread
from time import sleep

import pytest

from tenfold.casefiles import dumps_jsonl, read
from tenfold.population import sweep_entries, sweep_test
from tenfold.population.sweep import Sweep
from tenfold.population.sweep_entries import parts
from tenfold.population.sweep_family import Asked
from tenfold.population.sweep_test import ON, ROOT, TODAY, Quiet, expected, put, said

folder, told = sweep_test.folder, sweep_test.told


class Killing(Quiet):
    """Somebody who kills all workers with -9 whenever a part is done, so many times."""

    def __init__(self, times):
        self.left, self.killed = times, 0

    def begin(self, what, families, done):
        self.asking = what == "Asking"

    def advance(self, families):
        if self.asking and self.left:
            self.left -= 1
            for worker in multiprocessing.active_children():
                os.kill(worker.pid, signal.SIGKILL)
                self.killed += 1


def test_a_worker_that_is_killed_loses_and_repeats_nothing(folder):
    killing = Killing(2)  # at the third death of a part the family met twice would be taken to be what it dies of
    answers = said(Sweep(folder, TODAY, cores=2).run(killing))
    assert killing.killed >= 3
    assert answers == expected(folder)


def test_the_family_that_workers_die_of_is_set_aside_and_the_others_are_answered(folder):
    put(folder, "family-09", dumps_jsonl(read(ROOT / "cases/peter.yaml")))
    over, met = Event(), []

    def kill_who_is_at_it():
        while not over.is_set():
            with suppress(OSError):
                noted = [path.read_text() for path in (folder / "answers").glob("*/*.at")]
                if "family-09" in noted or (not met and len(list((folder / "answers").glob("*/*.jsonl"))) > 1):
                    met.append(noted)
                    for worker in multiprocessing.active_children():
                        os.kill(worker.pid, signal.SIGKILL)

            over.wait(0.02)

    hunter = Thread(target=kill_who_is_at_it)
    hunter.start()
    try:
        answers = list(Sweep(folder, Asked(ON, ON, replay=True), cores=1).run(Quiet()))
    finally:
        over.set()
        hunter.join()
    aside = {one.family: one.set_aside for one in answers if one.line is None}
    assert list(aside) == ["family-09"]
    assert "ended" in aside["family-09"]
    assert len(answers) == 22


class Stopping(Quiet):
    """Somebody who stops it once three parts are answered."""

    def __init__(self):
        self.parts = 0

    def begin(self, what, families, done):
        self.asking = what == "Asking"

    def advance(self, families):
        self.parts += self.asking
        if self.parts == 3:
            raise KeyboardInterrupt


def test_what_was_stopped_goes_on_with_what_is_left(folder):
    sweep = Sweep(folder, TODAY, cores=2)
    with pytest.raises(KeyboardInterrupt):
        list(sweep.run(Stopping()))
    left = sweep.left(parts(folder))
    assert 0 < len(left) <= 4
    kept = {path: path.stat().st_mtime_ns for path in sweep.answered.glob("*.jsonl")}

    class Seeing(Quiet):
        def begin(self, what, families, done):
            assert (families, done) == (22, 22 - sum(len(list(sweep_entries.families(part))) for part in left))

    told = sweep.run(Seeing())
    first = next(told)
    assert kept.items() <= {path: path.stat().st_mtime_ns for path in sweep.answered.glob("*.jsonl")}.items()
    assert said([first, *told]) == expected(folder)


def test_ctrl_c_says_how_to_go_on(folder):
    command = [sys.executable, "-m", "tenfold.cli", "sweep", str(folder), "--on", "2026-11-27", "--replay"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        while running.poll() is None and not list((folder / "answers").glob("*/*.jsonl")):
            sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert "the same command goes on" in err
