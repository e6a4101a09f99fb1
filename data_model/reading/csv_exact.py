"""Reading a CSV file record by record, for what a fast reader would mend in silence."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import polars as pl

from data_model.faults import ROW, all_faults, faults_in
from data_model.reading.errors import UnusableSource
from data_model.reading.extract import Cells

LONGEST_LINE = 1 << 20
AT_ONCE = 50_000

Record = tuple[int, list[str]]
"""The number of a row, and its values."""


def read_exactly(path: Path, content: bytes | None, heading: tuple[str, ...], *, nuls: bool) -> Cells:
    """The rows of `path`, or of `content`, its bytes in UTF-8; uneven rows are at fault."""
    frames, faults = [_frame([], heading)], []
    with _opened(path, content) as stream:
        records = _records(path.name, stream)
        while part := list(islice(records, AT_ONCE)):
            frames.append(_frame(part, heading))
            faults.append(_uneven(part, len(heading)))
            if nuls:
                faults.append(_with_nuls(frames[-1]))
    return Cells(pl.concat(frames), all_faults(faults))


def _opened(path: Path, content: bytes | None) -> io.TextIOWrapper:
    if content is None:
        return path.open(encoding="utf-8-sig", newline="")
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")


def _records(file: str, stream: io.TextIOWrapper) -> Iterator[Record]:
    """The records below the heading that are not blank, numbered as a spreadsheet would."""
    number = 0
    try:
        for number, record in enumerate(csv.reader(_lines(file, stream), strict=True), start=1):
            if number > 1 and record and (record[0] or "".join(record).strip()):
                yield number, record
    except csv.Error as error:
        raise UnusableSource(f"[{file}] row {number + 1} {_why(str(error))}") from None


def _why(error: str) -> str:
    """What the csv module means, for people."""
    if "field limit" in error:
        return (
            f"has a value of more than {csv.field_size_limit():,} characters: is a quotation mark not closed?"
        )
    return (
        "has a quotation mark that is not closed or in the wrong place: "
        'write a quotation mark inside a value twice ("").'
    )


def _lines(file: str, stream: io.TextIOWrapper) -> Iterator[str]:
    for number, line in enumerate(iter(partial(stream.readline, LONGEST_LINE), ""), start=1):
        if len(line) == LONGEST_LINE:
            raise UnusableSource(
                f"[{file}] line {number} is longer than a million characters: this is no extract."
            )
        yield line


def _frame(records: list[Record], heading: tuple[str, ...]) -> pl.DataFrame:
    """The records as columns of text; what a record lacks is null, what it has too much is left out."""
    width = len(heading)
    even = [
        values if len(values) == width else (values + [""] * (width - len(values)))[:width]
        for _, values in records
    ]
    columns = zip(*even, strict=True) if even else ([] for _ in heading)
    frame = pl.DataFrame(
        {
            name: pl.Series(name, list(values), pl.String)
            for name, values in zip(heading, columns, strict=True)
        }
    )
    return frame.insert_column(0, pl.Series(ROW, [number for number, _ in records], pl.UInt32))


def _uneven(records: list[Record], width: int) -> pl.DataFrame:
    """Faults of the records that have not as many values as the heading; blank ones too many are forgiven."""
    wrong = [
        (number, f"has {len(values)} values where the heading has {width}")
        for number, values in records
        if len(values) != width and (len(values) < width or "".join(values[width:]).strip())
    ]
    rows = pl.Series([number for number, _ in wrong], dtype=pl.UInt32)
    return faults_in(rows, None, pl.Series([rule for _, rule in wrong], dtype=pl.String))


def _with_nuls(frame: pl.DataFrame) -> pl.DataFrame:
    parts = [
        faults_in(
            frame.filter(pl.col(name).str.contains("\0", literal=True))[ROW], name, "holds a NUL character"
        )
        for name in frame.columns
        if name != ROW
    ]
    return all_faults(parts)
