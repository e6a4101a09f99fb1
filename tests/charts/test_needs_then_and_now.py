"""Needs then and now, one instrument a chart and more need to the right; and the strip of ratings."""

from datetime import date

from support.person import need, needs_figures

from charts.needs_then_and_now import needs_then_and_now
from charts.rating_strip import strip


def texts(figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_first_and_latest_are_a_hollow_and_a_filled_dot_on_a_line(look):
    figure = needs_then_and_now(needs_figures(need("housing", 7, 3)), "in_house", look)
    first, latest = figure.data
    assert (first.x[0], latest.x[0]) == (7, 3)
    assert (first.marker.color, latest.marker.color) == (look.background, look.teal)
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].x1) == (7, 3)
    assert texts(figure) == ["7 → 3  less need"]
    assert latest.hovertext[0] == "3 on 10 September 2022"


def test_more_need_has_another_colour_and_its_words(look):
    figure = needs_then_and_now(needs_figures(need("drugs", 2, 6)), "in_house", look)
    assert texts(figure) == ["2 → 6  more need"]
    assert figure.data[1].marker.color == look.plum


def test_better_follows_the_instrument_and_more_need_stays_on_the_right(look):
    figure = needs_then_and_now(needs_figures(need("drugs", 3, 8, "justice_star")), "justice_star", look)
    assert texts(figure) == ["3 → 8  less need"]
    least, most = figure.layout.xaxis.range
    assert least > 10 > 1 > most
    assert list(figure.layout.xaxis.ticktext) == ["10<br>least need", "1<br>most"]


def test_instruments_are_never_in_one_chart(look):
    figures = needs_figures(need("drugs", 3, 8), need("drugs", 3, 8, "justice_star"))
    for code in ("in_house", "justice_star"):
        figure = needs_then_and_now(figures, code, look)
        assert len(figure.layout.yaxis.ticktext) == 1


def test_pathways_stand_in_the_order_given_from_the_top(look):
    figures = needs_figures(need("alcohol", 1, 1), need("drugs", 2, 2))
    figure = needs_then_and_now(figures, "in_house", look)
    assert list(figure.layout.yaxis.ticktext) == ["Drugs", "Alcohol"]


def test_not_assessed_is_words_and_no_dot_and_never_zero(look):
    figure = needs_then_and_now(needs_figures(need("alcohol", None, None)), "in_house", look)
    assert not figure.data
    assert texts(figure) == ["not assessed"]


def test_one_assessment_is_one_dot(look):
    row = need("alcohol", 4, 4, latest_on=date(2022, 1, 10))
    figure = needs_then_and_now(needs_figures(row), "in_house", look)
    assert len(figure.data) == 1
    assert texts(figure) == ["4  assessed once"]


def test_the_same_score_twice_says_so(look):
    assert texts(needs_then_and_now(needs_figures(need("alcohol", 4, 4)), "in_house", look)) == [
        "4  the same"
    ]


def test_the_worst_is_a_stroke_where_it_was_worse_than_both(look):
    figure = needs_then_and_now(needs_figures(need("alcohol", 4, 3, worst_score=9.0)), "in_house", look)
    assert figure.data[-1].hovertext[0] == "9 at worst"
    assert len(needs_then_and_now(needs_figures(need("alcohol", 4, 3)), "in_house", look).data) == 2


def test_the_strip_holds_the_last_meetings_with_word_and_day(look):
    meetings = [(date(2021, month, 8), "red") for month in range(1, 13)]
    meetings += [(date(2022, 1, 12), None), (date(2022, 2, 9), "amber")]
    figure = strip(meetings, look, most=3)
    assert texts(figure) == [
        "<b>Red</b>",
        "8 Dec 2021",
        "<b>not rated</b>",
        "12 Jan",
        "<b>Amber</b>",
        "9 Feb",
    ]
    assert [shape.fillcolor for shape in figure.layout.shapes] == [
        look.ratings["red"], look.background, look.ratings["amber"],
    ]  # fmt: skip


def test_one_rating_is_a_cell_of_the_same_size(look):
    figure = strip([(date(2022, 1, 12), "green")], look, most=6)
    assert tuple(figure.layout.xaxis.range) == (0, 6)
    assert len(figure.layout.shapes) == 1
