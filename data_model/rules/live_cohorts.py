"""A cohort must be live on the dates of its snapshots, whichever of the two is loaded."""

import polars as pl

from data_model.faults import ROW, all_faults, faults_in
from data_model.rules.known import Known
from data_model.rules.stored import Stored

COHORT = ["scheme", "cohort", "profile"]


def snapshot_faults(snapshots: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Faults of the snapshots dated outside the days that their cohort ran."""
    date = pl.col("snapshot_date")
    dated = snapshots.select(*COHORT, "snapshot_date").unique().join(known.cohorts(), on=COHORT)
    told = pl.concat(
        [
            dated.filter(date < pl.col("live_from")).with_columns(
                pl.format("is before {}, the first day of its cohort", "live_from").alias("rule")
            ),
            dated.filter(date > pl.col("live_to")).with_columns(
                pl.format("is after {}, the last day of its cohort", "live_to").alias("rule")
            ),
        ]
    )
    broken = snapshots.select(ROW, *COHORT, "snapshot_date").join(told, on=[*COHORT, "snapshot_date"])
    return faults_in(broken[ROW], "snapshot_date", broken["rule"])


def cohort_faults(cohorts: pl.DataFrame, stored: Stored) -> pl.DataFrame:
    """Faults of the cohorts whose new dates would leave out snapshots that the store holds."""
    days = stored.distinct("snapshots", [*COHORT, "snapshot_date"])
    day = pl.col("snapshot_date")
    held = days.group_by(COHORT).agg(day.min().alias("first"), day.max().alias("last"))
    dated = cohorts.join(held, on=COHORT)
    early = dated.filter(pl.col("live_from") > pl.col("first"))
    late = dated.filter(pl.col("live_to") < pl.col("last"))
    return all_faults(
        [
            faults_in(early[ROW], "live_from", _told(early, "is after the stored snapshot of {}", "first")),
            faults_in(late[ROW], "live_to", _told(late, "is before the stored snapshot of {}", "last")),
        ]
    )


def _told(frame: pl.DataFrame, words: str, day: str) -> pl.Series:
    return frame.select(pl.format(words, day).alias("rule"))["rule"]
