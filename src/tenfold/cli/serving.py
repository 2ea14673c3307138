"""`tenfold serve`: the database, its migrations, the invented partnership if asked for, and the web server."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from tenfold.cli import web
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.writing import write
from tenfold.ledger.server import NoServer, Server

CHECKOUT = Path(__file__).parents[3]
STYLE = "govuk/govuk-frontend.min.css"
NEEDED = ("TENFOLD_SECRET", "TENFOLD_MASTER_KEY")


def default_folder() -> Path:
    """Where a site's data lies when nobody says: in a checkout's `out`, or in the user's own folder."""
    return CHECKOUT / "out" / "site" if (CHECKOUT / "Makefile").is_file() else Path.home() / ".tenfold"


def serve(folder: Path, *, address: str, port: int, demo: bool, behind_https: bool) -> None:
    """Run the site until it is told to stop; the database stops after the last page was answered."""
    from tenfold.cli.working import worker_beside

    refuse_openness(address, behind_https=behind_https)
    refuse_taken(address, port)
    say_at_once()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # until the web server listens for it itself
    with suppress(KeyboardInterrupt), database(folder) as told, TemporaryDirectory(prefix="tenfold-") as figures:
        os.environ.update(told, **in_front(behind_https=behind_https), PROMETHEUS_MULTIPROC_DIR=figures)
        os.environ.setdefault("TENFOLD_ADDRESS", f"http://{address}:{port}/")  # what people who are told come to
        prepare(demo=demo)
        with worker_beside():
            web.run(address, port, begun=Thread(target=announce, args=(address, port, demo), daemon=True).start)
    write("Stopped.")


def in_front(*, behind_https: bool) -> dict[str, str]:
    """Return what the site is told of a server in front: that it speaks HTTPS, and says who calls."""
    one = "1" if behind_https else "0"
    return {"TENFOLD_HTTPS": one, "TENFOLD_PROXIES": os.environ.get("TENFOLD_PROXIES", one)}


def show_codes(folder: Path) -> None:
    """Print the invented people with a code for this half minute each, beside a site that is running."""
    reach(folder)
    tell_people()


def reach(folder: Path) -> None:
    """Make Django ready in this process for the database of a site that runs beside it; leave where there is none."""
    try:
        told = given()
        os.environ.update(Server(folder).environment() if told is None else told)
    except NoServer as fault:
        give_up(str(fault), PROBLEMS)
    wake()


def given() -> dict[str, str] | None:
    """Return what the environment says of a database of the site's own; nothing where it names none."""
    if not os.environ.get("DATABASE_URL"):
        return None
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        give_up(
            f"DATABASE_URL is set, and {' and '.join(missing)} not. Whoever brings a database brings the secrets that "
            "belong to it: TENFOLD_SECRET (a long random text), TENFOLD_MASTER_KEY (32 random bytes in base64).",
            WRONG_USE,
        )
    return {}


@contextmanager
def database(folder: Path) -> Iterator[Mapping[str, str]]:
    """Have a database for as long as this lasts: the one of DATABASE_URL, or a server over a folder."""
    if (told := given()) is not None:
        yield told
        return
    try:
        write(f"Starting the database in {folder} ...")
        with Server(folder) as server:
            server.keep_running()
            yield server.environment()
    except NoServer as fault:
        give_up(str(fault), PROBLEMS)


def wake() -> None:
    """Make Django ready in this process, with what the environment says."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tenfold.site.settings")
    django.setup()


def prepare(*, demo: bool) -> None:
    """Bring the database to this version; bring the invented partnership into an empty one if asked for."""
    wake()
    from django.contrib.staticfiles.finders import find
    from django.db import connections
    from django.utils.timezone import localdate

    from tenfold.ledger import demo as partnership
    from tenfold.ledger.upgrading import upgrade

    upgrade()
    if partnership.is_empty():
        if demo:
            write("Bringing in the invented partnership ...")
            partnership.load(localdate())
        else:
            write("Nobody can sign in yet: the record is empty. --demo brings an invented partnership into it.")
    if find(STYLE) is None:
        write("The pages have no style yet. Fetch it with: make assets")
    connections.close_all()  # the web server's workers open their own


def announce(address: str, port: int, demo: bool) -> None:  # noqa: FBT001 - called by a thread, by place
    """Say where the site is once it answers, and for the demo who can sign in."""
    place = f"http://{address}:{port}"
    if not web.answers(place):
        return
    write("", f"Tenfold answers at {place}/", "")
    if demo:
        tell_people()
        write("", "New codes: tenfold codes")
    write("Ctrl-C stops it.")


def tell_people() -> None:
    """Print each invented person with what they sign in with."""
    from tenfold.ledger.demo import PASSWORD, people

    found = people()
    wide = max((len(one.username) for one in found), default=0)
    write(f"Everybody's password is {PASSWORD}. Usernames, and a code for this half minute each:")
    for one in found:
        write(f"  {one.username:{wide}}  {one.code}  {one.name}, {one.job}, {one.agency}")


def say_at_once() -> None:
    """Let each line out as it is written, also where no terminal reads: whoever waits for the address reads a log."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)


def refuse_openness(address: str, *, behind_https: bool) -> None:
    """Leave with a sentence when what is shown could be read on the way to somebody."""
    try:
        here = web.is_here(address)
    except ValueError:
        give_up(f"--address {address} is no address. One is written as in --address 127.0.0.1.", WRONG_USE)
    if not here and not behind_https:
        give_up(
            f"--address {address} can be reached by others, and Tenfold itself speaks plain HTTP: what it shows and "
            "every password could be read on the way. Put a server that speaks HTTPS in front of it and say "
            "--behind-https, or leave --address out.",
            WRONG_USE,
        )


def refuse_taken(address: str, port: int) -> None:
    """Leave with a sentence when something else listens where the site would."""
    if why := web.taken(address, port):
        give_up(f"Nothing can be served at {address}, port {port}: {why}. Try --port {port + 1}.", PROBLEMS)
