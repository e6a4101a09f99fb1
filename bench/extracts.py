"""Extracts of any size for the load benchmark: valid, with every kind of column, and the same each time."""

from datetime import date
from pathlib import Path

import polars as pl

from data_model.tables.assessments import PATHWAYS

SCHEME = "bench"
MONTHS = 48


def write_extracts(folder: Path, rows: int) -> int:
    """Write about `rows` rows as CSV into `folder`, most of them assessments; the number written."""
    people = max(10, rows // 100)
    frames = {
        "schemes": pl.DataFrame({"scheme": [SCHEME], "name": ["Benchmark"], "capacity": [people]}),
        "cohorts": pl.DataFrame(
            {"scheme": [SCHEME], "cohort": ["fixed"], "profile": ["all"], "label": ["Fixed"]}
        ),
        "areas": pl.DataFrame({"scheme": [SCHEME], "area": ["E07000138"], "name": ["Lincoln"]}),
        "people": _people(people),
        "snapshots": _snapshots(people, min(MONTHS, max(1, rows // 4 // people))),
        "assessments": _assessments(people, max(1, rows * 3 // 4 // people // len(PATHWAYS))),
    }
    for name, frame in frames.items():
        frame.write_csv(folder / f"{name}.csv")
    return sum(frame.height for frame in frames.values())


def _refs(people: int) -> pl.DataFrame:
    return pl.select(person_ref=pl.format("p_{}", pl.int_range(people)))


def _people(people: int) -> pl.DataFrame:
    return _refs(people).with_columns(
        birth_month=pl.lit(date(1990, 4, 1)),
        sex=pl.when(pl.int_range(pl.len()) % 10 == 0).then(pl.lit("female")).otherwise(pl.lit("male")),
        ethnicity=pl.lit("white_british"),
    )


def _snapshots(people: int, months: int) -> pl.DataFrame:
    dates = pl.select(
        snapshot_date=pl.date_range(
            date(2022, 1, 1),
            interval="1mo",
            eager=False,
            closed="left",
            end=pl.lit(date(2022, 1, 1)).dt.offset_by(f"{months}mo"),
        )
    )
    return dates.join(_refs(people), how="cross").select(
        scheme=pl.lit(SCHEME),
        snapshot_date="snapshot_date",
        person_ref="person_ref",
        cohort=pl.lit("fixed"),
        profile=pl.lit("all"),
        area=pl.lit("E07000138"),
        setting=pl.when(pl.int_range(pl.len()) % 4 == 0)
        .then(pl.lit("custody"))
        .otherwise(pl.lit("community")),
        statutory=pl.lit(True),
        lead_agency=pl.lit("probation_service"),
        index_offence=pl.lit("28.2"),
        ogrs=50.5 + pl.int_range(pl.len()) % 40,
    )


def _assessments(people: int, each: int) -> pl.DataFrame:
    pathways = pl.DataFrame({"pathway": PATHWAYS})
    times = pl.select(time=pl.int_range(each))
    return (
        _refs(people)
        .join(times, how="cross")
        .join(pathways, how="cross")
        .select(
            scheme=pl.lit(SCHEME),
            assessment_ref=pl.format("{}_{}", "person_ref", "time"),
            person_ref="person_ref",
            assessed_on=pl.lit(date(2022, 1, 1)) + pl.duration(days=pl.col("time") * 90),
            instrument=pl.lit("in_house"),
            pathway="pathway",
            score=pl.int_range(pl.len()) % 11,
        )
    )
