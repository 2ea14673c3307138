"""Manners of the templates: each is used, none carries script or style, every form that writes is guarded."""

import re
from pathlib import Path

import pytest

DESK = Path(__file__).parent
TEMPLATES = sorted((DESK / "templates").rglob("*.html"))
BY_OTHERS = {"404.html", "500.html", "403_csrf.html", "account/login.html", "account/logout.html"} | {
    "mfa/authenticate.html",
    "allauth/layouts/base.html",
}
"""Templates that Django and allauth look for by their names."""


def name(path):
    return path.relative_to(DESK / "templates").as_posix()


def used():
    """Every template that a module renders or another template names."""
    told = [one.read_text("utf-8") for one in (*DESK.glob("*.py"), *TEMPLATES)]
    named = {found for text in told for found in re.findall(r"[\"']([\w/]+\.html)[\"']", text)}
    kinds = {"input", "password", "textarea", "radios", "checkboxes", "select", "date_input", "hidden"}
    return named | {f"components/{kind}.html" for kind in kinds} | BY_OTHERS


def test_every_template_is_used():
    assert {name(one) for one in TEMPLATES} - used() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_carries_no_script_or_style(path):
    text = path.read_text("utf-8")
    assert not re.search(
        r"<script(?! type=\"(?:module\" src|application/json\"))|<style|\sstyle=|\son[a-z]+=|javascript:", text
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_form_that_writes_is_guarded(path):
    text = path.read_text("utf-8")
    assert text.count('method="post"') == text.count("{% csrf_token %}")


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_decides_nothing_about_who_may(path):
    assert not re.search(r"{[{%][^}]*\b(roles|perms|is_authenticated|viewer\.(agency|kind))\b", path.read_text("utf-8"))
