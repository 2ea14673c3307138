"""A newcomer's path, timed: a fresh clone into an empty folder, one command, and the child's page: `make newcomer`.

The clock runs from the clone to the moment at which a child's page of the demo has been fetched by somebody signed in
with password and code, installation included. Exits with 1 where it took longer than three minutes. What pip and npm
keep on the machine is used as it is; `--cold` forgets it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tenfold.cli.pages import Page, Visitor
from tenfold.cli.web import free_port

HERE = Path(__file__).parents[1]
BAR = 180.0  # seconds
PATIENCE = 900.0
REASON = "protect"


def main(cold: bool) -> int:  # noqa: FBT001 - by place, from the command's words
    """Clone, run the one command, fetch the child's page, report."""
    with tempfile.TemporaryDirectory(prefix="tenfold-newcomer-") as folder:
        Path(folder).chmod(0o711)
        began = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", HERE, Path(folder) / "tenfold"], check=True)  # noqa: S607
        served = serve(Path(folder), cold=cold)
        try:
            title = child_page(*told_by(served, began))
        finally:
            os.killpg(served.pid, signal.SIGTERM)
            served.wait(30)
        took = time.monotonic() - began
    print(f"From a fresh clone to “{title}”: {took:.0f} s (bar {BAR:.0f}) {'ok' if took < BAR else 'MISSED'}")
    return 0 if took < BAR else 1


def serve(folder: Path, *, cold: bool) -> subprocess.Popen[str]:
    """Run the one command of a newcomer who wants to look around."""
    kept = {"PIP_CACHE_DIR": str(folder / "pip"), "npm_config_cache": str(folder / "npm")} if cold else {}
    return subprocess.Popen(
        [shutil.which("make") or "make", "serve", f"PORT={free_port()}"],
        cwd=folder / "tenfold",
        env={**os.environ, **kept},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def told_by(served: subprocess.Popen[str], began: float) -> tuple[str, str, str]:
    """Read what the command prints until it says where the site is and how marta signs in."""
    place, password = "", ""
    for line in served.stdout or ():
        if found := re.search(r"answers at (http://\S+?)/?$", line.strip()):
            place = found[1]
        if found := re.search(r"Everybody's password is (\S+?)\.", line):
            password = found[1]
        if found := re.match(r"\s+marta\s+(\d{6})\b", line):
            return place, password, found[1]
        if time.monotonic() - began > PATIENCE:
            break
    raise TimeoutError("The site did not say where it is and who can sign in.")


def child_page(place: str, password: str, code: str) -> str:
    """Sign in, open the first family and fetch the page of its child; return its title."""
    visitor = Visitor()
    asked = visitor.send(visitor.fetch(f"{place}/account/login/"), {"login": "marta", "password": password})
    home = visitor.send(asked, {"code": code})
    page = looked_at(visitor, home)
    if "/child/" not in page.path or page.is_broken:
        raise LookupError(f"No child's page was found: {page.path} answered {page.status}.")
    return page.title


def looked_at(visitor: Visitor, home: Page) -> Page:
    """Follow the first link to a child, and say why where it is asked."""
    link = next(one for one in home.links if "/family/" in one and "/child/" in one)
    page = visitor.fetch(link)
    is_asked = any("purpose" in form.choices for form in page.forms)
    return visitor.send(page, {"purpose": REASON}) if is_asked else page


if __name__ == "__main__":
    raise SystemExit(main("--cold" in sys.argv[1:]))
