from xml.etree import ElementTree as ET

import pytest

from tenfold.drawings.canvas import HATCH, shape
from tenfold.drawings.drawing import Drawing, Sign, Table, as_html, figure, swatch, text

TABLE = Table("Who <was> seen", ("When", "Who"), (("4 March 2024", "Ann"), ("", "Sam & his\nmother")))


def drawing(**more):
    return Drawing("Who saw <Ann>", "<svg>wide</svg>", "<svg>narrow</svg>", TABLE, **more)


def parsed(table):
    return ET.fromstring(as_html(table).replace("<br>", "<br/>"))  # noqa: S314 - we made it ourselves


def test_a_table_names_its_columns_for_those_who_hear_it():
    table = parsed(TABLE)
    assert table.findtext("caption") == "Who <was> seen"
    assert [(one.text, one.get("scope")) for one in table.iter("th")] == [("When", "col"), ("Who", "col")]
    assert table.get("role") == "table"
    assert {one.get("role") for one in table.iter("tr")} == {"row"}


def test_a_narrow_screen_is_told_the_column_of_each_cell():
    table = parsed(TABLE)
    assert [(one.get("data-head"), one.text) for one in table.iter("td")] == [
        ("When", "4 March 2024"),
        ("Who", "Ann"),
        ("When", None),
        ("Who", "Sam & his"),
    ]
    assert table.find(".//br").tail == "mother"


def test_a_row_that_does_not_fit_its_head_is_refused():
    with pytest.raises(ValueError, match="zip"):
        as_html(Table("", ("a", "b"), (("1",),)))


def test_a_figure_has_both_widths_and_the_table_behind():
    html = figure(drawing())
    assert "<h2>Who saw &lt;Ann&gt;</h2>" in html
    assert "<div class=wide><svg>wide</svg></div><div class=narrow><svg>narrow</svg></div>" in html
    assert "<details><summary>The same as a table</summary><table" in html


def test_a_table_that_explains_the_picture_stands_open_beside_it():
    html = figure(drawing(beside=True), 3)
    assert "<h3>" in html
    assert "<table" in html
    assert "<details>" not in html


def test_no_table_stands_behind_a_picture_of_nothing():
    empty = Drawing("", "", "", Table("", ("When",), ()))
    assert "<table" not in figure(empty)
    assert "<details" not in figure(empty)


def test_the_key_shows_each_sign_with_what_it_means():
    html = figure(drawing(key=(Sign("<circle/>", "seen & heard"),)))
    assert (
        '<ul class=key><li><svg width="30" height="18" viewBox="0 0 30 18" aria-hidden="true"><circle/></svg>' in html
    )
    assert "<span>seen &amp; heard</span>" in html
    assert "class=key" not in figure(drawing())


def test_notes_stand_under_the_picture():
    assert "<p class=quiet>Nothing &lt;is&gt; known.</p>" in figure(drawing(notes=("Nothing <is> known.",)))


def test_a_swatch_is_filled_as_the_picture_is():
    assert 'fill="#123456"' in swatch("#123456")
    assert "<line" not in swatch("#123456")


def test_a_hatched_swatch_has_stripes_and_needs_no_pattern():
    assert swatch(HATCH).count("<line") == 3
    assert "url(" not in swatch(HATCH)


def test_words_in_html_are_only_words():
    assert text("<i>\x07\u202e") == "&lt;i&gt; "
    assert shape("rect", x=1) == '<rect x="1"/>'
