"""Rows that repeat each other load once; rows that share a key and differ are all refused."""

from collections.abc import Iterator

import dataframely as dy
import polars as pl

from data_model.faults import ROW, all_faults, faults_in, no_faults

AT_FAULT = "_at_fault"


def repeat_faults(frame: pl.DataFrame, schema: type[dy.Schema], already: pl.DataFrame) -> pl.DataFrame:
    """Faults of the rows of `frame` (typed, in file order) that repeat a row or share its key.

    A row that is at fault `already` differs from one that is not, for what it meant is not known.
    """
    key = schema.primary_key()
    hashes = frame.select(pl.struct(key).hash()).to_series()
    if hashes.n_unique() == frame.height:
        return no_faults()
    shared = frame.filter(hashes.is_duplicated()).drop_nulls(key)
    marked = shared.with_columns(pl.col(ROW).is_in(already[ROW].implode()).alias(AT_FAULT))
    named = _named_column(key)
    return all_faults(faults_in(part[ROW], named, part["rule"]) for part in _told_apart(marked, key))


def _told_apart(rows: pl.DataFrame, key: list[str]) -> Iterator[pl.DataFrame]:
    """ROW and rule of the rows that clash, then of those that repeat; each names another row of its key."""
    row, values = pl.col(ROW), pl.struct(pl.exclude(ROW))
    marked = rows.with_columns(
        values.hash().n_unique().over(key).alias("_kinds"),
        pl.len().over(key).alias("_rows"),
        row.min().over(key).alias("_first"),
        row.sort().get(1, null_on_oob=True).over(key).alias("_second"),
    ).filter(pl.col("_rows") > 1)
    other = pl.when(row == pl.col("_first")).then("_second").otherwise("_first")
    clash = pl.format("shares its key with row {} and differs", other).alias("rule")
    repeat = pl.format("repeats row {}", "_first").alias("rule")
    yield marked.filter(pl.col("_kinds") > 1).select(ROW, clash)
    yield marked.filter((pl.col("_kinds") == 1) & (row != pl.col("_first"))).select(ROW, repeat)


def _named_column(key: list[str]) -> str:
    """The column of the key to look at: the reference in it, or else the last."""
    return next((name for name in key if name.endswith("_ref")), key[-1])
