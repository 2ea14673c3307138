"""The rules in SQL, in CLIPS and in durable_rules ask what ours ask; where `make bench` has brought those peers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from benchmarks import peers; peers.FAMILIES = 60; raise SystemExit(peers.main())"


def test_no_peer_asks_otherwise():
    for package in ("duckdb", "clips", "durable"):
        pytest.importorskip(package, reason="peers are brought by make bench")
    done = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("same answers") == 5
    assert all(int(asked) > 5 for asked in re.findall(r": (\d+) asked", done.stdout))
