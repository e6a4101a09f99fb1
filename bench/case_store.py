"""A scheme of any size for the case-list benchmark: people with ratings, assessments, episodes, custody."""

from datetime import date
from pathlib import Path

import polars as pl

from bench.extracts import SCHEME, write_extracts
from data_model.loading import load
from data_model.versions import Store

ROWS_EACH = 100
"""Rows of snapshots and assessments that `write_extracts` makes for each person."""
MEETINGS = 24


def make_case_store(place: Path, people: int) -> Path:
    """The folder of a store in `place` with one scheme of `people` people, through the real loader."""
    folder, store = place / "extracts", place / "store"
    folder.mkdir()
    write_extracts(folder, people * ROWS_EACH)
    for name, frame in _histories(people).items():
        frame.write_csv(folder / f"{name}.csv")
    report = load(folder, Store(store))
    if report.published is None:
        raise RuntimeError("the benchmark's extracts were not published")
    return store


def _histories(people: int) -> dict[str, pl.DataFrame]:
    someone = pl.select(number=pl.int_range(people)).with_columns(person_ref=pl.format("p_{}", "number"))
    return {
        "episodes": _episodes(someone),
        "rag_ratings": _ratings(someone),
        "custody_periods": someone.filter(pl.col("number") % 4 == 0).select(
            "person_ref", from_date=pl.lit(date(2021, 6, 1)), to_date=pl.lit(date(2024, 3, 1))
        ),
        "selection_policy": pl.DataFrame(
            {
                "scheme": SCHEME,
                "effective_from": date(2021, 1, 1),
                "ogrs": 60,
                "ogrs_serious": 50,
                "css": 1000,
            }
        ),
    }


def _episodes(someone: pl.DataFrame) -> pl.DataFrame:
    return someone.select(
        scheme=pl.lit(SCHEME),
        episode_ref=pl.format("e_{}", "number"),
        person_ref="person_ref",
        cohort=pl.lit("fixed"),
        profile=pl.lit("all"),
        adopted_on=pl.lit(date(2021, 1, 1)) + pl.duration(days=pl.col("number") % 400),
        exit_plan=pl.col("number") % 3 == 0,
    )


def _ratings(someone: pl.DataFrame) -> pl.DataFrame:
    meetings = pl.select(meeting=pl.int_range(MEETINGS))
    colours = pl.Series("rag", ["red", "amber", "green"])
    return someone.join(meetings, how="cross").select(
        scheme=pl.lit(SCHEME),
        meeting_date=pl.lit(date(2022, 1, 12)) + pl.duration(days=pl.col("meeting") * 28),
        person_ref="person_ref",
        rag=pl.lit(colours).gather((pl.col("number") + pl.col("meeting") // 4) % 3),
    )
