"""Figures as the command line gives them out: a table, CSV, JSON or Parquet."""

import io
import json
from collections.abc import Callable
from datetime import date

from rich import box
from rich.console import Console
from rich.table import Table

from disclosure.columns import Kind
from disclosure.figures import Figures

NUMBERS = (Kind.COUNT, Kind.VALUE, Kind.REFERENCE, Kind.DERIVED)
WIDEST = 400


def written(figures: Figures, form: str) -> bytes:
    """`figures` in the form `table`, `csv`, `json` or `parquet`, as UTF-8 where it is text."""
    return _FORMS[form](figures)


def _table(figures: Figures) -> bytes:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in figures.columns:
        table.add_column(column.name, justify="right" if column.kind in NUMBERS else "left", no_wrap=True)
    for row in figures.display().iter_rows():
        table.add_row(*row)
    out = io.StringIO()
    console = Console(file=out, width=WIDEST, markup=False, highlight=False, emoji=False)
    console.print(table)
    as_at = f" as at {figures.as_at}" if figures.as_at else ""
    console.print(f"{figures.frame.height} rows{as_at}; {figures.origin}; store {figures.version}")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).encode() + b"\n"


def _csv(figures: Figures) -> bytes:
    return figures.csv().encode()


def _json(figures: Figures) -> bytes:
    """One object per row; dates ISO; a withheld cell holds its mark, so that it is not taken for unknown."""
    rows = figures.frame.to_dicts()
    for row, column, mark in figures.withheld_cells().iter_rows():
        rows[row][column] = mark
    return json.dumps(rows, default=_iso, ensure_ascii=False, indent=1).encode() + b"\n"


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _parquet(figures: Figures) -> bytes:
    out = io.BytesIO()
    figures.frame.write_parquet(out)
    return out.getvalue()


_FORMS: dict[str, Callable[[Figures], bytes]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}
FORMATS = tuple(_FORMS)
