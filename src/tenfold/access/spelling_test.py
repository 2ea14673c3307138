import pytest

from tenfold.access.spelling import spellings, words

SAME = [
    ("Łukasz", "lukasz"),
    ("Øyvind", "OYVIND"),
    ("Đặng", "Dang"),
    ("Strauß", "STRAUSS"),
    ("Æthelred", "aethelred"),
    ("Þór", "Thor"),
    ("Iş\u0131k", "isik"),
    ("İpek", "ipek"),
    ("Zoe\u0308", "Zoë"),
    ("Zoë", "Zoe"),
    ("Σοφία", "ΣΟΦΙΑ"),
    ("Алёна", "Алена"),
    ("مُحَمَّد", "محمد"),
    ("محمـد", "محمد"),
    ("أحمد", "احمد"),
    ("فاطمة", "فاطمه"),
    ("ليلى", "ليلي"),
    ("کریم", "كريم"),
    ("שָׁלוֹם", "שלום"),
    ("O’Neill", "ONeill"),
    ("Ka\u02bbiulani", "Kaiulani"),
    ("\uff21\uff4e\uff4e", "Ann"),
]
DIFFERENT = [
    ("محمد", "محمود"),
    ("李", "王"),
    ("李明", "李"),
    ("मोहन", "मीहन"),
    ("かき", "かぎ"),
    ("김", "감"),
    ("שלום", "שלומה"),
    ("Łukasz", "Ukasz"),
    ("Øyvind", "Yvind"),
    ("Иван", "Ivan"),
    ("Ann", "Anna"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_is_the_same_with_and_without_what_people_leave_out(one, other):
    assert [ways[0] for ways in spellings(one)] == [ways[0] for ways in spellings(other)] != []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_stay_two(one, other):
    assert not {way for ways in spellings(one) for way in ways} & {way for ways in spellings(other) for way in ways}


def test_what_is_joined_goes_whole_and_by_its_parts():
    assert spellings("Anne-Marie O'Neill") == (("annemarie", "anne", "marie"), ("oneill", "o", "neill"))
    assert words("14 St Mary’s Close") == ["14", "st", "mary", "s", "close"]


@pytest.mark.parametrize("name", ["", " ", "!!!", "–", "’", "\u200b"])
def test_what_has_no_letter_is_no_word(name):
    assert spellings(name) == ()
