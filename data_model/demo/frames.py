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
    schema = text_types(table)
    listed = list(rows)
    if unknown := {name for row in listed for name in row} - set(schema):
        raise KeyError(table, sorted(unknown))
    return pl.DataFrame({name: [row.get(name) for row in listed] for name in schema}, schema=schema).sort(
        TABLES[table].primary_key()
    )


def text_types(table: str) -> dict[str, pl.DataType]:
    """The columns of a table with their types, closed lists as text: what an extract holds."""
    types = {name: column.dtype for name, column in TABLES[table].columns().items()}
    return {name: pl.String() if isinstance(kind, pl.Enum) else kind for name, kind in types.items()}
