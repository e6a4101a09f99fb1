"""The control chart: its range, its signals, and what it says where either is missing."""

import itertools
from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from charts.xmr import xmr

NAMES = {
    "period": pl.Date,
    "value": pl.Float64,
    "mean": pl.Float64,
    "lower": pl.Float64,
    "upper": pl.Float64,
    "signal": pl.String,
    "numerator": pl.Int64,
    "denominator": pl.Int64,
}


def months(*values: float | None, limits=(0.25, 0.15, 0.35), signals=(), unmeasured=()):
    rows = [
        (
            date(2022 + place // 12, place % 12 + 1, 1),
            value,
            *(limits if value is not None and limits else (None, None, None)),
            "outside" if place in signals else "",
            None if value is None else round(value * 100),
            100,
        )
        for place, value in enumerate(values)
    ]
    frame = pl.DataFrame(rows, NAMES, orient="row")
    figures = literal_figures(frame, "numerator")
    kept = figures.marks.filter(~pl.col("row").is_in(list(unmeasured)))
    object.__setattr__(figures, "marks", kept)
    return figures


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_the_usual_range_is_a_band_and_the_mean_a_dashed_line(look):
    figure = xmr(months(0.2, 0.25, 0.3), look, name="Green")
    band, mean = figure.layout.shapes
    assert (band.y0, band.y1) == (0.15, 0.35)
    assert (mean.y0, mean.line.dash) == (0.25, "dash")
    assert "usual range" in texts(figure)
    assert "<b>Green</b>  30\u00a0%" in texts(figure)


def test_the_band_never_goes_below_zero(look):
    figure = xmr(months(0.1, 0.2, limits=(0.15, -0.1, 0.4)), look, name="Green")
    assert figure.layout.shapes[0].y0 == 0
    assert figure.layout.yaxis.range[0] == 0


def test_a_signal_is_a_diamond_with_its_words(look):
    figure = xmr(
        months(0.2, 0.25, 0.4, signals=[2]), look, name="Green", signal="eight meetings above the mean"
    )
    line, diamonds = figure.data
    assert list(diamonds.y) == [0.4]
    assert diamonds.marker.symbol == "diamond"
    assert "<b>eight meetings above the mean</b>" in texts(figure)
    assert diamonds.hovertext[0] == "March 2022: 40\u00a0% (40 of 100)<br>outside"
    assert len(line.y) == 3


def test_without_limits_it_says_how_many_months_are_missing(look):
    figure = xmr(months(0.2, 0.25, limits=None), look, name="Green")
    assert not figure.layout.shapes
    assert "No usual range yet: 2 of the 12 months it takes" in texts(figure)


def test_a_withheld_month_is_a_gap_with_the_words_and_no_number(look):
    figure = xmr(months(0.2, None, 0.3), look, name="Green")
    assert list(figure.data[0].y) == [0.2, None, 0.3]
    assert figure.data[0].connectgaps is False
    assert "Withheld: fewer than 5" in texts(figure)


def test_a_month_without_a_meeting_is_no_gap(look):
    figure = xmr(months(0.2, None, 0.3, unmeasured=[1]), look, name="Green")
    assert list(figure.data[0].y) == [0.2, 0.3]
    assert "Withheld: fewer than 5" not in texts(figure)


def test_the_last_value_withheld_is_said_where_it_would_be(look):
    figure = xmr(months(0.2, 0.3, None), look, name="Green")
    assert "<b>Green</b>  withheld: fewer than 5" in texts(figure)


def test_names_at_the_right_do_not_overlap(look):
    figure = xmr(months(0.2, 0.251, limits=(0.25, 0.24, 0.26)), look, name="Green")
    heights = sorted(one.y for one in figure.layout.annotations if one.xref == "paper")
    gap = figure.layout.yaxis.range[1] * look.size * 1.3 / (figure.layout.height - 60)
    assert all(later - earlier >= gap for earlier, later in itertools.pairwise(heights))
