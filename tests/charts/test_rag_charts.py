"""The charts of ratings: what is withheld has no number in them, and no colour stands alone."""

import itertools
from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import rag_flows, rag_greens, rag_history, rag_mix, rag_rated, stays
from charts.rag_parts import RATINGS, shares

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)
HIDDEN = "Withheld: fewer than 5"


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def bars(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_a_withheld_part_is_drawn_as_half_of_the_fewest_shown():
    assert shares([5, None, 2, 0], 2.5) == pytest.approx([5 / 9.5, 2.5 / 9.5, 2 / 9.5, 0])
    assert shares([0, 0], 2.5) == [0, 0]


def current(**cohorts: tuple[int | None, ...]):
    rows = [
        (label, rag, n) for label, counts in cohorts.items() for rag, n in zip(RATINGS, counts, strict=True)
    ]
    return literal_figures(pl.DataFrame(rows, ["label", "rag", "people"], orient="row"), "people")


def test_each_cohort_is_a_bar_of_the_same_length_with_counts_and_shapes(look):
    figure = rag_mix.by_cohort(current(Fixed=(12, 19, 11, 1), Flex=(4, 5, 2, 0)), look)
    assert list(figure.layout.yaxis.ticktext) == ["Flex<br>11 people", "Fixed<br>43 people"]
    for place in (0, 1):
        assert sum(bar.x[place] for bar in figure.data) == pytest.approx(1)
    assert list(bars(figure, "Red").text) == ["▲ 4", "▲ 12"]
    assert list(bars(figure, "Unrated").text) == ["", "◇ 1"]
    assert bars(figure, "Amber").hovertext[1] == "Fixed, Amber: 19 of 43"


def test_the_key_names_every_rating_with_its_shape(look):
    key = rag_mix.by_cohort(current(Fixed=(12, 19, 11, 1)), look).layout.title.text
    for word, shape in (("Red", "▲"), ("Amber", "■"), ("Green", "●"), ("Unrated", "◇")):
        assert f"{shape}</span> {word}" in key
    assert "fewer than" not in key


def test_a_withheld_rating_is_hatched_and_takes_the_total_along(look):
    figure = rag_mix.by_cohort(current(Flex=(None, 5, 2, 0)), look)
    hatched = figure.data[-1]
    assert hatched.marker.pattern.shape == "/"
    assert hatched.hovertext == (f"Flex, Red: {HIDDEN.lower()}",)
    assert list(figure.layout.yaxis.ticktext) == ["Flex"]
    assert bars(figure, "Red").x == (0,)
    assert "fewer than 5" in figure.layout.title.text


def test_a_cohort_of_nobody_says_so(look):
    assert texts(rag_mix.by_cohort(current(Flex=(0, 0, 0, 0)), look)) == ["nobody"]


def history(*meetings: tuple[date, tuple[int | None, ...]]):
    rows = [(on, rag, n) for on, counts in meetings for rag, n in zip(RATINGS, counts, strict=True)]
    return literal_figures(pl.DataFrame(rows, ["meeting_date", "rag", "people"], orient="row"), "people")


def test_every_meeting_is_a_column_with_the_unrated_on_top(look):
    figure = rag_history.over_time(history((JUNE, (20, 30, 10, 20)), (SEPTEMBER, (25, 25, 25, 25))), look)
    assert list(bars(figure, "Green").y) == [10 / 80, 0.25]
    assert list(bars(figure, "Unrated").base) == [60 / 80, 0.75]
    assert bars(figure, "Unrated").hovertext[0] == "Unrated: 20 of 80 on 30 June 2022"
    assert any("Unrated  25\u00a0%" in text for text in texts(figure))


def test_one_meeting_is_drawn(look):
    figure = rag_history.over_time(history((SEPTEMBER, (1, 0, 0, 0))), look)
    assert list(bars(figure, "Red").y) == [1]


def test_a_withheld_meeting_is_hatched_and_has_no_shares(look):
    figure = rag_history.over_time(history((JUNE, (20, 30, 10, 20)), (SEPTEMBER, (None, 25, 25, 25))), look)
    assert figure.data[-1].hovertext == ("Red: withheld: fewer than 5, 30 September 2022",)
    assert list(bars(figure, "Red").y)[1] == 0
    assert not any("%" in text for text in texts(figure))
    assert any(text.endswith("Red  [c]") for text in texts(figure))


def transitions(*rows: tuple[str, str, int | None]):
    return literal_figures(pl.DataFrame(rows, ["from_rag", "to_rag", "people"], orient="row"), "people")


def labels(figure):
    return [text.replace("<b>", "").replace("</b>", "") for text in texts(figure)]


def test_ribbons_go_from_rating_to_rating_with_joined_and_left_as_ends(look):
    step = transitions(
        ("red", "green", 8), ("red", "red", 12), ("green", "deselected", 5), ("adopted", "unrated", 7)
    )
    figure = rag_flows.chain((JUNE, SEPTEMBER), look, step)
    assert sorted(labels(figure)) == sorted(
        ["Red  20", "Green  5", "Joined  7", "Red  12", "Green  8", "Unrated  7", "Left  5"]
    )
    hover = set(figure.data[0].hovertext)
    assert "Red → green: 8 people<br>30 June 2022 to 30 September 2022" in hover
    assert "Joined → unrated: 7 people<br>30 June 2022 to 30 September 2022" in hover
    assert len([shape for shape in figure.layout.shapes if shape.type == "path"]) == 4


def test_steps_are_a_chain_and_share_their_boxes(look):
    first = transitions(("red", "green", 8), ("red", "red", 12))
    second = transitions(("green", "amber", 8), ("red", "red", 12))
    figure = rag_flows.chain((date(2022, 3, 31), JUNE, SEPTEMBER), look, first, second)
    assert sorted(labels(figure)) == sorted(["Red  20", "Green  8", "Red  12", "Amber  8", "Red  12"])
    assert list(figure.layout.xaxis.ticktext) == ["31 Mar<br>2022", "30 Jun<br>2022", "30 Sep<br>2022"]


def test_a_withheld_flow_has_a_dotted_edge_no_fill_and_no_number(look):
    figure = rag_flows.chain((JUNE, SEPTEMBER), look, transitions(("red", "red", 12), ("red", "green", None)))
    withheld = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert len(withheld) == 1
    assert withheld[0].fillcolor is None
    assert sorted(labels(figure)) == ["Green", "Red  12", "Red  12+"]
    assert "fewer than 5" in figure.layout.title.text


def test_boxes_of_one_column_do_not_overlap_and_hold_their_word(look):
    step = transitions(
        *((one, one, 1) for one in RATINGS), ("adopted", "red", 60), ("green", "deselected", 1)
    )
    figure = rag_flows.chain((JUNE, SEPTEMBER), look, step)
    boxes = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    for column in {box.x0 for box in boxes}:
        spans = sorted((box.y0, box.y1) for box in boxes if box.x0 == column)
        assert all(high - low >= rag_flows.LEAST for low, high in spans)
        assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))


def streaks(*rows: tuple[str, int | None, int | None]):
    frame = pl.DataFrame(rows, ["greens", "people", "with_exit_plan"], orient="row")
    return literal_figures(frame, "people", "with_exit_plan")


def test_three_greens_say_how_many_have_an_exit_plan(look):
    figure = rag_greens.greens(streaks(("none", 60, 10), ("one", 9, 0), ("three_or_more", 7, 4)), look)
    assert texts(figure) == [
        "<b>7</b>, 4 with an exit plan",
        "<b>9</b>, none with an exit plan",
        "<b>60</b>",
    ]


def test_withheld_streaks_and_plans_say_so(look):
    figure = rag_greens.greens(streaks(("one", None, None), ("three_or_more", 7, None)), look)
    assert texts(figure) == ["<b>7</b>, fewer than 5 with an exit plan", HIDDEN]
    assert len(figure.data) == 1


def due(*rows: tuple[str, int | None, int | None, int | None]):
    frame = pl.DataFrame(rows, ["cohort", "people", "overdue", "never_rated"], orient="row")
    return literal_figures(frame, "people", "overdue", "never_rated")


def test_overdue_ratings_are_counted_by_cohort_and_for_everyone(cohorts, look):
    figure = rag_rated.by_cohort(
        due(("fixed", 43, 3, 2), ("flex", 19, 0, 0), ("total", 62, 3, 2)), cohorts, look
    )
    assert list(figure.layout.yaxis.ticktext) == ["Everyone", "Flex", "Fixed"]
    assert texts(figure)[:3] == [
        "<b>3</b> overdue, <b>2</b> never rated, of 62",
        "<b>none</b> overdue, of 19",
        "<b>3</b> overdue, <b>2</b> never rated, of 43",
    ]


def test_one_cohort_has_no_row_for_everyone(cohorts, look):
    figure = rag_rated.by_cohort(due(("fixed", 43, 3, 2), ("total", 43, 3, 2)), cohorts, look)
    assert list(figure.layout.yaxis.ticktext) == ["Fixed"]


def test_withheld_overdue_ratings_are_hatched(cohorts, look):
    figure = rag_rated.by_cohort(
        due(("fixed", 43, None, 6), ("flex", 0, 0, 0), ("total", 43, None, 6)), cohorts, look
    )
    assert texts(figure)[2] == "<b>fewer than 5</b> overdue, <b>6</b> never rated, of 43"
    assert texts(figure)[1] == "nobody"
    assert any(bar.marker.pattern.shape == "/" for bar in figure.data)


def red(*rows: tuple[str, int | None, int | None, float | None]):
    frame = pl.DataFrame(
        [(*row, None, None) for row in rows],
        {
            "cohort": pl.String,
            "spells": pl.Int64,
            "ended": pl.Int64,
            "median_days": pl.Float64,
            "lower_quartile_days": pl.Float64,
            "upper_quartile_days": pl.Float64,
        },
        orient="row",
    )
    return literal_figures(frame, "spells", "ended")


def test_time_in_red_is_told_for_everyone_and_why_it_is_not(cohorts, look):
    figures = red(
        ("fixed", 40, 30, 63.0), ("flex", 0, 0, None), ("free", 8, 1, None), ("total", 48, None, None)
    )
    figure = stays.by_cohort(figures, cohorts, look, what=stays.RED)
    assert figure.layout.yaxis.ticktext[0] == "Everyone"
    assert texts(figure) == [HIDDEN, "too few have moved on to tell", "nobody was red", "<b>63 days</b>"]
    assert figure.data[0].hovertext == ("half moved on by 63 days",)
