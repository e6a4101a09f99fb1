"""Draws that come out the same for the same seed."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import exp
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


def stream(seed: int, *names: str) -> Random:
    """A source of draws of its own for each name, so that one table's draws leave the others' alone."""
    return Random("/".join((str(seed), *names)))


def pick(rng: Random, weights: Mapping[Item, float]) -> Item:
    """One of the keys, by weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def whole(rng: Random, mean: float, spread: float, low: int, high: int) -> int:
    """A whole number about `mean`, within `low` and `high`."""
    return min(high, max(low, round(rng.gauss(mean, spread))))


def poisson(rng: Random, mean: float) -> int:
    """A count of events that are expected `mean` times."""
    limit, product, events = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        events += 1
    return events


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


class EvenSpread:
    """Picks keys by weight with the shares kept in every stretch of draws, not only in the long run.

    Steps through the unit interval by the golden ratio, so that what is planted is there for any seed.
    """

    def __init__(self, start: float) -> None:
        self._at = start

    def pick(self, weights: Mapping[Item, float]) -> Item:
        """The next key, by weight."""
        self._at = (self._at + 0.6180339887498949) % 1
        level = self._at * sum(weights.values())
        for item, weight in weights.items():
            level -= weight
            if level < 0:
                return item
        return next(reversed(list(weights)))
