"""Figures that the tests of the findings are written about."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from disclosure.figures import Figures

MARCH, JUNE, SEPTEMBER = date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30)


@pytest.fixture
def trend():
    """Makes `caseload.trend` from rows of (date, cohort, profile, people)."""

    def make(*rows: tuple[date, str, str, int | None]) -> Figures:
        frame = pl.DataFrame(rows, ["snapshot_date", "cohort", "profile", "people"], orient="row")
        return literal_figures(frame, "people")

    return make


@pytest.fixture
def spread():
    """Makes `caseload.spread` from rows of (date, community, custody, total, statutory share)."""

    def make(*rows: tuple[date, int | None, int | None, int | None, float | None]) -> Figures:
        names = {
            "snapshot_date": pl.Date,
            "community": pl.Int64,
            "custody": pl.Int64,
            "total": pl.Int64,
            "community_statutory_share": pl.Float64,
        }
        return literal_figures(pl.DataFrame(rows, names, orient="row"), "community", "custody", "total")

    return make


FLOW = ["period_start", "cohort", "opening", "adopted", "moved_in", "moved_out", "deselected", "closing"]


@pytest.fixture
def flow():
    """Makes `caseload.flow` of whole periods from its rows."""

    def make(*rows: tuple[date | str | int | None, ...]) -> Figures:
        frame = pl.DataFrame(rows, FLOW, orient="row").with_columns(
            pl.lit(True).alias("complete"), pl.lit(False).alias("first_snapshot")
        )
        return literal_figures(frame, *FLOW[2:])

    return make
