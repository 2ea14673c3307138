import json
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from parts import ANN, ED, MUM, SAM, entry, told
from tenfold.population import sensitivity
from tenfold.population.against import NoSuchRules, by_rules_of
from tenfold.population.burden import Burden, as_json, held, quantile
from tenfold.population.burden_picture import picture_of
from tenfold.population.burden_table import as_lines
from tenfold.population.measuring import measure
from tenfold.population.simulating import Wanted, described, simulate
from tenfold.population.weighing import weigh
from tenfold.record import Account, Injury, Opinion
from terminal import run

SINCE, UNTIL = date(2024, 1, 1), date(2025, 1, 1)
FELL = (Injury(id="arm", child=SAM, type="burn"), Account(id="said", by=MUM, about=("arm",), claim="accident"))
HURT = entry("2024-03-04T10:00", ED, "attendance", *FELL, seen={SAM: "seen"}, id="hurt")
FITS = entry("2024-03-14T10:00", ED, "record_note", Opinion(about=("arm",), view="consistent"), considered="all")
WANTED = Wanted(5, date(2023, 1, 1))


def truth(**more):
    children = [{"id": SAM, "born": "2023-02-01"}, {"id": ANN, "born": "2020-02-01"}]
    return {"family": "f", "strand": "ordinary", "children": children, "statuses": [], **more}


def status(what, since, until, child=SAM):
    return {"child": child, "status": what, "from": since, "to": until}


def burden_of(*measured):
    burden = Burden()
    for one in measured:
        burden.take(one)
    return burden


def test_a_question_counts_once_with_how_long_it_stood_and_what_closed_it():
    found = measure(told(HURT, FITS).case, truth(), SINCE, UNTIL)
    [asked] = [one for one in found.asked if one.rule == "explanation-unchecked"]
    assert (asked.group, asked.closed, asked.by_evidence, round(asked.days)) == ("ordinary", True, True, 10)
    still = measure(told(HURT).case, truth(), SINCE, UNTIL)
    [asked] = [one for one in still.asked if one.rule == "explanation-unchecked"]
    assert (asked.closed, asked.by_evidence, round(asked.days)) == (False, False, 303)


def test_what_opened_in_the_year_that_warms_up_is_not_counted_but_stands():
    found = measure(told(HURT).case, truth(), date(2024, 6, 1), date(2024, 12, 1))
    assert found.asked == []
    assert max(found.standing["ordinary"]) >= 1


def test_standing_at_once_is_told_by_the_moments_hour_for_hour():
    found = measure(told(HURT, FITS).case, truth(), SINCE, UNTIL)
    alone = measure(told(HURT, FITS).case, truth(children=[{"id": SAM, "born": "2023-02-01"}]), SINCE, UNTIL)
    assert alone.standing["ordinary"].total() == 366 * 24
    assert sum(many * hours for many, hours in alone.standing["ordinary"].items()) == pytest.approx(240, abs=2)
    assert found.standing["ordinary"].total() == 2 * 366 * 24
    assert sorted(found.peaks["ordinary"]) == [0, 1]


def test_a_child_belongs_to_the_group_of_its_time():
    statuses = [status("in_need", "2024-02-01", "2024-09-01"), status("on_plan", "2024-03-01", "2024-06-01")]
    found = measure(told(HURT, FITS).case, truth(statuses=statuses), SINCE, UNTIL)
    assert {name: round(days) for name, days in found.days.items()} == {"in_need": 274, "on_plan": 92, "ordinary": 366}
    assert {one.group for one in found.asked} == {"on_plan"}


def test_a_child_who_was_born_or_grew_up_in_the_year_counts_for_its_part():
    children = [{"id": SAM, "born": "2024-12-22"}, {"id": ANN, "born": "2006-01-11"}]
    found = measure(told(HURT).case, truth(children=children), SINCE, UNTIL)
    assert found.days["ordinary"] == pytest.approx(10 + 10, abs=0.1)


def test_a_harmed_family_spoke_where_the_right_theme_stood_thirty_days_before():
    harm = {"strand": "harmed", "pattern": "x", "themes": ["curiosity"], "fact_to_go_by": True}
    spoke = measure(told(HURT).case, truth(**harm, first_serious_harm="2024-05-04"), SINCE, UNTIL)
    assert spoke.harm.spoke is True
    assert round(spoke.harm.days_before["curiosity"]) == 61
    late = measure(told(HURT).case, truth(**harm, first_serious_harm="2024-03-20"), SINCE, UNTIL)
    answered = measure(told(HURT, FITS).case, truth(**harm, first_serious_harm="2024-05-04"), SINCE, UNTIL)
    other = measure(
        told(HURT).case, truth(**harm | {"themes": ["siblings"]}, first_serious_harm="2024-05-04"), SINCE, UNTIL
    )
    assert [one.harm.spoke for one in (late, answered, other)] == [False, False, False]
    counted = as_json(burden_of(spoke, late))["harmed"]
    assert (counted["families"], counted["spoke_30_days_before"], counted["spoke_share"]) == (2, 1, 0.5)


def test_the_object_has_what_its_contract_says():
    counted = as_json(burden_of(measure(told(HURT, FITS).case, truth(), SINCE, UNTIL)))
    assert {"child_months", "opened_per_100_child_months", "standing_p99"} <= counted["ordinary"].keys()
    assert {"standing_median", "service_lateness_per_100_child_months"} <= counted["on_plan"].keys()
    assert {"families", "spoke_30_days_before", "spoke_share"} <= counted["harmed"].keys()
    one = counted["rules"]["explanation-unchecked"]
    assert (one["opened"], one["closed_by_evidence"], one["days_standing_median"]) == (1, 1.0, 10.0)
    assert counted["ordinary"]["opened_per_100_child_months"] == pytest.approx(100 / (2 * 366 / 30.4375), abs=0.01)
    assert json.loads(json.dumps(counted)) == counted


def test_bars_hold_or_not():
    counted = as_json(burden_of(measure(told(HURT, FITS).case, truth(), SINCE, UNTIL)))
    assert [holds for *_, holds in held(counted)] == [False, True, True, False]


def test_quantiles_are_of_what_is_counted():
    assert [quantile(Counter({0: 90, 3: 9, 7: 1}), share) for share in (0.5, 0.95, 0.99, 1.0)] == [0, 3, 3, 7]
    assert quantile(Counter(), 0.5) == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("families") / "out"
    many = sum(many for many, _ in simulate(WANTED, 60, out, 1))
    (out / "simulated.json").write_text(json.dumps(described(WANTED, 60, many)))
    return out


def measured(folder, processes):
    return as_json(list(weigh(folder, processes))[-1])


def test_one_process_and_several_find_the_same(folder):
    assert measured(folder, 1) == measured(folder, 2)


def test_the_same_rules_found_elsewhere_find_the_same(folder):
    source = Path(__file__).parents[2]
    assert by_rules_of(str(source), folder, 1, None) == measured(folder, 1)


def test_other_rules_find_otherwise(folder, tmp_path):
    source = Path(__file__).parents[2]
    other = tmp_path / "src"
    shutil.copytree(source / "tenfold", other / "tenfold", ignore=shutil.ignore_patterns("desk", "ledger", "*_test.py"))
    rule = other / "tenfold" / "questions" / "curiosity" / "explanation_unchecked.py"
    rule.write_text(rule.read_text().replace("    if not resting or", "    if p is not None or"))
    assert "explanation-unchecked" in measured(folder, 1)["rules"]
    assert "explanation-unchecked" not in by_rules_of(str(tmp_path), folder, 1, None)["rules"]


def test_what_holds_no_rules_is_refused(folder, tmp_path):
    with pytest.raises(NoSuchRules, match="is no revision"):
        by_rules_of("no-such-revision", folder, 1, None)
    with pytest.raises(NoSuchRules, match="is no revision"):
        by_rules_of(str(tmp_path), folder, 1, None)


def test_the_table_and_the_picture_say_the_same(folder):
    counted = measured(folder, 1)
    lines, picture = "\n".join(as_lines(counted)), picture_of(counted)
    rates = {rule: one["ordinary_per_100_child_months"] for rule, one in counted["rules"].items()}
    asked = {rule: rate for rule, rate in rates.items() if rate > 0}
    assert asked
    for rule, rate in asked.items():
        assert rule in lines
        assert f">{rule}<" in picture
        assert f">{rate:.3f}<" in picture
    assert "DOES NOT HOLD" in lines or "holds" in lines


def test_beside_another_burden_each_figure_stands_twice(folder):
    counted = measured(folder, 1)
    lines = "\n".join(as_lines(counted, counted))
    months = f"{counted['ordinary']['child_months']:.3f}".rstrip("0").rstrip(".")
    assert f"{months} ({months})" in lines


def test_no_background_makes_a_difference():
    assert set(sensitivity.backgrounds(WANTED, 40, 1).values()) == {0}


def test_a_background_that_a_rule_read_would_be_seen(monkeypatch):
    violent = [{"history": {"person": MUM, "of": "violence", "as": "perpetrator"}}]
    monkeypatch.setattr("tenfold.population.background._facts", lambda f: violent if f.background["poor"] else [])
    monkeypatch.setattr(sensitivity, "ProcessPoolExecutor", ThreadPoolExecutor)
    found = sensitivity.backgrounds(WANTED, 40, 1)
    assert found["poor"] > 0
    assert found["disabled_child"] == 0


def test_opinions_that_are_seldom_recorded_are_felt():
    rows = {}
    for one in sensitivity.vary(WANTED, 60, 1):
        rows[one.name] = one.told["ordinary"]["opened_per_100_child_months"]
        if len(rows) == 4:
            break
    assert rows["opinion recorded 30%"] > rows["opinion recorded 90%"]
    assert rows["opinion recorded 60%"] == rows["as simulated"]


def test_the_verbs_write_a_folder_and_measure_it(tmp_path):
    out, picture = tmp_path / "families", tmp_path / "burden.svg"
    made = run("simulate", "--children", "25", "--seed", "3", "--out", out, "--processes", "1")
    assert made.exit_code == 0, made.output
    assert "None of them ever existed." in made.stdout
    assert "births" in made.stdout
    found = run("burden", out, "--json", "--picture", picture, "--processes", "1")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["ordinary"]["child_months"] > 100
    assert picture.read_text().startswith("<svg")
    table = run("burden", out, "--processes", "1", "--families", "5")
    assert "standing at once" in table.stdout


@pytest.mark.parametrize("words", [("--from", "soon"), ("--from", "1990-01-01")])
def test_a_first_day_that_cannot_be_counted_from_is_wrong_use(tmp_path, words):
    found = run("simulate", "--children", "5", "--out", tmp_path / "out", *words)
    assert found.exit_code == 2
    assert "is no day" in found.stderr


def test_a_folder_that_is_full_is_left_alone_and_one_that_holds_no_families_is_refused(tmp_path):
    (tmp_path / "kept").write_text("kept")
    assert run("simulate", "--children", "5", "--out", tmp_path).exit_code == 2
    assert (tmp_path / "kept").read_text() == "kept"
    assert run("burden", tmp_path).exit_code == 2
