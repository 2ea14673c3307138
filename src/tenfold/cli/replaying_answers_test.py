"""What was said in answer to a question stands under it in the replay, and closes nothing."""

from parts import CSC, ED, MUM, SAM, entry, told
from tenfold.record import Account, Answer, Injury
from terminal import run, written

HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise"),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
)
SAID = Answer(question="explanation-unchecked:b", says="the ward rings on Monday")


def printed(tmp_path, *entries):
    found = run("replay", written(tmp_path, told(HURT, *entries)), "--theme", "curiosity")
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


def test_an_answer_is_told_with_who_gave_it_and_when_and_the_question_stands(tmp_path):
    text = printed(tmp_path, entry("2024-03-05", CSC, "record_note", SAID, role="team manager"))
    by_whom = "on 5 March 2024 by team manager, csc (e2)"
    assert f"      answered in words, which close nothing, {by_whom}: the ward rings on Monday\n      stands\n" in text


def test_a_question_that_nobody_answered_says_nothing_of_answers(tmp_path):
    assert "answered in words" not in printed(tmp_path)
