"""Guidance as dated data: editions, limits, citations, what a partnership sets on top, and what reviews found."""

from tenfold.guidance.edition import Citation, Edition, Era
from tenfold.guidance.findings import FINDINGS, Finding
from tenfold.guidance.guidance import Guidance, UnknownEdition, UnknownLimit, UnknownTopic
from tenfold.guidance.limit import STANDINGS, UNITS, Limit, Standing, Unit
from tenfold.guidance.local import LocalRefused
from tenfold.guidance.packaged import EDITIONS

__all__ = [
    "EDITIONS",
    "FINDINGS",
    "STANDINGS",
    "UNITS",
    "Citation",
    "Edition",
    "Era",
    "Finding",
    "Guidance",
    "Limit",
    "LocalRefused",
    "Standing",
    "Unit",
    "UnknownEdition",
    "UnknownLimit",
    "UnknownTopic",
]
