"""Chance: one stream of random numbers for a family, from the seed and the family's number alone."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import exp
from random import Random
from typing import TypeVar

T = TypeVar("T")
YEAR = 365.25


class Chance:
    """What may happen, how often and when, out of one stream of random numbers."""

    __slots__ = ("_random", "draw")

    def __init__(self, seed: int, family: int, stream: str = "life") -> None:
        self._random = Random(f"{seed}:{family}:{stream}")
        self.draw = self._random.random

    def happens(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.draw() < share

    def of(self, things: Sequence[T]) -> T:
        """Return one of some things."""
        return things[int(self.draw() * len(things))]

    def which(self, shares: Sequence[float]) -> int:
        """Return the place of one of some shares, each as often as it says."""
        at = self.draw() * sum(shares)
        for place, share in enumerate(shares):
            at -= share
            if at < 0:
                return place
        return len(shares) - 1

    def number(self, expected: float) -> int:
        """Return how many of something happen of which so many are expected (Poisson)."""
        if expected <= 0:
            return 0
        left, many = self.draw(), 0
        floor = exp(-expected)
        while left > floor:
            left *= self.draw()
            many += 1
        return many

    def spread(self, shape: float) -> float:
        """Return a multiplier of mean 1 (gamma)."""
        return self._random.gammavariate(shape, 1 / shape)

    def share(self, mean: float, shape: float) -> float:
        """Return a share of a mean, spread as a beta of that first shape."""
        return self._random.betavariate(shape, shape * (1 - mean) / mean)

    def around(self, mean: float, deviation: float) -> float:
        """Return a number around a mean (normal)."""
        return self._random.gauss(mean, deviation)

    def stretched(self, median: float, deviation: float) -> float:
        """Return a number around a median (log-normal)."""
        return median * exp(self._random.gauss(0, deviation))

    def between(self, low: float, high: float) -> float:
        """Return a number between two."""
        return low + self.draw() * (high - low)

    def day(self, since: date, until: date) -> date:
        """Return a day from one on and before another."""
        return since + timedelta(int(self.draw() * max((until - since).days, 1)))

    def days(self, rate: float, since: date, until: date) -> list[date]:
        """Return the days on which something happens that happens so often a year, in order."""
        if until <= since:
            return []
        many = self.number(rate * (until - since).days / YEAR)
        return sorted(self.day(since, until) for _ in range(many))

    def months(self, shares: Sequence[float], ends: Sequence[float]) -> float:
        """Return so many months: in each bracket as often as its share, evenly within it."""
        place = self.which(shares)
        return self.between(ends[place - 1] if place else 0.4, ends[place])

    def quantile(self, steps: Sequence[float], shares: Sequence[float]) -> float:
        """Return a number from a list of quantiles, evenly between them."""
        at = self.draw()
        for place in range(1, len(shares)):
            if at <= shares[place]:
                low, high = shares[place - 1], shares[place]
                return steps[place - 1] + (at - low) / (high - low) * (steps[place] - steps[place - 1])
        return steps[-1]
