"""Stores with just the rows that a test needs, written straight into the tables."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data_model import ddl
from data_model.versions import Store

Rows = Sequence[Mapping[str, Any]]


def make_store(
    folder: Path, tables: Mapping[str, Rows], origin: str = "extract", key: str | None = None
) -> Store:
    """A store in `folder` holding `tables` (name to rows; what a row leaves out is null), from one load."""
    store = Store(Path(folder), key=key)

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        for table, rows in (_load(tables, origin) | dict(tables)).items():
            if rows:
                ddl.append(connection, table, pl.DataFrame(list(rows), infer_schema_length=None))

    store.publish(fill)
    return store


def _load(tables: Mapping[str, Rows], origin: str) -> dict[str, Rows]:
    """One load of everything, unless the test brings its own."""
    schemes = [row["scheme"] for row in tables.get("schemes", [])]
    loaded_at = datetime.now(UTC).replace(tzinfo=None)
    return {
        "loads": [{"load_id": "load-1", "loaded_at": loaded_at, "source": "test", "origin": origin}],
        "load_files": [
            {
                "load_id": "load-1",
                "table": name,
                "file": f"{name}.csv",
                "read": len(rows),
                "loaded": len(rows),
                "refused": 0,
            }
            for name, rows in tables.items()
        ],
        "scheme_origins": [{"scheme": scheme, "origin": origin} for scheme in schemes],
    }
