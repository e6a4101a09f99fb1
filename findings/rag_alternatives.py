"""What each chart of ratings shows, in words: the alternative text that a screen reader says."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.alternatives import held, listed
from findings.signals import Reading, measured, verdict
from findings.words import count, day, month, number, percent, readable

RATINGS = ("red", "amber", "green", "unrated")
_ENDS = {"adopted": "joined", "deselected": "left"}


def mix(figures: Figures) -> str:
    """Each cohort's people by rating."""
    cohorts = [
        f"{label}: {_ratings(dict(group.select('rag', 'people').iter_rows()))}"
        for (label,), group in figures.frame.group_by(["label"], maintain_order=True)
    ]
    return f"Bars of the same length, parted by rating. {listed(cohorts)}."


def _ratings(counts: Mapping[str, int | None]) -> str:
    return ", ".join(f"{rating} {held(counts.get(rating, 0))}" for rating in RATINGS)


def history(figures: Figures) -> str:
    """The mix at the first and the last meeting."""
    frame = figures.frame
    first, last = frame["meeting_date"].min(), frame["meeting_date"].max()
    ends = [_meeting(frame, on) for on in dict.fromkeys((first, last)) if isinstance(on, date)]
    meetings = count(frame["meeting_date"].n_unique(), "meeting", "meetings")
    return f"A column each for {meetings}, parted by rating: {'; '.join(ends)}."


def _meeting(frame: pl.DataFrame, on: date) -> str:
    rows = frame.filter(pl.col("meeting_date") == on).select("rag", "people").iter_rows()
    return f"on {day(on)}, {_ratings(dict(rows))}"


def signals(figures: Figures, name: str, reading: Reading, each: str) -> str:
    """The latest value, the usual range and what the latest point is."""
    frame = measured(figures)
    if not frame.height:
        return f"{name}: no months yet."
    last = frame.row(-1, named=True)
    value = "withheld" if last["value"] is None else percent(last["value"])
    limits = "no usual range yet"
    if last["mean"] is not None:
        usual = f"{percent(max(last['lower'], 0))} to {percent(last['upper'])}"
        limits = f"mean {percent(last['mean'])}, usual range {usual}"
    told = frame.filter(pl.col("signal").fill_null("") != "").height
    return (
        f"A line by month: {name.lower()} was {value} in {month(last['period'])}, {limits}; "
        f"{verdict(reading, each)}. Points marked as signals: {told}."
    )


def flows(steps: list[tuple[date, date, Figures]]) -> str:
    """Every flow of the last step, largest first, and how many steps there are."""
    start, end, step = steps[-1]
    rows = step.frame.select("from_rag", "to_rag", "people").filter(
        pl.col("people").is_null() | (pl.col("people") > 0)
    )
    ordered = rows.sort("people", descending=True, nulls_last=True).iter_rows()
    parts = [f"{_ENDS.get(a, a)} to {_ENDS.get(b, b)} {held(people)}" for a, b, people in ordered]
    return (
        f"Bands between ratings from date to date since {day(steps[0][0])}. "
        f"From {day(start)} to {day(end)}: {listed(parts) or 'nobody'}."
    )


def time_in_red(figures: Figures, labels: Mapping[str, str]) -> str:
    """The median of each cohort."""
    parts = [
        f"{labels.get(row['cohort'], row['cohort'])} "
        + ("not known" if row["median_days"] is None else f"{number(row['median_days'])} days")
        for row in figures.frame.iter_rows(named=True)
    ]
    return f"Median days in red by cohort, with the middle half as a bar: {listed(parts)}."


def greens(figures: Figures) -> str:
    """People by greens in a row, and how many have an exit plan."""
    parts = [
        f"{readable(row['greens'])} {held(row['people'])}, with an exit plan {held(row['with_exit_plan'])}"
        for row in figures.frame.iter_rows(named=True)
    ]
    return f"Bars of people by greens in a row: {listed(parts)}."


def rated(figures: Figures, labels: Mapping[str, str]) -> str:
    """Rated in time, overdue and never rated by cohort."""
    parts = [
        f"{labels.get(row['cohort'], row['cohort'])}: rated {held(row['rated_within'])}, "
        f"overdue {held(row['overdue'])}, never rated {held(row['never_rated'])}"
        for row in figures.frame.iter_rows(named=True)
    ]
    return f"Bars of overdue and never rated by cohort. {listed(parts)}."
