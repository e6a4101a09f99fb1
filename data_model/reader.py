"""Readers: one version of a store, attached read-only to a locked-down connection."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from data_model import engine, lake, opening, version_files
from data_model.engine import CATALOG
from data_model.store_errors import (
    UNREADABLE,
    NewerStore,
    NoStore,
    StoreBusy,
    StoreError,
    WrongKey,
    opening_error,
)

__all__ = [
    "NewerStore",
    "NoStore",
    "Reader",
    "StoreBusy",
    "StoreError",
    "WrongKey",
    "open_reader",
    "version_at",
]


class Reader:
    """An unchanging view of one version of a store; safe to use from many threads."""

    def __init__(self, base: duckdb.DuckDBPyConnection, version: str, place: str) -> None:
        """`base` has the version attached, and is locked; use `open_reader`."""
        self._base, self._place = base, place
        self.version = version

    def read(self, sql: str, parameters: Mapping[str, object] | None = None) -> pl.DataFrame:
        """What the one SELECT in `sql` returns; whole-number sums as Int64.

        Of `parameters`, those that the SQL names (`$name`) are passed on; ValueError where one is missing or
        `sql` is anything but one SELECT. StoreError where the store cannot be read.
        """
        try:
            with self._base.cursor() as cursor:
                cursor.execute(f"use {CATALOG}")
                statement = _only_select(cursor, sql)
                return _plain(cursor.execute(statement, _named(statement, parameters or {})).pl())
        except duckdb.ConnectionException:
            raise StoreError(f"The reader of [{self._place}] is closed.") from None
        except UNREADABLE as error:
            raise opening_error(error, self._place) from None

    def close(self) -> None:
        """Nothing; reads that are under way end well, later ones raise StoreError."""
        self._base.close()


def open_reader(location: str | Path, key: str | None = None) -> Reader:
    """A reader of what is current at `location`: a store folder, a `.duckdb` file or a `ducklake:` URL.

    NoStore where nothing is there, WrongKey, NewerStore, OlderStore, and StoreError where it is damaged.
    """
    base = engine.connect()
    try:
        return _open(base, location, key)
    except BaseException:
        base.close()
        raise


def version_at(location: str | Path) -> str:
    """The name of what is current at a store folder or file, without opening it; NoStore where none is."""
    path = Path(location)
    return path.stem if path.is_file() else _current(path).stem


def _current(folder: Path) -> Path:
    path = version_files.current(folder)
    if path is None:
        raise NoStore(
            f"There is no store in [{folder}] yet: load extracts with `python -m data_model load`, "
            "or make made-up ones with `python -m data_model demo`."
        )
    return path


def _open(base: duckdb.DuckDBPyConnection, location: str | Path, key: str | None) -> Reader:
    if str(location).startswith(lake.SCHEME):
        snapshot, folders = lake.attach_lake(base, str(location), key)
        opening.refuse_older(base, lake.SCHEME)
        _lock(base, folders)
        return Reader(base, f"snapshot-{snapshot}", str(location))
    path = Path(location)
    version = path if path.is_file() else _current(path)
    opening.attach_version(base, version, key)
    opening.refuse_older(base, str(version))
    _lock(base, [])
    return Reader(base, version.stem, str(version))


def _lock(base: duckdb.DuckDBPyConnection, folders: list[str]) -> None:
    """From here on the connection reaches no file outside `folders`, and no setting can be changed."""
    if folders:
        base.execute(f"set allowed_directories = [{', '.join(map(engine.literal, folders))}]")
    base.execute("set enable_external_access = false")
    base.execute("set lock_configuration = true")


def _only_select(cursor: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = cursor.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError("a reader runs one SELECT, and nothing else")
    return statements[0]


def _named(statement: duckdb.Statement, parameters: Mapping[str, object]) -> dict[str, object]:
    missing = sorted(statement.named_parameters - parameters.keys())
    if missing:
        raise ValueError(f"the SQL needs {', '.join(f'[{name}]' for name in missing)}, which was not given")
    return {name: parameters[name] for name in statement.named_parameters}


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """DuckDB sums whole numbers into 38-digit decimals: they become Int64, other decimals Float64."""
    decimals = {name: kind for name, kind in frame.schema.items() if isinstance(kind, pl.Decimal)}
    return frame.with_columns(
        pl.col(name).cast(pl.Int64 if kind.scale == 0 else pl.Float64) for name, kind in decimals.items()
    )
