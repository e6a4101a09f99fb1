"""What other thresholds would do: whether a group moves more often than others, or too few to tell."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

FEWEST = 5
"""With fewer people moving, no test can tell one group from the others."""
LEVEL = 0.05
CLOSE = 0.10
"""Shares this near to each other are about the same: ten percentage points."""

MOVES = {"joins": "outside_rule", "leaves": "within_rule"}
"""Who moves, and of whom."""
PARTS = ("difference", "low", "high", "finding")

Row = dict[str, float | str | None]
Table = tuple[int, int, int, int]
"""Moving and all of a group, moving and all of everybody else."""


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """The difference of each group's share from everybody else's, its 95 % interval and the finding."""
    return pl.concat([_moves(released, move, of) for move, of in MOVES.items()], how="horizontal")


def _moves(rows: pl.DataFrame, move: str, of: str) -> pl.DataFrame:
    found: list[Row] = [dict.fromkeys(PARTS) for _ in range(rows.height)]
    numbered = rows.with_row_index("place").filter(
        pl.col("characteristic") != "all", pl.col("group") != "not_stated"
    )
    for groups in numbered.partition_by("characteristic", maintain_order=True):
        if not groups.select(move, of).null_count().sum_horizontal()[0] and groups[move].sum():
            for place, row in zip(groups["place"], _compared(groups, move, of), strict=True):
                found[place] = row
    types = {part: pl.String if part == "finding" else pl.Float64 for part in PARTS}
    return pl.DataFrame(found, types).rename({part: f"{move}_{part}" for part in PARTS})


def _compared(groups: pl.DataFrame, move: str, of: str) -> list[Row]:
    moving, everyone = int(groups[move].sum()), int(groups[of].sum())
    tables = [(m, n, moving - m, everyone - n) for m, n in groups.select(move, of).iter_rows()]
    comparable = [table for table in tables if table[1] and table[3]]
    corrected = iter(
        multipletests([_p(table) for table in comparable], method="holm")[1] if comparable else []
    )
    return [
        _row(table, float(next(corrected)), moving) if table[1] and table[3] else dict.fromkeys(PARTS)
        for table in tables
    ]


def _p(table: Table) -> float:
    m, n, others, of = table
    return float(fisher_exact(np.array([[m, n - m], [others, of - others]])).pvalue)


def _row(table: Table, p: float, moving: int) -> Row:
    m, n, others, of = table
    low, high = confint_proportions_2indep(m, n, others, of, method="newcomb", compare="diff", alpha=LEVEL)
    difference = m / n - others / of
    found = finding(difference, (low, high), p, moving)
    return {"difference": difference, "low": float(low), "high": float(high), "finding": found}


def finding(difference: float, interval: tuple[float, float], p: float, moving: int) -> str:
    """What `moving` people tell of a group: a difference, none to speak of, or too few to tell."""
    if moving < FEWEST:
        return "too few to tell"
    if p < LEVEL:
        return "more often" if difference > 0 else "less often"
    return "about as often" if max(map(abs, interval)) <= CLOSE else "too few to tell"
