"""Reading Parquet files: columns of any plain type, as they are."""

from functools import partial
from pathlib import Path

import polars as pl

from data_model.faults import ROW
from data_model.reading.errors import UnusableSource
from data_model.reading.extract import Cells, Extract, whole
from data_model.reading.headings import heading_of


def parquet_extract(table: str, path: Path) -> Extract:
    """The extract in the Parquet file `path`. UnusableSource where it cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise UnusableSource(f"[{path.name}] is empty.")
    try:
        with path.open("rb") as stream:
            kinds = pl.read_parquet_schema(stream)
    except pl.exceptions.PolarsError:
        raise _unreadable(path) from None
    heading = heading_of(path.name, list(kinds))
    nested = [name for name, kind in kinds.items() if kind.is_nested() or kind in (pl.Binary, pl.Object)]
    if nested:
        raise UnusableSource(f"[{path.name}] column [{nested[0]}] holds no plain values.")
    return Extract(table, path.name, heading, size, partial(_read, path, heading))


def _read(path: Path, heading: tuple[str, ...]) -> Cells:
    """The rows, numbered as they would be in a spreadsheet under a heading."""
    try:
        frame = pl.read_parquet(path, glob=False)
    except (pl.exceptions.PolarsError, OSError):
        raise _unreadable(path) from None
    named = frame.rename(dict(zip(frame.columns, heading, strict=True)))
    return whole(named.with_row_index(ROW, offset=2))


def _unreadable(path: Path) -> UnusableSource:
    return UnusableSource(f"[{path.name}] is not a Parquet file, or is cut short or damaged.")
