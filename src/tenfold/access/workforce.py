"""Who may see what is kept of a worker, and who may record what: the worker, and managers of who employs them."""

from tenfold.access.deciding import Refused
from tenfold.access.viewer import Viewer

EMPLOYERS_OWN = (
    "What is kept of a worker is between them and who employs them: UK GDPR Articles 5(1)(b) and 5(1)(f); Data "
    "Protection Act 2018, Schedule 1, paragraph 1 (employment)."
)
BY_THE_WORKER = frozenset({"capability"})
BY_EITHER = frozenset({"training"})


def sees_worker(viewer: Viewer, worker: str, agency: str) -> Refused | None:
    """Return why somebody may not see what is kept of a worker, told who employs them; None where they may."""
    if viewer.id == worker or ("manager" in viewer.roles and viewer.agency == agency):
        return None
    return Refused(
        "What is kept of a worker is seen by them and by the managers of who employs them.",
        EMPLOYERS_OWN,
        "Ask the worker, or a manager of theirs.",
    )


def records_of_worker(viewer: Viewer, worker: str, agency: str, kind: str) -> Refused | None:
    """Return why somebody may not record something of a kind of a worker; None where they may.

    Evidence of capability is the worker's own word, training either's; checks, supervision and what acknowledges
    evidence are for a manager, and never about oneself.
    """
    own = viewer.id == worker
    manages = not own and "manager" in viewer.roles and viewer.agency == agency
    if (own and kind in BY_THE_WORKER | BY_EITHER) or (manages and kind not in BY_THE_WORKER):
        return None
    if own or manages:
        return Refused(
            "That is recorded by somebody else: nobody checks or supervises themselves, or writes another’s evidence.",
            "Keeping Children Safe in Education, part 3; Working Together to Safeguard Children (safer recruitment).",
            "Ask a manager of yours." if own else "Ask the worker to write it.",
        )
    return sees_worker(viewer, worker, agency)
