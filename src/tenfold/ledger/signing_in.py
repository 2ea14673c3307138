"""Sign-ins: each try to come in is written down, whether it was right or wrong; auditors read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection

from tenfold.ledger import keys
from tenfold.ledger.session import Session

Means = Literal["password", "totp", "recovery", "webauthn", "sso", "reauthentication", "none"]
Ending = Literal["right", "in", "wrong", "throttled", "refused", "out"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """One try, by its number; `who` is empty where the name was nobody's, and `place` is the mark of an address.

    `right` is one factor of two, after which the second is asked for.
    """

    number: int
    at: datetime
    who: str
    job: str
    agency: str
    means: Means
    outcome: Ending
    place: str


def note_sign_in(staff: int | None, means: Means, outcome: Ending, address: str) -> None:
    """Write down a try to come in, or that somebody went; of the network address its mark under a key is kept."""
    place = keys.mark("place", address)
    proof = keys.proof_of_sign_in(staff, means, outcome, place)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.note_sign_in(%s, %s, %s, %s, %s)", [staff, means, outcome, place, proof])


def sign_ins(session: Session, *, before: int | None = None, most: int | None = None) -> tuple[SignIn, ...]:
    """Return the tries, the latest first, to an auditor; to others none.

    `before` is the number of a try: those before it follow. `most` is how many, or all.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, who, job, agency, means, outcome, place FROM tenfold.sign_ins(%s, %s, %s)",
            [session.secret, before, most],
        )
        return tuple(SignIn(*row) for row in cursor.fetchall())
