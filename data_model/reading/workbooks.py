"""Reading Excel workbooks: a sheet per table, every cell as the text it stands for."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import load_workbook

from data_model.collection import TABLES
from data_model.faults import ROW, all_faults, faults_in
from data_model.reading.archives import check_archive
from data_model.reading.errors import UnusableSource
from data_model.reading.excel_cells import cell_fault, cell_text
from data_model.reading.extract import Cells, Extract
from data_model.reading.headings import MOST_COLUMNS, NAMELESS, heading_of

TEMPLATE_SHEETS = ("read me", "lists", "notes")
MOST_ROWS = 1_048_576

Row = tuple[int, tuple[Any, ...]]
"""The number of a row and its cells, without the blank ones at the end."""


def workbook_extracts(path: Path) -> tuple[tuple[Extract, ...], list[str]]:
    """The extracts in the workbook `path`, and the sheets that hold none. UnusableSource where unreadable."""
    check_archive(path)
    try:
        content = io.BytesIO(path.read_bytes())
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out, such as drop-downs; only the cells matter here
            warnings.simplefilter("ignore")
            return _sheets(path, load_workbook(content, read_only=True, keep_links=False))
    except UnusableSource:
        raise
    except Exception:
        # openpyxl lets through whatever its parsers raise on a damaged or hostile file
        raise UnusableSource(
            f"The workbook [{path.name}] is damaged: open it in Excel and save it anew."
        ) from None


def _sheets(path: Path, workbook: Any) -> tuple[tuple[Extract, ...], list[str]]:
    extracts: dict[str, Extract] = {}
    others = []
    for sheet in workbook.worksheets:
        table = sheet.title.strip().lower()
        if table in extracts:
            raise UnusableSource(
                f"The workbook [{path.name}] has two sheets for the table {table}: keep one."
            )
        if table not in TABLES:
            others.append(sheet.title)
        elif (found := _extract(path, table, sheet)) is not None:
            extracts[table] = found
    return tuple(extracts.values()), [name for name in others if name.strip().lower() not in TEMPLATE_SHEETS]


def _extract(path: Path, table: str, sheet: Any) -> Extract | None:
    """The rows of a sheet; None where nothing stands below its heading, as in a template partly filled."""
    file = f"{path.name}, sheet {sheet.title}"
    rows = list(_rows(file, sheet))
    if not rows or rows[-1][0] == 1:
        return None
    number, first = rows[0]
    if number != 1:
        raise UnusableSource(f"[{file}] row 1 is empty: it must hold the names of the columns.")
    heading = heading_of(file, [cell_text(cell.value) for cell in first])
    cells = _cells(heading, rows[1:])
    return Extract(table, file, heading, len(rows) * len(heading), lambda: cells)


def _rows(file: str, sheet: Any) -> Iterator[Row]:
    """The rows that are not blank. What a sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS:
            raise UnusableSource(f"[{file}] has more rows than Excel allows.")
        filled = [place for place, cell in enumerate(cells, start=1) if cell_text(cell.value)]
        if filled and filled[-1] > MOST_COLUMNS:
            raise UnusableSource(
                f"[{file}] row {number} has more than {MOST_COLUMNS} columns: this is no extract."
            )
        if filled:
            yield number, cells[: filled[-1]]


def _cells(heading: tuple[str, ...], rows: list[Row]) -> Cells:
    width = len(heading)
    texts = [
        [cell_text(cell.value) for cell in cells[:width]] + [None] * (width - len(cells)) for _, cells in rows
    ]
    numbers = [number for number, _ in rows]
    columns = zip(*texts, strict=True)
    frame = pl.DataFrame(
        {
            name: pl.Series(name, list(values), pl.String)
            for name, values in zip(heading, columns, strict=True)
        }
    ).insert_column(0, pl.Series(ROW, numbers, pl.UInt32))
    return Cells(frame, all_faults([_faults_of(heading, rows), _beside(heading, rows)]))


def _faults_of(heading: tuple[str, ...], rows: list[Row]) -> pl.DataFrame:
    found = [
        faults_in(pl.Series([number]), name, rule)
        for number, cells in rows
        for name, cell in zip(heading, cells, strict=False)
        if not name.startswith(NAMELESS) and (rule := cell_fault(cell))
    ]
    return all_faults(found)


def _beside(heading: tuple[str, ...], rows: list[Row]) -> pl.DataFrame:
    """Faults of the rows that have more cells than the heading."""
    numbers = [number for number, cells in rows if len(cells) > len(heading)]
    return faults_in(
        pl.Series(numbers, dtype=pl.UInt32), None, "has a value to the right of the last column name"
    )
