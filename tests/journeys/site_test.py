"""The site answers over HTTP, and a browser can look at it."""

import gzip
from urllib.request import Request, urlopen

import pytest

pytest.importorskip("tenfold.desk.urls", reason="the desk has no pages yet")

from tenfold.cli.pages import Visitor


def test_whoever_comes_is_asked_to_sign_in(site):
    page = Visitor().fetch(f"{site}/")
    assert page.path.split("?")[0] == "/account/login/"
    assert page.status == 200
    assert any({"login", "password"} <= form.fields.keys() for form in page.forms)


def test_a_browser_sees_the_same(site, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    assert "Sign in" in page.title()
    assert not any("/fonts/" in url for url in asked), "no face of the government's own is asked for"
    page.close()


def test_what_the_pages_wear_is_sent_small(site):
    asked = Request(f"{site}/static/govuk/govuk-frontend.min.css", headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own
    with urlopen(asked) as answer:  # noqa: S310 - our own site
        sent = answer.read()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(sent) < len(gzip.decompress(sent)) / 6
