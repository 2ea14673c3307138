"""The job by which agencies' systems are told each minute that there is something to fetch."""

from procrastinate.contrib.django import app

from tenfold.exchange.webhooks import send_due


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="call webhooks")
def call_webhooks(timestamp: int) -> None:  # noqa: ARG001 - when it was due; it does what is due now
    """Make the calls that are due."""
    send_due()
