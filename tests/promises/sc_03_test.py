"""SC-03: a known hole in a package of others is found, and an audit that could not look is never green.

pip-audit says “No known vulnerabilities found” of a package that it could not look up, unless it is told to be strict.
Here it runs as `make audit` runs it, against a service of advisories on this machine, which knows a hole, knows of
none, does not know a package, or is not there. Where `make audit` has not installed it these tests are skipped.
"""

import re
import subprocess
import sys

import pytest

import audit
from advisories import HERE, HOLE, advising
from audit import CLEAN, NOT_AUDITED, ROOT, VULNERABLE, Verdict, lists, pinned, together

TOOL = ROOT / "out" / "audit" / "bin" / "pip-audit"
PINS = f"first==1.0 \\\n    --hash=sha256:{'a' * 64}\nsecond-part==2.0 \\\n    --hash=sha256:{'b' * 64}\n"
WELL = {"first": [], "second-part": []}
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not TOOL.exists(), reason="pip-audit is not here: `make audit` fetches it"),
]


@pytest.fixture
def came(tmp_path):
    def run(known):
        with advising(tmp_path, known) as environment:
            return audit.audit(TOOL, PINS, environment)

    return run


def test_where_everything_was_looked_up_and_nothing_found_it_is_clean(came):
    assert came(WELL).code == CLEAN


def test_a_known_hole_is_found_and_named_with_what_mends_it(came):
    told = came(WELL | {"second-part": [HOLE]})
    assert told.code == VULNERABLE
    assert told.said == ("second-part 2.0 has TENFOLD-0001; mended in 9.9.",)


def a_package_that_is_not_known_there_is_no_audit(came):
    assert came({"first": []}).code == NOT_AUDITED


def test_a_package_that_is_not_known_there_is_no_audit(came):
    a_package_that_is_not_known_there_is_no_audit(came)


def test_a_hole_beside_a_package_that_is_not_known_is_not_green_either(came):
    assert came({"first": [HOLE]}).code in {VULNERABLE, NOT_AUDITED}


def test_a_service_that_is_not_there_is_no_audit(tmp_path):
    nobody = {"HTTPS_PROXY": f"http://{HERE}:9", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    assert audit.audit(TOOL, PINS, nobody).code == NOT_AUDITED


def test_a_tool_that_is_not_there_is_no_audit(tmp_path):
    assert audit.audit(tmp_path / "gone", PINS).code == NOT_AUDITED


def test_a_tool_that_says_well_of_less_than_was_pinned_is_no_audit():
    told = '{"dependencies": [{"name": "first", "version": "1.0", "vulns": []}]}'
    assert audit.verdict(PINS, 0, told, "").code == NOT_AUDITED
    assert audit.verdict(PINS, 0, "No known vulnerabilities found", "").code == NOT_AUDITED


def test_without_being_strict_the_tool_itself_says_that_all_is_well(monkeypatch, came):
    monkeypatch.setattr(audit, "STRICT", ())
    assert came({"first": []}).said == ("Not looked up: second-part.",)


def test_a_package_that_is_not_known_there_is_no_audit_without_its_guard(monkeypatch, came):
    monkeypatch.setattr(audit, "STRICT", ())
    monkeypatch.setattr(audit, "missing", lambda *_: [])
    with pytest.raises(AssertionError):
        a_package_that_is_not_known_there_is_no_audit(came)


def test_every_pin_is_asked_of_whatever_platform_it_is_for():
    text = pinned(ROOT / "requirements")
    named = [[match["name"] for match in audit.PIN.finditer(pins)] for pins in lists(text)]
    pins = {match[0] for match in audit.PIN.finditer(text)}
    assert " ;" not in text
    assert all(len(names) == len(set(names)) for names in named)
    assert sum(map(len, named)) == len(pins) > 80
    assert {"django", "colorama", "pip-audit"} <= set(named[0])


def test_two_versions_of_a_name_are_audited_apart(tmp_path):
    two = lists(PINS + PINS.replace("1.0", "1.1").replace("first", "First"))
    assert [re.findall(r"^\S+", pins, re.MULTILINE) for pins in two] == [
        ["first==1.0", "second-part==2.0"],
        ["First==1.1"],
    ]
    with advising(tmp_path, {"first": [HOLE], "second-part": []}) as environment:
        told = [audit.audit(TOOL, pins, environment) for pins in two]
    assert [one.code for one in told] == [VULNERABLE, VULNERABLE]


@pytest.mark.parametrize(
    ("codes", "comes_to"),
    [
        ((CLEAN, CLEAN), CLEAN),
        ((CLEAN, NOT_AUDITED), NOT_AUDITED),
        ((NOT_AUDITED, VULNERABLE), VULNERABLE),
        ((VULNERABLE, CLEAN), VULNERABLE),
    ],
)
def test_of_several_audits_the_worst_is_said(codes, comes_to):
    came = together(Verdict(code, (f"part {n}",)) for n, code in enumerate(codes))
    assert came == Verdict(comes_to, tuple(f"part {n}" for n, code in enumerate(codes) if code == comes_to))


def test_the_pins_are_audited_or_it_is_said_that_they_are_not(tmp_path):
    nobody = {"HTTPS_PROXY": f"http://{HERE}:9", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    words = [sys.executable, ROOT / "tests" / "audit.py", TOOL]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=nobody)
    assert done.returncode == NOT_AUDITED
    assert "NOT AUDITED (this is not green)" in done.stdout


def test_ci_says_so_last_of_all_and_goes_red_for_a_hole():
    rules = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^test: .* audit-or-say-so ", rules, re.MULTILINE)
    assert f"|| test $$? = {NOT_AUDITED}\n" in rules
    assert len({CLEAN, VULNERABLE, NOT_AUDITED, 2}) == 4  # 2 is Make's own, for what it could not run
