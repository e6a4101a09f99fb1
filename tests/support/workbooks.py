"""Excel workbooks for tests: whole, spoilt and hostile ones."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Sheet = Sequence[Sequence[object]]


def write_workbook(path: Path, sheets: Mapping[str, Sheet]) -> Path:
    """A workbook with these sheets, each a list of rows of values; gives the path back."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def from_rows(rows: Sequence[Mapping[str, object]]) -> list[list[object]]:
    """A sheet of rows that are mappings, under a heading of their names."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [list(names), *([row.get(name) or None for name in names] for row in rows)]


def with_part(source: Path, made: Path, part: str, content: bytes) -> Path:
    """A copy of a workbook in which one part of the archive has other content."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return made


def bomb(path: Path, megabytes: int) -> Path:
    """A small archive, named like a workbook, that unpacks to `megabytes` of zeros."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(megabytes):
            part.write(bytes(1 << 20))
    return path
