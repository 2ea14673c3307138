"""`tenfold token make|list|revoke`: an administrator gives agencies’ own systems their tokens, and takes them back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from tenfold.cli.loading import signed_in
from tenfold.cli.opening import PROBLEMS, give_up
from tenfold.cli.serving import reach
from tenfold.cli.writing import write
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

if TYPE_CHECKING:
    from tenfold.ledger import Session, Token


def make_token(
    folder: Path, username: str, agency: str, system: str, scopes: list[str], *, days: int, per_minute: int
) -> None:
    """Make a token and print it, this once."""
    from tenfold import ledger

    with administrator(folder, username) as session:
        try:
            number, made = ledger.make_token(session, agency, system, scopes, timedelta(days=days), per_minute)
        except ledger.NotMade as refusal:
            give_up(str(refusal), PROBLEMS)
    told = f"Token {number} is for {system} of {agency}, for {days} days: {', '.join(scopes)}."
    write(f"{told} It is shown this once:", made)


def list_tokens(folder: Path, username: str) -> None:
    """Print every token, without what it opens with."""
    from tenfold import ledger

    with administrator(folder, username) as session:
        for one in ledger.tokens(session):
            write(line(one))


def revoke_token(folder: Path, username: str, number: int) -> None:
    """Revoke a token, or say that there is none to revoke."""
    from tenfold import ledger

    with administrator(folder, username) as session:
        if not ledger.revoke_token(session, number):
            give_up(f"There is no token {number} that could be revoked: see tenfold token list.", PROBLEMS)
    write(f"Token {number} is revoked, and opens nothing any more.")


def line(one: "Token") -> str:
    """Return a token as it is listed."""
    state = f"revoked {plain_day(day_of(one.revoked))}" if one.revoked else f"until {plain_day(day_of(one.until))}"
    made = f"made {plain_day(day_of(one.made))} by {one.made_by}"
    return f"{one.id}  {one.agency}  {one.system}  {state}  {', '.join(one.scopes)}  {one.per_minute} a minute  {made}"


@contextmanager
def administrator(folder: Path, username: str) -> Iterator["Session"]:
    """Have an administrator signed in at a running site for as long as this lasts; leave where somebody else asks."""
    reach(folder)
    from tenfold import ledger

    staff = signed_in(username)
    if "administrator" not in staff.roles:
        give_up("Tokens are made, listed and revoked by an administrator. Ask yours.", PROBLEMS)
    session = ledger.begin(staff, token_hex())
    try:
        yield session
    finally:
        ledger.end(session.token)
