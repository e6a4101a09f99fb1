"""Numbers with their intervals: told by shape too, and no number where there is none."""

from math import log10

import pytest

from charts.intervals import Estimate, dots

HIDDEN = Estimate("Flex", None, None, None, "withheld: fewer than 5")


def ratio(value, low, high, name="Fixed"):
    return Estimate(name, value, low, high, f"{value} words")


def drawn(look, *rows, **options):
    return dots(rows, look, **{"centre": 1.0, "centre_words": "as expected", "log": True} | options)


@pytest.mark.parametrize(
    ("interval", "worse", "symbol", "colour"),
    [
        ((1.3, 1.06, 1.6), "above", "triangle-right", "plum"),
        ((0.7, 0.5, 0.9), "above", "triangle-left", "teal"),
        ((1.3, 1.06, 1.6), "below", "triangle-right", "teal"),
        ((0.7, 0.5, 0.9), "below", "triangle-left", "plum"),
        ((1.1, 0.9, 1.3), "above", "circle", "blue"),
        ((1.3, 1.0, 1.6), "above", "circle", "blue"),
        ((9.0, None, None), "above", "circle", "blue"),
    ],
)
def test_only_an_interval_that_leaves_the_line_out_is_marked(look, interval, worse, symbol, colour):
    (dot,) = drawn(look, ratio(*interval), worse=worse).data
    assert (dot.marker.symbol, dot.marker.color) == (symbol, getattr(look, colour))


def test_the_interval_is_drawn_on_both_sides(look):
    (dot,) = drawn(look, ratio(1.3, 1.0, 1.6)).data
    assert dot.error_x.array == pytest.approx([0.3])
    assert dot.error_x.arrayminus == pytest.approx([0.3])
    (bare,) = drawn(look, ratio(1.3, None, None)).data
    assert bare.error_x.visible is False


def test_a_withheld_row_has_its_words_and_no_dot(look):
    figure = drawn(look, ratio(1.3, 1.0, 1.6), HIDDEN)
    assert [dot.y for dot in figure.data] == [(1,)]
    assert HIDDEN.words in [note.text for note in figure.layout.annotations]
    assert list(figure.layout.yaxis.ticktext) == ["Flex", "Fixed"]


@pytest.mark.parametrize("high", [1.2, 60.0])
def test_every_interval_and_the_line_are_within_the_axis(look, high):
    low, top = drawn(look, ratio(1.1, 0.2, high)).layout.xaxis.range
    assert low < log10(0.2) < 0 < log10(high) < top


def test_a_change_has_no_change_in_the_middle(look):
    figure = drawn(look, ratio(-3, -5, -1), centre=0.0, centre_words="no change", log=False)
    low, high = figure.layout.xaxis.range
    assert low < -5
    assert low == -high
    line = next(note for note in figure.layout.annotations if note.text == "no change")
    assert line.x == 0


def test_an_axis_without_any_change_still_has_width(look):
    low, high = drawn(look, ratio(0, 0, 0), centre=0.0, log=False).layout.xaxis.range
    assert low < 0 < high


def test_names_cannot_be_markup(look):
    (dot,) = drawn(look, ratio(1, 1, 1, name="<i>")).data
    assert dot.hovertext[0].startswith("&lt;i&gt;: ")
