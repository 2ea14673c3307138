"""Asks whether any pinned package has a known hole (promise SC-03), as `make audit` does.

There are three answers. An audit that could not look up every pin is no audit, whatever its tool says; it is not green.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3
"""What the program leaves with."""
STRICT = ("--strict",)
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)", re.MULTILINE)
MARKER = re.compile(r"^([\w.-]+==\S+) ;.*?( \\)?$", re.MULTILINE)
_PATIENCE = 600  # seconds for all pins


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an audit: one of the three, and the sentences that say why."""

    code: int
    said: tuple[str, ...]


def pinned(folder: Path) -> str:
    """Return every pin of the requirement files in a folder, whatever platform it is for, with its hashes."""
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return MARKER.sub(r"\1\2", "\n".join(texts))


def lists(text: str) -> list[str]:
    """Return pins, each name and version once, as lists in which a name stands once.

    A name has two versions where one no longer comes for an older Python; pip-audit refuses them in one list.
    """
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    found: list[dict[str, str]] = []
    for pin, block in {block.split()[0]: block for block in blocks}.items():
        name = _plain(pin.partition("==")[0])
        room = next((one for one in found if name not in one), None)
        if room is None:
            found.append(room := {})
        room[name] = block
    return ["".join(one.values()) for one in found]


def audit(tool: Path, pins: str, environment: Mapping[str, str] | None = None) -> Verdict:
    """Have pip-audit look up pins; return what came of it."""
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text(pins, "utf-8")
        words = [*STRICT, "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
        asked = [str(tool), *words, f"--cache-dir={folder}/cache", f"--requirement={listed}"]
        try:
            done = subprocess.run(
                asked, capture_output=True, text=True, check=False, timeout=_PATIENCE, env=environment
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            return Verdict(NOT_AUDITED, (f"pip-audit gave no answer: {type(fault).__name__}.",))
    return verdict(pins, done.returncode, done.stdout, done.stderr)


def verdict(pins: str, code: int, out: str, err: str) -> Verdict:
    """Return what an answer of pip-audit comes to: holes that it found, or nothing where it looked everything up."""
    told = _told(out)
    if holes := tuple(_holes(told)):
        return Verdict(VULNERABLE, holes)
    if code != 0:
        return Verdict(NOT_AUDITED, (_last(err),))
    if unseen := missing(pins, told):
        return Verdict(NOT_AUDITED, (f"Not looked up: {', '.join(unseen)}.",))
    return Verdict(CLEAN, (f"{len(told)} packages were looked up, and none has a known hole.",))


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what several audits come to: a hole in any is a hole, and where one could not look there is no audit."""
    all_of_them = list(verdicts)
    code = next(code for code in (VULNERABLE, NOT_AUDITED, CLEAN) if any(one.code == code for one in all_of_them))
    return Verdict(code, tuple(line for one in all_of_them if one.code == code for line in one.said))


def missing(pins: str, told: list[dict[str, Any]]) -> list[str]:
    """Return the pins that were skipped, or of which nothing was said."""
    seen = {_plain(one["name"]) for one in told if "skip_reason" not in one}
    return [match["name"] for match in PIN.finditer(pins) if _plain(match["name"]) not in seen]


def _told(out: str) -> list[dict[str, Any]]:
    try:
        return list(json.loads(out)["dependencies"])
    except (ValueError, KeyError, TypeError):
        return []


def _holes(told: list[dict[str, Any]]) -> Iterator[str]:
    for one in told:
        for hole in one.get("vulns", ()):
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            yield f"{one['name']} {one['version']} has {hole['id']}; mended in {mended}."


def _last(err: str) -> str:
    return (err.strip().splitlines() or ["pip-audit failed and said nothing."])[-1][:300]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(tool: Path) -> int:
    """Audit every pin of this project; print what came of it and return what to leave with."""
    came = together(audit(tool, pins) for pins in lists(pinned(ROOT / "requirements")))
    words = {CLEAN: "Audited:", VULNERABLE: "VULNERABLE:", NOT_AUDITED: "NOT AUDITED (this is not green):"}
    sys.stdout.write("\n".join((words[came.code], *(f"  {line}" for line in came.said), "")))
    return came.code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
