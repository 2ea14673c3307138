"""One line of JSON is an entry, or is refused in words: a name that no file has, a null, what no text can hold."""

import json

import pytest

from tenfold.casefiles import Refused, decode_entries
from tenfold.record import Relationship

TIE = {"of": "mum", "to": "sam", "is": "mother"}
ENTRY = {
    "id": "e1",
    "occurred": "2024-07-03",
    "agency": "csc",
    "author": {"role": "social worker"},
    "event": "visit",
    "about": ["sam"],
}


def read(*told):
    return [*decode_entries(json.dumps(one).encode() for one in told)]


def test_what_is_not_told_is_as_it_is_unless_told():
    (entry,) = read(ENTRY | {"facts": [{"relationship": TIE}]})
    assert (entry.seq, entry.times, entry.present, entry.facts) == (
        1,
        1,
        (),
        (Relationship(of="mum", to="sam", is_="mother"),),
    )
    assert str(entry.recorded) == "2024-07-03 22:59:59+00:00"
    assert [one.seq for one in read(ENTRY, ENTRY | {"id": "e2", "seq": 9}, ENTRY | {"id": "e3", "seq": None})] == [
        1,
        9,
        3,
    ]


@pytest.mark.parametrize("field", ["seq", "recorded", "until", "present", "narrative", "times", "facts", "corrects"])
def test_a_null_tells_nothing(field):
    assert read(ENTRY | {field: None}) == read(ENTRY)


@pytest.mark.parametrize("field", ["id", "occurred", "agency", "author", "event", "about"])
def test_what_has_to_be_told_can_be_neither_null_nor_left_out(field):
    for told in (ENTRY | {field: None}, {name: value for name, value in ENTRY.items() if name != field}):
        with pytest.raises(Refused, match=field):
            read(told)


@pytest.mark.parametrize("value", ["2024-07-01", None])
def test_a_field_goes_by_its_name_in_a_file_and_not_by_python_s(value):
    assert read(ENTRY | {"facts": [{"relationship": TIE | {"from": value}}]})
    with pytest.raises(Refused, match="from_"):
        read(ENTRY | {"facts": [{"relationship": TIE | {"from_": value}}]})
    with pytest.raises(Refused, match="wherever"):
        read(ENTRY | {"wherever": value})


def test_a_character_that_no_record_can_keep_is_refused_and_the_words_for_it_are_not():
    with pytest.raises(Refused, match="NUL"):
        read(ENTRY | {"narrative": "a\0b"})
    (entry,) = read(ENTRY | {"narrative": r"she wrote \u0000"})
    assert entry.narrative == r"she wrote \u0000"


def test_an_empty_line_is_no_entry_and_the_line_of_the_next_is_told():
    lines = [b"", b"  \n", json.dumps(ENTRY).encode(), b"\t", b'{"id": 5}']
    told = decode_entries(lines)
    assert next(told).id == "e1"
    with pytest.raises(Refused, match="Line 5"):
        next(told)
