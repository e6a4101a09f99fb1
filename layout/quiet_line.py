"""The quiet line under a chart: how many people, as at when, how often counted, and what the data is."""

import polars as pl

from charts.canvas import withheld
from disclosure.figures import Figures
from findings.words import day
from layout.current import current_page

SUMS = ("total", "fixed_flex")
"""Rows that count again those of other rows."""

ORIGINS = {"extract": "the scheme's own extracts", "synthetic": "synthetic data", "example": "example data"}


def quiet_line(figures: Figures, note: str | None = None, n: int | None = None) -> str:
    """Such as “n = 92 · 30 September 2022 · monthly snapshots · synthetic data”, less what is not known."""
    page = current_page()
    counted = people_counted(figures) if n is None else n
    parts = (
        f"n = {counted:,}" if counted is not None else "",
        day(figures.as_at) if figures.as_at else "",
        "all districts" if page and page.area and "area" not in figures.parameters else "",
        note if note is not None else page.rhythm if page else "",
        ORIGINS.get(figures.origin, ""),
        f"[c] {withheld(figures).lower()}" if figures.withheld() else "",
    )
    return " · ".join(part for part in parts if part)


def people_counted(figures: Figures) -> int | None:
    """The people in the rows of the latest date, totals left out; None where not said, or partly withheld."""
    frame = figures.frame
    if "people" not in frame.columns or frame.is_empty():
        return None
    if "snapshot_date" in frame.columns:
        frame = frame.filter(frame["snapshot_date"] == frame["snapshot_date"].max())
    for column in ("group", "cohort", "source", "area"):
        if column in frame.columns:
            frame = frame.filter(~pl.col(column).cast(pl.String).is_in(SUMS))
    people = frame["people"]
    return None if people.null_count() else int(people.sum())
