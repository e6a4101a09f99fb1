"""Writes what a load brought into a new version of the store."""

from collections.abc import Set as AbstractSet

import duckdb
import polars as pl

from data_model import ddl
from data_model.collection import TABLES
from data_model.engine import quoted

REPLACED_WHOLE = {
    "snapshots": ["scheme", "snapshot_date"],
    "rag_ratings": ["scheme", "meeting_date"],
    "meeting_attendance": ["scheme", "meeting_date"],
}
"""Tables of which a load that holds a date replaces all of that date."""


def put(connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Add `rows` to `table` in place of the stored rows with their keys, or of all rows of their dates."""
    if rows.is_empty():
        return
    _delete(connection, table, rows, REPLACED_WHOLE.get(table) or TABLES[table].primary_key())
    ddl.append(connection, table, rows)


def put_origins(connection: duckdb.DuckDBPyConnection, schemes: AbstractSet[str], origin: str) -> None:
    """Record where the rows of `schemes` come from; a scheme once made up stays marked so."""
    held = connection.execute("select scheme from scheme_origins where origin <> 'extract'").pl()["scheme"]
    named = pl.DataFrame({"scheme": sorted(schemes - set(held))}, schema={"scheme": pl.String})
    if named.is_empty():
        return
    _delete(connection, "scheme_origins", named, ["scheme"])
    ddl.append(connection, "scheme_origins", named.with_columns(pl.lit(origin).alias("origin")))


def _delete(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame, columns: list[str]
) -> None:
    if connection.execute(f"select 1 from {quoted(table)} limit 1").fetchone() is None:  # noqa: S608 - our own name
        return
    keys = rows.select(columns).unique()
    same = " and ".join(f"held.{quoted(name)} = brought.{quoted(name)}" for name in columns)
    connection.register("brought", keys.to_arrow())
    connection.execute(
        f"delete from {quoted(table)} as held using brought where {same}"  # noqa: S608 - our own names
    )
    connection.unregister("brought")
