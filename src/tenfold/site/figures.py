"""The figures of the site in Prometheus' own form: requests by the name of their page, and totals of the record."""

import os
from collections.abc import Iterator

from django.db import Error
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from tenfold.ledger.standing import totals

_OWN = CollectorRegistry()
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
REQUESTS = Counter("tenfold_requests", "Requests answered", ["route", "method", "status"], registry=_OWN)
SECONDS = Histogram("tenfold_request_seconds", "How long an answer took", ["route"], buckets=_BUCKETS, registry=_OWN)


def answered(route: str, method: str, status: int, seconds: float) -> None:
    """Count one request that was answered."""
    REQUESTS.labels(route, method, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


def figures() -> bytes:
    """Return all figures: of every process of the site where they share a folder, else of this one."""
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(_Own())
    registry.register(_OfTheRecord())
    return generate_latest(registry)


class _Own(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from _OWN.collect()


class _OfTheRecord(Collector):
    """Totals of the record, asked of the database when they are looked at; none where it does not answer."""

    def collect(self) -> Iterator[Metric]:
        try:
            found = totals()
        except Error:
            yield GaugeMetricFamily("tenfold_database_up", "Whether the database answers", 0)
            return
        yield GaugeMetricFamily("tenfold_database_up", "Whether the database answers", 1)
        yield CounterMetricFamily("tenfold_appended", "Entries appended since statistics began", found.appended)
        yield GaugeMetricFamily("tenfold_questions_standing", "Questions that stand, in all families", found.standing)
        waiting = GaugeMetricFamily("tenfold_waiting", "How many are due and wait", labels=["part"])
        late = GaugeMetricFamily("tenfold_late_seconds", "Since the first of them was due", labels=["part"])
        for one in found.late:
            waiting.add_metric([one.part], one.waiting)
            late.add_metric([one.part], one.seconds)
        yield waiting
        yield late
