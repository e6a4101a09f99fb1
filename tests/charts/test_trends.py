from datetime import date

import polars as pl

from charts import trends

EVENTS = pl.DataFrame(
    {
        "event_date": [date(2022, 7, 4), date(2022, 7, 6), date(2030, 1, 1)],
        "title": ["Female cohort live", "<b>Panel</b>", "Far ahead"],
    }
)
FIXED, FLEX = ("fixed", "all"), ("flex", "all")
FEMALE, YOUNG, ABUSE = ("free", "female"), ("free", "young_adult"), ("free", "domestic_abuse")


def lines(figure):
    return {trace.name: list(trace.y) for trace in figure.data if trace.mode != "markers"}


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_each_cohort_is_a_line_named_at_its_end(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43], FLEX: [16, 17, 18, 19]}), cohorts, look)
    assert lines(figure) == {"Fixed": [40, 41, 42, 43], "Flex": [16, 17, 18, 19]}
    assert texts(figure) == ["<b>Fixed</b>  43", "<b>Flex</b>  19"]


def test_lines_begin_with_the_first_person(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43], YOUNG: [0, 0, 3, 6]}), cohorts, look)
    assert lines(figure)["Free – young adult"] == [3, 6]


def test_there_is_no_legend_and_the_axis_begins_at_zero(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43]}), cohorts, look)
    assert figure.layout.template.layout.showlegend is False
    assert figure.layout.yaxis.range[0] == 0


def test_labels_at_the_same_height_do_not_meet(trend, cohorts, look):
    figure = trends.by_cohort(trend({FLEX: [18, 18, 18, 18], FEMALE: [18, 18, 18, 18]}), cohorts, look)
    one, other = (annotation.y for annotation in figure.layout.annotations)
    assert abs(one - other) / figure.layout.yaxis.range[1] * (figure.layout.height - 60) >= look.size


def test_a_withheld_number_is_a_gap_with_the_words(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43], YOUNG: [6, None, 7, None]}), cohorts, look)
    line = next(trace for trace in figure.data if trace.name == "Free – young adult")
    assert list(line.y) == [6, None, 7, None]
    assert line.connectgaps is False
    assert [text for text in line.hovertext if not text] == ["", ""]
    assert "Withheld: fewer than 5" in texts(figure)
    assert "<b>Free – young adult</b>  withheld: fewer than 5" in texts(figure)


def test_a_cohort_that_is_all_withheld_keeps_its_name(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43], ABUSE: [None] * 4}), cohorts, look)
    assert "<b>Free – domestic abuse</b>  withheld: fewer than 5" in texts(figure)


def test_five_cohorts_become_small_charts_on_one_scale(trend, cohorts, look):
    people = {key: [9, 9, 9, 9] for key in (FIXED, FLEX, FEMALE, YOUNG, ABUSE)}
    figure = trends.by_cohort(trend(people), cohorts, look, events=EVENTS)
    axes = [figure.layout[name] for name in figure.layout if name.startswith("yaxis")]
    assert len(lines(figure)) == 5
    assert len({tuple(axis.range) for axis in axes}) == 1


def test_a_cohort_that_ended_gives_way_so_that_four_lines_stay(trend, cohorts, look):
    people = {key: [9, 9, 9, 9] for key in (FIXED, FLEX, FEMALE, YOUNG)} | {ABUSE: [5, 5, 0, 0]}
    assert "Free – domestic abuse" not in lines(trends.by_cohort(trend(people), cohorts, look))


def test_events_step_down_and_those_outside_are_left_out(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43]}), cohorts, look, events=EVENTS)
    named = [note for note in figure.layout.annotations if note.yref == "y domain"]
    assert [note.text for note in named] == ["Female cohort live", "&lt;b&gt;Panel&lt;/b&gt;"]
    assert named[0].y > named[1].y
    assert len(figure.layout.shapes) == 2


def test_event_labels_stand_above_the_lines(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [40, 41, 42, 43]}), cohorts, look, events=EVENTS)
    named = [note for note in figure.layout.annotations if note.yref == "y domain"]
    lowest = min(note.y for note in named) * figure.layout.yaxis.range[1]
    assert lowest > 43


def test_one_snapshot_is_a_dot(trend, cohorts, look):
    figure = trends.by_cohort(trend({FIXED: [43]}), cohorts, look)
    assert "markers" in figure.data[0].mode
    assert figure.data[0].marker.opacity == 1
