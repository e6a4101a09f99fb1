"""Before and after: the interval of the change."""

from collections.abc import Mapping

import polars as pl

from queries.clustered import with_interval


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """The groups with the 95 % limits of the change in offences, in per cent."""
    return with_interval(rows, pl.col("offences_after") / pl.col("offences_before"))
