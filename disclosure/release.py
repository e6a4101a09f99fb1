"""Release: the only way from counts to numbers that may be shown."""

from collections.abc import Callable

import dataframely as dy
import polars as pl

from disclosure.counts import Counts
from disclosure.released import NOT_AVAILABLE, WITHHELD, Released
from disclosure.thresholds import Thresholds

Step = Callable[[pl.DataFrame, Thresholds], pl.DataFrame]
"""Takes the cells and the thresholds of the view; gives the cells back, withholding or changing some."""


def mark_unknown(cells: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """The cells, those without a count marked as not available."""
    unknown = pl.col("count").is_null()
    return cells.with_columns(pl.when(unknown).then(pl.lit(NOT_AVAILABLE)).alias("mark"))


def withhold_small(cells: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """The cells, counts from 1 to below the smallest that may be shown withheld (0 stays)."""
    small = (pl.col("count") > 0) & (pl.col("count") < pl.col("smallest"))
    return cells.with_columns(
        pl.when(small).then(pl.lit(WITHHELD)).otherwise("mark").alias("mark"),
        pl.when(small.fill_null(False).not_()).then("count").alias("count"),
    )


def round_counts(cells: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """The cells, counts rounded to the nearest multiple that the view asks for."""
    base = pl.col("round_to")
    nearest = (pl.col("count") + base // 2) // base * base
    return cells.with_columns(nearest.cast(pl.Int64).alias("count"))


STEPS: tuple[Step, ...] = (mark_unknown, withhold_small, round_counts)
"""What is done, in order. Secondary suppression is a further step, after `withhold_small` (decision 0007)."""


def release(
    counts: dy.DataFrame[Counts], thresholds: Thresholds, steps: tuple[Step, ...] = STEPS
) -> dy.DataFrame[Released]:
    """The cells of `counts` as the view of `thresholds` may see them (metrics, “Disclosure control”).

    ValidationError where `steps` left a count that may not be shown: nothing is released then.
    """
    covered = pl.col("protected") | thresholds.cover_everything
    cells: pl.DataFrame = counts.select(
        "row",
        "column",
        "count",
        pl.lit(None, pl.String).alias("mark"),
        pl.when(covered).then(thresholds.withhold_below).otherwise(0).cast(pl.Int64).alias("smallest"),
        pl.when(covered).then(max(thresholds.round_to, 1)).otherwise(1).cast(pl.Int64).alias("round_to"),
    )
    for step in steps:
        cells = step(cells, thresholds)
    return Released.validate(cells.with_columns(_without_residue(cells.get_column("count"))))


def _without_residue(counts: pl.Series) -> pl.Series:
    """The same counts in fresh memory: a null made by `when` keeps the number under its mask.

    That memory goes to the browser as it is, with the Arrow table that draws a page.
    """
    return pl.Series(counts.name, counts.to_list(), counts.dtype)
