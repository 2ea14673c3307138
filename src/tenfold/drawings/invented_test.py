"""Every picture of every invented family, however odd, is whole and legible."""

import re

from hypothesis import HealthCheck, Phase, given, settings

from drawn import cut_off, over_one_another, root
from invented import cases
from tenfold.drawings import bands, body_map, network, report, timeline
from tenfold.drawings.timeline import days
from tenfold.picture import children
from tenfold.replay import replay

FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))


@FEW
@given(cases())
def test_no_words_run_over_others_or_out_of_the_picture(case):
    replayed = replay(case, rules=())
    p = replayed.picture
    drawn = [timeline(replayed)]
    for child in children(p):
        drawn += [bands(p, child, *days(replayed)), body_map(p, child), network(p, child, replayed.until)]
    for one in drawn:
        for svg in (one.wide, one.narrow):
            assert over_one_another(svg) == []
            assert cut_off(svg) == []


@settings(FEW, max_examples=8)
@given(cases())
def test_every_picture_on_the_page_is_xml(case):
    html = report(replay(case, alone=True))
    pictures = re.findall(r"<svg xmlns.*?</svg>", html, re.DOTALL)
    assert len(pictures) >= 2
    assert {root(svg).get("role") for svg in pictures} == {"img"}
