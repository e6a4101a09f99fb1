"""Length of stay: Kaplan–Meier quartiles by cohort."""

from collections.abc import Mapping

import polars as pl

from queries.survival import QUARTILES, quartiles

SCHEMA = {"cohort": pl.String, "people": pl.Int64, "ended": pl.Int64} | dict(QUARTILES)


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """One row per cohort: stays, stays ended, and the quartiles of days."""
    groups = rows.partition_by("cohort", maintain_order=True) if rows.height else []
    return pl.DataFrame([_cohort(stays) for stays in groups], schema=SCHEMA)


def _cohort(stays: pl.DataFrame) -> dict[str, object]:
    counts = {
        "cohort": stays["cohort"][0],
        "people": stays.height,
        "ended": int(stays["has_ended"].sum()),
    }
    return counts | quartiles(stays["days"], stays["has_ended"])
