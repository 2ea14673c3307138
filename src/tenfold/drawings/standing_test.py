from datetime import date, datetime
from itertools import pairwise

import pytest

from drawn import cut_off, over_one_another, place, read, tags
from tenfold.drawings.chart import FRAMES, WIDE, Chart
from tenfold.drawings.scale import Scale
from tenfold.drawings.standing import draw_standing, standing_key, steps_of
from tenfold.questions.all import RULES
from tenfold.questions.rule import Of
from tenfold.questions.wording import say
from tenfold.replay import Growth, Question
from tenfold.when import moment


def at(text):
    return moment(datetime.fromisoformat(text))


def question(opened, closed=None, urgency="soon", grew=()):
    asked = Question(
        rule_of=RULES[0],
        subject=Of("x", (), None),
        nth=1,
        opened=at(opened),
        urgency=urgency,
        due=at(opened),
        sentence=say("Who?"),
        ask=say("Who?"),
        first_ask=say("Who?"),
        to=(),
        first_to=(),
        acts=(),
        about=(),
        evidence=(),
        first_evidence=(),
        first_urgency=urgency,
        closed=at(closed) if closed else None,
    )
    asked.grew = [Growth(at(day), raised, ()) for day, raised in grew]
    return asked


def drawing(*questions, frame=WIDE):
    chart = Chart(frame, Scale(date(2024, 1, 1), date(2024, 12, 31), frame.start, frame.end))
    draw_standing(chart, questions)
    return chart.svg("", "")


def heights(svg, fill):
    """The outline of the area of a fill, as (x, y) pairs."""
    [area] = [one for one in tags(svg, "path") if one.get("fill", "").startswith(fill)]
    numbers = [float(one) for one in area.get("d").split() if one not in "MZ"]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_questions_are_counted_by_urgency_from_when_they_open_to_when_they_close():
    steps = steps_of([question("2024-03-04", "2024-05-01"), question("2024-04-01", urgency="immediate")])
    assert [(one.since, one.counts) for one in steps] == [
        (at("2024-03-04"), (0, 1, 0)),
        (at("2024-04-01"), (1, 1, 0)),
        (at("2024-05-01"), (1, 0, 0)),
    ]


def test_a_question_that_grew_more_urgent_moves():
    grew = [("2024-03-10", "soon"), ("2024-04-01", "immediate")]
    steps = steps_of([question("2024-03-04", "2024-05-01", "routine", grew)])
    assert [one.counts for one in steps] == [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 0, 0)]


def test_the_area_is_as_high_as_questions_stood_on_the_right_days():
    svg = drawing(question("2024-03-04", "2024-05-01"), question("2024-04-01"))
    edge = heights(svg, "url(#hatch")
    scale = Scale(date(2024, 1, 1), date(2024, 12, 31), WIDE.start, WIDE.end)
    base = max(y for _, y in edge)
    unit = 18
    turns = [round(scale.of(at(day)), 1) for day in ("2024-03-04", "2024-04-01", "2024-05-01")]
    roofs = [(x, round((base - y) / unit)) for x, y in edge[: len(edge) // 2]]
    assert roofs == [
        (turns[0], 1),
        (turns[1], 1),
        (turns[1], 2),
        (turns[2], 2),
        (turns[2], 1),
        (WIDE.end + 4, 1),
    ]


def test_urgencies_lie_on_one_another_the_most_urgent_at_the_bottom():
    svg = drawing(
        question("2024-03-04", urgency="routine"), question("2024-03-04"), question("2024-03-04", urgency="immediate")
    )
    lows = [max(y for _, y in heights(svg, fill)) for fill in ("#b10e1e", "url(#hatch", "#ffffff")]
    assert [round(high - low) for high, low in pairwise(lows)] == [18, 18]


def test_an_urgency_that_never_stood_has_no_area():
    assert not [one for one in tags(drawing(question("2024-03-04")), "path") if one.get("fill") == "#b10e1e"]


def test_what_opened_at_the_last_moment_can_be_seen():
    edge = heights(drawing(question("2024-12-31T23:59:59")), "url(#hatch")
    assert max(x for x, _ in edge) == WIDE.end + 4


def test_asked_and_closed_are_counted_between_the_marks_of_the_axis():
    svg = drawing(question("2024-03-04", "2024-03-20"), question("2024-03-30"), question("2024-06-01", "2024-06-02"))
    months = {
        tick.text: float(tick.get("x")) for tick in tags(svg, "text") if tick.text in ("Mar", "Apr", "Jun", "Jul")
    }
    counts = [one for one in tags(svg, "text", text_anchor="middle") if one.text.isdigit()]
    in_march = [one.text for one in counts if months["Mar"] < float(one.get("x")) < months["Apr"]]
    in_june = [one.text for one in counts if months["Jun"] < float(one.get("x")) < months["Jul"]]
    assert (in_march, in_june) == (["2", "1"], ["1", "1"])
    assert len(counts) == 4


def test_what_lies_before_the_first_mark_is_counted_too():
    chart = Chart(WIDE, Scale(date(2024, 1, 30), date(2024, 12, 2), WIDE.start, WIDE.end))
    draw_standing(chart, [question("2024-01-30", "2024-12-02")])
    numbers = tags(chart.svg("", ""), "text", text_anchor="middle")
    assert [one.text for one in numbers] == ["1", "1"]
    assert WIDE.start < float(numbers[0].get("x")) < float(numbers[1].get("x")) < WIDE.end


def test_no_question_is_no_comfort():
    assert "No question was asked. That does not mean that there is no concern." in read(drawing())


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [1, 7, 140, 1200])
def test_a_hundred_questions_are_as_legible_as_one(frame, count):
    days = [f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}" for n in range(count)]
    svg = drawing(
        *(question(day, urgency=("soon", "immediate", "routine")[n % 3]) for n, day in enumerate(days)), frame=frame
    )
    assert f"standing ({count} at most)" in read(svg)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []
    assert place(tags(svg, "svg")[0], "width")[0] > 0


def test_the_key_has_the_urgencies_that_stood():
    grown = question("2024-03-04", urgency="routine", grew=[("2024-04-01", "immediate")])
    assert [one.means for one in standing_key([grown])] == ["immediate questions", "routine questions"]
    assert list(standing_key([])) == []
