"""One person's timeline: what is drawn where, what it says, and what it says where there is nothing."""

from datetime import date, timedelta

import pytest
from support.person import AS_AT, event, events_figures, rated

from charts.lanes import LANES, MOST_ROWS, lanes, stacked
from charts.timeline import timeline

START = date(2021, 9, 30)
DAY = timedelta(days=1)


def drawn(look, *rows, start=START, **options):
    return timeline(events_figures(*rows), look, start=start, as_at=AS_AT, **options)


def hovers(figure) -> list[str]:
    return [text for trace in figure.data for text in (trace.hovertext or ())]


def texts(figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def bar_texts(figure) -> list[str]:
    return [text for trace in figure.data if trace.type == "bar" for text in trace.text]


def test_the_lanes_stand_from_the_top_in_one_order(look):
    figure = drawn(look, *rated("red", date(2022, 8, 10)))
    assert list(figure.layout.yaxis.ticktext) == [name for name, _ in LANES.values()]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1] == 0


def test_every_meeting_is_a_cell_with_its_letter_and_its_colour(look):
    days = [date(2022, month, 10) for month in range(1, 9)]
    rows = rated("red", *days[:2]) + rated("amber", *days[2:4]) + rated("green", *days[4:])
    cells = drawn(look, *rows, start=START - 900 * DAY).data[0]
    assert list(cells.text) == ["R", "R", "A", "A", "G", "G", "G", "G"]
    assert cells.marker.color[0] == look.ratings["red"]
    assert cells.textfont.color[7] == look.inks["green"]
    assert cells.hovertext[0] == "<b>Rated red</b><br>Retain<br>10 January 2022"


def test_where_there_is_room_a_cell_has_the_word(look):
    figure = drawn(look, *rated("amber", date(2022, 7, 13), date(2022, 8, 10), date(2022, 9, 14)))
    assert list(figure.data[0].text) == ["Amber"] * 3


def test_a_meeting_without_a_rating_is_an_empty_cell_and_one_with_a_rating_is_one_cell(look):
    on, missed = date(2022, 7, 13), date(2022, 8, 10)
    rows = [
        event("meeting", on, "macc", detail="rated"),
        event("meeting", missed, "macc", detail="not_rated"),
    ]
    cells = drawn(look, *rated("red", on), *rows).data[0]
    assert list(cells.text) == ["Red", "–"]
    assert cells.marker.color[1] == look.background
    assert "Meeting without a rating" in cells.hovertext[1]


def test_cells_do_not_touch_where_meetings_are_near(look):
    days = [date(2022, 8, 3), date(2022, 8, 10), date(2022, 9, 14)]
    cells = drawn(look, *rated("green", *days)).data[0]
    assert max(cells.x) < 7 * 86_400_000


def test_what_has_not_ended_runs_to_the_day_itself_and_says_since_when(look):
    figure = drawn(look, event("custody", date(2022, 9, 1), "custody", to_date=None))
    (bar,) = figure.data
    assert bar.x[0] == 29 * 86_400_000
    assert bar.hovertext[0] == "<b>Custody</b><br>since 1 September 2022"


def test_what_began_before_is_cut_at_the_start_and_hover_keeps_its_days(look):
    row = event("custody", date(2020, 1, 1), "custody", to_date=date(2021, 10, 30))
    (bar,) = drawn(look, row).data
    assert (bar.base[0].date(), bar.x[0]) == (START, 30 * 86_400_000)
    assert "1 January 2020 to 30 October 2021" in bar.hovertext[0]


def test_what_ended_before_is_not_drawn_and_the_lane_says_that_it_was_earlier(look):
    figure = drawn(look, event("custody", date(2020, 1, 1), "custody", to_date=date(2020, 2, 1)))
    assert not figure.data
    assert texts(figure).count("none in this period") == 1


def test_an_empty_lane_says_whether_nothing_is_recorded_or_nothing_was_loaded(look):
    figure = drawn(look, *rated("red", date(2022, 8, 10)), not_loaded=("service", "requirement"))
    assert texts(figure).count("not loaded for this scheme") == 2
    assert texts(figure).count("none recorded") == len(LANES) - 3


def offences(*severities, **other):
    return [
        event("offence", date(2022, 1, 1) + n * 30 * DAY, "34", label="Robbery", value=severity, **other)
        for n, severity in enumerate(severities)
    ]


def test_the_more_severe_an_offence_the_taller_its_stem_to_a_height_that_is_everybodys(look):
    heads = drawn(look, *offences(10.0, 300.0, 1000.0, 4000.0)).data[1]
    foot = lanes({})["offence"].bottom
    rises = [foot - head for head in heads.y]
    assert rises[0] < rises[1] < rises[2] == rises[3]
    alone = drawn(look, *offences(300.0)).data[1]
    assert foot - alone.y[0] == pytest.approx(rises[1])


def test_an_offence_without_severity_is_drawn_at_the_foot_and_no_number_is_made_up(look):
    heads = drawn(look, *offences(None)).data[1]
    assert heads.hovertext[0] == "<b>Robbery</b><br>1 January 2022"
    assert lanes({})["offence"].bottom - heads.y[0] < 12


def test_an_offence_not_proven_is_hollow_and_says_so(look):
    rows = offences(300.0, detail="not_proven") + offences(300.0, detail="proven")
    heads = drawn(look, *rows).data[1]
    assert set(heads.marker.color) == {look.background, look.plum}
    assert "not proven" in "".join(hovers(drawn(look, *offences(1.0, detail="not_proven"))))
    assert "severity 1" in "".join(hovers(drawn(look, *offences(1.0, detail="not_proven"))))


def test_each_kind_of_enforcement_has_a_symbol_of_its_own(look):
    kinds = ["arrest", "breach", "recall", "search", "tag_violation"]
    (points,) = drawn(look, *[event("enforcement", date(2022, 8, 1), kind) for kind in kinds]).data
    assert len(set(points.marker.symbol)) == len(kinds)


def test_services_at_one_time_lie_in_rows_of_their_own_with_their_names(look):
    rows = [
        event(
            "service", date(2022, 1, 1) + n * DAY, "housing", to_date=date(2022, 9, 1), label=f"Housing {n}"
        )
        for n in range(3)
    ]
    figure = drawn(look, *rows)
    assert len({trace.y[0] for trace in figure.data}) == 3
    assert bar_texts(figure) == ["Housing 0", "Housing 1", "Housing 2"]


def test_a_name_too_long_for_its_bar_is_cut_and_one_with_no_room_left_out(look):
    long = event(
        "service",
        date(2022, 7, 1),
        "x",
        to_date=date(2022, 8, 10),
        label="Education, training and employment",
    )
    short = event("service", date(2022, 9, 10), "x", to_date=date(2022, 9, 15), label="Housing")
    cut, gone = bar_texts(drawn(look, long, short))
    assert cut.startswith("Educ")
    assert cut.endswith("…")
    assert gone == ""


def test_rows_are_used_again_when_they_are_free_and_never_more_than_can_be_read():
    spans = [(START + n * DAY, START + (n + 1) * DAY) for n in range(0, 20, 5)]
    assert stacked(spans, DAY) == [0, 0, 0, 0]
    assert max(stacked([(START, AS_AT)] * 20, DAY)) == MOST_ROWS - 1


def test_the_day_and_the_adoption_are_marked(look):
    figure = drawn(look, *rated("red", date(2022, 8, 10)), adopted=date(2022, 2, 1))
    assert "as at 30 Sep 2022" in texts(figure)
    assert "adopted 1 Feb 2022" in texts(figure)


def test_the_two_dates_share_a_text_where_they_are_near(look):
    figure = drawn(look, *rated("red", date(2022, 9, 14)), adopted=date(2022, 9, 10))
    assert "adopted 10 Sep 2022 · as at 30 Sep 2022" in texts(figure)


def test_an_adoption_before_the_time_drawn_is_not_marked(look):
    figure = drawn(look, *rated("red", date(2022, 9, 14)), adopted=date(2020, 1, 1))
    assert not any("adopted" in text for text in texts(figure))


def test_nobody_with_nothing_is_still_a_timeline(look):
    figure = drawn(look)
    assert texts(figure).count("none recorded") == len(LANES)


def test_loaded_text_is_no_markup(look):
    row = event("service", date(2022, 1, 1), "x", to_date=None, label="<b>x</b>", detail_label="<a href='x'>")
    figure = drawn(look, row)
    assert "&lt;b&gt;x" in bar_texts(figure)[0]
    assert "<a" not in hovers(figure)[0]
