"""Refusals: one for each refused row, with its first fault, any further ones, and what the row said."""

import dataframely as dy
import polars as pl

from data_model.faults import ROW
from data_model.identifiers import masked
from data_model.tidying import as_text

REFUSALS = pl.Schema(
    {
        "table": pl.String,
        "file": pl.String,
        "row": pl.Int64,
        "column": pl.String,
        "value": pl.String,
        "rule": pl.String,
        "also": pl.String,
        "record": pl.String,
    }
)
"""A refused row; `value`, `also` and `record` hold nothing that looks like a direct identifier."""

FIRST = ("column", "rule", "also")


def first_faults(faults: pl.DataFrame) -> pl.DataFrame:
    """A row for each faulty row: the column and rule of its first fault, and the others as text."""
    once = faults.unique([ROW, "column"], keep="first", maintain_order=True)
    said = pl.concat_str("column", pl.lit(": "), "rule").fill_null(pl.col("rule"))
    return (
        once.with_columns(said.alias("also"))
        .group_by(ROW, maintain_order=True)
        .agg(pl.col("column", "rule").first(), pl.col("also").slice(1).str.join("; "))
        .with_columns(pl.col("also").replace("", None))
        .sort(ROW)
    )


def refusals(
    table: str, file: str, cells: pl.DataFrame, schema: type[dy.Schema], first: pl.DataFrame
) -> pl.DataFrame:
    """A frame of REFUSALS for the rows in `first`, with what `cells` (the stripped file) say of them."""
    said = _masked(cells.join(first.select(ROW), on=ROW, how="semi"), schema)
    names = [name for name in said.columns if name != ROW]
    values = said.unpivot(names, index=ROW, variable_name="column", value_name="value")
    records = said.select(ROW, pl.struct(names).struct.json_encode().alias("record"))
    return (
        first.join(values, on=[ROW, "column"], how="left")
        .join(records, on=ROW, how="left")
        .sort(ROW)
        .with_columns(pl.lit(table).alias("table"), pl.lit(file).alias("file"), pl.col(ROW).alias("row"))
        .select(REFUSALS.names())
        .cast(REFUSALS)
    )


def _masked(cells: pl.DataFrame, schema: type[dy.Schema]) -> pl.DataFrame:
    kinds = schema.columns()
    texts = [masked(as_text(cells[name]), kinds[name]) for name in cells.columns if name != ROW]
    return pl.DataFrame([cells[ROW], *texts])
