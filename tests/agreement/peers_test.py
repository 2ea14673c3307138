"""The rules in SQL, in CLIPS and in durable_rules ask what ours ask; where `make bench` has brought those peers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from benchmarks import peers; peers.FAMILIES = 110; raise SystemExit(peers.main())"


def test_no_peer_asks_otherwise():
    for package in ("duckdb", "clips", "durable"):
        pytest.importorskip(package, reason="peers are brought by make bench")
    done = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("same answers") == 3
    asked = [int(count) for count in re.findall(r": (\d+) asked", done.stdout)]
    assert len(asked) == 6
    assert min(asked) > 3  # each rule asks of some, so that silence is no agreement
