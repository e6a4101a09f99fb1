"""Writing the made-up schemes, one after another, into one folder of Parquet files."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow.parquet as pq

from data_model.demo.frames import text_types
from data_model.demo.national import events, tables
from data_model.demo.national.stays import MadeUp, person_months, stays

FIRST = 4
"""The number of the first made-up scheme: three have names of their own."""


def write_national(
    folder: Path, *, seed: int, last: int, years: int, progress: Callable[[str, int, int], None]
) -> None:
    """Writes Scheme 04 to Scheme `last`, a row group a scheme, never holding more than one in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        writers: dict[str, pq.ParquetWriter] = {}
        for number in range(FIRST, last + 1):
            progress(f"writing scheme {number}", number - 1, last)
            scheme = MadeUp(number, years, np.random.default_rng([seed, number]))
            for name, rows in made_up_tables(scheme):
                arrow = complete(name, rows, scheme.code).to_arrow()
                if name not in writers:
                    writer = pq.ParquetWriter(folder / f"{name}.parquet", arrow.schema, compression="zstd")
                    writers[name] = files.enter_context(writer)
                writers[name].write_table(arrow)


def made_up_tables(scheme: MadeUp) -> Iterator[tuple[str, pl.DataFrame]]:
    """Every table of one scheme, one at a time."""
    people = stays(scheme)
    not_adopted = events.declined(scheme, people)
    yield from tables.scheme_tables(scheme).items()
    yield "people", tables.people_rows(scheme, people, not_adopted)
    yield "episodes", tables.episode_rows(scheme, people)
    yield "referrals", events.referral_rows(scheme, people, not_adopted)
    yield from _monthly(scheme, person_months(scheme, people))
    yield "offences", events.offence_rows(scheme, people)
    yield "treatment_requirements", events.requirement_rows(scheme, people)
    yield "service_referrals", events.service_rows(scheme, people)
    yield "enforcement", events.enforcement_rows(scheme, people)
    yield "meeting_attendance", events.attendance_rows(scheme)


def _monthly(scheme: MadeUp, months: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    custody = events.custody_rows(months)
    yield "snapshots", tables.snapshot_rows(scheme, months)
    yield "rag_ratings", tables.rating_rows(scheme, months)
    yield "assessments", tables.assessment_rows(scheme, months)
    yield "custody_periods", custody
    yield "releases", events.release_rows(scheme, custody)


def complete(table: str, rows: pl.DataFrame, scheme: str) -> pl.DataFrame:
    """The rows with all the columns of the table, in its order and types; the scheme's code filled in."""
    types = text_types(table)
    here = {"scheme": pl.lit(scheme)} if "scheme" in types else {}
    return rows.select(
        here.get(name, pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in types.items()
    )
