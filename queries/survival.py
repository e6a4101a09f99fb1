"""Survival: Kaplan–Meier quartiles and points of times that may not have ended yet."""

import warnings
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.stats import CensoredData, ecdf

Curve = npt.NDArray[np.float64]
ROUNDING = 1e-9

QUARTILES: Mapping[str, type[pl.DataType]] = MappingProxyType(
    {
        "median_days": pl.Float64,
        "lower_quartile_days": pl.Float64,
        "upper_quartile_days": pl.Float64,
        "median_low": pl.Float64,
        "median_high": pl.Float64,
    }
)
"""What `quartiles` gives, in the order of the tables."""


def quartiles(days: pl.Series, has_ended: pl.Series) -> dict[str, float | None]:
    """Days by which a half, a quarter and three quarters have ended, and the median's 95 % interval.

    What has not ended yet counts for as long as it has lasted. None where a part is not reached. The interval
    is that of the log-log transformed curve.
    """
    if days.is_empty():
        return dict.fromkeys(QUARTILES)
    timeline, lasting, low, high = _curves(days.to_numpy().astype(float), has_ended.to_numpy().astype(bool))
    found = (
        _reached(timeline, lasting, 0.5),
        _reached(timeline, lasting, 0.75),
        _reached(timeline, lasting, 0.25),
        _reached(timeline, low, 0.5),
        _reached(timeline, high, 0.5),
    )
    return dict(zip(QUARTILES, found, strict=True))


def points(days: pl.Series, has_ended: pl.Series, at: Curve) -> tuple[Curve, Curve, Curve]:
    """The part that lasts beyond each of the days `at`, and the limits of its 95 % interval.

    `days` holds at least one. Before anything has ended and once everything has, the limits are the part.
    """
    timeline, *curves = _curves(days.to_numpy().astype(float), has_ended.to_numpy().astype(bool))
    place = np.searchsorted(timeline, at, side="right")
    lasting, low, high = (np.concatenate([[1.0], curve])[place] for curve in curves)
    return lasting, low, high


def _curves(days: Curve, has_ended: npt.NDArray[np.bool_]) -> tuple[Curve, Curve, Curve, Curve]:
    """The days, the part that lasts beyond each, and its limits."""
    lasting = ecdf(CensoredData.right_censored(days, ~has_ended)).sf
    interval: Any  # the stubs of scipy take its limits for numbers, and not for curves
    with warnings.catch_warnings():
        # where nothing or everything has ended the interval is not defined: there the curve is its own limit
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = lasting.confidence_interval(0.95, method="log-log")
    curve = lasting.probabilities
    low, high = interval.low.probabilities, interval.high.probabilities
    return lasting.quantiles, curve, _or(low, curve), _or(high, curve)


def _or(limit: Curve, curve: Curve) -> Curve:
    return np.where(np.isnan(limit), curve, limit)


def _reached(days: Curve, lasting: Curve, part: float) -> float | None:
    """The first day by which no more than `part` are still lasting; None where it has not come yet."""
    there = days[lasting <= part + ROUNDING]
    return float(there[0]) if there.size else None
