"""What reviews found: the reasons why rules ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tenfold.guidance.packaged import packaged
from tenfold.when import Time


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a review, in our own words; `date` as exactly as it is known."""

    id: str
    text: str
    source: str
    date: Time


def _findings() -> dict[str, Finding]:
    return {
        id: Finding(id, told["text"], told["source"], Time.told(told["date"]))
        for id, told in packaged("findings.toml").items()
    }


FINDINGS: Mapping[str, Finding] = MappingProxyType(_findings())
