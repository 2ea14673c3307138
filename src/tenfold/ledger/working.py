"""Running the jobs: in this process until it is told to stop, or once through all that is due."""

from procrastinate.contrib.django import app

from tenfold.ledger.jobs import say
from tenfold.ledger.posting import post_due
from tenfold.ledger.waking import wake_due

_AT_ONCE = 2  # a mail server that is slow to answer keeps no family asleep
_TO_STOP = 10.0  # seconds in which a job may end


def work() -> None:
    """Run the jobs until a signal says to stop."""
    worker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    worker.run_worker(
        concurrency=_AT_ONCE, delete_jobs="successful", shutdown_graceful_timeout=_TO_STOP, install_signal_handlers=True
    )


def work_once() -> tuple[int, int]:
    """Wake and send all that is due, also beside a worker that runs; return how many went well, and how many not."""
    woken, asleep = say("Families woken", wake_due())
    sent, unsent = say("Mails sent", post_due())
    return woken + sent, asleep + unsent
