"""One person's history in words: the title and the text of the timeline, and what happened last."""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import takewhile

import polars as pl

from findings.words import capital, count, day, short_day

KEY = (
    "R red, A amber, G green, – meeting without a rating · taller stem: more severe; hollow: not proven "
    "· ◆ assessment · ● arrest ✕ breach ▲ recall □ search ◇ tag violation · ▶ release"
)
"""What letters and shapes stand for."""

KINDS: Mapping[str, str] = {
    "rating": "Rating",
    "episode": "On the scheme",
    "custody": "Custody",
    "offence": "Offence",
    "assessment": "Assessment",
    "service": "Service",
    "requirement": "Requirement",
    "enforcement": "Enforcement",
    "release": "Release",
    "referral": "Referral",
}

_COUNTED = (
    ("rating", "rating", "ratings"),
    ("offence", "offence", "offences"),
    ("enforcement", "enforcement event", "enforcement events"),
    ("custody", "period in custody", "periods in custody"),
    ("assessment", "assessment", "assessments"),
    ("service", "referral to a service", "referrals to services"),
    ("requirement", "treatment requirement", "treatment requirements"),
)

LAST = 10
"""Rows of what happened last."""


def last_stay(events: pl.DataFrame) -> tuple[date, date | None] | None:
    """First and last day of the last episode in `cases.events`, None for one still open; None without any."""
    stays = events.filter(pl.col("lane") == "episode").sort("from_date")
    return stays.select("from_date", "to_date").row(-1) if stays.height else None


def run(events: pl.DataFrame) -> int:
    """How many times in a row the last rating of the last stay was given; 0 without one.

    A meeting without a rating neither breaks nor lengthens it, and an earlier stay does not carry over.
    """
    stay = last_stay(events)
    ratings = events.filter(pl.col("lane") == "rating").sort("from_date", descending=True)
    if stay:
        ratings = ratings.filter(pl.col("from_date") >= stay[0])
    given = ratings["what"].to_list()
    return len(list(takewhile(lambda rag: rag == given[0], given)))


def title(events: pl.DataFrame, adopted: date | None, not_loaded: Collection[str] = ()) -> str:
    """“5 offences and 2 enforcement events since adoption”; nothing of a kind that was never loaded."""
    kinds = _since(events, adopted)["lane"].to_list()
    when = "recorded" if adopted is None else "since adoption"
    parts = [
        count(kinds.count(kind), one, many)
        for kind, one, many in _COUNTED
        if kind in ("offence", "enforcement") and kind not in not_loaded
    ]
    if not parts:
        return "What is recorded of this person"
    return capital(f"{' and '.join(parts)} {when}")


def alternative(events: pl.DataFrame, start: date, as_at: date) -> str:
    """How much of each kind the timeline shows, and the last ratings."""
    shown = events.filter(pl.col("to_date").fill_null(as_at) >= start)
    kinds = shown["lane"].to_list()
    parts = [count(kinds.count(kind), one, many) for kind, one, many in _COUNTED]
    ratings = shown.filter(pl.col("lane") == "rating").sort("from_date").tail(3)
    last = [f"{row['label'].lower()} on {day(row['from_date'])}" for row in ratings.iter_rows(named=True)]
    said = f" The last ratings: {', '.join(last)}." if last else ""
    return f"A timeline from {day(start)} to {day(as_at)}: {', '.join(parts)}.{said} The table lists them."


def latest(events: pl.DataFrame, most: int = LAST) -> pl.DataFrame:
    """Day, kind and words of the last events, newest first; a meeting that gave a rating is that rating."""
    known = events.filter(pl.col("lane").is_in(list(KINDS))).sort("from_date", descending=True).head(most)
    rows = [
        (short_day(row["from_date"]), KINDS[row["lane"]], _words(row)) for row in known.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, dict.fromkeys(("When", "Kind", "What"), pl.String), orient="row")


def _words(row: Mapping[str, object]) -> str:
    if row["lane"] == "release":
        return f"From {row['detail_label'] or 'custody'}; accommodation: {str(row['label']).lower()}"
    detail = str(row["detail_label"] or "").replace("_", " ")
    return f"{row['label']}" + (f" · {detail}" if detail else "")


def _since(events: pl.DataFrame, adopted: date | None) -> pl.DataFrame:
    return events if adopted is None else events.filter(pl.col("from_date") >= adopted)
