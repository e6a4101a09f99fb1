"""Checks one extract after another: what of each can be loaded, and what is refused and why."""

from dataclasses import dataclass

import polars as pl

from data_model.collection import TABLES
from data_model.faults import ROW, all_faults
from data_model.identifiers import shape_faults
from data_model.reading.extract import Extract
from data_model.refusals import REFUSALS, first_faults, refusals
from data_model.rules.known import KEPT, WHY, Known
from data_model.rules.live_cohorts import cohort_faults, snapshot_faults
from data_model.rules.overlaps import STAYS, overlap_faults
from data_model.rules.references import reference_faults
from data_model.rules.repeats import repeat_faults
from data_model.rules.rows import row_faults
from data_model.tidying import strip, tidy


@dataclass(frozen=True)
class Checked:
    """What became of an extract: `read` rows, of which some can be loaded and the rest are refused."""

    table: str
    file: str
    read: int
    loadable: pl.DataFrame
    refused: pl.DataFrame


def check_extract(extract: Extract, known: Known) -> Checked:
    """The rows of `extract` that keep every rule, typed, and refusals of the rest; `known` learns of both."""
    schema = TABLES[extract.table]
    read = extract.read()
    wanted = [name for name in schema.column_names() if name in extract.heading]
    cells = strip(read.frame, read.faults[ROW]).select(ROW, *wanted)
    typed = tidy(cells, schema)
    faults = all_faults([read.faults, shape_faults(cells, schema), typed.faults])
    faults = all_faults([faults, row_faults(typed.frame, schema, faults)])
    faults = all_faults([faults, repeat_faults(typed.frame, schema, faults)])
    for rule in (_of_references, _across):
        faults = all_faults([faults, rule(extract.table, _without(typed.frame, faults), known)])
    if faults.is_empty():
        loadable = typed.frame.drop(ROW)
        known.add(extract.table, loadable)
        return Checked(extract.table, extract.file, cells.height, loadable, REFUSALS.to_frame())
    first = first_faults(_without_noise(faults))
    loadable = _without(typed.frame, faults).drop(ROW)
    known.add(extract.table, loadable, _refused_keys(extract, typed.frame, first))
    refused = refusals(extract.table, extract.file, cells, schema, first)
    return Checked(extract.table, extract.file, cells.height, loadable, refused)


def _of_references(table: str, frame: pl.DataFrame, known: Known) -> pl.DataFrame:
    return reference_faults(table, frame, known)


def _across(table: str, frame: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Faults by the rules that look beyond a row and what it refers to."""
    if table == "cohorts":
        return cohort_faults(frame, known.stored)
    if table == "snapshots":
        return snapshot_faults(frame, known)
    return overlap_faults(table, frame, known.stored) if table in STAYS else all_faults([])


def _without(frame: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    return frame.join(faults, on=ROW, how="anti") if faults.height else frame


def _without_noise(faults: pl.DataFrame) -> pl.DataFrame:
    """The faults, but of a row with too many or too few values only that: the rest stand in wrong columns."""
    uneven = faults.filter(pl.col("column").is_null()).select(ROW)
    return faults.filter(pl.col("column").is_null() | ~pl.col(ROW).is_in(uneven[ROW].implode()))


def _refused_keys(extract: Extract, frame: pl.DataFrame, first: pl.DataFrame) -> pl.DataFrame | None:
    """The typed rows that were refused, and WHY, for tables that others refer to."""
    if extract.table not in KEPT:
        return None
    why = pl.format("{} row {}, which was refused: {}", pl.lit(extract.file), ROW, "rule").alias(WHY)
    return frame.join(first, on=ROW).sort(ROW).select(*KEPT[extract.table], why)
