"""Survival: Kaplan–Meier quartiles of times that may not have ended yet."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import polars as pl
from lifelines import KaplanMeierFitter

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

    What has not ended yet counts for as long as it has lasted. None where a part is not reached.
    """
    if days.is_empty():
        return dict.fromkeys(QUARTILES)
    fitted = KaplanMeierFitter(alpha=0.05).fit(days.to_numpy(), has_ended.to_numpy())
    timeline = fitted.timeline
    lasting = fitted.survival_function_.to_numpy()[:, 0]
    low, high = fitted.confidence_interval_.to_numpy().T
    found = (
        _reached(timeline, lasting, 0.5),
        _reached(timeline, lasting, 0.75),
        _reached(timeline, lasting, 0.25),
        _reached(timeline, low, 0.5),
        _reached(timeline, high, 0.5),
    )
    return dict(zip(QUARTILES, found, strict=True))


def _reached(days: Curve, lasting: Curve, part: float) -> float | None:
    """The first day by which no more than `part` are still lasting; None where it has not come yet.

    Read off here and not by lifelines, whose own reading fails on a curve of one point.
    """
    there = days[lasting <= part + ROUNDING]
    return float(there[0]) if there.size else None
