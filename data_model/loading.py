"""Loads extracts: checks every row and publishes a new version of the store, or nothing."""

from dataclasses import replace
from pathlib import Path

import duckdb

from data_model.checking import Checked
from data_model.load_log import log
from data_model.reading.errors import UnusableSource
from data_model.reading.source import Source, find_extracts
from data_model.report import FileError, Report, TableCounts
from data_model.rules.stored import Stored
from data_model.running import Progress, run
from data_model.versions import Store
from data_model.writing import put, put_origins

__all__ = ["FileError", "Progress", "Report", "TableCounts", "UnusableSource", "check", "load"]

ORIGINS = ("extract", "synthetic", "example")


class _NothingPublished(Exception):
    """The data leave nothing to publish."""


def check(source: Path, store: Store | None, *, progress: Progress | None = None) -> Report:
    """What `load` would report, with nothing written. UnusableSource where the source cannot be read."""
    found = find_extracts(Path(source))
    reader = store.open() if store is not None else None
    if reader is None:
        return run(found, Stored(), progress, _forget)
    try:
        return run(found, Stored(reader.read), progress, _forget)
    finally:
        reader.close()


def load(
    source: Path,
    store: Store,
    *,
    origin: str = "extract",
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """The report of loading a folder or workbook; `published` is None where the data left nothing to load.

    `origin` says what the rows are: a scheme's own `extract`, made-up people (`synthetic`), or an `example`
    that adds up to published figures. `strict` publishes only if no row was refused. UnusableSource where the
    source cannot be read, StoreError as Store.publish; where nothing is published the former version stands.
    """
    if origin not in ORIGINS:
        raise ValueError(f"origin must be one of {', '.join(ORIGINS)}, not [{origin}]")
    loading = _Loading(find_extracts(Path(source)), origin, strict, progress)
    try:
        version = store.publish(loading.fill)
    except _NothingPublished:
        return loading.report
    return replace(loading.report, published=version)


class _Loading:
    """One load under way: fills a new version, and keeps the report."""

    def __init__(self, found: Source, origin: str, strict: bool, progress: Progress | None) -> None:
        self._found, self._origin, self._strict, self._progress = found, origin, strict, progress
        self._schemes: set[str] = set()
        self.report = Report(found.name)

    def fill(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write what can be loaded; _NothingPublished where that is nothing, or not all though `strict`."""

        def keep(checked: Checked) -> None:
            put(connection, checked.table, checked.loadable)
            if "scheme" in checked.loadable.columns:
                self._schemes.update(checked.loadable["scheme"].unique())

        stored = Stored(lambda sql: connection.execute(sql).pl())
        self.report = run(self._found, stored, self._progress, keep)
        if not self.report.publishable or (self._strict and self.report.refused.height):
            raise _NothingPublished
        put_origins(connection, self._schemes, self._origin)
        log(connection, self.report, self._origin)


def _forget(checked: Checked) -> None:
    """A check keeps nothing."""
