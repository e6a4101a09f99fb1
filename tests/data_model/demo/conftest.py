"""The demo extracts of seed 1, written once and read back as the files they are."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from data_model.collection import TABLES
from data_model.demo.writing import write_extracts

Read = Callable[[str, str], pl.DataFrame]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    write_extracts(folder, seed=1, schemes=3, years=4)
    return folder


@pytest.fixture(scope="session")
def extract(demo_folder: Path) -> Read:
    """Reads a table of a scheme's extract with dates, numbers and flags as such, the rest as text."""

    def read(scheme: str, table: str) -> pl.DataFrame:
        kinds = {name: column.dtype for name, column in TABLES[table].columns().items()}
        rows = pl.read_csv(demo_folder / scheme / f"{table}.csv", infer_schema=False)
        assert rows.columns == list(kinds)
        return rows.with_columns(
            pl.col(name).cast(kind) for name, kind in kinds.items() if kind.is_numeric()
        ).with_columns(
            [pl.col(name).str.to_date("%Y-%m-%d") for name, kind in kinds.items() if kind == pl.Date]
            + [(pl.col(name) == "true").alias(name) for name, kind in kinds.items() if kind == pl.Boolean]
        )

    return read
