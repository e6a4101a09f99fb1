"""Who came: a shape in every cell beside its colour, and the share of agencies over time."""

from datetime import date, timedelta

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import attendance

FIRST = date(2025, 1, 8)
NAMES = ["agency", "meeting_date", "state", "agencies_expected", "agencies_attended"]


def on(meeting):
    return FIRST + timedelta(28 * meeting)


def figures(**states):
    """Figures of one letter a meeting: a(ttended), p(art), m(issed), n(ot expected), ? (not recorded)."""
    words = dict(zip("apmn?", attendance.WORDS, strict=True))
    rows = [
        (agency, on(place), words[letter], int(letter in "apm"), int(letter in "ap"))
        for agency, letters in states.items()
        for place, letter in enumerate(letters)
    ]
    days = sorted({row[1] for row in rows})
    totals = [
        ("total", day, None, *(sum(row[column] for row in rows if row[1] == day) for column in (3, 4)))
        for day in days
    ]
    types = {"agency": pl.String, "meeting_date": pl.Date, "state": pl.String}
    frame = pl.DataFrame(rows + totals, types | dict.fromkeys(NAMES[3:], pl.Int64), orient="row")
    return literal_figures(frame, *NAMES[3:])


def test_every_state_has_its_own_shape_and_its_word_in_the_hover(look):
    figure = attendance.by_agency_and_date(figures(Police="apmn?"), look)
    [cells] = figure.data
    assert list(cells.text[0]) == ["✓", "◐", "✗", "–", "?"]
    assert cells.hovertext[0][2] == "Police, 5 March 2025: missed"
    assert len(set(cells.z[0])) == 5


def test_the_agency_that_missed_most_is_on_top(look):
    figure = attendance.by_agency_and_date(figures(Police="aaa", Health="mma", Housing="maa"), look)
    assert list(figure.layout.yaxis.ticktext) == ["Police", "Housing", "Health"]


def test_no_more_than_the_last_meetings_are_shown(look):
    figure = attendance.by_agency_and_date(figures(Police="m" * 3 + "a" * 12), look)
    assert len(figure.layout.xaxis.ticktext) == 12
    assert set(figure.data[0].text[0]) == {"✓"}


def test_all_agencies_together_are_no_row_of_the_table(look):
    assert list(attendance.by_agency_and_date(figures(Police="a"), look).layout.yaxis.ticktext) == ["Police"]


def test_no_meeting_is_an_empty_chart(look):
    assert not attendance.by_agency_and_date(figures(), look).data
    assert not attendance.over_time(figures(), look).data[0].x


def test_the_share_is_of_the_agencies_expected(look):
    figure = attendance.over_time(figures(Police="aa", Health="mp", Housing="nm"), look)
    assert figure.data[0].y == pytest.approx((1 / 2, 2 / 3))
    assert figure.data[0].hovertext[1] == "5 February 2025: 2 of 3 agencies"
    assert figure.layout.annotations[0].text == "<b>67\N{NO-BREAK SPACE}%</b>"


def test_a_meeting_at_which_nobody_was_expected_has_no_share(look):
    assert len(attendance.over_time(figures(Police="an"), look).data[0].x) == 1


def test_loaded_names_are_text_and_not_markup(look):
    figure = attendance.by_agency_and_date(figures(**{"<b>Police": "m"}), look)
    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;Police",)
    assert "<b>" not in figure.data[0].hovertext[0][0]
