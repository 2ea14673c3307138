"""Which care of a child holds at a moment, and who checked it."""

from dataclasses import replace

from parts import CSC, DAD, GRAN, HV, SAM, entry, time, told
from tenfold.picture.care import cares_on, checks_on
from tenfold.record import Care, Check


def test_care_holds_from_its_first_day_to_the_end_of_its_last():
    week = Care(id="w", child=SAM, by=(GRAN,), basis="placement", from_=time("2024-03-04"), to_date=time("2024-03-08"))
    after = Care(id="o", child=SAM, by=(DAD,), basis="parental", from_=time("2024-03-08"))
    p = told(entry("2024-03-20", CSC, "record_note", week, after)).picture("2024-03-20")

    def held(day):
        return [one.id for one in cares_on(p, SAM, time(day).first) if one.id in ("w", "o")]

    assert held("2024-03-03T23:59") == []
    assert held("2024-03-04") == ["w"]
    assert held("2024-03-08T12:00") == ["w", "o"]
    assert held("2024-03-09") == held("2024-03-30") == ["o"]


def test_what_was_told_without_an_id_is_checked_under_each_that_it_is_given():
    first = Care(child=SAM, by=(GRAN,), basis="unknown", from_=time("2024-03-04"))
    lists = [(first,), (replace(first, id="gran"),), (replace(first, id="nan"),)]
    told_of = [entry(f"2024-03-0{n}", CSC, "call", *facts) for n, facts in enumerate(lists, 4)]

    def check(day, *about):
        return entry(day, HV, "call", Check(about=about, against="witness", result="corroborated"), id=day)

    late, both = check("2024-03-08", "nan"), check("2024-03-09", "gran", "nan")
    p = told(*told_of, check("2024-03-07", "gran"), late, both).picture("2024-03-09")
    [care] = p.facts(Care, "gran")
    assert [one.first.id for one in checks_on(p, care)] == ["2024-03-07", "2024-03-08", "2024-03-09"]
