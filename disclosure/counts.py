"""Counts: numbers as the store gives them, which may not be shown yet."""

from collections.abc import Iterable
from dataclasses import replace

import dataframely as dy
import polars as pl

from disclosure.columns import Column, Kind

OPEN_ROW = "open_row"
"""Helper column by which a query says that no attribute of a person is behind a row, such as a total."""


class Counts(dy.Schema):
    """One row per cell: a count of people straight from the store."""

    row = dy.UInt32(primary_key=True, description="Row of the figure, from 0")
    column = dy.String(primary_key=True, description="Column of the figure")
    count = dy.Int64(min=0, nullable=True, description="People; empty where it is not known")
    protected = dy.Bool(
        description="A protected characteristic, an area or an attribute of a person is behind it"
    )


def counts_of(rows: pl.DataFrame, columns: Iterable[Column]) -> dy.DataFrame[Counts]:
    """The cells of every count column of `rows`, protected unless the column or the row is declared open."""
    open_row = pl.col(OPEN_ROW) if OPEN_ROW in rows.columns else pl.lit(False)
    cells = [
        rows.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"),
            pl.lit(column.name).alias("column"),
            pl.col(column.name).cast(pl.Int64).alias("count"),
            (pl.lit(not column.open) & open_row.fill_null(False).not_()).alias("protected"),
        )
        for column in columns
        if column.kind is Kind.COUNT
    ]
    return Counts.validate(pl.concat([Counts.create_empty(), *cells]))


def without_open(rows: pl.DataFrame, columns: Iterable[Column]) -> tuple[pl.DataFrame, tuple[Column, ...]]:
    """`rows` and `columns` with nothing declared open: for figures narrowed to something protected."""
    return rows.drop(OPEN_ROW, strict=False), tuple(replace(column, open=False) for column in columns)
