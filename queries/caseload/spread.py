"""Spread: a column for each lead agency that leads a case in the community."""

from collections.abc import Mapping

import polars as pl

COUNTS = ("community", "custody", "total", "community_statutory")


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """One row per snapshot date: the counts, then a column `community_<lead_agency>` for each agency."""
    agencies = sorted(rows.filter(pl.col("community") > 0).get_column("lead_agency").drop_nulls().unique())
    led = (
        pl.col("community").filter(pl.col("lead_agency") == agency).sum().alias(f"community_{agency}")
        for agency in agencies
    )
    totals = (pl.col(name).sum() for name in COUNTS)
    return rows.group_by("snapshot_date").agg(*totals, *led).sort("snapshot_date")
