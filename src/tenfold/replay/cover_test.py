"""Which few acts would answer most of what stands, and which are never suggested."""

from parts import ANN, CSC, DAD, ED, GP, HV, MUM, SAM, entry, time, told
from tenfold.questions.acts import TEMPLATES, Act, ActKind
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.wording import say
from tenfold.record import Held, Person
from tenfold.replay import act_in_words, replay

STRATEGY = Act("strategy_discussion")


def asking(id, *acts, urgency="soon", about=(SAM,)):
    """A rule that always asks one question, which these acts would answer."""

    def ask(p, _):
        return Asked(urgency, say(f"{id}?"), (p.entries()[0],), (CSC,), acts)

    ask.__module__ = "tenfold.questions.curiosity.made_up"
    made = rule(
        id,
        subjects=lambda _: (Of("one", about, None),),
        authority="curiosity",
        findings="curiosity",
        stands="",
        closes="",
    )
    return made(ask)


def acts_for(story, *rules):
    asked = replay(story.case, guidance=story.guidance, rules=rules)
    return [(one.act, [question.rule for question in one.answers]) for one in asked.acts]


def test_the_act_that_answers_most_comes_first_and_each_question_stands_under_one():
    rules = (
        asking("a", Act("see_child", SAM), STRATEGY),
        asking("b", STRATEGY),
        asking("c", STRATEGY, Act("see_child", SAM)),
        asking("d", Act("see_child", SAM)),
    )
    assert acts_for(told(), *rules) == [(STRATEGY, ["a", "b", "c"]), (Act("see_child", SAM), ["d"])]


def test_of_acts_that_answer_as_many_the_more_urgent_comes_first():
    rules = (
        asking("a", Act("see_child", SAM), urgency="routine"),
        asking("b", Act("check_care", SAM), urgency="immediate"),
    )
    assert acts_for(told(), *rules) == [(Act("check_care", SAM), ["b"]), (Act("see_child", SAM), ["a"])]


def test_a_question_that_no_act_answers_is_under_none():
    assert acts_for(told(), asking("a")) == []


def test_nobody_can_do_anything_for_a_child_who_has_died():
    died = told(entry("2024-03-04", ED, "death"))
    assert acts_for(died, asking("a", Act("see_child", SAM))) == []
    assert acts_for(died, asking("a", Act("see_child", ANN), about=(SAM, ANN))) == [(Act("see_child", ANN), ["a"])]


def test_who_may_not_be_approached_is_never_suggested():
    hear = asking("a", Act("hear_parent", DAD))
    assert acts_for(told(), hear) == [(Act("hear_parent", DAD), ["a"])]
    unsafe = told(entry("2024-03-04", CSC, "record_note", Person(id=DAD, no_contact="he would find where they are")))
    assert acts_for(unsafe, hear) == []
    assert acts_for(unsafe, asking("a", Act("hear_parent", MUM), Act("hear_parent", DAD))) == [
        (Act("hear_parent", MUM), ["a"])
    ]
    assert acts_for(unsafe, asking("a", Act("check_adult", DAD))) == [(Act("check_adult", DAD), ["a"])]


def test_what_is_held_leaves_the_list_until_its_review():
    held = Held(question="a:one", by="team manager", reason="the file was burnt", review=time("2024-04-01"))
    story = told(entry("2024-03-04", CSC, "record_note", held))
    assert acts_for(story, asking("a", STRATEGY)) == []
    asked = replay(story.case, guidance=story.guidance, rules=(asking("a", STRATEGY),))
    assert (asked.questions[0].held.by, asked.questions[0].closed) == ("team manager", None)
    reviewed = story.then(entry("2024-04-02", GP, "call"))
    assert acts_for(reviewed, asking("a", STRATEGY)) == [(STRATEGY, ["a"])]
    other = told(
        entry("2024-03-04", CSC, "record_note", Held(question="b:one", by="x", reason="y", review=held.review))
    )
    assert acts_for(other, asking("a", STRATEGY)) == [(STRATEGY, ["a"])]


def test_every_act_is_one_plain_sentence():
    p = told().picture("2024-03-04")
    assert set(TEMPLATES) == set(ActKind.__args__)
    for kind in TEMPLATES:
        words = act_in_words(p, Act(kind, SAM, (GP,)))
        assert words.endswith(".")
        assert words[0].isupper()
        assert "{" not in words
    assert act_in_words(p, Act("see_child", SAM)) == "See Sam, whole and awake, and record how."
    by_two = act_in_words(p, Act("see_by", SAM, (GP, HV)))
    assert by_two == "Have gp and hv see Sam, whole and awake, and record how."
