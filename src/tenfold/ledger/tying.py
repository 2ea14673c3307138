"""What ties an agency to a family: it wrote on it, it is called to a conference, or a referral was made to it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import run
from tenfold.record import Entry, Invited, Referral

_AFTER = timedelta(days=90)
"""For how long whoever was invited to a conference may read the record that it looked at."""
_IN_HAND = timedelta(days=65)
"""For how long a referral ties the agency it was made to: 45 working days, the longest an assessment may take."""
Made = tuple[str, str, datetime | None]


def tie(kept: Kept, fresh: Iterable[Entry], tied: set[str]) -> set[str]:
    """Tie agencies to a family that is open, by what fresh entries say; return those that wrote and were not `tied`."""
    known, wrote = {agency.id for agency in kept.case.agencies}, set[str]()
    for entry in fresh:
        for kind, agency, until in ties_of(entry):
            if agency not in known or (kind == "involved" and agency in tied | wrote):
                continue
            run("SELECT tenfold.tie_agency(%s, %s, %s, %s, %s)", [kept.family, kind, agency, until, entry.event])
            wrote |= {agency} if kind == "involved" else set()
    return wrote


def ties_of(entry: Entry) -> Iterator[Made]:
    """Yield the ties that an entry makes: which kind, for which agency, until when; a sealed one ties its own alone."""
    yield "involved", entry.agency, None
    for fact in entry.facts if entry.restricted != "sealed" else ():
        if isinstance(fact, Invited) and fact.agency:
            yield "invited", fact.agency, entry.recorded + _AFTER
        elif isinstance(fact, Referral) and fact.to:
            yield "referral", fact.to, entry.recorded + _IN_HAND
