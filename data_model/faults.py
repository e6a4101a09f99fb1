"""Faults: which row breaks which rule in which column. At most a few rows of a table have any."""

from collections.abc import Iterable

import polars as pl

ROW = "_row"
"""The number of a row in its file as Excel shows it; the heading is row 1."""

FAULTS = pl.Schema({ROW: pl.UInt32, "column": pl.String, "rule": pl.String})
"""A fault; `column` is null where the whole row is at fault."""


def no_faults() -> pl.DataFrame:
    """A frame of no faults."""
    return FAULTS.to_frame()


def faults_in(rows: pl.Series, column: str | None, rule: str | pl.Series) -> pl.DataFrame:
    """One fault for each number in `rows`; `rule` is one sentence for all of them, or one for each."""
    if rows.is_empty():
        return no_faults()
    rules = rule if isinstance(rule, pl.Series) else pl.lit(rule)
    named = pl.lit(column, dtype=pl.String).alias("column")
    return rows.alias(ROW).to_frame().select(pl.col(ROW).cast(pl.UInt32), named, rules.alias("rule"))


def all_faults(parts: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The faults of all parts, in their order: the first of a row is the one it is refused for."""
    some = [part for part in parts if part.height]
    return pl.concat(some) if some else no_faults()
