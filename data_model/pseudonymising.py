"""Copies a scheme's extracts with references in place of its own identifiers."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from data_model.collection import TABLES
from data_model.identifiers import identifying_column
from data_model.inert import inert
from data_model.pseudonyms import STAFF, PseudonymisingError, reference

DEFAULT_COLUMNS = {name: name for name in ("person_ref", *STAFF)}
"""Column of the extract to the reference column of the dictionary that it becomes."""

Row = list[str]
Rows = Iterator[Row]
Told = Callable[[str], None]


@dataclass(frozen=True)
class Replaced:
    """What was done to one file."""

    file: str
    rows: int
    columns: tuple[str, ...]


def pseudonymise(
    source: Path,
    out: Path,
    key: bytes,
    columns: Mapping[str, str] = DEFAULT_COLUMNS,
    progress: Told | None = None,
) -> tuple[Replaced, ...]:
    """Write copies of the CSV file or folder `source` into the folder `out`, with references for identifiers.

    `columns` names each column to replace and the column it becomes. All files are written, or none.
    PseudonymisingError where a file cannot be read, where none has such a column, where `out` has the files.
    """
    files = _files(source)
    _refuse_to_overwrite(source, out, files)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out, prefix=".new-") as made:
            done = tuple(_copy(file, Path(made), key, columns, progress) for file in files)
            if not any(replaced.columns for replaced in done):
                raise PseudonymisingError(
                    f"No file has a column {_listed(columns)}: name yours with --column."
                )
            for file in files:
                (Path(made) / file.name).replace(out / file.name)
    except OSError as error:
        raise PseudonymisingError(
            f"The output folder [{out.name}] cannot be written: {error.strerror}."
        ) from None
    return done


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        found = sorted(path for path in source.iterdir() if path.suffix.lower() == ".csv" and path.is_file())
        if not found:
            raise PseudonymisingError(f"The folder [{source.name}] has no CSV file.")
        return found
    if source.suffix.lower() != ".csv" or not source.is_file():
        raise PseudonymisingError(
            f"[{source.name}] is neither a folder nor a CSV file: save it as CSV first."
        )
    return [source]


def _refuse_to_overwrite(source: Path, out: Path, files: list[Path]) -> None:
    folder = source if source.is_dir() else source.parent
    if out.resolve() == folder.resolve():
        raise PseudonymisingError("The output is the input folder: choose another folder with --out.")
    if out.exists() and not out.is_dir():
        raise PseudonymisingError(f"The output [{out.name}] is a file: name a folder.")
    there = [file.name for file in files if (out / file.name).exists()]
    if there:
        raise PseudonymisingError(f"The output folder has [{there[0]}] already: choose an empty folder.")


def _copy(file: Path, made: Path, key: bytes, columns: Mapping[str, str], progress: Told | None) -> Replaced:
    if progress:
        progress(file.name)
    rows = _rows(file)
    header = [name.strip() for name in next(rows, [])]
    becomes = {name.casefold(): column for name, column in columns.items()}
    wanted = {
        place: becomes[name.casefold()] for place, name in enumerate(header) if name.casefold() in becomes
    }
    written = [wanted.get(place, name) for place, name in enumerate(header)]
    _check_header(file, written)
    with (made / file.name).open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow([inert(name) for name in written])
        count = sum(1 for row in _replaced(rows, wanted, key) if writer.writerow(row))
    return Replaced(file.name, count, tuple(wanted.values()))


def _check_header(file: Path, header: Row) -> None:
    schema = TABLES.get(file.stem.strip().lower())
    ours = schema.columns() if schema else {}
    telling = [name for name in header if name.lower() not in ours and identifying_column(name)]
    if telling:
        raise PseudonymisingError(
            f"The file [{file.name}] has the column [{telling[0]}], which looks like a direct identifier: "
            f"replace it with --column {telling[0]}=person_ref, or take it out."
        )
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise PseudonymisingError(f"The file [{file.name}] would have the column [{twice[0]}] twice.")


def _replaced(rows: Rows, wanted: Mapping[int, str], key: bytes) -> Rows:
    known: dict[tuple[str, str], str] = {}
    for row in rows:
        for place, column in wanted.items():
            if place < len(row):
                pair = (row[place], column)
                if pair not in known:
                    known[pair] = reference(key, row[place], column)
                row[place] = known[pair]
        yield [inert(cell) for cell in row]


def _rows(file: Path) -> Rows:
    """The rows of a CSV file as text, in UTF-8 with or without its mark, or else Windows-1252."""
    try:
        text = _decoded(file.read_bytes())
        yield from csv.reader(StringIO(text, newline=""), strict=True)
    except OSError as error:
        raise PseudonymisingError(f"The file [{file.name}] cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise PseudonymisingError(
            f"The file [{file.name}] is not a CSV file in UTF-8 or Windows-1252."
        ) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _listed(columns: Mapping[str, str]) -> str:
    return " or ".join(f"[{name}]" for name in columns)
