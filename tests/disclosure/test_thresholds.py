"""Thresholds: dated reference data, and nothing released without them."""

from datetime import date

import polars as pl
import pytest

from access.viewer import View
from data_model.reference_data import reference_frames
from disclosure.thresholds import NoThresholds, Thresholds, in_force

SHIPPED = reference_frames()["disclosure_thresholds"]


def test_the_thresholds_shipped_are_those_of_the_definitions():
    found = {view: in_force(SHIPPED, view, date(2026, 1, 1)) for view in View}
    assert found == {
        View.OPERATOR: Thresholds(View.OPERATOR, 0, 0, 0),
        View.BOARD: Thresholds(View.BOARD, 5, 0, 0),
        View.PUBLISH: Thresholds(View.PUBLISH, 10, 5, 100),
    }


@pytest.mark.parametrize(("day", "below"), [(date(2026, 6, 30), 5), (date(2026, 7, 1), 6)])
def test_the_latest_in_force_on_the_day_counts(day, below):
    changed = SHIPPED.filter(pl.col("view") == "board").with_columns(
        pl.lit(date(2026, 7, 1)).alias("effective_from"), pl.lit(6, pl.Int64).alias("withhold_below")
    )
    both = pl.concat([changed, SHIPPED], how="vertical_relaxed")
    assert in_force(both, View.BOARD, day).withhold_below == below


def test_a_view_without_thresholds_gets_nothing():
    with pytest.raises(NoThresholds, match=r"\[board\] on 01/01/2020"):
        in_force(SHIPPED, View.BOARD, date(2020, 1, 1))


def test_only_what_is_published_covers_open_counts():
    assert [view for view in View if Thresholds(view, 0, 0, 0).cover_everything] == [View.PUBLISH]
