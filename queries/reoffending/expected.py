"""Observed against expected: the exact interval of the ratio, from released figures alone."""

from collections.abc import Mapping

import polars as pl

from queries.ratios import NOTHING, Estimate, event_rate


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`released` with the exact 95 % limits of observed over expected; null where nobody was expected."""
    ratios = [_ratio(*pair) for pair in released.select("observed", "expected").iter_rows()]
    return released.with_columns(
        pl.Series("low", [ratio.low for ratio in ratios], dtype=pl.Float64),
        pl.Series("high", [ratio.high for ratio in ratios], dtype=pl.Float64),
    )


def _ratio(observed: int | None, expected: float | None) -> Estimate:
    if observed is None or expected is None:
        return NOTHING
    return event_rate(observed, expected)
