"""At liberty: the interval of the change of the rate."""

from collections.abc import Mapping

import polars as pl

from queries.clustered import with_interval


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """The groups with the 95 % limits of the change in offences per year at liberty, in per cent."""
    rate_before = pl.col("offences_before") / pl.col("years_before")
    rate_after = pl.col("offences_after") / pl.col("years_after")
    return with_interval(rows, rate_after / rate_before)
