"""The charts over time besides the trend: spread, flow, projection, and the small line of a tile."""

from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from charts import flows, projection, spread
from charts.sparkline import points

DATES = [date(2015, 4, 1), date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 3, 31)]


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def spread_figures(community, custody, share):
    frame = pl.DataFrame(
        {
            "snapshot_date": DATES,
            "community": community,
            "custody": custody,
            "community_statutory_share": share,
        }
    )
    return literal_figures(frame, "community", "custody")


def test_community_custody_and_the_statutory_share_are_named_at_their_ends(look):
    figures = spread_figures(
        [80, 107, 105, 118, 115], [157, 142, 143, 146, 155], [0.45, 0.52, 0.66, 0.71, 0.81]
    )
    figure = spread.community_and_custody(figures, look)
    assert texts(figure) == ["<b>Community</b>  115", "<b>Custody</b>  155", "<b>Statutory</b>  81\u00a0%"]
    assert figure.layout.yaxis.range[0] == figure.layout.yaxis2.range[0] == 0


def test_withheld_custody_is_a_gap_with_the_words(look):
    figures = spread_figures([80, 107, 105, 118, 115], [6, None, 7, 8, None], [0.45, 0.52, 0.66, 0.71, 0.81])
    figure = spread.community_and_custody(figures, look)
    assert "Withheld: fewer than 5" in texts(figure)
    assert any("withheld" in text and "Custody" in text for text in texts(figure))
    assert list(figure.data[1].y) == [6, None, 7, 8, None]


def flow_figures(*rows):
    names = ["period_start", "cohort", "adopted", "deselected", "complete", "first_snapshot"]
    return literal_figures(pl.DataFrame(rows, names, orient="row"), "adopted", "deselected")


JULY, AUGUST, SEPTEMBER = date(2022, 7, 1), date(2022, 8, 1), date(2022, 9, 1)


def test_joined_and_left_are_added_over_the_cohorts(look):
    figures = flow_figures(
        (JULY, "fixed", 3, 1, True, False),
        (JULY, "flex", 2, 4, True, False),
        (AUGUST, "fixed", 1, 0, True, False),
    )
    joined, left = flows.joined_and_left(figures, look).data
    assert list(joined.y) == [3 + 2, 1]
    assert list(left.y) == [-(1 + 4), 0]
    assert list(left.text) == ["−5", ""]


def test_a_month_that_is_not_whole_and_the_first_snapshot_are_left_out(look):
    figures = flow_figures(
        (JULY, "fixed", 90, 0, True, True),
        (AUGUST, "fixed", 3, 1, True, False),
        (SEPTEMBER, "fixed", 1, 0, False, False),
    )
    joined, _ = flows.joined_and_left(figures, look).data
    assert list(joined.x) == ["2022-08-01"]


def test_a_month_with_a_withheld_cohort_is_withheld(look):
    figures = flow_figures(
        (JULY, "fixed", None, 1, True, False),
        (JULY, "flex", 5, 4, True, False),
        (AUGUST, "fixed", 6, 0, True, False),
    )
    figure = flows.joined_and_left(figures, look)
    assert list(figure.data[0].y) == [None, 6]
    assert "Withheld: fewer than 5" in texts(figure)


def projected(ahead: bool, capacity: int | None = 120):
    rows = [(DATES[0], 80, None, None, None), (DATES[1], 92, *([92.0] * 3 if ahead else [None] * 3))]
    rows += [(DATES[2], None, 101.4, 88.0, 114.8), (DATES[3], None, 110.8, 90.0, 131.6)] if ahead else []
    frame = pl.DataFrame(rows, ["snapshot_date", "people", "projected", "low", "high"], orient="row")
    return literal_figures(frame.with_columns(pl.lit(capacity, pl.Int64).alias("capacity")))


def test_the_projection_goes_on_from_the_last_snapshot_within_its_band(look):
    figure = projection.projection(projected(ahead=True), look)
    low, high, middle, observed = figure.data
    assert list(observed.y) == [80, 92]
    assert list(middle.y) == [92, 101.4, 110.8]
    assert (list(low.y), list(high.y)) == ([92, 88, 90], [92, 114.8, 131.6])
    assert "<b>about 111</b><br>90 to 132" in texts(figure)
    assert "capacity 120" in texts(figure)


def test_without_a_projection_the_observed_line_stands_alone(look):
    figure = projection.projection(projected(ahead=False, capacity=None), look)
    assert len(figure.data) == 1
    assert texts(figure) == []


def test_a_small_line_needs_two_numbers():
    assert points([]) == points([3]) == points([3, None]) == []
    assert points([3, 4]) == [3.0, 4.0]


def test_a_small_line_does_not_join_across_what_is_withheld():
    assert points([9, 9, None, 3, 4]) == [3.0, 4.0]


def test_a_small_line_keeps_the_newest():
    assert points(range(100), most=3) == [97.0, 98.0, 99.0]
