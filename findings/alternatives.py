"""What each chart shows, in words: the alternative text that a screen reader says."""

from collections.abc import Mapping
from datetime import date
from statistics import median
from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.movement import Movement
from findings.words import count, day, number, percent, readable

MOST_NAMED = 8
"""Groups named one by one; the rest are counted and stand in the table."""


def trend(figures: Figures, labels: Mapping[tuple[str, str], str], events: pl.DataFrame) -> str:
    """Where each cohort's line ends, and the scheme's events (`event_date, title`)."""
    frame = figures.frame
    if not frame.height:
        return "No snapshots."
    first, last = frame["snapshot_date"].min(), frame["snapshot_date"].max()
    rows = frame.filter(pl.col("snapshot_date") == last).select("cohort", "profile", "people").iter_rows()
    ends = [f"{labels.get((cohort, profile), cohort)} {held(people)}" for cohort, profile, people in rows]
    span = f"from {_day(first)} to {_day(last)}"
    return f"Lines of people by cohort {span}. At the end: {listed(ends)}.{_events(events)}"


def _events(events: pl.DataFrame) -> str:
    rows = [f"{title} ({day(on)})" for on, title in events.select("event_date", "title").iter_rows()]
    return f" Events: {'; '.join(rows)}." if rows else ""


def movement(moved: Movement, since_when: str, end: date, capacity: int | None) -> str:
    """The bars of the waterfall in their order."""
    moves = (
        f", {held(moved.moved_in)} moved in, {held(moved.moved_out)} moved out" if moved.moves_count else ""
    )
    limit = "" if capacity is None else f" A dashed line marks the capacity of {capacity:,}."
    return (
        f"Bars from opening to closing. Since {since_when}: {held(moved.opening)}; "
        f"{held(moved.joined)} joined{moves}, "
        f"{held(moved.left)} left; {day(end)}: {held(moved.closing)}.{limit}"
    )


def by_cohort(figures: Figures) -> str:
    """Each cohort's people and share."""
    rows = figures.frame.iter_rows(named=True)
    return f"Bars of people by cohort: {listed([_cohort(row) for row in rows])}."


def by_group(figures: Figures, what: str, labels: Mapping[str, str], start: date, end: date) -> str:
    """Each group's people at the two dates."""
    frame = figures.frame.filter(pl.col("group") != "total")
    totals = frame.filter(pl.col("cohort") == "total")
    rows = (totals if totals.height else frame).iter_rows(named=True)
    parts = [
        f"{labels.get(row['group']) or row.get('label') or row['group']} "
        f"from {held(row['people_start'])} to {held(row['people_end'])}"
        for row in rows
    ]
    return f"People by {what} on {day(start)} and {day(end)}: {listed(parts)}."


def spread(figures: Figures) -> str:
    """Community, custody and the statutory share at the first and the last date."""
    frame = figures.frame.sort("snapshot_date")
    if not frame.height:
        return "No snapshots."
    said = [
        f"on {day(row['snapshot_date'])}, community {held(row['community'])}, "
        f"custody {held(row['custody'])}, "
        f"statutory share of the community {percent(row['community_statutory_share'])}"
        for row in (frame.row(0, named=True), frame.row(-1, named=True))
    ]
    return f"Lines of people in the community and in custody: {'; '.join(dict.fromkeys(said))}."


def flow(figures: Figures) -> str:
    """How many periods there are, and the totals over them."""
    frame = figures.frame
    periods = frame["period_start"].n_unique()
    joined, left = (
        None if frame[name].null_count() else sum(frame[name].to_list()) for name in ("adopted", "deselected")
    )
    return (
        f"Bars above a line for those who joined and below it for those who left, over "
        f"{count(periods, 'period', 'periods')}: {held(joined)} joined and {held(left)} left in all."
    )


def funnel(row: Mapping[str, Any]) -> str:
    """Each stage of the funnel."""
    stages = [
        f"{name} {held(row.get(name))}" for name in ("referred", "decided", "adopted", "declined", "deferred")
    ]
    stages.append(f"not yet decided {held(row.get('open'))}")
    return f"Bars by stage: {listed(stages)}."


def by_source(figures: Figures) -> str:
    """Referred and adopted by source."""
    rows = figures.frame.filter(pl.col("source") != "total").iter_rows(named=True)
    parts = [
        f"{readable(row['source'])} {held(row['referred'])} referred and {held(row['adopted'])} adopted"
        for row in rows
    ]
    return f"Bars by source: {listed(parts)}."


def stays(figures: Figures, labels: Mapping[str, str]) -> str:
    """The median of each cohort."""
    parts = [
        f"{labels.get(row['cohort'], row['cohort'])} "
        + ("not known" if row["median_days"] is None else f"{number(row['median_days'])} days")
        for row in figures.frame.iter_rows(named=True)
    ]
    return f"Median days on the scheme by cohort, with the middle half as a bar: {listed(parts)}."


def workload(figures: Figures, labels: Mapping[str, str]) -> str:
    """Managers, smallest, middle and largest caseload of each role."""
    parts = []
    for (role,), rows in figures.frame.group_by("role", maintain_order=True):
        known = rows["people"].drop_nulls().to_list()
        sizes = f"median {median(known):g}, from {min(known)} to {max(known)}" if known else "withheld"
        if known and len(known) < rows.height:
            sizes = f"largest {max(known)}, {rows.height - len(known)} withheld"
        parts.append(f"{labels.get(str(role), str(role))} ({rows.height}): {sizes}")
    return f"Dots for each manager's people, by role. {'; '.join(parts)}."


def projection(figures: Figures, title: str, interval: str) -> str:
    """The observed end, and what is projected."""
    known = figures.frame["people"].drop_nulls()
    now = f"{known[-1]:,} people at the last snapshot. " if len(known) else ""
    return f"A line of people so far, then dashed with its interval. {now}{title}. {interval}".strip()


def _cohort(row: Mapping[str, Any]) -> str:
    share = "" if row["share"] is None else f" ({percent(row['share'])})"
    plan = "" if row["share_target"] is None else f", planned {percent(row['share_target'])}"
    cap = "" if row["capacity"] is None else f", cap {row['capacity']:,}"
    return f"{row['label']} {held(row['people'])}{share}{plan}{cap}"


def held(people: float | None) -> str:
    """The number, or “withheld”."""
    return "withheld" if people is None else f"{people:,.0f}"


def listed(parts: list[str]) -> str:
    """The first parts one by one, and how many more there are."""
    more = len(parts) - MOST_NAMED
    return "; ".join(parts[:MOST_NAMED]) + (f"; and {more} more in the table" if more > 0 else "")


def _day(on: object) -> str:
    return day(on) if isinstance(on, date) else "an unknown date"
