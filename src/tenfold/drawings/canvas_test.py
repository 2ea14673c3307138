import pytest

from drawn import box, read, root, tags
from tenfold.drawings.canvas import (
    BLUE,
    HATCH,
    INK,
    PAPER,
    QUIET,
    RED,
    SHADE,
    WASH,
    Canvas,
    drawn,
    leading,
    path,
    shape,
)


def test_a_picture_says_what_it_is_and_shows():
    svg = Canvas(100).svg(50, "Injuries of Ann", "Front and back.")
    picture = root(svg)
    assert picture.get("role") == "img"
    assert [one.text for one in picture][:2] == ["Injuries of Ann", "Front and back."]
    assert box(svg) == (100, 50)


def test_it_is_shown_larger_than_its_units_where_there_is_room():
    assert root(Canvas(100).svg(50, "", "")).get("width") == "117"


def test_elements_stand_in_the_order_in_which_they_were_put():
    sheet = Canvas(100)
    sheet.line(1, 2, 3, 4)
    sheet.words(5, 6, "Ann")
    sheet.put("circle", cx=1, cy=1, r=1.26)
    svg = sheet.svg(50, "", "")
    assert [one.tag.rpartition("}")[2] for one in root(svg)][2:] == ["rect", "line", "text", "circle"]
    [circle] = tags(svg, "circle")
    assert circle.get("r") == "1.3"


def test_a_line_is_fine_and_quiet_unless_said_otherwise():
    sheet = Canvas(100)
    sheet.line(1, 2, 3, 4)
    sheet.line(1, 2, 3, 4, stroke="red", stroke_dasharray="2 2")
    plain, red = tags(sheet.svg(9, "", ""), "line")
    assert (plain.get("stroke"), plain.get("stroke-width")) == ("#b1b4b6", "1")
    assert (red.get("stroke"), red.get("stroke-dasharray")) == ("red", "2 2")


def test_lines_of_words_stand_below_one_another():
    sheet = Canvas(100)
    sheet.lines(5, 10, ["one", "two"], 10, text_anchor="end")
    one, two = tags(sheet.svg(50, "", ""), "text", text_anchor="end")
    assert (one.get("y"), two.get("y")) == ("10", "22")
    assert leading(13) == 16


def test_hostile_words_stay_words():
    sheet = Canvas(100)
    sheet.words(1, 1, '</text><script>"alert"</script>\x00', fill='"><script>')
    sheet.titled([shape("rect", x=1)], "<b>&")
    svg = sheet.svg(50, "</title><script>", "a\ud800b")
    assert "<script" not in svg
    assert read(svg) == ['</text><script>"alert"</script> ']
    assert tags(svg, "title")[1].text == "<b>&"


def test_hatching_has_a_name_of_its_own_in_each_picture():
    one, other = (drawn(10, 10, shape("rect", fill=HATCH, x=x), "", "") for x in (1, 2))
    names = [pattern.get("id") for svg in (one, other) for pattern in tags(svg, "pattern")]
    assert len(set(names)) == 2
    assert f'fill="url(#{names[0]})"' in one
    assert f'fill="url(#{names[1]})"' in other


def test_a_picture_without_hatching_brings_no_pattern():
    assert tags(drawn(10, 10, shape("rect", fill="red"), "", ""), "pattern") == []


def test_a_path_is_words_and_numbers():
    assert path("M", 1, 2.04, "L", -3.5, 0, "Z") == "M 1 2 L -3.5 0 Z"


def luminance(colour):
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [INK, QUIET, RED])
@pytest.mark.parametrize("paper", [PAPER, SHADE, WASH])
def test_words_stand_out_from_what_they_are_written_on(ink, paper):
    assert contrast(ink, paper) >= 4.5


def test_white_words_stand_out_from_red():
    assert contrast(PAPER, RED) >= 4.5


@pytest.mark.parametrize("ink", [INK, QUIET, RED, BLUE])
def test_signs_stand_out_from_the_paper(ink):
    assert contrast(ink, PAPER) >= 3
