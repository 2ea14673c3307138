"""What stays closed: that somebody asked for it is written down before they are told so."""

from uuid import UUID

from tenfold.access import Refused
from tenfold.ledger.opening import Closed
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows


def refuse(session: Session, page: str, refused: Refused, family: UUID | None = None) -> Closed:
    """Return the refusal of a page, or of a family on it, once a line of the access log says of it."""
    if family is None:
        rows("SELECT tenfold.refuse_page(%s, %s)", [session.secret, page])
    else:
        told = [session.secret, family, "none", "none", page, None]
        rows("SELECT tenfold.open_record(%s, ARRAY[%s], %s, %s, %s, %s, false)", told)
    return Closed(refused)
