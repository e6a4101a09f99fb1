"""Time in red: Kaplan–Meier quartiles by cohort, and of all cohorts together."""

from collections.abc import Mapping

import polars as pl

from queries.survival import QUARTILES, quartiles

SCHEMA = {"cohort": pl.String, "spells": pl.Int64, "ended": pl.Int64} | dict(QUARTILES)


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """One row per cohort, then a total: runs of red, runs ended, and the quartiles of days."""
    if rows.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    cohorts = [_row(one["cohort"][0], one) for one in rows.partition_by("cohort", maintain_order=True)]
    return pl.DataFrame([*cohorts, _row("total", rows)], schema=SCHEMA)


def _row(cohort: str, rows: pl.DataFrame) -> dict[str, object]:
    """The runs among `rows`; a row without days is a cohort that has none."""
    runs = rows.drop_nulls("days")
    counts = {"cohort": cohort, "spells": runs.height, "ended": int(runs["has_ended"].sum())}
    return counts | quartiles(runs["days"], runs["has_ended"])
