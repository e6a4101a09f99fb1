"""Time to the first reoffence: Kaplan–Meier points month by month."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from queries.survival import points

MONTH = 365.25 / 12
MOST_MONTHS = 24

SCHEMA = {
    "group": pl.String,
    "month": pl.Int64,
    "at_risk": pl.Int64,
    "without_reoffence": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "label": pl.String,
    "people": pl.Int64,
    "reoffended": pl.Int64,
}


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """One row per group and month, as long as somebody is still followed, to two years."""
    groups = rows.partition_by("group", maintain_order=True) if rows.height else []
    return pl.concat([pl.DataFrame(schema=SCHEMA), *map(_curve, groups)])


def _curve(people: pl.DataFrame) -> pl.DataFrame:
    days = people["days"].to_numpy()
    months = np.arange(min(MOST_MONTHS, int(days.max() / MONTH)) + 1)
    at = months.astype(np.float64) * MONTH
    without, low, high = points(people["days"], people["has_reoffended"], at)
    reoffended_on = np.sort(days[people["has_reoffended"].to_numpy()])
    found = {
        "group": [people["group"][0]] * months.size,
        "month": months,
        "at_risk": days.size - np.searchsorted(np.sort(days), at, side="left"),
        "without_reoffence": without,
        "low": low,
        "high": high,
        "label": [people["label"][0]] * months.size,
        "people": [days.size] * months.size,
        "reoffended": np.searchsorted(reoffended_on, at, side="right"),
    }
    return pl.DataFrame(found, schema=SCHEMA)
