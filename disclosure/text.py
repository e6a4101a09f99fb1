"""Cells as text: for people on a page, and for spreadsheets in a CSV."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime

import polars as pl

from data_model.inert import inert
from disclosure.columns import Unit

NO_BREAK = "\N{NO-BREAK SPACE}"


def shown(cell: object, unit: Unit = Unit.NUMBER) -> str:
    """One cell as people read it: `46.7 %`, `1,234`, `30 September 2022`, `yes`; nothing for null."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return _number(cell, unit)
        case datetime():
            return f"{cell.day} {cell:%B %Y, %H:%M}"
        case date():
            return f"{cell.day} {cell:%B %Y}"
        case _:
            return str(cell)


def _number(value: float, unit: Unit) -> str:
    match unit:
        case Unit.SHARE:
            return f"{value * 100:.1f}{NO_BREAK}%"
        case Unit.PER_CENT:
            return f"{value:+.1f}{NO_BREAK}%".replace("-", "\N{MINUS SIGN}")
        case Unit.MEASURE if abs(value) < 10:
            return f"{round(value, 3) + 0.0:.3f}".rstrip("0").removesuffix(".").replace("-", "\N{MINUS SIGN}")
        case _:
            return f"{value:,.1f}".removesuffix(".0")


def csv_text(frame: pl.DataFrame, marks: Mapping[tuple[int, str], str]) -> str:
    """`frame` as CSV, with `marks` (row and column to symbol) in the place of its empty cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([inert(name) for name in frame.columns])
    for number, row in enumerate(frame.iter_rows()):
        names = zip(frame.columns, row, strict=True)
        writer.writerow([marks.get((number, name)) or _cell(value) for name, value in names])
    return out.getvalue()


def _cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return inert(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value
