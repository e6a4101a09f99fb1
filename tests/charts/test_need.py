"""Charts of need: which way is less need, what is withheld, and every mark with its words."""

import json

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import need


def progress(low: float | None, high: float | None, *, better: str = "lower", people: int | None = 40):
    rows = [
        {"month": 0, "change": 0.0, "change_low": 0.0, "change_high": 0.0},
        {
            "month": 12,
            "change": None if low is None else (low + high) / 2,
            "change_low": low,
            "change_high": high,
        },
    ]
    frame = pl.DataFrame(
        [
            {**row, "pathway": "drugs", "label": "Drug misuse", "better": better, "people": people}
            for row in rows
        ],
        schema_overrides=dict.fromkeys(("change", "change_low", "change_high"), pl.Float64),
    )
    return literal_figures(frame, "people")


def line(figure):
    return next(trace for trace in figure.data if trace.mode == "lines+markers")


def said(figure):
    return " ".join(str(one.text) for one in figure.layout.annotations)


def test_less_need_points_down_whatever_the_instrument(look):
    assert line(need.progress(progress(-2.0, -1.0), look)).y[-1] == -1.5
    assert line(need.progress(progress(1.0, 2.0, better="higher"), look)).y[-1] == -1.5


@pytest.mark.parametrize(
    ("low", "high", "shape", "colour"),
    [(-2.0, -1.0, "▼", "teal"), (1.0, 2.0, "▲", "plum"), (-1.0, 1.0, "", "blue")],
)
def test_a_change_beyond_chance_has_its_own_shape_and_colour(look, low, high, shape, colour):
    figure = need.progress(progress(low, high), look)
    assert line(figure).line.color == getattr(look, colour)
    assert f"</b> {shape} n = 40" in said(figure)


def test_every_panel_says_how_many_it_is_of(look):
    assert "n = 40" in said(need.progress(progress(-2.0, -1.0), look))
    withheld = need.progress(progress(None, None, people=None), look)
    assert "withheld: fewer than 5" in said(withheld)


def needs(share: float | None, everyone: float | None, scored: float | None):
    kinds = dict.fromkeys(("share_with_need", "mean_all", "mean_when_scored", "scale_high"), pl.Float64)
    row = {"pathway": "drugs", "label": "Drug misuse", "share_with_need": share, "mean_all": everyone,
           "mean_when_scored": scored, "scale_high": 10.0}  # fmt: skip
    return literal_figures(pl.DataFrame([row], schema_overrides=kinds))


def test_the_three_averages_stand_side_by_side_then_and_now(look):
    figure = need.averages(needs(0.8, 4.0, 5.0), needs(0.6, 3.6, 6.0), look)
    points = [trace.x[0] for trace in figure.data if trace.mode == "markers"]
    assert points == [0.8, 0.6, 4.0, 3.6, 5.0, 6.0]
    assert all(words in said(figure) for words in need.AVERAGES.values())


def test_an_average_that_is_not_known_is_said_not_to_be(look):
    figure = need.averages(needs(None, None, None), needs(None, None, None), look)
    assert said(figure).count("not known") == 3
    assert not [trace for trace in figure.data if trace.mode == "markers"]


def counts(**values: int | None):
    return pl.DataFrame(
        [{"label": "Drug misuse", **values}], schema_overrides=dict.fromkeys(values, pl.Int64)
    )


def test_worse_is_to_the_left_and_better_to_the_right(look):
    frame = counts(improved=9, same=5, worsened=6)
    figure = need.movement(literal_figures(frame, "improved", "same", "worsened"), look)
    assert [list(trace.x) for trace in figure.data] == [[9], [-6]]
    assert "5 same" in str(figure.layout.yaxis.ticktext)


def test_a_withheld_part_has_words_and_no_bar(look):
    frame = counts(improved=9, same=None, worsened=None)
    figure = need.movement(literal_figures(frame, "improved", "same", "worsened"), look)
    assert [len(trace.x) for trace in figure.data] == [1, 0]
    assert "<5 worsened" in said(figure)
    assert "&lt;5 same" in str(figure.layout.yaxis.ticktext)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((171, 53, 30, 17.0), "53 of 171 referred, seen in 17 days"),
        ((171, None, None, None), "fewer than 5 of 171 referred"),
        ((0, 0, 0, None), "nobody with a need"),
        ((None, None, None, None), "withheld: fewer than 5"),
    ],
)
def test_services_against_need_in_words(look, values, words):
    names = ("people_with_need", "referred", "completed")
    frame = counts(**dict(zip(names, values[:3], strict=True))).with_columns(
        pl.lit(values[3], pl.Float64).alias("median_days_to_contact")
    )
    assert words in said(need.services(literal_figures(frame, *names), look))


def test_every_chart_can_be_sent(look):
    for figure in (
        need.progress(progress(-2.0, -1.0), look),
        need.averages(needs(0.8, 4, 5), needs(0.6, 3, 6), look),
    ):
        assert json.loads(figure.to_json())["data"]
