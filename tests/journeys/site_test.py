"""The site answers over HTTP, and a browser can look at it."""

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
