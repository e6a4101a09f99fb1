"""What the Data page finds, in words: how old the data is, what was refused, what is missing."""

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, count, day, days, percent

WORDS = {
    "in_snapshot_without_episode": "In a snapshot, without an episode",
    "in_episode_without_snapshot": "In an episode, missing from a snapshot",
    "adopted_to_another_cohort": "Adopted to one cohort, first seen in another",
}
"""The kinds of disagreement between snapshots and episodes."""


DAYS_TO_COUNT = 400
"""Beyond it a date says more than a number of days."""

SETTINGS = ("schemes", "cohorts", "areas", "selection_policy", "scheme_events")
"""Tables that describe a scheme and not what happened in it."""

COLUMNS = {"pregnancy_maternity": "pregnancy or maternity", "marital_status": "marital status"}


def headline(freshness: Figures, loads: Figures) -> str:
    """“Latest snapshot is 12 days old; 3 of 12,400 rows refused”."""
    return f"{_age(freshness)}; {_refused(loads)}"


def last_load(loads: Figures) -> str:
    """“Last load: all 15,075 rows went in”, or how many were refused."""
    if loads.frame.is_empty():
        return "Nothing was loaded yet"
    row = loads.frame.row(0, named=True)
    if row["rejected"]:
        return f"Last load refused {row['rejected']:,} of {count(row['rows_read'], 'row', 'rows')}"
    return f"Last load took all {count(row['rows_read'], 'row', 'rows')}"


def refusals(by_rule: Figures, load_id: str | None) -> str:
    """“Last load: 3 rows refused, for 1 reason”."""
    rows = by_rule.frame.filter(pl.col("load_id") == load_id)
    if rows.is_empty():
        return "The last load refused nothing"
    refused = capital(count(int(rows["rows"].sum()), "row", "rows"))
    return f"{refused} refused, for {count(rows.height, 'reason', 'reasons')}"


def missing(completeness: Figures, column: str = "people") -> str:
    """“Disability is not known for 12 % of people”: the protected characteristic least often known."""
    rows = unknown(completeness).filter(pl.col("table") == column, pl.col("unknown") > 0)
    if rows.is_empty():
        return "Every characteristic of people is recorded"
    row = rows.row(0, named=True)
    name = COLUMNS.get(row["column"], row["column"].replace("_", " "))
    return f"{capital(name)} is not known for {percent(row['unknown'])} of people"


def unknown(completeness: Figures) -> pl.DataFrame:
    """The columns of `quality.completeness` with `unknown`: the share empty or not stated, largest first.

    Columns that were never filled come last: what was never asked for is not what is missing.
    """
    frame = completeness.frame.with_columns(
        unknown=(pl.col("missing") + pl.col("not_stated")) / pl.when(pl.col("rows") > 0).then(pl.col("rows"))
    )
    never = pl.col("unknown") == 1
    return frame.sort(never, -pl.col("unknown"), "table", "column", nulls_last=True)


def of_people(completeness: Figures) -> pl.DataFrame:
    """`unknown` without the tables that only describe the scheme."""
    return unknown(completeness).filter(~pl.col("table").is_in(SETTINGS))


def freshest(freshness: Figures) -> str:
    """“Newest record is of 31 December 2025”."""
    dates = freshness.frame["last_date"].drop_nulls()
    return f"Newest record is of {day(max(dates))}" if len(dates) else "No table holds a date yet"


def agreement(summary: Figures) -> str:
    """“Snapshots and episodes agree about everyone”, or how many people they disagree about."""
    if summary.frame["people"].null_count():
        return "Snapshots and episodes disagree about a few people"
    people = int(summary.frame["people"].sum() or 0)
    if not people:
        return "Snapshots and episodes agree about everyone"
    return f"Snapshots and episodes disagree {count(people, 'time', 'times')}"


def _age(freshness: Figures) -> str:
    row = freshness.frame.filter(pl.col("table") == "snapshots")
    age = row["age_in_days"][0] if row.height else None
    if age is None:
        return "No snapshot is loaded"
    if age > DAYS_TO_COUNT:
        return f"Latest snapshot is of {day(row['last_date'][0])}"
    return f"Latest snapshot is {days(age)} old"


def _refused(loads: Figures) -> str:
    read, refused = (int(loads.frame[name].sum() or 0) for name in ("rows_read", "rejected"))
    return f"{refused or 'none'} of {read:,} rows refused" if read else "nothing was loaded"
