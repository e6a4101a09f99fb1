"""The binary rate: its exact interval, from released counts alone."""

from collections.abc import Mapping

import polars as pl
from scipy.stats import binomtest

Limits = tuple[float | None, float | None]


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`released` with the 95 % limits of the rate (Clopper–Pearson); null where a count is, or nobody."""
    limits = [_limits(*counts) for counts in released.select("reoffenders", "people").iter_rows()]
    return released.with_columns(
        pl.Series(name, [pair[end] for pair in limits], dtype=pl.Float64)
        for end, name in enumerate(("rate_low", "rate_high"))
    )


def _limits(reoffenders: int | None, people: int | None) -> Limits:
    if reoffenders is None or not people:
        return None, None
    interval = binomtest(reoffenders, people).proportion_ci(0.95, method="exact")
    return float(interval.low), float(interval.high)
