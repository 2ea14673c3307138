"""The API over HTTP, on a running site: the worked example of its page, and bodies that no test client would send."""

import json
import os
import re
import shutil
import socket
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from feeds import WHY, Feed, token
from partnership import told

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
COMMAND = re.compile(r"```sh\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def shown(site):
    """What each request carries."""
    assert site
    return {"Authorization": f"Bearer {token('csc')}", **WHY}


def ask(site, method, path, headers, body=None):
    """Ask the running site; return the status and what it says."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request(method, f"/api/v1/{path}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here: the commands of docs/api.md are not tried")
def test_the_worked_example_does_what_its_page_says(site, shown):
    commands = COMMAND.findall(PAGE.read_text("utf-8"))
    environment = {"PATH": os.environ["PATH"], "SITE": site, "TOKEN": shown["Authorization"].split()[1], "FAMILY": ""}
    answers = []
    for command in commands:
        own = command.replace("our-4711", f"our-{uuid4().hex}")
        done = subprocess.run(["bash", "-c", own], capture_output=True, text=True, check=True, env=environment)  # noqa: S607
        answers.append([json.loads(line) for line in done.stdout.replace("}{", "}\n{").splitlines()])
        environment["FAMILY"] = answers[0][0]["family"]
    [[begun], [entered], batch, read, [changed]] = answers
    assert (begun["outcome"], entered["outcome"]) == ("created", "created")
    assert [one["outcome"] for one in batch] == ["conflict", "refused"]
    assert "“dance” is not a word" in batch[1]["problem"]["detail"]
    assert [child["id"] for child in read[0]["children"]] == ["ann"]
    assert [entry["id"] for entry in read[2]["entries"]] == []
    assert changed.keys() == {"changes", "cursor", "more"}
    feed = Feed(token_=environment["TOKEN"])
    assert feed.settled(environment["FAMILY"])
    told = [one["entry"] for one in feed.every_change() if one["family"] == environment["FAMILY"]]
    assert "visit-1" in told


def test_a_batch_of_many_entries_comes_through_and_is_answered_whole(site, shown):
    header = json.dumps({"case": uuid4().hex, "lead": "csc"})
    status, begun = ask(site, "POST", "families", {**shown, "Content-Type": "application/json"}, header)
    assert status == 201
    family = json.loads(begun)["family"]
    person = [{"person": {"id": "ann", "name": "Ann"}}]
    entries = [{"author": {"role": "nurse"}, **told(f"v{n}", facts=[] if n else person)} for n in range(30)]
    lines = [json.dumps({"family": family, "entry": one}).encode() for one in entries] + [b"x" * 900_000] * 20
    status, answer = ask(site, "POST", "entries", {**shown, "Content-Type": "application/x-ndjson"}, b"\n".join(lines))
    outcomes = [json.loads(line)["outcome"] for line in answer.splitlines()]
    assert (status, outcomes) == (200, ["created"] * 30 + ["refused"] * 20)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json", "Content-Length": "999999999999"}, 413),
        ({"Content-Type": "application/json", "Content-Length": "1000001"}, 413),
        ({"Content-Type": "application/json", "Transfer-Encoding": "chunked"}, 411),
        ({"Content-Type": "application/json", "Content-Encoding": "gzip", "Content-Length": "2"}, 415),
        ({"Content-Length": "2"}, 415),
    ],
)
def test_what_is_too_large_or_says_no_length_is_refused_before_it_is_read(site, shown, headers, status):
    place = urlsplit(site)
    lines = [f"POST /api/v1/families HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close"]
    lines += [f"{name}: {value}" for name, value in {**shown, **headers}.items()]
    with socket.create_connection((place.hostname, place.port), timeout=30) as plain:
        plain.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + (b"0\r\n\r\n" if status == 411 else b"{}"))
        answer = plain.makefile("rb").read()
    assert answer.split(b" ", 2)[1] == str(status).encode(), answer
    assert b"application/problem+json" in answer
