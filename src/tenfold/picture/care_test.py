"""Which care of a child holds at a moment."""

from parts import CSC, DAD, GRAN, SAM, entry, time, told
from tenfold.picture.care import cares_on
from tenfold.record import Care


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
