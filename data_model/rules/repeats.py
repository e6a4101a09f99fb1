"""Rows that repeat each other load once; rows that share a key and differ are all refused."""

import dataframely as dy
import polars as pl

from data_model.faults import FAULTS, ROW, faults_in, no_faults

AT_FAULT = "_at_fault"


def repeat_faults(frame: pl.DataFrame, schema: type[dy.Schema], already: pl.DataFrame) -> pl.DataFrame:
    """Faults of the rows of `frame` (typed, in file order) that repeat a row or share its key.

    A row that is at fault `already` differs from one that is not, for what it said is not known.
    """
    key = schema.primary_key()
    hashes = frame.select(pl.struct(key).hash()).to_series()
    if hashes.n_unique() == frame.height:
        return no_faults()
    shared = frame.filter(hashes.is_duplicated()).drop_nulls(key)
    shared = shared.with_columns(pl.col(ROW).is_in(already[ROW].implode()).alias(AT_FAULT))
    return _told_apart(shared, key, [name for name in shared.columns if name != ROW])


def _told_apart(shared: pl.DataFrame, key: list[str], values: list[str]) -> pl.DataFrame:
    """Faults among rows of which some share a key; each names the first other row that it repeats or clashes with."""
    row = pl.col(ROW)
    marked = shared.with_columns(
        pl.struct(values).rank("dense").n_unique().over(key).alias("_kinds"),
        pl.len().over(key).alias("_rows"),
        row.min().over(key).alias("_first"),
        row.sort().get(1, null_on_oob=True).over(key).alias("_second"),
    ).filter(pl.col("_rows") > 1)
    other = pl.when(row == pl.col("_first")).then("_second").otherwise("_first")
    clashes = marked.filter(pl.col("_kinds") > 1).select(
        ROW, pl.format("shares its key with row {} and differs", other)
    )
    repeats = marked.filter((pl.col("_kinds") == 1) & (row != pl.col("_first"))).select(
        ROW, pl.format("repeats row {}", "_first")
    )
    found = [faults_in(part[ROW], None, part.to_series(1)) for part in (clashes, repeats)]
    return pl.concat([FAULTS.to_frame(), *found])
