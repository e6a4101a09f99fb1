"""Findings of the Overview: the scheme in a sentence, what is watched for changes, how fresh the data is."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.caseload import among
from findings.surprise import Measure
from findings.words import change, count, days, fitting, names, people, readable, since

MOST_CHANGES = 6
STALE = 62
"""Days without anything new from which a table is called old: it missed two monthly extracts."""


def headline(
    now: int | None,
    then: int | None,
    capacity: int | None,
    start: date | None,
    end: date,
    chosen: Sequence[str] = (),
) -> str:
    """“Caseload is 92 of 120, up 8 since June”; with only some cohorts `chosen`, “30 people in Fixed”."""
    if now is None:
        return "The number of people on the scheme is withheld"
    moved = "" if start is None or then is None else f", {change(then, now)} since {since(start, end)}"
    if chosen:
        return fitting(f"{among(now, chosen)}{moved}", among(now, chosen))
    size = f"{now:,} of {capacity:,}" if capacity is not None else people(now)
    return f"Caseload is {size}{moved}"


def measures(
    trend: Figures, spread: Figures, flow: Figures, labels: Mapping[tuple[str, str], str]
) -> list[Measure]:
    """What is watched: everyone, each cohort, custody, the statutory share, who joins and leaves."""
    return [*_spread_measures(spread), *_cohort_measures(trend, labels), *_flow_measures(flow)]


def _spread_measures(spread: Figures) -> list[Measure]:
    frame = spread.frame.sort("snapshot_date")
    dates = frame["snapshot_date"].to_list()
    watched = {"total": "caseload", "custody": "people in custody"}
    counts = [Measure(name, "caseload", dates, frame[column].to_list()) for column, name in watched.items()]
    share = frame["community_statutory_share"].to_list()
    return [*counts, Measure("statutory share in the community", "caseload", dates, share, "share")]


def _cohort_measures(trend: Figures, labels: Mapping[tuple[str, str], str]) -> list[Measure]:
    found = []
    for key, label in labels.items():
        rows = trend.frame.filter(pl.col("cohort") == key[0], pl.col("profile") == key[1])
        rows = rows.sort("snapshot_date")
        dates, values = rows["snapshot_date"].to_list(), rows["people"].to_list()
        found.append(Measure(f"{label} cohort", "caseload", dates, values))
    return found if len(found) > 1 else []


def _flow_measures(flow: Figures) -> list[Measure]:
    whole = flow.frame.filter(pl.col("complete"), ~pl.col("first_snapshot"))
    watched = {"adopted": "people joining in a month", "deselected": "people leaving in a month"}
    sums = whole.group_by("period_start", maintain_order=True).agg(
        pl.when(pl.col(column).null_count() == 0).then(pl.col(column).sum()).alias(column)
        for column in watched
    )
    dates = sums["period_start"].to_list()
    return [Measure(name, "caseload", dates, sums[column].to_list()) for column, name in watched.items()]


def freshness(figures: Figures) -> str:
    """“The data is current: nothing older than 30 days”, or which tables are old."""
    old = [_table(row["table"]) for row in _dated(figures) if row["age_in_days"] > STALE]
    if not _dated(figures):
        return "No dated rows were loaded"
    if not old:
        oldest = max(row["age_in_days"] for row in _dated(figures))
        if not oldest:
            return "The data is current to the day"
        return f"The data is current: nothing older than {days(oldest)}"
    if len(old) > 2:
        return f"{count(len(old), 'table', 'tables')} had nothing new for two months"
    return f"{names(old)}: nothing new for two months"


def oldest(figures: Figures, most: int = 4) -> list[str]:
    """The oldest tables, a line each: “assessments: 34 days”."""
    rows = sorted(_dated(figures), key=lambda row: -row["age_in_days"])[:most]
    return [f"{_table(row['table'])}: {days(row['age_in_days'])}" for row in rows]


def _dated(figures: Figures) -> list[dict[str, int]]:
    return figures.frame.drop_nulls("age_in_days").select("table", "age_in_days").to_dicts()


def _table(code: object) -> str:
    return readable(str(code))
