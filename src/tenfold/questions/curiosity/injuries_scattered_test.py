"""How many agencies hold but a part of what was seen of a child that is hurt again."""

from parts import ED, GP, SAM, entry, told
from tenfold.guidance import Guidance
from tenfold.questions.curiosity.injuries_repeat import injuries_repeat
from tenfold.record import Injury


def hurt(day, agency, id, site):
    return entry(day, agency, "attendance", Injury(id=id, child=SAM, type="swelling", sites=(site,)), id=id)


def test_how_many_agencies_hold_but_a_part_is_counted_by_the_limit_of_the_day_of_the_last_injury():
    ours = '[limits."injuries-repeat.agencies"]\nnumber = 3\nunit = "count"\nsource = "ours"\nsince = 2024-03-02\n'
    local = Guidance.fixed("plan-2023").with_local(ours)
    seen = hurt("2024-02-01", GP, "lip", "lip"), hurt("2024-03-04T10:00", ED, "arm", "arm")
    [question] = told(*seen, guidance=local).asked(injuries_repeat, by="2024-03-04")
    assert question.urgency == "soon"
