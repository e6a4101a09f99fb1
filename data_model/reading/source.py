"""What a source holds: a folder of CSV and Parquet files, or one Excel workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_model.collection import TABLES
from data_model.reading.csv_files import csv_extract
from data_model.reading.errors import UnusableSource
from data_model.reading.extract import Extract
from data_model.reading.parquet_files import parquet_extract
from data_model.reading.workbooks import workbook_extracts

READERS = {".csv": csv_extract, ".parquet": parquet_extract}
NO_EXTRACTS = ("readme", "thumbs.db", "desktop.ini")
"""How files begin that lie about in folders and that nobody takes for extracts."""


@dataclass(frozen=True)
class Warned:
    """Something about a file that a person should know, though it stops nothing."""

    file: str
    warning: str

    def __str__(self) -> str:
        return f"[{self.file}] {self.warning}"


@dataclass(frozen=True)
class Source:
    """The extracts that were found, in the order of loading, and warnings about what else is there."""

    name: str
    extracts: tuple[Extract, ...]
    warnings: tuple[Warned, ...]


def find_extracts(source: Path) -> Source:
    """The extracts in a folder or workbook, headings read. UnusableSource where none can be read."""
    if source.is_dir():
        return _folder(source)
    if not source.exists():
        raise UnusableSource(f"There is no folder or workbook [{source.name}].")
    if source.suffix.lower() in READERS:
        raise UnusableSource(f"[{source.name}] is one file: give the folder that it is in.")
    if source.suffix.lower() != ".xlsx":
        raise UnusableSource(
            f"[{source.name}] is neither a folder nor an .xlsx workbook: "
            "give a folder of CSV or Parquet files, or save the workbook as .xlsx."
        )
    return _workbook(source)


def _folder(folder: Path) -> Source:
    try:
        paths = sorted(path for path in folder.iterdir() if not _lies_about(path))
    except OSError as error:
        raise UnusableSource(f"The folder [{folder.name}] cannot be read: {error.strerror}.") from None
    known = [path for path in paths if _table(path) and path.is_file()]
    _refuse_twins(known)
    extracts = tuple(_readable(known))
    if not extracts:
        raise UnusableSource(
            f"The folder [{folder.name}] holds no extract: "
            "it needs files such as schemes.csv, areas.csv and people.csv."
        )
    unknown = tuple(_warned(path) for path in paths if path not in known)
    return Source(folder.resolve().name, _in_order(extracts), unknown)


def _workbook(path: Path) -> Source:
    extracts, others = workbook_extracts(path)
    if not extracts:
        raise UnusableSource(
            f"The workbook [{path.name}] holds no extract: "
            "it needs sheets such as schemes, areas and people with rows below the heading."
        )
    warnings = (
        Warned(path.name, f"the sheet [{name}] is not a table of the data dictionary and was not read")
        for name in others
    )
    return Source(path.name, _in_order(extracts), tuple(warnings))


def _readable(paths: list[Path]) -> Iterator[Extract]:
    """An extract for each path; UnusableSource with a line for each that is not readable."""
    problems = []
    for path in paths:
        try:
            yield READERS[path.suffix.lower()](_table(path), path)
        except UnusableSource as problem:
            problems.append(str(problem))
        except OSError as error:
            problems.append(f"[{path.name}] cannot be read: {error.strerror}.")
    if problems:
        raise UnusableSource("\n".join(problems))


def _refuse_twins(paths: list[Path]) -> None:
    for table in TABLES:
        names = [path.name for path in paths if _table(path) == table]
        if len(names) > 1:
            listed = " and ".join(f"[{name}]" for name in names)
            raise UnusableSource(f"There are {len(names)} files for the table {table}: {listed}. Keep one.")


def _table(path: Path) -> str:
    """The table a file holds, by its name; empty where it is none of ours."""
    named = path.stem.strip().lower()
    return named if path.suffix.lower() in READERS and named in TABLES else ""


def _lies_about(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name.lower().startswith(NO_EXTRACTS)


def _warned(path: Path) -> Warned:
    if path.is_dir():
        return Warned(path.name, "a folder inside the folder is not read")
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        return Warned(path.name, "a workbook in a folder is not read: load it by itself")
    return Warned(path.name, "is not named after a table of the data dictionary and was not read")


def _in_order(extracts: tuple[Extract, ...]) -> tuple[Extract, ...]:
    return tuple(sorted(extracts, key=lambda extract: list(TABLES).index(extract.table)))
