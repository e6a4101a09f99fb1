"""The quiet line: how many, as at when, and what the data is."""

from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from layout.quiet_line import people_counted, quiet_line

DAY = date(2022, 9, 30)


def test_the_line():
    figures = literal_figures(
        pl.DataFrame({"label": ["Fixed", "Flex"], "people": [43, 19]}), "people", as_at=DAY
    )
    line = quiet_line(figures, "monthly snapshots")
    assert line == "n = 62 · 30 September 2022 · monthly snapshots · synthetic data"


def test_a_withheld_cell_takes_the_sum_with_it_and_is_explained():
    figures = literal_figures(
        pl.DataFrame({"label": ["Fixed", "Flex"], "people": [43, None]}), "people", as_at=DAY
    )
    assert quiet_line(figures, "") == "30 September 2022 · synthetic data · [c] withheld: fewer than 5"


def test_a_number_given_stands():
    figures = literal_figures(pl.DataFrame({"label": ["a"], "people": [1]}), "people")
    assert quiet_line(figures, "", n=1234) == "n = 1,234 · synthetic data"


def test_a_trend_counts_its_latest_date():
    frame = pl.DataFrame({"snapshot_date": [date(2022, 6, 30), DAY, DAY], "people": [84, 62, 30]})
    assert people_counted(literal_figures(frame, "people")) == 62 + 30


def test_totals_are_not_counted_twice():
    frame = pl.DataFrame({"group": ["fixed", "flex", "total"], "people": [43, 19, 62]})
    assert people_counted(literal_figures(frame, "people")) == 43 + 19


def test_figures_without_people_have_no_n():
    assert people_counted(literal_figures(pl.DataFrame({"rows": [3]}))) is None
    assert (
        people_counted(literal_figures(pl.DataFrame({"people": []}, {"people": pl.Int64}), "people")) is None
    )
