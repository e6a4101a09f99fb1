"""XmR signals: limits and signals of a monthly series, from released values alone."""

from collections.abc import Mapping

import polars as pl

FEWEST = 12
"""Values without which there are no limits."""
WIDTH = 2.66
"""Three standard deviations of single values: 3 / 1.128, the mean moving range being 1.128 of them."""
RUN = 8
"""Values in a row on one side of the mean that are a signal."""
DIVIDED = ("share_green", "share_red", "reoffences_per_person")


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`value`, `signal` and, the same in every row, `mean`, `lower`, `upper` and `points`."""
    value = pl.col("numerator").cast(pl.Float64)
    if parameters["measure"] in DIVIDED:
        value = value / pl.when(pl.col("denominator") > 0).then("denominator")
    months = released.select(value.alias("value"), "is_measured").with_row_index("month")
    limits = _limits(months.filter("is_measured"))
    placed = months.join(limits, how="cross", maintain_order="left")
    signals = _signals(placed.filter("is_measured"))
    return placed.join(signals, on="month", how="left", maintain_order="left").with_columns(
        pl.col("signal").fill_null("")
    )


def _limits(measured: pl.DataFrame) -> pl.DataFrame:
    """One row: points, mean and limits of the months measured. What is withheld has no moving range."""
    points, mean = pl.col("value").count(), pl.col("value").mean()
    reach = WIDTH * pl.col("value").diff().abs().mean()
    limits = {"mean": mean, "lower": mean - reach, "upper": mean + reach}
    return measured.select(
        points.cast(pl.Int64).alias("points"),
        *(pl.when(points >= FEWEST).then(limit).alias(name) for name, limit in limits.items()),
    )


def _signals(measured: pl.DataFrame) -> pl.DataFrame:
    """`month` and `signal`: outside before a run of eight, empty where there is neither."""
    value = pl.col("value")
    side = (value - pl.col("mean")).sign()
    in_a_row = pl.int_range(1, pl.len() + 1).over(side.rle_id())
    outside = (value < pl.col("lower")) | (value > pl.col("upper"))
    return measured.select(
        "month",
        pl.when(outside)
        .then(pl.lit("outside"))
        .when((side != 0) & (in_a_row >= RUN))
        .then(pl.lit("run of eight"))
        .otherwise(pl.lit(""))
        .alias("signal"),
    )
