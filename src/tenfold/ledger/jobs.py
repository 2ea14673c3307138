"""The jobs that a worker runs: each minute it wakes the families and sends the mails that are due, and seals the log.

The first two are done a family and a mail at a time, each in a transaction of its own, until nothing is due: two
workers share the load, and one that dies leaves the rest to the other. What was missed while no worker ran is simply
still due.
"""

import logging
from collections.abc import Iterable

from django.db import connections
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tenfold.ledger.drafting import forget_drafts
from tenfold.ledger.posting import Posted, post_due
from tenfold.ledger.sequencing import sequence
from tenfold.ledger.waking import Woken, wake_due

_EACH_MINUTE, _EACH_NIGHT = "* * * * *", "17 3 * * *"
_DAYS = 7
_STALLED = 120.0  # seconds without a sign of life of the worker that had it
_log = logging.getLogger("tenfold.work")


@app.periodic(cron=_EACH_MINUTE)
@app.task(queueing_lock="wake families")
def wake_families(timestamp: int) -> None:  # noqa: ARG001 - when it was due; it does what is due now
    """Wake the families that are due."""
    say("Families woken", wake_due())


@app.periodic(cron=_EACH_MINUTE)
@app.task(queueing_lock="post mails")
def post_mails(timestamp: int) -> None:  # noqa: ARG001 - when it was due; it does what is due now
    """Send the mails that are due."""
    say("Mails sent", post_due())


@app.periodic(cron=_EACH_MINUTE)
@app.task(queueing_lock="seal log")
def seal_log(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Give what was written its place in the log, under a signed checkpoint.

    The owner of the database does it: where the worker is not told how to sign in as that, `tenfold seal` is for it.
    """
    if connections["owner"].settings_dict["USER"] != connections["default"].settings_dict["USER"]:
        sequence()


@app.periodic(cron=_EACH_NIGHT)
@app.task(queueing_lock="forget drafts")
def forget_old_drafts(timestamp: int) -> None:  # noqa: ARG001 - when it was due; it does what is due now
    """Remove the drafts that are too old to be kept."""
    forget_drafts()


@app.periodic(cron=_EACH_NIGHT)
@app.task(queueing_lock="tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - when it was due; it does what is due now
    """Forget jobs that a dead worker left half done, and those that failed a week ago: what is due is done anyhow."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED):
        await manager.finish_job(job, status=Status.FAILED, delete_job=True)
    await manager.delete_old_jobs(nb_hours=24 * _DAYS, include_failed=True, include_aborted=True)


def say(what: str, done: Iterable[Woken | Posted]) -> tuple[int, int]:
    """Do it all, and say in the log how many went well and how many not, if any were due; return both."""
    went = [one.went_well for one in done]
    if went:
        sentence = f"{what}: {sum(went)}; set aside: {len(went) - sum(went)}."
        _log.info(sentence)
    return sum(went), len(went) - sum(went)
