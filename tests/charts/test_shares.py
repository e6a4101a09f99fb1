"""Shares against a target: more than a colour says who misses it, and what is withheld is words alone."""

import pytest

from charts import shares
from charts.shares import Share

BELOW = Share("HMP Low", 0.4, 0.2, 0.6, "8 of 20, 3 unknown")
ABOVE = Share("HMP High", 0.97, 0.92, 1.0, "97 of 100")
OPEN = Share("HMP Open", 0.85, 0.7, 0.95, "17 of 20")
HIDDEN = Share("HMP Few", None, None, None, "withheld: fewer than 5")


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def markers(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


@pytest.mark.parametrize(("row", "stands"), [(BELOW, "below"), (ABOVE, "above"), (OPEN, "open")])
def test_a_share_is_told_from_its_target_only_by_its_interval(row, stands):
    assert row.stands(0.9) == stands
    assert row.stands(None) == "open"


def test_an_interval_that_ends_at_the_target_is_not_below_and_one_that_begins_there_is_above():
    assert Share("", 0.8, 0.7, 0.9, "").stands(0.9) == "open"
    assert Share("", 0.95, 0.9, 1.0, "").stands(0.9) == "above"


def test_the_first_row_is_on_top_and_every_row_has_its_own_shape(look):
    figure = shares.by_group([BELOW, ABOVE, OPEN], look, target=0.9)
    assert list(figure.layout.yaxis.ticktext) == ["HMP Open", "HMP High", "HMP Low"]
    drawn = {trace.y[0]: trace.marker.symbol for trace in markers(figure)}
    assert drawn == {2: "triangle-down", 1: "triangle-up", 0: "circle"}
    assert "target 90\N{NO-BREAK SPACE}%" in texts(figure)


def test_a_benchmark_judges_nobody(look):
    figure = shares.by_group([BELOW], look, target=0.9, judged=False, target_words="benchmark {}")
    assert markers(figure)[0].marker.symbol == "circle"
    assert "benchmark 90\N{NO-BREAK SPACE}%" in texts(figure)


def test_without_a_target_there_is_no_line(look):
    figure = shares.by_group([OPEN], look, target=None)
    assert not figure.layout.shapes
    assert not any("target" in text for text in texts(figure))


def test_the_unknown_stand_on_a_line_of_their_own_beside_the_point(look):
    assert "8 of 20<br>3 unknown" in texts(shares.by_group([BELOW], look, target=0.9))


def test_a_withheld_row_is_words_and_no_point(look):
    figure = shares.by_group([OPEN, HIDDEN], look, target=0.9)
    assert len(markers(figure)) == 1
    assert "withheld: fewer than 5" in texts(figure)


def test_the_interval_reaches_from_its_lower_to_its_upper_end(look):
    [point] = markers(shares.by_group([OPEN], look, target=0.9))
    assert point.error_x.array[0] == pytest.approx(0.10)
    assert point.error_x.arrayminus[0] == pytest.approx(0.15)
    assert (
        "95\N{NO-BREAK SPACE}% interval 70\N{NO-BREAK SPACE}% to 95\N{NO-BREAK SPACE}%" in point.hovertext[0]
    )


def test_a_share_without_an_interval_claims_none(look):
    [point] = markers(shares.by_group([Share("Police", 0.5, None, None, "6 of 12")], look, target=None))
    assert point.error_x.visible is False
    assert "interval" not in point.hovertext[0]


def test_nobody_at_all_is_an_empty_chart(look):
    assert not markers(shares.by_group([], look, target=0.9))
    assert not markers(shares.over_time([], look, target=0.9))


def test_quarters_stand_in_their_order_and_one_not_yet_whole_is_hollow(look):
    young = Share("Oct–Dec 2025", 0.8, 0.4, 1.0, "8 of 10, fewer than 5 unknown", faded=True)
    figure = shares.over_time([OPEN, young], look, target=0.9)
    fills = {trace.x[0]: trace.marker.color for trace in markers(figure)}
    assert fills[1] == look.background
    assert fills[0] != look.background


def test_no_line_beneath_a_quarter_is_wider_than_its_room(look):
    rows = [Share("Oct–Dec 2025", 0.8, 0.4, 1.0, "8 of 10, fewer than 5 unknown"), HIDDEN]
    ticks = shares.over_time(rows, look, target=0.9).layout.xaxis.ticktext
    assert ticks[0] == "Oct–Dec<br>2025<br>8 of 10<br>fewer than<br>5 unknown"
    assert max(len(line) for tick in ticks for line in tick.split("<br>")) <= shares.NARROW


def test_the_line_leaves_out_the_quarters_without_a_share(look):
    figure = shares.over_time([OPEN, HIDDEN, BELOW], look, target=0.9)
    [line] = [trace for trace in figure.data if trace.mode == "lines"]
    assert line.x == (0, 2)
    assert line.y == (0.85, 0.4)


def test_loaded_names_are_text_and_not_markup(look):
    figure = shares.by_group([Share("<b>HMP</b>", 0.5, 0.1, 0.9, "<i>1</i> of 2")], look, target=None)
    assert "<b>" not in figure.layout.yaxis.ticktext[0]
    assert "&lt;i&gt;1&lt;/i&gt; of 2" in texts(figure)


def test_a_name_on_two_lines_makes_every_row_higher(look):
    long = Share("Lincolnshire Partnership NHS Foundation Trust", 0.5, None, None, "6 of 12")
    short = Share("Police", 0.5, None, None, "6 of 12")
    low, high = (shares.by_group([one] * 4, look, target=None).layout.height for one in (short, long))
    assert high - low == 4 * 8
