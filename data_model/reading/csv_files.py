"""Reading CSV files: fast where a file is plain, and exact where it has quotation marks or uneven rows."""

import csv
import io
import mmap
from functools import partial
from pathlib import Path

import polars as pl

from data_model.faults import ROW
from data_model.reading.csv_exact import read_exactly
from data_model.reading.encodings import Scan, scan, windows_1252
from data_model.reading.errors import UnusableSource
from data_model.reading.extract import Cells, Extract, whole
from data_model.reading.headings import check_delimiter, heading_of

LONGEST_HEADING = 1 << 20


def csv_extract(table: str, path: Path) -> Extract:
    """The extract in the CSV file `path`. UnusableSource where its heading cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise UnusableSource(
            f"[{path.name}] is empty: it must hold the names of the columns and then the rows."
        )
    heading = heading_of(path.name, _first_row(path))
    return Extract(table, path.name, heading, size, partial(_read, path, heading))


def _first_row(path: Path) -> list[str]:
    with path.open("rb") as stream:
        start = stream.read(LONGEST_HEADING)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start.split(b"\n", 1)[0]:
        raise UnusableSource(f"[{path.name}] row 1 is no plain text (UTF-16?): save it as CSV UTF-8.")
    if len(start) == LONGEST_HEADING and b"\n" not in start and b"\r" not in start:
        raise UnusableSource(f"[{path.name}] row 1 is longer than a million characters: this is no extract.")
    text = start.decode("utf-8-sig", errors="replace")
    try:
        cells = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error as error:
        raise UnusableSource(f"[{path.name}] row 1 cannot be read as CSV: {error}.") from None
    check_delimiter(path.name, cells)
    return cells


def _read(path: Path, heading: tuple[str, ...]) -> Cells:
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            found = scan(path.name, data)
            content = None if found.utf8 else windows_1252(path.name, data)
    except OSError as error:
        raise UnusableSource(f"[{path.name}] cannot be read: {error.strerror}.") from None
    if _is_plain(found, len(heading)):
        frame = _read_plain(path if content is None else content, heading)
        if frame is not None:
            return whole(frame)
    return read_exactly(path, content, heading, nuls=found.nuls)


def _is_plain(found: Scan, columns: int) -> bool:
    """Whether every row can have exactly `columns` values: nothing to interpret, and just enough commas."""
    unmarked = not (found.quotes or found.nuls or found.odd_line_ends)
    return unmarked and found.commas == (columns - 1) * found.lines


def _read_plain(source: Path | bytes, heading: tuple[str, ...]) -> pl.DataFrame | None:
    """The rows as text; None where a row has too many values (and so another too few)."""
    try:
        frame = pl.read_csv(
            source,
            has_header=False,
            skip_rows=1,
            schema=dict.fromkeys(heading, pl.String),
            quote_char=None,
            raise_if_empty=False,
            glob=False,
        )
    except pl.exceptions.PolarsError:
        return None
    return frame.with_row_index(ROW, offset=2)
