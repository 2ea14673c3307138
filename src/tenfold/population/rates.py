"""The rates that the simulator goes by, each with the row of the statistics that it comes from."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Value = float | tuple[float, ...]
_SHARES = "share of"


@dataclass(frozen=True, slots=True)
class Rate:
    """One number (or one for each band), with where it comes from; assumed: nothing published was found."""

    name: str
    value: Value
    row: str | None
    assumed: bool
    says: str

    @property
    def first(self) -> float:
        """The number, or the first of several."""
        return self.value[0] if isinstance(self.value, tuple) else self.value


@dataclass(frozen=True, slots=True)
class Rates:
    """Every rate by its name; `changed` are those set otherwise than in the packaged list."""

    known: Mapping[str, Rate]
    changed: Mapping[str, Value] = field(default_factory=dict)

    def one(self, name: str) -> float:
        """Return a rate of one number."""
        value = self.changed.get(name, self.known[name].value)
        if isinstance(value, tuple):
            raise TypeError(f"{name} has a number for each band")
        return value

    def many(self, name: str) -> tuple[float, ...]:
        """Return a rate of several numbers."""
        value = self.changed.get(name, self.known[name].value)
        if not isinstance(value, tuple):
            raise TypeError(f"{name} has one number")
        return value

    def having(self, **changed: Value) -> "Rates":
        """Return the same with some rates set otherwise; an underscore in a name is a hyphen."""
        told = {name.replace("_", "-"): value for name, value in changed.items()}
        if unknown := told.keys() - self.known.keys():
            raise KeyError(f"no rate is named {', '.join(sorted(unknown))}")
        return Rates(self.known, {**self.changed, **told})

    def times(self, name: str, factor: float) -> "Rates":
        """Return the same with one rate times a factor; a chance stays below 1."""
        value = self.changed.get(name, self.known[name].value)
        return Rates(self.known, {**self.changed, name: _times(value, factor)})

    def assumed(self) -> Iterator[Rate]:
        """Yield the rates for which nothing published was found, wholly or in part."""
        return (rate for rate in self.known.values() if rate.assumed)

    def used(self) -> dict[str, Any]:
        """Return every rate as plain values, for `simulated.json`."""
        return {
            name: {"value": self.changed.get(name, rate.value), "row": rate.row, "assumed": rate.assumed}
            for name, rate in self.known.items()
        }


@cache
def packaged() -> Rates:
    """Return the rates that come with Tenfold."""
    told = tomllib.loads(Path(__file__).with_name("rates.toml").read_text("utf-8"))["rates"]
    return Rates({name: _rate(name, one) for name, one in told.items()})


def _rate(name: str, told: dict[str, Any]) -> Rate:
    value = told["value"]
    row, assumed = told.get("row"), told.get("assumed", False)
    if row is None and not assumed:
        raise ValueError(f"{name} comes from no row and is not marked as assumed")
    return Rate(name, tuple(value) if isinstance(value, list) else value, row, assumed, told["says"])


def _times(value: Value, factor: float) -> Value:
    if isinstance(value, tuple):
        whole = abs(sum(value) - 1) < 0.01  # noqa: PLR2004 - shares of a whole, of which only the first is scaled
        return _first_times(value, factor) if whole else tuple(one * factor for one in value)
    return min(value * factor, 0.98) if value < 1 else value * factor


def _first_times(shares: tuple[float, ...], factor: float) -> tuple[float, ...]:
    first = min(shares[0] * factor, 0.98)
    rest = (1 - first) / (1 - shares[0])
    return (first, *(one * rest for one in shares[1:]))
