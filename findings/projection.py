"""Findings about when capacity is reached, never surer than the interval."""

from datetime import date
from typing import Any

from disclosure.figures import Figures
from findings.words import NBSP, month, number

TOO_FEW = "Too few snapshots to project the caseload"


def title(figures: Figures) -> str:
    """“At this pace, capacity is reached around May 2023”, or less surely where the interval says so."""
    row = _last(figures)
    if row is None or row["state"] != "projected":
        return TOO_FEW
    if row["capacity"] is None:
        return _no_capacity(row)
    if row["projected"] is None:
        return "The projection is withheld"
    if _now(figures) >= row["capacity"]:
        return "The caseload is at its capacity already"
    return _when(row["reached_earliest"], row["reached_on"], row["reached_latest"])


def interval(figures: Figures) -> str:
    """The interval of that date in a sentence; nothing where nothing is projected."""
    row = _last(figures)
    if row is None or row["state"] != "projected" or row["capacity"] is None or row["projected"] is None:
        return ""
    earliest, latest = row["reached_earliest"], row["reached_latest"]
    if earliest is None:
        return f"95{NBSP}% interval: below capacity for the whole year"
    return f"95{NBSP}% interval: {month(earliest)} {_end(latest)}"


def _no_capacity(row: dict[str, Any]) -> str:
    if row["low"] is None:
        return "The projection is withheld"
    return f"Between {number(row['low'])} and {number(row['high'])} people by {month(row['snapshot_date'])}"


def _when(earliest: date | None, expected: date | None, latest: date | None) -> str:
    """As sure as the interval: it holds the whole year, part of it, or none of it."""
    if expected is not None and latest is not None:
        return f"At this pace, capacity is reached around {month(expected)}"
    if expected is not None:
        return f"Capacity could be reached around {month(expected)}; far from sure"
    if earliest is not None:
        return f"Capacity could be reached in {month(earliest)} at the earliest"
    return "Capacity is out of reach within a year"


def _end(latest: date | None) -> str:
    return f"to {month(latest)}" if latest is not None else "at the earliest, or not within a year"


def _now(figures: Figures) -> int:
    known = figures.frame["people"].drop_nulls()
    return int(known[-1]) if len(known) else 0


def _last(figures: Figures) -> dict[str, Any] | None:
    return figures.frame.row(-1, named=True) if figures.frame.height else None
