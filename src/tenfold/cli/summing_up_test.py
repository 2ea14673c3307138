import re
from dataclasses import replace

from parts import CSC, ED, GP, HV, MUM, POLICE, SAM, entry, told, visit
from tenfold.casefiles import write
from tenfold.record import Account, Check, Injury, Person
from terminal import run, written

HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise"),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
    seen={SAM: "seen"},
)
ANSWER = entry("2024-03-05", GP, "clinic", Check(about=("b",), against="witness", result="corroborated"))


def summary(tmp_path, story, *options):
    return run("replay", written(tmp_path, story), *options).stdout.partition("By theme")[2]


def test_themes_are_counted_as_asked_and_as_standing(tmp_path):
    text = summary(tmp_path, told(HURT), "--theme", "curiosity")
    assert re.search(r"asked +standing\n +curiosity +1 +1\n +all +1 +1\n", text)
    text = summary(tmp_path, told(HURT, ANSWER), "--theme", "curiosity")
    assert re.search(r"curiosity +1 +0\n +all +1 +0\n", text)


def test_the_acts_that_would_answer_most_are_told_and_no_more_than_five(tmp_path):
    young = [f"c{n}" for n in range(9)]
    facts = [
        fact
        for id in young
        for fact in (Person(id=id, born=visit("2020").occurred), Injury(id=f"i-{id}", child=id, type="bruise"))
    ]
    text = summary(
        tmp_path, told(entry("2024-03-04", ED, "attendance", *facts, about=tuple(young)), visit("2024-03-20"))
    )
    acts = re.findall(r"^ +(\d+)  (.*)$", text.partition("What would answer")[2], re.MULTILINE)
    assert len(acts) == 6
    assert re.fullmatch(r"by \d+ other acts?", acts[-1][1])
    counts = [int(count) for count, _ in acts[:-1]]
    assert counts == sorted(counts, reverse=True)
    [total] = re.findall(r"can be acted on \((\d+)\)", text)
    assert int(total) == sum(int(count) for count, _ in acts)


def test_few_acts_are_told_whole(tmp_path):
    text = summary(tmp_path, told(HURT), "--theme", "curiosity")
    assert "can be acted on (1)" in text
    assert "other act" not in text


def test_where_nothing_stands_no_act_is_told(tmp_path):
    assert "What would answer" not in summary(tmp_path, told())


def test_each_agency_alone_is_held_against_all_together(tmp_path):
    again = entry("2024-03-20", GP, "attendance", Injury(id="b2", child=SAM, type="bruise"), seen={SAM: "seen"})
    text = summary(tmp_path, told(HURT, again), "--alone")
    asked, together = map(int, re.findall(r"(\d+) of (\d+) questions only the joined record could ask", text)[0][::-1])
    assert 0 < together < asked
    assert re.search(r"^ +\d+  ed, from its own entries$", text, re.MULTILINE)
    assert re.search(r"^ +0  csc, police,", text, re.MULTILINE)
    assert len(re.findall(r"^  \d+ March 2024: ", text, re.MULTILINE)) == together


def test_what_only_the_joined_record_could_ask_is_told_in_the_words_of_its_day(tmp_path):
    again = entry("2024-03-20", GP, "attendance", Injury(id="b2", child=SAM, type="bruise"), seen={SAM: "seen"})
    third = entry("2024-03-24", HV, "visit", Injury(id="b3", child=SAM, type="bruise"), seen={SAM: "seen"})
    told_of = [summary(tmp_path, told(HURT, *more), "--alone") for more in ((again,), (again, third))]
    lines = [re.findall(r"^  20 March 2024: .*all injuries.*$", text, re.MULTILINE) for text in told_of]
    assert len(lines[0]) == 1
    assert lines[0] == lines[1]


def test_where_all_could_ask_none_is_left_out(tmp_path):
    case = told(HURT).case
    alone = replace(case, agencies=tuple(one for one in case.agencies if one.id == ED), lead=())
    write(alone, tmp_path / "alone.yaml")
    text = run("replay", tmp_path / "alone.yaml", "--alone").stdout
    assert "  ed, from its own entries\n" in text
    assert "    0  " not in text.partition("Alone against together")[2]


def test_what_no_record_could_have_known_is_told(tmp_path):
    late = entry("2024-03-04", POLICE, "record_note", narrative="He lived there all along.", recorded="2024-06-01")
    text = summary(tmp_path, told(late), "--alone")
    assert "What no record could have known in its day\n  Learnt more than 28 days after it was so:\n" in text
    assert "    1 June 2024, police, record note; it tells of 4 March 2024. He lived there all along.\n" in text


def test_what_came_after_the_end_is_told_apart(tmp_path):
    end = entry("2024-05-01", ED, "serious_harm")
    late = entry("2024-04-20", POLICE, "record_note", recorded="2024-05-03")
    text = summary(tmp_path, told(end, late), "--alone")
    told_late = "    3 May 2024, police, record note; it tells of 20 April 2024.\n"
    assert f"  Learnt only after the serious harm of Sam:\n{told_late}" in text
    assert "Learnt more than 28 days" not in text


def test_nothing_late_is_said_to_be_so(tmp_path):
    text = summary(tmp_path, told(HURT), "--alone")
    assert "  Nothing came after the end, or more than 28 days late.\n" in text
    assert "What no record could have known" not in summary(tmp_path, told(HURT))


def test_it_ends_by_saying_that_silence_is_no_safety(tmp_path):
    assert summary(tmp_path, told(visit("2024-03-04", agency=CSC))).endswith(
        "\nSilence never means safety: the record asks only about what it was told.\n"
    )
