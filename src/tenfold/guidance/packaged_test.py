"""The packaged files: complete, without gaps, and with the numbers that law and guidance give."""

import re
from datetime import date
from importlib.resources import files

import pytest

from tenfold.guidance.edition import Edition
from tenfold.guidance.limit import STANDINGS, UNITS
from tenfold.guidance.packaged import EDITIONS, known, packaged, topics

IDS = "register-1999 register-2006 plan-2008 plan-2010 plan-2013 plan-2015 plan-2018 plan-2023 plan-2026".split()
BY_ID = {edition.id: edition for edition in EDITIONS}
ASKED = set(
    """
    referral assessment strategy enquiry conference family-participation plan core-group review visits
    information-sharing curiosity voice medical injury-in-infants history household carers siblings unborn neglect
    education health-contact escalation dissent legal police police-protection emergency-order offence-time-limit
    discharge return-home transfer supervision capability caseload allocation recording decision-making
    """.split()
)
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)


def numbers(id: str) -> dict[str, int]:
    return {edition.id: edition.limits[id].number for edition in EDITIONS if id in edition.limits}


def test_every_file_of_an_edition_is_read() -> None:
    on_disk = {file.name for file in files("tenfold.guidance").joinpath("editions").iterdir()}
    assert on_disk == {f"{id}.toml" for id in IDS}


def test_the_editions_are_in_order() -> None:
    assert [edition.id for edition in EDITIONS] == IDS


def test_each_edition_ends_when_the_next_begins() -> None:
    assert [edition.until for edition in EDITIONS] == [*(edition.since for edition in EDITIONS[1:]), None]


def test_an_edition_is_named_for_its_era() -> None:
    assert all(edition.id.startswith(f"{edition.era}-") for edition in EDITIONS)
    assert {edition.era for edition in EDITIONS if edition.since < date(2008, 4, 1)} == {"register"}
    assert {edition.era for edition in EDITIONS if edition.since >= date(2008, 4, 1)} == {"plan"}


@every_edition
def test_every_limit_has_a_number_a_unit_a_standing_a_source_and_whether_it_was_read(edition: Edition) -> None:
    for id, limit in edition.limits.items():
        assert (limit.id, limit.edition) == (id, edition.id)
        assert type(limit.number) is int
        assert limit.number >= 0
        assert limit.unit in UNITS
        assert limit.standing in STANDINGS
        assert limit.source.strip()
        assert type(limit.read) is bool
        assert re.fullmatch(r"[A-Z].*[.]", limit.says)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?", id)


@every_edition
def test_every_edition_has_every_topic(edition: Edition) -> None:
    assert set(edition.citations) == ASKED == topics()
    for topic, citation in edition.citations.items():
        assert citation.topic == topic
        assert citation.text.strip()
        assert citation.instrument.strip()
        assert type(citation.read) is bool
        assert citation.in_force <= edition.since


@every_edition
def test_the_words_are_those_of_the_era(edition: Edition) -> None:
    said = " ".join(citation.text for citation in edition.citations.values()).lower()
    old = "key worker" in said, "regist" in said
    assert old == ((True, True) if edition.era == "register" else (False, False))
    assert ("lead social worker" in said) is (edition.era == "plan")
    assert ("child protection plan" in said) is (edition.era == "plan")


@every_edition
def test_a_number_has_one_unit_in_all_editions(edition: Edition) -> None:
    assert {id: limit.unit for id, limit in edition.limits.items() if limit.unit != known()[id].unit} == {}


@every_edition
def test_no_file_has_a_word_that_is_not_read(edition: Edition) -> None:
    fields = {"number", "unit", "standing", "source", "read", "says", "since", "until"}
    told = packaged("editions", f"{edition.id}.toml")
    for layer in (told, packaged("law.toml"), packaged("practice.toml")):
        assert set(layer) <= {"title", "era", "since", "until", "instrument", "defaults", "limits", "citations"}
        assert all(set(limit) <= fields for limit in [layer.get("defaults", {}), *layer["limits"].values()])
        cited = layer.get("citations", {}).values()
        assert all(set(citation) <= {"title", "at", "in_force", "read", "text"} for citation in cited)


def test_assessments_by_edition() -> None:
    assert numbers("clock-assessment.initial") == {
        "register-1999": 7,
        "register-2006": 7,
        "plan-2008": 7,
        "plan-2010": 10,
    }
    assert numbers("clock-assessment.core") == dict.fromkeys(IDS[:4], 35)
    assert numbers("clock-assessment") == dict.fromkeys(IDS[4:], 45)


@pytest.mark.parametrize(
    ("id", "number", "unit", "standing"),
    [
        ("clock-referral-decision", 1, "working_days", "statutory guidance"),
        ("clock-strategy-to-conference", 15, "working_days", "statutory guidance"),
        ("clock-core-group", 10, "working_days", "statutory guidance"),
        ("clock-first-review", 3, "months", "statutory guidance"),
        ("clock-next-review", 6, "months", "statutory guidance"),
        ("clock-transfer-conference", 15, "working_days", "statutory guidance"),
        ("clock-visit", 10, "working_days", "local practice"),
        ("clock-police-protection", 72, "hours", "law"),
        ("clock-emergency-order", 8, "days", "law"),
        ("clock-emergency-order.extension", 7, "days", "law"),
        ("clock-summary-offence", 6, "months", "law"),
        ("due.immediate", 0, "working_days", "local practice"),
        ("adult", 216, "months", "local practice"),
    ],
)
def test_limits_that_all_editions_share(id: str, number: int, unit: str, standing: str) -> None:
    for edition in EDITIONS:
        limit = edition.limits[id]
        assert (limit.number, limit.unit, limit.standing) == (number, unit, standing)


def test_reviews_of_deaths_by_edition() -> None:
    assert numbers("serious-case-review") == dict.fromkeys(IDS[:3], 4) | dict.fromkeys(IDS[3:6], 6)
    assert numbers("rapid-review") == dict.fromkeys(IDS[6:], 15)


def test_law_shows_from_the_first_edition_that_began_under_it() -> None:
    assert list(numbers("care-proceedings")) == IDS[5:]
    assert list(numbers("private-fostering.visit")) == IDS[1:]


def test_an_edition_may_restate_what_is_practice() -> None:
    standings = {edition.id: edition.limits["staff-allegation-told"].standing for edition in EDITIONS}
    assert [id for id, standing in standings.items() if standing == "statutory guidance"] == ["plan-2015"]


def test_of_the_edition_that_could_not_be_read_nothing_is_marked_as_read() -> None:
    latest = BY_ID["plan-2026"]
    assert not any(
        limit.read
        for limit in latest.limits.values()
        if limit.standing == "statutory guidance" and "presumed" in limit.source
    )
    assert not any(citation.read for citation in latest.citations.values())
    assert "presumed" in latest.limits["clock-core-group"].source


def test_what_was_read_is_marked_and_nothing_else() -> None:
    read = {(edition.id, topic) for edition in EDITIONS for topic, cited in edition.citations.items() if cited.read}
    assert read == {("plan-2023", topic) for topic in ("referral", "conference", "review", "escalation")}
