"""What reviews found."""

from tenfold.guidance.findings import FINDINGS


def test_the_findings_from_which_the_themes_come() -> None:
    assert set(FINDINGS) == {"curiosity", "openness", "siblings", "response", "awareness", "workforce"}


def test_each_finding_has_its_words_its_source_and_its_date() -> None:
    for id, finding in FINDINGS.items():
        assert finding.id == id
        assert finding.text.endswith(".")
        assert "serious case review of 2009" in finding.source.lower()
        assert str(finding.date) == "2009"


def test_no_finding_names_anybody() -> None:
    assert not any("Peter" in finding.text + finding.source for finding in FINDINGS.values())
