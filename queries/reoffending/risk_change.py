"""Change of scores: the paired t intervals of the mean changes."""

from collections.abc import Mapping

import polars as pl
from scipy.special import stdtrit


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """The rows with the 95 % limits of both mean changes; null for one person."""
    score = _half_width(rows, "deviation", "people")
    severity = _half_width(rows, "css_deviation", "css_people")
    return rows.with_columns(
        (pl.col("change") - score).alias("low"),
        (pl.col("change") + score).alias("high"),
        (pl.col("css_change") - severity).alias("css_low"),
        (pl.col("css_change") + severity).alias("css_high"),
    )


def _half_width(rows: pl.DataFrame, deviation: str, people: str) -> pl.Series:
    """Half the interval of a mean: t on n − 1 degrees, times the deviation over the root of n."""
    number = rows[people].cast(pl.Float64)
    t = pl.Series(stdtrit((number - 1).clip(1).to_numpy(), 0.975))
    return t * rows[deviation] / number.clip(1).sqrt()
