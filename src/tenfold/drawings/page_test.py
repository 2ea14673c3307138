import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from parts import ANN, CSC, ED, GP, MUM, POLICE, SAM, Story, entry, told, visit
from tenfold.drawings import report
from tenfold.drawings.page import by_mention
from tenfold.guidance import Guidance
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Held, Injury, Person, Residence
from tenfold.replay import replay
from tenfold.when import Time

DAY = Time.told("2024-06-01")
VOID = frozenset({"meta", "br"})
HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise", sites=("face.cheek.left",)),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
    seen={SAM: "seen"},
)


class Page(HTMLParser):
    """A page as a browser reads it: its elements, its words, and whether all that opened closed."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words, self.open = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def replayed(*entries, story=None, alone=True):
    return replay((story or told(*entries)).case, guidance=Guidance.fixed("plan-2023"), alone=alone)


def page(*entries, story=None, alone=True):
    return Page(report(replayed(*entries, story=story, alone=alone)))


def section(html, id):
    """The words of one section of a page."""
    [found] = re.findall(rf'<section id="{id}">(.*?)</section>(?=<section id|</main>)', html, re.DOTALL)
    return Page(found).text


def test_all_that_opens_closes():
    assert page(HURT).open == []


def test_it_says_what_it_is_and_that_silence_is_no_safety():
    text = page(HURT).text
    assert "2 entries by 1 agency, as known on 4 March 2024." in text
    assert "Silence never means safety: it asks only about what it was told." in text
    assert "It does not cover harm outside the home, allegations against professionals, or looked-after care." in text


def test_one_entry_is_one_entry():
    assert "1 entry by 1 agency" in page().text


def test_it_needs_nothing_from_elsewhere():
    html = report(replayed(HURT))
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", html) == []
    assert re.findall(r"@import|<link|<script|<img|<iframe|url\((?!#hatch)", html) == []


def test_every_picture_is_an_image_with_a_title_and_a_description():
    found = page(HURT)
    pictures = [svg for svg in found.all("svg") if "aria-hidden" not in svg]
    assert len(pictures) == 2 * 5
    assert {svg["role"] for svg in pictures} == {"img"}
    assert len(found.all("desc")) == len(pictures)


def test_headings_go_down_by_one_and_links_lead_somewhere():
    found = page(HURT)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    ids = {attributes["id"] for _, attributes in found.elements if "id" in attributes}
    assert {link["href"] for link in found.all("a")} <= {f"#{id}" for id in ids}


def test_names_are_given_once_on_a_page():
    found = page(HURT, visit("2024-03-05", child=ANN))
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_hostile_words_are_only_words():
    bad = "</style></svg><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x'"
    people = (
        Person(id=SAM, name=bad),
        Person(id=MUM, name=bad),
        Residence(id="r", person=MUM, address=bad, as_="resident"),
    )
    account = Account(id="a2", by=MUM, about=("b",), says=bad)
    story = told(HURT, entry("2024-03-05", CSC, "visit", *people, account, narrative=bad, role=bad, id=f"e{bad}"))
    late = entry("2023-01-01", POLICE, "record_note", narrative=bad, recorded="2024-03-06")
    found = page(story=story.then(late))
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img"}
    assert not {name for _, attributes in found.elements for name in attributes} & {"onerror", "onclick"}
    assert found.open == []
    assert bad in found.text


def test_what_stands_is_under_the_acts_that_would_answer_it():
    found = replayed(HURT)
    text = section(report(found), "unknown")
    assert re.search(r"\d+ questions stand\.", text)
    assert "Would answer" in text
    assert all(in_words(found.picture, one.ask) in text for one in found.standing)


def test_at_most_five_acts_are_shown_and_the_rest_folded():
    children = [Person(id=f"c{n}", born=Time.told("2020")) for n in range(9)]
    hurt = [Injury(id=f"i{n}", child=f"c{n}", type="bruise") for n in range(9)]
    html = report(
        replayed(
            entry("2024-03-04", ED, "attendance", *children, *hurt, about=tuple(f"c{n}" for n in range(9))),
            visit("2024-03-20"),
        )
    )
    [shown] = re.findall(r"<ol class=acts>(.*?)</ol>", html, re.DOTALL)
    assert shown.count("Would answer") == 5
    [summary] = re.findall(r"<details class=folded><summary>(.*?)</summary>", html)
    assert re.fullmatch(r"\d+ more, under \d+ more headings", summary)


def test_an_act_lists_a_few_of_its_questions_and_counts_the_rest():
    hurt = [
        entry(
            f"2024-{month:02d}-04",
            ED,
            "attendance",
            Injury(id=f"i{month}", child=SAM, type="scratch"),
            seen={SAM: "seen"},
        )
        for month in range(1, 10)
    ]
    html = report(replayed(*hurt))
    assert re.search(r"\(\d+ times\)|and \d+ more, below", html)


def test_no_open_question_is_no_comfort():
    assert "No open questions. That does not mean that there is no concern." in section(report(replayed()), "unknown")
    assert "No question was asked. That does not mean that there is no concern." in section(
        report(replayed()), "questions"
    )


def test_of_a_child_who_died_no_act_is_suggested():
    text = section(report(replayed(HURT, entry("2024-06-01", ED, "death"))), "unknown")
    assert "Held by a manager, or about a child who has died: no act is suggested." in text
    assert "Would answer" not in text


def test_every_question_says_when_whom_on_what_and_by_what_authority():
    html = report(replayed(HURT))
    text = section(html, "questions")
    assert "Asked on 4 March 2024, " in text
    assert "On e1 (ed). Authority 1" in text
    assert "Rule explanation-unchecked." in text
    assert "It stands." in text
    assert "By what authority" in text
    assert "in force from" in text


def test_a_question_says_how_urgent_it_was_first_and_what_it_has_become():
    one, again = (
        entry(day, agency, "attendance", Injury(id=id, child=SAM, type="bruise"), *said, seen={SAM: "seen"})
        for day, agency, id, said in (("2024-03-04", ED, "b", HURT.facts[1:]), ("2024-03-20", GP, "b2", ()))
    )
    text = section(report(replayed(one, again)), "questions")
    assert "Asked on 4 March 2024, soon, of ed and csc. It stands. It has since become immediate." in text


def test_a_question_says_what_closed_it():
    closing = entry("2024-03-06", GP, "clinic", Check(about=("b",), against="witness", result="corroborated"))
    text = section(report(replayed(HURT, closing)), "questions")
    assert "Closed on 6 March 2024 by e2 (clinic, gp)." in text


def test_a_question_that_time_closed_says_so():
    referred = entry("2024-03-04", GP, "attendance", Injury(id="b", child=ANN, type="scratch"), about=(ANN,))
    found = replayed(referred, visit("2026-03-04", child=ANN))
    assert any(question.closed and not question.closed_by for question in found.questions)
    assert "when its time had passed." in section(report(found), "questions")


def test_a_question_says_by_whom_it_is_held_and_until_when():
    id = "explanation-unchecked:b"
    held = entry(
        "2024-03-06", CSC, "record_note", Held(question=id, by="team manager", reason="she refuses", review=DAY)
    )
    text = section(report(replayed(HURT, held)), "questions")
    assert "Held by team manager until 1 June 2024: she refuses" in text


def test_a_question_says_who_could_have_asked_it_alone_and_from_when():
    text = section(report(replayed(HURT)), "questions")
    assert "Could have been asked alone by ed (from 4 March 2024)." in text
    assert "asked alone" not in section(report(replayed(HURT, alone=False)), "questions")


def test_a_question_that_only_the_joined_record_could_ask_says_so():
    second = entry("2024-03-20", GP, "attendance", Injury(id="b2", child=SAM, type="bruise"), seen={SAM: "seen"})
    text = section(report(replayed(HURT, second)), "questions")
    assert "Only the joined record could ask this, from 20 March 2024." in text


def test_a_page_of_nothing_has_no_child_in_it():
    found = report(replayed(story=Story((), Guidance.fixed("plan-2023"))))
    assert "There are no entries." in Page(found).text
    assert "1995" not in found
    assert "Nothing is recorded. That does not mean that there is nothing to know." in section(found, "pictures")
    assert "Injuries of" not in found


def test_the_child_of_whom_most_is_written_comes_first():
    p = told(visit("2024-03-04", child=ANN)).picture("2024-03-04")
    assert by_mention(p) == [ANN, SAM]
    assert by_mention(told().picture("2024-03-04")) == [SAM, ANN]


def test_other_children_have_their_injuries_shown_and_their_bands_folded():
    hurt = entry("2024-03-05", ED, "attendance", Injury(id="c", child=ANN, type="bruise"), about=(ANN,))
    text = section(report(replayed(HURT, visit("2024-03-06"), hurt)), "pictures")
    order = [
        "Where Sam lived",
        "Injuries of Sam",
        "Injuries of Ann",
        "Family network of Sam",
        "Ann: home, household and care",
    ]
    assert sorted(order, key=text.index) == order
    assert "Injuries of Ann" not in section(report(replayed(HURT, visit("2024-03-06"))), "pictures")


def test_no_injury_on_record_is_no_comfort():
    text = section(report(replayed(visit("2024-03-06"))), "pictures")
    assert "Injuries No injury is recorded. That does not mean that there was none." in text
    assert "Front" not in text


def test_the_family_of_a_child_who_died_is_drawn_on_that_day():
    found = report(replayed(HURT, entry("2024-06-01", ED, "death"), visit("2024-07-01", child=ANN)))
    assert "Family network of Sam on 1 June 2024" in found


def test_the_title_is_the_case_s_own_or_else_its_name():
    found = replayed(HURT)
    assert "<title>story</title>" in report(found)
    assert "<h1>A &lt;title&gt;</h1>" in report(replace(found, case=replace(found.case, title="A <title>")))


def test_a_page_is_the_same_each_time():
    assert report(replayed(HURT)) == report(replayed(HURT))
