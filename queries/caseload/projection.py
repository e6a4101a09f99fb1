"""Projection: the caseload carried on by its mean change, and when it reaches capacity."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from statistics import mean, median, stdev

import polars as pl
from scipy.special import stdtrit

FEWEST = 6
"""Snapshots without which nothing is projected."""
MONTHS_AHEAD = 12
MONTH = 30.4375
LIMITS = ("projected", "low", "high")
REACHED = {"reached_on": "projected", "reached_earliest": "high", "reached_latest": "low"}


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """The snapshots used, then the dates projected with their 95 % interval (none where under six)."""
    told = rows.height >= FEWEST
    ahead = _ahead(rows) if told else _no_dates(rows)
    both = pl.concat([_observed(rows, told), ahead], how="diagonal").with_columns(
        pl.lit(rows["people"].last(), pl.Int64).alias("latest_people"),
        pl.lit(rows["capacity"].last(), pl.Int64).alias("capacity"),
        pl.lit("projected" if told else "too few to tell").alias("state"),
    )
    return both.with_columns(_first_at_capacity(both, limit).alias(name) for name, limit in REACHED.items())


def _observed(rows: pl.DataFrame, told: bool) -> pl.DataFrame:
    """The snapshots; the last one begins the line."""
    last = (pl.int_range(pl.len()) == pl.len() - 1) & told
    return rows.select(
        "snapshot_date",
        "people",
        *(pl.when(last).then("people").cast(pl.Float64).alias(one) for one in LIMITS),
    )


def _ahead(rows: pl.DataFrame) -> pl.DataFrame:
    """Random walk with drift: last + h d, ± t s √(h (1 + h / n)) for n changes of mean d and deviation s."""
    changes = rows["people"].diff().drop_nulls().to_list()
    drift, deviation, n = mean(changes), stdev(changes), len(changes)
    dates = _dates(rows["snapshot_date"].to_list())
    step = pl.int_range(1, pl.len() + 1).cast(pl.Float64)
    centre = rows["people"].to_list()[-1] + step * drift
    half = float(stdtrit(n - 1, 0.975)) * deviation * (step * (1 + step / n)).sqrt()
    return pl.DataFrame({"snapshot_date": dates}, schema={"snapshot_date": pl.Date}).with_columns(
        centre.clip(0).alias("projected"),
        (centre - half).clip(0).alias("low"),
        (centre + half).clip(0).alias("high"),
    )


def _no_dates(rows: pl.DataFrame) -> pl.DataFrame:
    return _observed(rows, told=False).clear()


def _dates(snapshots: list[date]) -> list[date]:
    """Dates a year on, as far apart as the snapshots were at the median; month ends stay month ends."""
    days = pl.Series(snapshots, dtype=pl.Date)
    gap = median((after - before).days for before, after in pairwise(snapshots))
    months = round(gap / MONTH)
    if not months:
        return _offsets(days[-1], round(gap), "d", int(MONTHS_AHEAD * MONTH / gap))
    at_month_end = bool((days == days.dt.month_end()).all())
    ahead = pl.Series(_offsets(days[-1], months, "mo", MONTHS_AHEAD // months))
    return (ahead.dt.month_end() if at_month_end else ahead).to_list()


def _offsets(last: date, length: int, unit: str, steps: int) -> list[date]:
    return [pl.Series([last]).dt.offset_by(f"{length * step}{unit}").item() for step in range(1, steps + 1)]


def _first_at_capacity(both: pl.DataFrame, limit: str) -> pl.Expr:
    reached = both.filter(pl.col(limit) >= pl.col("capacity")).get_column("snapshot_date")
    return pl.lit(reached.min(), pl.Date)
