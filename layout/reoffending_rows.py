"""The rows of reoffending as its charts draw them: which of them, and the words beside each."""

from typing import Any, Literal

import polars as pl

from charts.intervals import Estimate
from charts.pairs import Pair
from charts.shares import Share
from disclosure.figures import Figures
from findings import reoffending as said
from findings.words import number

Column = Literal["offences", "severity", "per_year"]


def shown(figures: Figures) -> list[dict[str, Any]]:
    """The rows to draw: nobody's row is none of them, nor a total that blends Free with Fixed and Flex."""
    rows = figures.frame.to_dicts()
    blended = any(row["group"] == said.HEADLINE for row in rows)
    return [
        row
        for row in rows
        if (row["people"] != 0 or row.get("provisional_people", 0) != 0)
        and not (blended and row["group"] == "total")
    ]


def scored(figures: Figures) -> list[dict[str, Any]]:
    """Rows of people scored twice by one predictor: Fixed and Flex together, and each Free profile apart."""
    rows = [row for row in figures.frame.to_dicts() if row["mean_ogrs_entry"] is not None]
    together = any(row["cohort"] == said.HEADLINE for row in rows)
    left_out = {"total", "fixed", "flex"} if together else set()
    return [row for row in rows if row["cohort"] not in left_out]


def scored_twice(figures: Figures) -> int | None:
    """How many people have two scores by one predictor, each counted once; None where withheld."""
    total = figures.frame.filter((pl.col("cohort") == "total") & pl.col("mean_ogrs_entry").is_not_null())
    return int(total["people"].sum()) if total.height and not total["people"].null_count() else None


def pair(row: dict[str, Any], column: Column) -> Pair:
    """One group before and after, with how many people it is of."""
    label = f"{row['label']} ({_said(row['people'])})"
    return Pair(label, row[f"{column}_before"], row[f"{column}_after"], said.change(row, column))


def rate(row: dict[str, Any]) -> Share:
    """One group's proven rate, or why there is none."""
    if row["people"] == 0:
        words = "nobody matured yet"
    elif row["rate"] is None:
        words = "withheld: fewer than 5"
    else:
        words = f"{row['reoffenders']:,} of {row['people']:,}"
    return Share(row["label"], row["rate"], row["rate_low"], row["rate_high"], words)


def ratio(row: dict[str, Any]) -> Estimate:
    """One group's observed over expected, or why there is none."""
    if row["people"] == 0:
        words = "nobody matured yet"
    elif row["observed"] is None or row["expected"] is None:
        words = "withheld: fewer than 5"
    elif row["ratio"] is None:
        words = "nobody was expected to"
    else:
        words = f"{row['observed']:,} against {number(row['expected'])}"
    return Estimate(row["label"], row["ratio"], row["low"], row["high"], words)


def score(row: dict[str, Any]) -> Estimate:
    """One group's mean change of score by one predictor."""
    scores = [number(row[name], 1) for name in ("mean_ogrs_entry", "mean_ogrs_latest")]
    words = f"{' to '.join(scores)} ({_said(row['people'])})"
    name = f"{row['label']}, {row['predictor'].upper()}"
    return Estimate(name, row["change"], row["low"], row["high"], words)


def _said(how_many: int | None) -> str:
    return "fewer than 5" if how_many is None else f"{how_many:,}"
