"""A scratch store: one real DuckDB file, emptied and filled again for each question that a test asks."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from data_model import ddl, engine
from data_model.reader import Reader


class Scratch:
    """Tables that a test fills in milliseconds, where publishing a version takes half a second."""

    def __init__(self, folder: Path) -> None:
        self._base = engine.connect()
        engine.attach(self._base, str(folder / "scratch.duckdb"))
        self._base.execute(f"use {engine.CATALOG}")
        ddl.create_tables(self._base, {"format": str(ddl.FORMAT)})
        self._filled: set[str] = set()

    def fill(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Reader:
        """A reader of a store that holds `tables` and nothing else."""
        for table in self._filled:
            self._base.execute(f"delete from {engine.quoted(table)}")
        self._filled = set()
        for table, rows in tables.items():
            frame = pl.DataFrame(list(rows), infer_schema_length=None)
            if frame.height:
                ddl.append(self._base, table, frame)
                self._filled.add(table)
        return Reader(self._base, "scratch", "scratch")
