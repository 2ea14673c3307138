"""Lighthouse on the demo's child page, by somebody signed in: `make lighthouse`. Exits with 1 where a bar is not met.

Lighthouse is fetched by npm into `out/lighthouse` once. The page is served as it is in use, by the web server in a
process of its own; it is looked at as on a telephone (Lighthouse's own slow network and processor) and on a desk.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.pages import enter
from benchmarks.records import record

HERE = Path(__file__).parents[1]
KEPT = HERE / "out" / "lighthouse"
VERSION = "12.8.2"
BARS = {"accessibility": 100, "performance": 95}
TIMES = ("server-response-time", "first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
PATIENCE = 300  # seconds for one look
FAMILY = "Ann and Ruby"
NONE = "No Lighthouse here: it needs node, npm that reaches its registry once, and Chromium (or CHROMIUM)."


def main() -> int:
    """Fetch Lighthouse, serve the demo, look twice, report."""
    os.environ["TENFOLD_HTTPS"] = "0"
    if not fetched() or browser() is None:
        print(NONE, file=sys.stderr)
        return 3
    with record() as server:
        from django.utils.timezone import localdate

        from tenfold.cli import web
        from tenfold.ledger import demo

        demo.load(localdate())
        with web.beside({**server.environment(), "TENFOLD_HTTPS": "0"}) as place:
            path, cookie = child_page()
            met = [look(f"{place}{path}", cookie, how) for how in ("mobile", "desktop")]
    return 0 if all(met) else 1


def child_page() -> tuple[str, str]:
    """The address of the demo's first child, and the cookie of the social worker who has said why."""
    from uuid import uuid4

    from django.db import connections
    from django.test import Client

    from tenfold import ledger
    from tenfold.ledger.models import Staff

    who = ledger.begin(Staff.objects.get(username="marta"), uuid4().hex)
    family = next(one.family for one in ledger.families(who) if one.title.startswith(FAMILY))
    client = Client(SERVER_NAME="127.0.0.1")
    enter(client, who)
    client.post(f"/family/{family}/purpose", {"purpose": "protect"})
    connections.close_all()
    return f"/family/{family}/child/1", f"sessionid={client.cookies['sessionid'].value}"


def look(address: str, cookie: str, how: str) -> bool:
    """Look at a page once and print what Lighthouse scores; whether each bar is met."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        headers = Path(folder) / "headers.json"
        headers.write_text(json.dumps({"Cookie": cookie}))
        headers.chmod(0o600)
        words = ["--quiet", "--output=json", f"--output-path={told}", f"--extra-headers={headers}"]
        words += [f"--only-categories={','.join(BARS)}", "--chrome-flags=--headless=new --no-sandbox"]
        words += ["--preset=desktop"] if how == "desktop" else []
        command = ["node", str(KEPT / "node_modules/lighthouse/cli/index.js"), address, *words]
        environment = {**os.environ, "CHROME_PATH": browser() or ""}
        subprocess.run(command, check=True, timeout=PATIENCE, env=environment)
        scored = json.loads(told.read_text())
    if not scored["finalDisplayedUrl"].endswith("/child/1"):
        raise LookupError(f"Lighthouse looked at {scored['finalDisplayedUrl']}, which is not the child's page.")
    audits = scored["audits"]
    print("  " + ", ".join(f"{audits[one]['title']}: {audits[one]['displayValue']}" for one in TIMES))
    return all([met(how, name, scored) for name in BARS])  # noqa: C419 - each is printed


def met(how: str, name: str, scored: dict[str, Any]) -> bool:
    """Print one score and whether its bar is met."""
    score = round(float(scored["categories"][name]["score"]) * 100)
    is_met = score >= BARS[name]
    print(f"Lighthouse, {how}: {name:<14} {score:>4} (bar {BARS[name]}) {'ok' if is_met else 'MISSED'}")
    return is_met


def fetched() -> bool:
    """Whether Lighthouse is here, fetched where it was not."""
    if (KEPT / "node_modules/lighthouse/cli/index.js").is_file():
        return True
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    KEPT.mkdir(parents=True, exist_ok=True)
    words = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", f"lighthouse@{VERSION}"]
    return subprocess.run(words, cwd=KEPT, check=False).returncode == 0


def browser() -> str | None:
    """Where Chromium is."""
    names = (os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome")
    return next((found for one in names if (found := shutil.which(one))), None)


if __name__ == "__main__":
    raise SystemExit(main())
