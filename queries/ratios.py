"""Ratios of two rates, and rates of events, with exact intervals."""

import math
from dataclasses import dataclass

from scipy.stats import beta, chi2

TAIL = 0.025
"""Each side of a 95 % interval."""


@dataclass(frozen=True)
class Estimate:
    """A number and its 95 % interval; `high` is infinite where the reference has no events."""

    value: float | None
    low: float | None
    high: float | None


NOTHING = Estimate(None, None, None)


def rate_ratio(events: int, base: float, other_events: int, other_base: float) -> Estimate:
    """(events / base) over (other_events / other_base), with its exact conditional interval.

    Given all events together, those of the group are binomial: Clopper–Pearson limits p of their part give
    p / (1 − p) × other_base / base (metrics, “Disproportionality”). Nothing where a base or both counts
    are 0; the value is None where only the reference has no events.
    """
    both = events + other_events
    if base <= 0 or other_base <= 0 or both == 0:
        return NOTHING
    low = float(beta.ppf(TAIL, events, other_events + 1)) if events else 0.0
    high = float(beta.ppf(1 - TAIL, events + 1, other_events)) if other_events else 1.0
    scale = other_base / base
    value = events / base * other_base / other_events if other_events else None
    return Estimate(value, _odds(low) * scale, _odds(high) * scale)


def event_rate(events: int, base: float) -> Estimate:
    """Events per one of `base`, with the exact interval of a Poisson count; nothing where the base is 0."""
    if base <= 0:
        return NOTHING
    low = float(chi2.ppf(TAIL, 2 * events)) / 2 if events else 0.0
    high = float(chi2.ppf(1 - TAIL, 2 * events + 2)) / 2
    return Estimate(events / base, low / base, high / base)


def _odds(part: float) -> float:
    return part / (1 - part) if part < 1 else math.inf
