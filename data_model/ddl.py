"""The tables of a store version, made from the schemas of the data dictionary."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import dataframely as dy
import duckdb
import polars as pl

from data_model.collection import TABLES
from data_model.engine import CATALOG, quoted
from data_model.reference_data import reference_frames

FORMAT = 2
"""The format of the store; it grows whenever a table or a column is added, so that no reader misses one."""

PROJECT_VERSION = "0.1.0"
"""The version of the project, as in pyproject.toml."""

OWN_TABLES: dict[str, dict[str, str]] = {
    "loads": {"load_id": "VARCHAR", "loaded_at": "TIMESTAMP", "source": "VARCHAR", "origin": "VARCHAR"},
    "load_files": {
        "load_id": "VARCHAR",
        "table": "VARCHAR",
        "file": "VARCHAR",
        "read": "BIGINT",
        "loaded": "BIGINT",
        "refused": "BIGINT",
    },
    "load_warnings": {"load_id": "VARCHAR", "file": "VARCHAR", "warning": "VARCHAR"},
    "refusals": {
        "load_id": "VARCHAR",
        "table": "VARCHAR",
        "file": "VARCHAR",
        "row": "BIGINT",
        "column": "VARCHAR",
        "value": "VARCHAR",
        "rule": "VARCHAR",
        "also": "VARCHAR",
        "record": "VARCHAR",
    },
    "scheme_origins": {"scheme": "VARCHAR", "origin": "VARCHAR"},
    "boundaries": {"area": "VARCHAR", "geometry": "VARCHAR", "attribution": "VARCHAR", "file": "VARCHAR"},
}
"""What the store keeps beside the extracts, from version to version: its loads, and shapes for the map."""

STORE_INFO = {"key": "VARCHAR", "value": "VARCHAR"}


def store_info() -> dict[str, str]:
    """What a version says of itself: its format and the project that made it."""
    return {"format": str(FORMAT), "project_version": PROJECT_VERSION}


def columns(schema: type[dy.Schema]) -> dict[str, str]:
    """Column names of a schema to DuckDB types."""
    return {name: _duckdb_type(column.dtype) for name, column in schema.columns().items()}


def kept_tables() -> dict[str, dict[str, str]]:
    """Every table whose rows go on from version to version, with its columns and types."""
    return {name: columns(schema) for name, schema in TABLES.items()} | OWN_TABLES


def all_tables() -> list[str]:
    """The names of all tables that a version must have."""
    return [*kept_tables(), *reference_frames(), "store_info"]


def create_tables(connection: duckdb.DuckDBPyConnection, info: Mapping[str, str]) -> None:
    """Make every table in the connection's default catalog; the reference tables come filled."""
    for table, kinds in (kept_tables() | {"store_info": STORE_INFO}).items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
        connection.execute(f"create table {quoted(table)} ({listed})")
    for table, frame in reference_frames().items():
        _create_from(connection, table, frame)
    connection.executemany("insert into store_info values (?, ?)", [list(pair) for pair in info.items()])


def append(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of `frame` to `table`, matching columns by name; columns the frame lacks are null."""
    with _registered(connection, frame) as rows:
        connection.execute(f"insert into {quoted(table)} by name select * from {rows}")


def copy_rows(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    """Bring over the kept rows of the attached catalog `source`, by the columns both have."""
    there = set(_tables(connection, source))
    for table, kinds in kept_tables().items():
        if table in there:
            _copy_table(connection, f"{quoted(source)}.main.{quoted(table)}", table, kinds)


def row_counts(connection: duckdb.DuckDBPyConnection, catalog: str = CATALOG) -> dict[str, int]:
    """Rows of every table in `catalog`."""
    counts = {}
    for table in _tables(connection, catalog):
        row = connection.execute(f"select count(*) from {quoted(catalog)}.main.{quoted(table)}").fetchone()
        counts[table] = int(row[0]) if row else 0
    return counts


def store_format(connection: duckdb.DuckDBPyConnection, catalog: str = CATALOG) -> int | None:
    """The format that `catalog` says it has; None where it does not say, and so is no store."""
    said = f"select try_cast(value as integer) from {quoted(catalog)}.main.store_info where key = 'format'"
    try:
        found = connection.execute(said).fetchone()
    except (duckdb.CatalogException, duckdb.BinderException):
        return None
    return int(found[0]) if found and found[0] is not None else None


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, frame: pl.DataFrame) -> Iterator[str]:
    """The name under which SQL sees `frame` for the length of a `with`."""
    connection.register("rows_to_append", frame.to_arrow())
    yield "rows_to_append"
    connection.unregister("rows_to_append")


def _create_from(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    plain = frame.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))
    with _registered(connection, plain) as rows:
        connection.execute(f"create table {quoted(table)} as select * from {rows}")


def _copy_table(
    connection: duckdb.DuckDBPyConnection, source: str, table: str, kinds: Mapping[str, str]
) -> None:
    described = connection.execute(f"select * from {source} limit 0").description or []
    shared = ", ".join(f'"{column[0]}"' for column in described if column[0] in kinds)
    if shared:
        connection.execute(f"insert into {quoted(table)} ({shared}) select {shared} from {source}")


def _tables(connection: duckdb.DuckDBPyConnection, catalog: str) -> list[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = ? order by all", [catalog]
    ).fetchall()
    return [str(table) for (table,) in found]


def _duckdb_type(kind: pl.DataType) -> str:
    if kind.is_integer():
        return "BIGINT"
    if kind.is_float():
        return "DOUBLE"
    return {pl.Date: "DATE", pl.Boolean: "BOOLEAN"}.get(type(kind), "VARCHAR")
