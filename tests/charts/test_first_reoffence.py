"""The time to the first reoffence: Fixed and Flex together, each Free profile apart, those at risk below."""

import polars as pl
from support.literal_figures import literal_figures

from charts.first_reoffence import MOST, curves

ORDER = ["group", "label", "month", "at_risk", "without_reoffence", "low", "high"]


def points(group, *risks, label=""):
    """A group's points half a year apart; None for those withheld."""
    shares = [None if risk is None else 1 - place / 10 for place, risk in enumerate(risks)]
    return [
        (group, label or group, 6 * place, risk, share, share and share - 0.05, share and share + 0.05)
        for place, (risk, share) in enumerate(zip(risks, shares, strict=True))
    ]


def drawn(look, *groups, colours=None):
    frame = pl.DataFrame([row for rows in groups for row in rows], ORDER, orient="row")
    return curves(literal_figures(frame, "at_risk"), colours or {}, look)


def lines(figure):
    return [trace for trace in figure.data if trace.mode == "lines"]


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_fixed_and_flex_are_one_line_and_each_free_profile_its_own(look):
    named = ("fixed_flex", "fixed", "flex", "free/female", "free/young_adult", "total")
    figure = drawn(look, *(points(name, 40, 30) for name in named))
    assert [line.hovertext[0].split(",")[0] for line in lines(figure)] == [
        "fixed_flex",
        "free/female",
        "free/young_adult",
    ]


def test_without_them_every_group_has_a_line_but_the_total(look):
    figure = drawn(look, points("enhanced", 40, 30), points("priority", 50, 20), points("total", 90, 50))
    assert len(lines(figure)) == 2
    assert len(figure.data) == 3, "only the first has its interval drawn"


def test_no_more_lines_than_can_be_told_apart(look):
    assert len(lines(drawn(look, *(points(f"g{one}", 9, 8) for one in range(MOST + 3))))) == MOST


def test_each_line_has_its_colour_its_end_and_those_at_risk(look):
    figure = drawn(look, points("fixed", 1140, 30), colours={"fixed": look.teal})
    assert lines(figure)[0].line.color == look.teal
    assert lines(figure)[0].line.shape == "hv"
    assert {"1,140", "30", "<b>fixed</b>  90\N{NO-BREAK SPACE}%"} <= set(texts(figure))


def test_a_withheld_month_has_no_number(look):
    figure = drawn(look, points("fixed", 40, 30, None))
    (line,) = lines(figure)
    assert (line.x, line.y) == ((0, 6), (1.0, 0.9))
    assert "<5" in texts(figure)


def test_a_group_wholly_withheld_has_no_line(look):
    assert not lines(drawn(look, points("fixed", None, None)))


def test_the_first_day_alone_is_no_line(look):
    assert not lines(drawn(look, points("fixed", 40)))


def test_the_axis_starts_at_none_and_names_its_unit(look):
    axis = drawn(look, points("fixed", 40, 30, 20)).layout.xaxis
    assert list(axis.tickvals) == [0, 6, 12]
    assert axis.ticktext[0] == "month 0"


def test_labels_cannot_be_markup(look):
    figure = drawn(look, points("fixed", 40, 30, label="<b>x"))
    assert not any(text.startswith("<b>x") for text in texts(figure))
