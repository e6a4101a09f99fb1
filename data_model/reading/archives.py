"""Looks at an .xlsx file as the ZIP archive it is, before anything is unpacked."""

import zipfile
from pathlib import Path

from data_model.reading.errors import UnusableSource

MOST_UNPACKED = 512 * 1024**2
"""Bytes. A full sheet of a million rows of the widest table stays below it."""

SUSPECT_UNPACKED, MOST_RATIO = 64 * 1024**2, 200
"""From this many bytes on, XML that packs better than this ratio is no list of people."""

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_archive(path: Path) -> None:
    """Nothing; UnusableSource where the file is no workbook, locked, cut short or unpacks to too much."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise UnusableSource(f"The workbook [{path.name}] is empty.")
    if start == OLD_EXCEL:
        raise UnusableSource(
            f"The workbook [{path.name}] is protected by a password or in the old .xls format: "
            "save it as .xlsx without a password."
        )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise UnusableSource(f"[{path.name}] is not an .xlsx workbook, or is cut short or damaged.") from None
    _refuse_bomb(path, parts)
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnusableSource(f"[{path.name}] is a ZIP archive but not an .xlsx workbook.")


def _refuse_bomb(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if unpacked > MOST_UNPACKED or (unpacked > SUSPECT_UNPACKED and unpacked / packed > MOST_RATIO):
        raise UnusableSource(
            f"The workbook [{path.name}] would unpack to {unpacked / 1024**2:,.0f} MB and was not opened: "
            "load the tables as CSV or Parquet files."
        )
