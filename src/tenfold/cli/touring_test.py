"""The walk, over a small site of its own: every page by its links, and what does not answer is named."""

import threading
from contextlib import contextmanager
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tenfold.cli.pages import Visitor
from tenfold.cli.touring import Key, sign_in, walk_as, wander

pytestmark = pytest.mark.journey

RIGHT = "right"
LOGIN = '<form method="post"><input name="csrf" value="x"><input name="login"><input name="password"></form>'
CODE = (
    '<form action="/account/logout/"></form><form method="post"><input name="csrf" value="x"><input name="code"></form>'
)


class Silent(WSGIRequestHandler):
    def log_message(self, *_told):
        pass


class Site:
    """Pages by their paths; who has signed in is known by a cookie."""

    def __init__(self, pages):
        self.pages, self.asked, self.codes = pages, [], {"222222"}

    def __call__(self, environ, start):
        path = environ["PATH_INFO"]
        self.asked.append(path)
        told = parse_qs(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode())
        if path == "/account/login/" and told.get("password") == [RIGHT] and told["csrf"] == ["x"]:
            return self.go(start, "/account/2fa/authenticate/")
        if path == "/account/2fa/authenticate/" and told.get("code", [""])[0] in self.codes:
            return self.go(start, "/", [("Set-Cookie", "known=1; Path=/")])
        if path == "/" and "known" not in environ.get("HTTP_COOKIE", ""):
            return self.go(start, "/account/login/")
        if told.get("purpose") == ["care"]:
            return self.go(start, "/ann/")
        status, words = self.pages.get(path, ("404 Not Found", ""))
        start(status, [("Content-Type", "text/html; charset=utf-8")])
        return [f"<title>{path}</title>{words}".encode()]

    @staticmethod
    def go(start, where, more=()):
        start("302 Found", [("Location", where), *more])
        return [b""]


@contextmanager
def served(pages):
    """The site with these pages and the two of signing in."""
    all_of_them = {"/account/login/": LOGIN, "/account/2fa/authenticate/": CODE, **pages}
    site = Site({path: ("200 OK", words) for path, words in all_of_them.items()})
    with make_server("127.0.0.1", 0, site, handler_class=Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site, f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def key(password=RIGHT, codes=("222222",)):
    left = list(codes)
    return Key("ann", password, lambda _: left.pop(0) if len(left) > 1 else left[0])


def paths(walk):
    return [page.path for page in walk.pages]


def test_signing_in_takes_a_password_and_a_code():
    with served({"/": "home"}) as (_, place):
        assert sign_in(Visitor(), place, key()).path == "/"


def test_a_code_that_was_used_is_followed_by_the_next():
    with served({"/": "home"}) as (_, place):
        assert sign_in(Visitor(), place, key(codes=("111111", "111111", "222222"))).path == "/"


def test_a_wrong_password_is_a_fault():
    with served({"/": "home"}) as (_, place):
        assert walk_as(place, key("wrong")) == [
            "ann: the password led to /account/login/ (200), not to where a code is asked for"
        ]


def test_every_page_is_found_by_its_links(capsys):
    with served({"/": '<a href="/a/">a</a>', "/a/": '<a href="/a/b/">b</a><a href="/">home</a>', "/a/b/": ""}) as (
        _,
        place,
    ):
        assert walk_as(place, key()) == []
    assert capsys.readouterr().out == "  / · /a/ · /a/b/\n"


def test_a_broken_link_and_a_missing_part_are_named_with_the_page_that_has_them():
    with served({"/": '<a href="/gone/">gone</a><a href="/a/">a</a>', "/a/": '<img src="/map.svg">'}) as (_, place):
        assert walk_as(place, key()) == [
            "ann: /gone/ answered 404 (linked from /)",
            "ann: /map.svg answered 404 (part of /a/)",
        ]


def test_the_way_out_is_left_alone_and_much_of_one_kind_is_tried_a_few_times():
    many = "".join(f'<a href="/a/?on={day}">{day}</a>' for day in range(9))
    with served({"/": f'<a href="/account/logout/">out</a>{many}', "/a/": "day"}) as (site, place):
        visitor = Visitor()
        assert len(paths(wander(visitor, sign_in(visitor, place, key())))) == 4
        assert "/account/logout/" not in site.asked


def test_a_page_that_asks_why_is_given_a_reason():
    asks = '<form method="post"><input type="radio" name="purpose" value="care"></form>'
    with served({"/": '<a href="/why/">Ann</a>', "/why/": asks, "/ann/": "Ann"}) as (_, place):
        visitor = Visitor()
        assert paths(wander(visitor, sign_in(visitor, place, key()))) == ["/", "/ann/"]


def test_a_page_that_asks_more_than_why_is_left_as_it_is():
    whose, why = (f'<input type="radio" name="{name}" value="care">' for name in ("whose", "purpose"))
    with served({"/": '<a href="/find/">Find</a>', "/find/": f'<form method="post">{whose}{why}</form>'}) as (_, place):
        visitor = Visitor()
        assert paths(wander(visitor, sign_in(visitor, place, key()))) == ["/", "/find/"]


def test_a_refusal_that_says_why_is_no_fault(capsys):
    with served({"/": '<a href="/register/">all</a>'}) as (site, place):
        site.pages["/register/"] = ("403 Forbidden", "because")
        assert walk_as(place, key()) == []
    assert "refused, and told why: /register/" in capsys.readouterr().out
