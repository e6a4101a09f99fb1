"""Thresholds of disclosure control: dated reference data, one row per view."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from access.viewer import View


class NoThresholds(Exception):
    """No thresholds are in force for a view, so nothing may be released to it."""


@dataclass(frozen=True)
class Thresholds:
    """What a view withholds. Zeros mean: nothing."""

    view: View
    withhold_below: int
    """Counts from 1 to below this are withheld."""
    round_to: int
    """Counts that are shown are rounded to a multiple of this; 0 leaves them."""
    minimum_denominator: int
    """No rate is given on a denominator under this."""

    @property
    def cover_everything(self) -> bool:
        """Whether open counts fall under the thresholds too: they do in what is published."""
        return self.view is View.PUBLISH


def in_force(frame: pl.DataFrame, view: View, on: date) -> Thresholds:
    """The thresholds of `view` in force on the day `on`, from the reference table `disclosure_thresholds`.

    NoThresholds where there are none: what has no rule is not released.
    """
    rows = frame.filter(pl.col("view") == view.value, pl.col("effective_from") <= on).sort("effective_from")
    if rows.is_empty():
        raise NoThresholds(
            f"No disclosure thresholds are in force for the view [{view.value}] on {on:%d/%m/%Y}."
        )
    row = rows.row(-1, named=True)
    return Thresholds(view, row["withhold_below"], row["round_to"], row["minimum_denominator"])
