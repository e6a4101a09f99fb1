"""What can be wrong with a file as a whole, seen from its heading: such a file stops the load."""

from collections.abc import Iterator

import polars as pl

from data_model.collection import REQUIRED_ONCE, TABLES
from data_model.identifiers import SHAPES_OF_TEXT, identifying_column, kinds
from data_model.reading.extract import Extract
from data_model.reading.headings import NAMELESS
from data_model.reading.source import Warned
from data_model.report import FileError
from data_model.rules.stored import Stored


def heading_errors(extract: Extract) -> Iterator[FileError]:
    """Columns that must be there and are not, and columns that must not be there and are."""
    columns = TABLES[extract.table].columns()
    missing = [name for name, kind in columns.items() if not kind.nullable and name not in extract.heading]
    if missing:
        needed = "column" if len(missing) == 1 else "columns"
        yield FileError(
            extract.file, f"lacks the {needed} {', '.join(missing)}: the table {extract.table} needs them."
        )
    for name in extract.heading:
        kind = None if name in columns else identifying_column(name)
        if kind:
            yield FileError(
                extract.file,
                f"column [{name}] looks like a direct identifier ({kind}): "
                "remove it, or run `pseudonymise` before loading.",
            )


def heading_warnings(extract: Extract) -> Iterator[Warned]:
    """Columns that are not in the data dictionary, and so are not read."""
    known = TABLES[extract.table].column_names()
    for name in extract.heading:
        if name.startswith(NAMELESS):
            yield Warned(extract.file, f"column {name.removeprefix(NAMELESS)} has no name and was not read")
        elif name not in known:
            yield Warned(
                extract.file, f"the column [{_plain(name)}] is not in the data dictionary and was not read"
            )


def _plain(name: str) -> str:
    """A column name as it may be shown: where a file has no heading, the first person stands in its place."""
    kind = kinds(pl.Series("name", [name.upper()]), SHAPES_OF_TEXT)[0]
    return f"masked: looks like {kind}" if kind else name


def missing_tables(extracts: tuple[Extract, ...], stored: Stored, source: str) -> Iterator[FileError]:
    """The tables without which a store says nothing, where neither the load nor the store has them."""
    here = {extract.table for extract in extracts}
    for table in REQUIRED_ONCE:
        if table not in here and stored.is_empty(table):
            yield FileError(source, f"lacks the table {table}: the first load into a store needs it.")
