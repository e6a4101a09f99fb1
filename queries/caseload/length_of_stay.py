"""Length of stay: Kaplan–Meier quartiles by cohort."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl
from lifelines import KaplanMeierFitter

Curve = npt.NDArray[np.float64]
ROUNDING = 1e-9

SCHEMA = {
    "cohort": pl.String,
    "people": pl.Int64,
    "ended": pl.Int64,
    "median_days": pl.Float64,
    "lower_quartile_days": pl.Float64,
    "upper_quartile_days": pl.Float64,
    "median_low": pl.Float64,
    "median_high": pl.Float64,
}


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """One row per cohort: stays, stays ended, and the quartiles of days."""
    groups = rows.partition_by("cohort", maintain_order=True) if rows.height else []
    return pl.DataFrame([_cohort(stays) for stays in groups], schema=SCHEMA)


def _cohort(stays: pl.DataFrame) -> dict[str, object]:
    fitted = KaplanMeierFitter(alpha=0.05).fit(stays["days"].to_numpy(), stays["has_ended"].to_numpy())
    days = fitted.timeline
    staying = fitted.survival_function_.to_numpy()[:, 0]
    low, high = fitted.confidence_interval_.to_numpy().T
    return {
        "cohort": stays["cohort"][0],
        "people": stays.height,
        "ended": int(stays["has_ended"].sum()),
        "median_days": _reached(days, staying, 0.5),
        "lower_quartile_days": _reached(days, staying, 0.75),
        "upper_quartile_days": _reached(days, staying, 0.25),
        "median_low": _reached(days, low, 0.5),
        "median_high": _reached(days, high, 0.5),
    }


def _reached(days: Curve, staying: Curve, part: float) -> float | None:
    """The first day by which no more than `part` are still staying; None where it has not come yet.

    Read off here and not by lifelines, whose own reading fails on a curve of one point.
    """
    there = days[staying <= part + ROUNDING]
    return float(there[0]) if there.size else None
