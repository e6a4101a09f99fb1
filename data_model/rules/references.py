"""What a row refers to must be there: in this load or in the store."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from data_model.collection import TABLES
from data_model.faults import ROW, all_faults, faults_in
from data_model.rules.known import WHY, Known


@dataclass(frozen=True)
class Reference:
    """`columns` of a row must be those of a row of the table `to`; the last of them is the one to mend."""

    columns: tuple[str, ...]
    to: str
    otherwise: str


SCHEME = Reference(("scheme",), "schemes", "is not in schemes")
PERSON = Reference(("person_ref",), "people", "is not in people")
AREA = Reference(("scheme", "area"), "areas", "is not an area of its scheme")
ANY_AREA = Reference(("area",), "areas", "is not an area of any scheme")
COHORT = Reference(("scheme", "cohort"), "cohorts", "is not a cohort of its scheme")
PROFILE = Reference(
    ("scheme", "cohort", "profile"), "cohorts", "is not a profile of its cohort in its scheme"
)


def references(table: str) -> tuple[Reference, ...]:
    """What the rows of `table` refer to, read off its columns."""
    names = set(TABLES[table].column_names())
    found = [
        SCHEME if "scheme" in names and table != "schemes" else None,
        PERSON if "person_ref" in names and table != "people" else None,
        _area(table, names),
        _cohort(table, names),
    ]
    return tuple(reference for reference in found if reference)


def reference_faults(table: str, frame: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Faults of the rows of `frame` that refer to what is not there, or was refused in this load."""
    return all_faults(part for reference in references(table) for part in _faults(frame, reference, known))


def _faults(frame: pl.DataFrame, reference: Reference, known: Known) -> Iterator[pl.DataFrame]:
    columns = list(reference.columns)
    named = frame.select(columns).drop_nulls().unique()
    missing = named.join(known.keys(reference.to, reference.columns), on=columns, how="anti")
    if missing.is_empty():
        return
    why = known.why_refused(reference.to, reference.columns)
    told = missing.join(why, on=columns, how="left").with_columns(
        pl.coalesce(pl.lit("refers to ") + pl.col(WHY), pl.lit(reference.otherwise)).alias(WHY)
    )
    broken = frame.select(ROW, *columns).join(told, on=columns, how="inner")
    yield faults_in(broken[ROW], columns[-1], broken[WHY])


def _area(table: str, names: set[str]) -> Reference | None:
    if table == "areas" or "area" not in names:
        return None
    return AREA if "scheme" in names else ANY_AREA


def _cohort(table: str, names: set[str]) -> Reference | None:
    if table == "cohorts" or "cohort" not in names:
        return None
    return PROFILE if "profile" in names else COHORT
