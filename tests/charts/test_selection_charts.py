"""The charts of the Selection page: a region with a name, predictors apart, verdicts by more than colour."""

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import selection_bands, selection_capacity, selection_scatter
from charts.selection_scatter import REGION, SERIOUS, Thresholds

RULE = Thresholds(60, 50, 1000)
PERSON = {
    "person_ref": "p1",
    "cohort": "fixed",
    "label": "Fixed",
    "ogrs": 70.0,
    "css": 1500.0,
    "predictor": "ogrs3",
    "band": "medium",
    "meets_fixed": True,
    "missing": None,
    "offence": "Robbery",
    "index_offence": "34",
    "reason": "meets every part of the rule",
}


def people(*rows):
    types = {"missing": pl.String, "meets_fixed": pl.Boolean, "ogrs": pl.Float64, "css": pl.Float64}
    return literal_figures(pl.DataFrame([PERSON | row for row in rows], schema_overrides=types))


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def points(figure):
    """Shape, colour and place of every person drawn."""
    return [
        (shape, trace.marker.color, x, y)
        for trace in figure.data
        if trace.x[0] is not None
        for shape, x, y in zip(trace.marker.symbol, trace.x, trace.y, strict=True)
    ]


def drawn(figures, cohorts, look, **options):
    return selection_scatter.by_predictor(figures, cohorts, look, **options)


def test_the_region_is_named_and_bounded_by_the_thresholds(cohorts, look):
    figure = drawn(people({}), cohorts, look, rule=RULE)
    [region] = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (region.x0, region.y0) == (60, 1000)
    assert f"<b>{REGION}</b>" in texts(figure)
    assert {"60", "50", "CSS 1,000", SERIOUS} <= set(texts(figure))


def test_the_mark_for_robbery_and_burglary_is_a_line_of_its_own(cohorts, look):
    figure = drawn(people({}), cohorts, look, rule=RULE)
    upright = {shape.x0: shape.line.dash for shape in figure.layout.shapes if shape.x0 == shape.x1}
    assert upright == {60: None, 50: "dot"}
    same = drawn(people({}), cohorts, look, rule=Thresholds(60, 60, 1000))
    assert SERIOUS not in texts(same)


def test_without_a_rule_there_is_neither_region_nor_verdict(cohorts, look):
    figure = drawn(people({"meets_fixed": None}), cohorts, look)
    assert not figure.layout.shapes
    assert points(figure)[0][0] == "circle"
    assert not [trace.name for trace in figure.data if trace.name and "rule" in trace.name]


def test_predictors_have_panels_of_their_own(cohorts, look):
    figure = drawn(people({}, {"predictor": "ogrs4"}, {"predictor": "ogrs4"}), cohorts, look, rule=RULE)
    held = {trace.xaxis: len(trace.x) for trace in figure.data if trace.x[0] is not None}
    assert held == {"x": 1, "x2": 2}
    assert "OGRS3, per cent (1 person)" in figure.layout.xaxis.title.text
    assert "OGRS4, per cent (2 people)" in figure.layout.xaxis2.title.text
    assert len([shape for shape in figure.layout.shapes if shape.type == "rect"]) == 2


def test_a_cohort_is_told_by_shape_and_colour_and_a_verdict_by_filling(cohorts, look):
    figure = drawn(
        people(
            {},
            {"meets_fixed": False},
            {"meets_fixed": None, "missing": "index offence"},
            {"cohort": "flex", "label": "Flex"},
        ),
        cohorts,
        look,
        rule=RULE,
    )
    fixed, flex = look.blue, look.teal
    assert [(shape, colour) for shape, colour, _, _ in points(figure)] == [
        ("circle", fixed),
        ("circle-open", fixed),
        ("circle-open-dot", fixed),
        ("diamond", flex),
    ]


def test_who_has_a_score_missing_is_not_drawn(cohorts, look):
    figure = drawn(people({}, {"ogrs": None}, {"css": None}), cohorts, look, rule=RULE)
    assert [(x, y) for _, _, x, y in points(figure)] == [(70, 1500)]


def test_another_setting_is_drawn_beside_the_rule_and_the_same_is_not(cohorts, look):
    figure = drawn(people({}), cohorts, look, rule=RULE, setting=Thresholds(55, 45, 800))
    assert "this setting" in texts(figure)
    assert "this setting" not in texts(drawn(people({}), cohorts, look, rule=RULE, setting=RULE))


def test_loaded_text_is_shown_and_not_read(cohorts, look):
    figure = drawn(people({"offence": "<b>x</b>", "label": "<i>F</i>"}), cohorts, look, rule=RULE)
    assert "&lt;b&gt;x&lt;/b&gt;" in str(figure.to_dict())


def test_bands_are_named_with_their_people_predictor_by_predictor(look):
    figure = selection_bands.by_predictor(
        people({}, {"ogrs": 100.0, "band": "very_high", "predictor": "ogrs4"}, {"ogrs": None}), look
    )
    assert texts(figure)[:4] == [
        "low<br><b>0</b>",
        "medium<br><b>1</b>",
        "high<br><b>0</b>",
        "very high<br><b>0</b>",
    ]
    assert texts(figure)[7] == "very high<br><b>1</b>"
    assert [axis.title.text for axis in (figure.layout.yaxis, figure.layout.yaxis2)] == ["OGRS3", "OGRS4"]


@pytest.mark.parametrize(("score", "step"), [(74.9, 72.5), (75.0, 77.5), (100.0, 97.5), (99.99, 97.5)])
def test_a_score_stands_in_its_step_and_a_hundred_in_the_last(look, score, step):
    figure = selection_bands.by_predictor(people({"ogrs": score}), look)
    assert [x for x, held in zip(figure.data[0].x, figure.data[0].y, strict=True) if held] == [step]


BARS = [("On the scheme", {"fixed": 43, "flex": 19}), ("Meet the scheme's rule", {"fixed": 37, "flex": 3})]


def test_bars_stand_against_capacity_and_places_planned(cohorts, look):
    figure = selection_capacity.against_capacity(BARS, 120, 72, cohorts, look)
    assert {"120 capacity", "72 planned for Fixed", "<b>62</b>", "<b>40</b>"} == set(texts(figure))
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [72, 120]
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 120
    assert [trace.name for trace in figure.data] == ["Fixed", "Flex"]


def test_without_capacity_there_is_no_line(cohorts, look):
    figure = selection_capacity.against_capacity(BARS, None, None, cohorts, look)
    assert not figure.layout.shapes
    assert set(texts(figure)) == {"<b>62</b>", "<b>40</b>"}


def test_nobody_has_bars_of_no_length(cohorts, look):
    figure = selection_capacity.against_capacity([("On the scheme", {})], 120, None, cohorts, look)
    assert "<b>0</b>" in texts(figure)
