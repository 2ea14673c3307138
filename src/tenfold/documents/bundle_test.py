import json
from html import unescape

from tenfold.access import REASONS, Disclosure, Given, Piece, Told
from tenfold.documents import Mark, Tonight, access_list, bundle, tonight
from tenfold.documents.access_list import Opening

MARK = Mark(7, "Ann & Bea <x>", "Right of access", "4 March 2024")
SHARP = "<script>alert('1')</script> & \"more\" \u202e"


def disclosure(*told):
    given = Given(1, "4 March 2024", "5 March 2024", "City hospital", "nurse", "visit", told)
    return Disclosure("Ann", (given,), (Told("Question", (Piece("asked on 1 May", "Who saw Ann?"),)),))


def pages():
    yield bundle(disclosure(Told(SHARP, (Piece(SHARP, SHARP),), ("third_party",))), MARK)["subject-access-7.html"]
    yield access_list((Opening(SHARP, SHARP, SHARP, SHARP, SHARP, SHARP),), MARK)["access-list-7.html"]
    yield tonight((Tonight(SHARP, ((SHARP, (SHARP,)),), (SHARP,)),), MARK, SHARP)


def test_what_somebody_wrote_is_shown_as_words_and_never_run():
    for page in pages():
        text = page.decode()
        assert "<script" not in text
        assert SHARP in unescape(text)
        assert "Ann &amp; Bea &lt;x&gt;" in text


def test_a_page_needs_nothing_from_elsewhere():
    for page in pages():
        text = page.decode()
        assert not [word for word in ("http:", "https:", "src=", "<link", "url(", "@import") if word in text]


def test_the_same_words_give_the_same_bytes_and_every_file_bears_the_mark():
    files = bundle(disclosure(), MARK)
    assert files == bundle(disclosure(), MARK)
    told = json.loads(files["subject-access-7.json"])
    assert told["mark"] == {
        "serial": 7,
        "recipient": "Ann & Bea <x>",
        "purpose": "Right of access",
        "as_of": "4 March 2024",
    }
    assert "Serial 7. For Ann &amp; Bea &lt;x&gt;. Right of access." in files["subject-access-7.html"].decode()


def test_where_words_are_withheld_the_reason_stands_once_and_at_the_head():
    told = Told("Account", (Piece("claim", "accident"),), ("third_party", "unread"))
    text = unescape(bundle(disclosure(told), MARK)["subject-access-7.html"].decode())
    assert text.count(REASONS["unread"]) == 2
    assert "Who saw Ann?" in text


def test_nothing_that_is_held_is_said_in_words():
    empty = Disclosure("Ann", (), ())
    page = bundle(empty, MARK)["subject-access-7.html"].decode()
    assert "There is nothing about you here that you can be given. That does not mean that nothing is held." in page
    assert "No child stands in it." in tonight((), MARK, "020").decode()


def test_no_danger_on_record_does_not_reassure():
    page = tonight((Tonight("Ann", (), ()),), MARK, "020").decode()
    assert "That does not mean that there is none." in page
