"""Rows made by the generators, as the tables of the data dictionary."""

from collections.abc import Iterable, Mapping

import polars as pl

from data_model.collection import TABLES

Row = Mapping[str, object]
Tables = dict[str, pl.DataFrame]
"""Table name of the data dictionary to its rows."""


def frame(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """The rows as a table of the dictionary: all its columns, in its order, sorted by its key.

    Raises `KeyError` where a row has a column that the table lacks.
    """
    schema = {name: column.dtype for name, column in TABLES[table].columns().items()}
    text_for_lists = {n: pl.String() if isinstance(t, pl.Enum) else t for n, t in schema.items()}
    listed = list(rows)
    if unknown := {name for row in listed for name in row} - set(schema):
        raise KeyError(table, sorted(unknown))
    return pl.DataFrame(
        {name: [row.get(name) for row in listed] for name in schema}, schema=text_for_lists
    ).sort(TABLES[table].primary_key())
