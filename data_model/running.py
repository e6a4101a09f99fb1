"""Runs a load or a check over everything that a source holds, one table at a time."""

from collections.abc import Callable
from itertools import chain

import polars as pl

from data_model.checking import Checked, check_extract
from data_model.reading.source import Source, Warned
from data_model.refusals import REFUSALS
from data_model.report import Report, TableCounts
from data_model.rules.known import Known
from data_model.rules.stored import Stored
from data_model.whole_files import heading_errors, heading_warnings, missing_tables

Progress = Callable[[str, int, int], None]
"""Told what comes now, how many steps are done, and how many there are."""

Keep = Callable[[Checked], None]
"""Given each table once it is checked, in the order of loading."""


def run(found: Source, stored: Stored, progress: Progress | None, keep: Keep) -> Report:
    """The report of checking every extract of `found`. Where a whole file is wrong, no row is looked at."""
    warnings = (*found.warnings, *chain.from_iterable(map(heading_warnings, found.extracts)))
    errors = (
        *chain.from_iterable(map(heading_errors, found.extracts)),
        *missing_tables(found.extracts, stored, found.name),
    )
    if errors:
        return Report(found.name, warnings=warnings, errors=errors)
    return _run(found, Known(stored), progress or _unseen, keep, warnings)


def _run(found: Source, known: Known, progress: Progress, keep: Keep, warnings: tuple[Warned, ...]) -> Report:
    tables: dict[str, TableCounts] = {}
    refused = [REFUSALS.to_frame()]
    done, size = 0, sum(extract.size for extract in found.extracts)
    for extract in found.extracts:
        progress(f"checking {extract.file}", done * 100 // size, 100)
        checked = check_extract(extract, known)
        keep(checked)
        done += extract.size
        tables[extract.table] = _counts(checked)
        refused.append(checked.refused)
        if not checked.read:
            warnings = (*warnings, Warned(extract.file, "has a heading and no rows"))
    progress("writing the store", 100, 100)
    return Report(found.name, tables, pl.concat(refused), warnings)


def _counts(checked: Checked) -> TableCounts:
    return TableCounts(checked.file, checked.read, checked.loadable.height, checked.refused.height)


def _unseen(doing: str, done: int, steps: int) -> None:
    """Nobody watches."""
