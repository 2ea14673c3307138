import pytest

from parts import CSC, ED, GP, MUM, POLICE, SAM, entry, told, visit
from tenfold.drawings.page_knowing import alone_section, later_section, lines_of, words_of
from tenfold.guidance import Guidance
from tenfold.record import Account, Injury, Residence
from tenfold.replay import learnt_later, replay
from tenfold.when import Time

HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise"),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
    seen={SAM: "seen"},
)
AGAIN = entry("2024-03-20", GP, "attendance", Injury(id="b2", child=SAM, type="bruise"), seen={SAM: "seen"})
LATE = {"recorded": "2024-06-01", "narrative": "He lived  there\nall along.", "role": "constable"}
MOVED_IN = Residence(id="r", person="man", address="home", as_="resident", from_=Time.told("2023-06"))


def replayed(*entries, alone=True):
    return replay(told(*entries).case, guidance=Guidance.fixed("plan-2023"), alone=alone)


def later(*entries):
    return later_section(told(*entries).picture("2024-12-31"))


def test_it_says_how_many_only_the_joined_record_could_ask():
    html = alone_section(replayed(HURT, AGAIN))
    found = replayed(HURT, AGAIN).questions
    together = sum(not one.alone for one in found)
    assert 0 < together < len(found)
    assert f"Of {len(found)} asked, only the joined record could ask {together}." in html


def test_each_agency_has_its_count_and_its_first_day():
    html = alone_section(replayed(HURT, AGAIN))
    assert '<td role="cell" data-head="Agency">ed</td>' in html
    assert '<td role="cell" data-head="The first on">4 March 2024</td>' in html
    assert "None from its own entries alone: csc, police," in html


def test_what_only_the_joined_record_could_ask_stands_under_its_day_with_who_held_a_part():
    html = alone_section(replayed(HURT, AGAIN))
    assert "<h3>Only the joined record could ask, from these days on</h3>" in html
    assert "<dt>20 March 2024</dt><dd>" in html
    assert "Held in part by ed and gp." in html


def test_where_each_could_be_asked_alone_nothing_is_listed():
    html = alone_section(replayed(HURT))
    assert "only the joined record could ask 0." in html
    assert "<dl" not in html


def test_where_no_agency_could_ask_there_is_no_table():
    html = alone_section(replayed())
    assert "<table" not in html
    assert "None from its own entries alone: csc," in html


def test_what_was_not_worked_out_is_said_to_be_so():
    assert alone_section(replayed(HURT, alone=False)) == (
        "<p>Which agency could have asked from its own entries alone was not worked out: replay with --alone.</p>"
    )


def test_nothing_late_is_said_to_be_so():
    assert later(HURT) == "<p>Nothing on record came after the end, or more than 28 days after it was so.</p>"


def test_what_came_long_after_it_was_so_is_told_in_its_own_words():
    html = later(entry("2024-03-04", POLICE, "record_note", **LATE))
    assert "<h3>Learnt more than 28 days after it was so:</h3>" in html
    assert "<li>1 June 2024, police, record note; it tells of 4 March 2024. He lived there all along.</li>" in html
    assert "Learnt only after" not in html
    assert "No question of an earlier day could rest on them." in html


@pytest.mark.parametrize(("event", "words"), [("death", "death"), ("serious_harm", "serious harm")])
def test_what_came_after_the_end_is_told_apart(event, words):
    end = entry("2024-05-01", ED, event)
    html = later(end, entry("2024-04-20", POLICE, "record_note", recorded="2024-05-03", narrative="<b>"))
    assert f"<h3>Learnt only after the {words} of Sam on 1 May 2024:</h3>" in html
    assert "3 May 2024, police, record note; it tells of 20 April 2024. &lt;b&gt;" in html
    assert "Learnt more than 28 days" not in html


def test_since_when_it_was_so_is_told_and_not_when_it_was_written():
    p = told(entry("2024-06-01", POLICE, "record_note", MOVED_IN, narrative="Found out.")).picture("2024-12-31")
    assert list(lines_of(p, learnt_later(p))) == ["1 June 2024, police, record note; it tells of June 2023. Found out."]


def test_an_entry_without_words_ends_with_its_day():
    p = told(entry("2024-03-04", POLICE, "record_note", recorded="2024-06-01")).picture("2024-12-31")
    assert list(lines_of(p, learnt_later(p))) == ["1 June 2024, police, record note; it tells of 4 March 2024."]


@pytest.mark.parametrize("restricted", ["sensitive", "sealed"])
def test_restricted_words_are_not_told(restricted):
    secret = visit("2024-03-04", narrative="secret", restricted=restricted)
    assert words_of(secret) == "Its words are restricted: ask the agency that holds them."


@pytest.mark.parametrize("restricted", [None, "none"])
def test_open_words_are(restricted):
    assert words_of(entry("2024-03-04", CSC, "visit", narrative="told", restricted=restricted)) == "told"
