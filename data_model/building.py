"""The building of one version file: tables, the former rows, what a load adds, and a check of the outcome."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data_model import ddl, engine
from data_model.engine import CATALOG
from data_model.opening import attach_version
from data_model.store_errors import UNREADABLE, StoreError, is_full, opening_error, writing_error

FORMER = "former"
"""What the version before is called while its rows are copied."""


def build(
    made: Path, former: Path | None, key: str | None, fill: Callable[[duckdb.DuckDBPyConnection], None]
) -> None:
    """Write a complete, checked version file at `made`.

    It holds every table, the rows of the version file `former`, and what `fill` did through a connection
    whose default catalog is the new version. Raises StoreError, or whatever `fill` raises.
    """
    with _writing(made, key) as connection:
        if former is not None:
            attach_version(connection, former, key, name=FORMER)
        _begin_with(connection, former)
        fill(connection)
        connection.execute(f"use {CATALOG}")
        connection.execute(f"checkpoint {CATALOG}")
        counts = ddl.row_counts(connection)
    check(made, counts, key)


def check(made: Path, counts: dict[str, int], key: str | None) -> None:
    """Nothing, or StoreError where the file `made`, opened anew, lacks a table or a row of `counts`."""
    connection = engine.connect()
    try:
        attach_version(connection, made, key)
        found = ddl.row_counts(connection)
    finally:
        connection.close()
    missing = [table for table in ddl.all_tables() if table not in found]
    changed = sorted(table for table in counts if found.get(table) != counts[table])
    if missing or changed:
        raise StoreError(
            f"Nothing was published: {', '.join(missing or changed)} did not come out as written."
        )


@contextmanager
def _writing(made: Path, key: str | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the new file, closed at the end; the disk's faults become a StoreError."""
    spill = made.with_name(f"{made.name}.spill")
    connection = engine.connect(spill=spill, encrypted=key is not None)
    try:
        _create(connection, made, key)
        yield connection
        connection.execute("use memory")
        connection.execute(f"detach {CATALOG}")
    except duckdb.Error as error:
        if isinstance(error, UNREADABLE) or is_full(error):
            raise writing_error(error, str(made.parent)) from None
        raise
    finally:
        connection.close()


def _create(connection: duckdb.DuckDBPyConnection, made: Path, key: str | None) -> None:
    try:
        engine.attach(connection, str(made), key=key)
    except duckdb.Error as error:
        raise writing_error(error, str(made.parent)) from None
    connection.execute(f"use {CATALOG}")


def _begin_with(connection: duckdb.DuckDBPyConnection, former: Path | None) -> None:
    """Make the tables and bring over the former rows, in one transaction: one wait for the disk."""
    connection.begin()
    ddl.create_tables(connection, {**ddl.store_info(), "created_at": datetime.now(UTC).isoformat()})
    if former is not None:
        _copy(connection, former)
    connection.commit()
    if former is not None:
        connection.execute(f"detach {FORMER}")


def _copy(connection: duckdb.DuckDBPyConnection, former: Path) -> None:
    try:
        ddl.copy_rows(connection, FORMER)
    except UNREADABLE as error:
        if is_full(error) or isinstance(error, duckdb.OutOfMemoryException):
            raise
        raise opening_error(error, str(former.parent)) from None
