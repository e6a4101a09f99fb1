"""Findings about stays, workloads and the projection."""

from datetime import date
from statistics import median

import polars as pl

from disclosure.figures import Figures
from findings.words import count, fitting, month, number

ROLES = {
    "com": "Community offender managers",
    "polm": "Police offender managers",
    "support_officer": "Support officers",
}


def stays(figures: Figures, labels: dict[str, str]) -> str:
    """“Half of Fixed leave within 212 days”, of the cohort with the most people; no more than the data tell."""
    known = figures.frame.drop_nulls(["median_days", "people"]).sort("people", descending=True)
    if not known.height:
        return "Too few people have left to tell a median"
    row = known.row(0, named=True)
    days = count(round(row["median_days"]), "day", "days")
    label = labels.get(row["cohort"], row["cohort"])
    return fitting(f"{label}: half leave within {days}", f"Half of the largest cohort leave within {days}")


def workload(figures: Figures) -> str:
    """“One manager has 18 people; half have 8 or fewer”, of the role with the most managers."""
    known = figures.frame.drop_nulls("people")
    if not known.height:
        return "Managers' caseloads are withheld" if figures.frame.height else "No managers are recorded"
    role = known.group_by("role").len().sort("len", "role", descending=[True, False])["role"][0]
    sizes = known.filter(pl.col("role") == role)["people"].to_list()
    if len(sizes) == 1:
        return f"One manager has {count(sizes[0], 'person', 'people')}"
    return f"Largest caseload {number(max(sizes))}; half have {number(median(sizes))} or fewer"


def projection(figures: Figures) -> str:
    """When capacity is reached at the usual pace, and never more surely than the interval allows."""
    row = _last(figures)
    if row is None or row["state"] != "projected":
        return "Too few snapshots to project the caseload"
    if row["capacity"] is None:
        return "The scheme has no capacity to project against"
    if row["projected"] is None:
        return "The projection is withheld"
    now = figures.frame["people"].drop_nulls()
    if len(now) and now[-1] >= row["capacity"]:
        return "The caseload is at its capacity already"
    if row["reached_on"] is not None:
        return f"At this pace, capacity is reached around {month(row['reached_on'])}"
    if row["reached_earliest"] is not None:
        return "At this pace, capacity is not reached within a year"
    return "Capacity is out of reach within a year"


def projection_range(figures: Figures) -> str:
    """The interval in words: the earliest and the latest month in which capacity is met."""
    row = _last(figures)
    if row is None or row["state"] != "projected" or row["capacity"] is None or row["projected"] is None:
        return ""
    earliest, latest = row["reached_earliest"], row["reached_latest"]
    if earliest is None:
        return "95 in 100 such paths stay below capacity for the whole year."
    end = f"and {month(latest)}" if latest is not None else "and not at all within the year"
    return f"The 95\N{NO-BREAK SPACE}% interval runs from {month(earliest)} {end.replace('and not', 'to not').replace('and ', 'to ')}."


def _last(figures: Figures) -> dict[str, object | None] | None:
    frame: pl.DataFrame = figures.frame
    return frame.row(-1, named=True) if frame.height else None


def window(months: int, end: date) -> str:
    """“the last 12 months to September 2022”."""
    return f"the last {count(months, 'month', 'months')} to {month(end)}"
