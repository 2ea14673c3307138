"""What a page leads to, read as a browser without JavaScript reads it."""

from tenfold.cli.pages import Page, Reader

HERE = "http://127.0.0.1:8000/children/"


def read(html):
    page = Page(HERE, 200)
    Reader(page).feed(html)
    return page


def test_links_are_whole_addresses_of_the_same_site():
    page = read(
        '<a href="7/">Ann</a><a href="/find/?q=a#top">Find</a><a href="https://example.org/">Out</a><a>none</a>'
    )
    assert page.links == [f"{HERE}7/", "http://127.0.0.1:8000/find/?q=a"]


def test_what_a_page_is_made_of_is_no_link():
    page = read('<link rel="stylesheet" href="/a.css"><script src="/b.js"></script><img src="c.svg"><img src="data:,">')
    assert page.parts == ["http://127.0.0.1:8000/a.css", "http://127.0.0.1:8000/b.js", f"{HERE}c.svg"]
    assert page.links == []


def test_the_title_is_the_pages_own_and_not_a_drawings():
    assert read("<title> Ann\n Tenfold</title><svg><title>Map</title></svg>").title == "Ann Tenfold"


def test_fields_belong_to_the_form_that_they_stand_in():
    page = read(
        '<input name="stray"><form action="/out/"><input name="token" value="1"></form>'
        '<form><input name="token" value="2"><input name="code"></form>'
    )
    assert [(form.action, form.fields) for form in page.forms] == [
        ("/out/", {"token": "1"}),
        ("", {"token": "2", "code": ""}),
    ]


def test_the_path_keeps_what_was_asked():
    assert Page("http://127.0.0.1:8000/find/?q=a", 200).path == "/find/?q=a"
    assert Page("http://127.0.0.1:8000/find/", 404).path == "/find/"
    assert [Page(HERE, status).is_broken for status in (200, 302, 400, 404, 500)] == [False, False, True, True, True]
