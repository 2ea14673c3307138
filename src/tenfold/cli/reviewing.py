"""`tenfold retention` and `tenfold disposal`: what people decide about keeping records, each with password and code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from tenfold.cli.keeping import bar, site
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.serving import wake
from tenfold.cli.writing import write, write_json

if TYPE_CHECKING:
    from uuid import UUID

    from tenfold.ledger import Session
    from tenfold.ledger.keeping.reviewing import Due
    from tenfold.ledger.keeping.terms import Schedule

NOTHING = "No record is to be looked at. That does not mean that every other must be kept."


def show_due(by: str | None, schedule: Path | None, folder: Path | None, *, as_json: bool) -> None:
    """List the records to look at, by family number: the term and its source, holds, what waits."""
    with site(folder), bar() as step:
        wake()
        from django.utils.timezone import localdate

        from tenfold.ledger.keeping.reviewing import due

        terms = _terms(schedule)
        found = due(_day(by, "--by") if by else localdate(), terms, step)
    if as_json:
        write_json([_object(one) for one in found])
        return
    for one in found:
        write(f"Family {one.number}: {'; '.join(_words(one, terms))}.")
    write(*([] if found else [NOTHING]), f"By {terms.title}. Nothing is destroyed unless two people decide it.")


def show_decisions(number: int, folder: Path | None) -> None:
    """Show what was decided about a family's record, in order."""
    with site(folder), _deciding():
        wake()
        from tenfold.ledger.keeping.deciding import decisions, numbered

        found = decisions(numbered(number))
    for one in found:
        until = f" until {one.until}" if one.until else ""
        answers = f" (answers {one.answers})" if one.answers else ""
        of = f", {one.authority}" if one.authority else ""
        write(f"{one.id}. {one.at:%Y-%m-%d} {one.act}{answers}{until}{of}: {one.reason} ({one.by})")
    if not found:
        write(f"Nothing was decided about keeping the record of family {number}.")


def hold(number: int, reason: str, until: str, authority: str, username: str, folder: Path | None) -> None:
    """Hold a record."""
    with _signed_in(number, username, folder) as (session, family):
        from tenfold.ledger.keeping import deciding

        done = deciding.hold(session, family, reason, _day(until, "--until"), authority)
        write(f"Family {number} is held (hold {done}) until somebody lifts it; it is looked at again on {until}.")


def lift(number: int, which: int, reason: str, username: str, folder: Path | None) -> None:
    """Lift a hold."""
    with _signed_in(number, username, folder) as (session, family):
        from tenfold.ledger.keeping import deciding

        deciding.lift(session, family, which, reason)
        write(f"Hold {which} of family {number} is lifted.")


def keep(number: int, reason: str, until: str, username: str, folder: Path | None) -> None:
    """Keep a record on."""
    with _signed_in(number, username, folder) as (session, family):
        from tenfold.ledger.keeping import deciding

        deciding.keep(session, family, reason, _day(until, "--until"))
        write(f"Family {number} is kept on, and looked at again on {until}.")


def ask(
    number: int,
    order: str | None,
    reason: str,
    username: str,
    schedule: Path | None,
    folder: Path | None,
    *,
    at_term: bool,
) -> None:
    """Ask that a record be destroyed."""
    if (order is None) != at_term:
        give_up(
            "A record is destroyed by a court’s order (--order NUMBER) or at its term (--at-term). Say which.",
            WRONG_USE,
        )
    with _signed_in(number, username, folder) as (session, family):
        from tenfold.ledger.keeping import deciding, reviewing

        if order is not None:
            done = deciding.ask(session, family, "order", order, reason)
        else:
            done = reviewing.ask_at_term(session, family, reason, _terms(schedule))
        write(
            f"Request {done}: family {number} is to be destroyed. An auditor does it: tenfold disposal approve {done}"
        )


def refuse(number: int, which: int, reason: str, username: str, folder: Path | None) -> None:
    """Refuse a request."""
    with _signed_in(number, username, folder) as (session, family):
        from tenfold.ledger.keeping import deciding

        deciding.refuse(session, family, which, reason)
        write(f"Request {which} is refused; family {number} is kept.")


def approve(which: int, username: str, folder: Path | None) -> None:
    """Destroy a record that another asked to be destroyed."""
    with _signed_in(None, username, folder) as (session, _):
        from tenfold.ledger.keeping import deciding

        done = deciding.approve(session, which)
        write(
            done.sentence.replace("This family’s", f"Family {done.number}’s", 1),
            f"{done.entries} entries cannot be read any more. Certificate {done.id}.",
            "Backups still hold them: write the list (tenfold destroyed) and the keys (tenfold backup-keys) anew.",
        )


@contextmanager
def _signed_in(number: int | None, username: str, folder: Path | None) -> Iterator[tuple["Session", "UUID"]]:
    """Ask who decides for password and code, and have their session; leave with the sentence of what is refused."""
    with site(folder), _deciding():
        wake()
        from uuid import UUID

        from tenfold import ledger
        from tenfold.cli.loading import signed_in
        from tenfold.ledger.keeping.deciding import numbered

        family = UUID(int=0) if number is None else numbered(number)
        session = ledger.begin(signed_in(username), token_hex())
        try:
            yield session, family
        finally:
            ledger.end(session.token)


@contextmanager
def _deciding() -> Iterator[None]:
    """Leave with the sentence of a decision that was not taken."""
    try:
        yield
    except Exception as fault:
        from tenfold.ledger.keeping.deciding import NotDecided

        if not isinstance(fault, NotDecided):
            raise
        give_up(str(fault), PROBLEMS)


def _terms(path: Path | None) -> "Schedule":
    from tenfold.ledger.keeping.terms import BadSchedule, schedule

    try:
        return schedule(path)
    except BadSchedule as fault:
        give_up(str(fault), WRONG_USE)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        give_up(f"{option} {text} is no day. A day is written as in {option} 2030-01-31.", WRONG_USE)


def _words(one: "Due", terms: "Schedule") -> Iterator[str]:
    if one.term is None:
        yield "its term cannot be reckoned (a birth is not known, or no line of the schedule fits): people say"
    else:
        line = terms.kinds[one.term.kind]
        counted = f"{line.number} {line.unit} from {line.from_}, {line.standing}"
        yield f"its term ends on {one.term.ends} ({one.term.kind}: {counted})"
    for hold in one.holds:
        yield f"held (hold {hold.id}) by {hold.by}, to be looked at on {hold.until}"
    if one.kept_until:
        yield f"kept on until {one.kept_until}"
    if one.asked:
        yield f"request {one.asked.id} to destroy it, by {one.asked.by}, waits for an answer"


def _object(one: "Due") -> dict[str, object]:
    return {
        "family": one.number,
        "ends": one.term and one.term.ends,
        "kind": one.term and one.term.kind,
        "holds": [{"hold": hold.id, "until": hold.until, "by": hold.by} for hold in one.holds],
        "kept_until": one.kept_until,
        "request": one.asked and one.asked.id,
    }
