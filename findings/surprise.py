"""What changed, most surprising first: each change against how much its measure usually moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import mean
from typing import Literal

from findings.words import NBSP, capital, number

FEWEST_RANGES = 6
"""Moving ranges without which nothing is said of how usual a change is."""
UNUSUAL = 2.0
"""From how many times its usual size on a change is marked."""

METHOD = (
    "How unusual: the change divided by the measure's mean moving range (its usual step between snapshots), "
    "allowing for the number of steps between the two dates. From 2 on it is marked ◆. It ranks what to look "
    "at first, and is no test of significance. Fewer than seven snapshots are too little history."
)


@dataclass(frozen=True)
class Measure:
    """A number over time: what it is called, its page, and its value (None where withheld) on each date."""

    name: str
    page: str
    dates: Sequence[date]
    values: Sequence[float | None]
    unit: Literal["people", "share"] = "people"


@dataclass(frozen=True)
class Change:
    """One line of “what changed”."""

    what: str
    page: str
    times_usual: float | None
    """The change in units of its usual size; None where there is too little history to say."""

    @property
    def how_unusual(self) -> str:
        """“◆ 2.4 × usual”, “0.8 × usual”, or “too little history”."""
        if self.times_usual is None:
            return "too little history"
        mark = "◆ " if self.times_usual >= UNUSUAL else ""
        return f"{mark}{number(self.times_usual, 1)}{NBSP}×{NBSP}usual"


def changes(measures: Sequence[Measure], start: date, end: date) -> list[Change]:
    """The change of each measure between the two dates, most surprising first; those without history last.

    A measure not known on either date, or not changed, has no line.
    """
    found = [change for measure in measures if (change := _change(measure, start, end)) is not None]
    return sorted(found, key=lambda change: (change.times_usual is None, -(change.times_usual or 0)))


def _change(measure: Measure, start: date, end: date) -> Change | None:
    first, last = _place(measure, start), _place(measure, end)
    if first is None or last is None or first == last:
        return None
    before, after = measure.values[first], measure.values[last]
    if before is None or after is None or _shown(after - before, measure) == "0":
        return None
    return Change(_words(measure, before, after), measure.page, _times_usual(measure, first, last))


def _place(measure: Measure, on: date) -> int | None:
    """Index of the latest date on or before `on`."""
    earlier = [place for place, day in enumerate(measure.dates) if day <= on]
    return earlier[-1] if earlier else None


def _times_usual(measure: Measure, first: int, last: int) -> float | None:
    values = measure.values[: last + 1]
    ranges = [
        abs(after - before) for before, after in pairwise(values) if before is not None and after is not None
    ]
    before, after = values[first], values[last]
    if len(ranges) < FEWEST_RANGES or not any(ranges) or before is None or after is None:
        return None
    return abs(after - before) / (mean(ranges) * sqrt(last - first))


def _words(measure: Measure, before: float, after: float) -> str:
    direction = "up" if after > before else "down"
    by = _shown(abs(after - before), measure)
    if measure.unit == "share":
        point = "point" if by == "1" else "points"
        return f"{capital(measure.name)} {direction} {by} {point} to {number(after * 100)}{NBSP}%"
    return f"{capital(measure.name)} {direction} {by} to {number(after)}"


def _shown(value: float, measure: Measure) -> str:
    return number(abs(value) * 100 if measure.unit == "share" else abs(value))
