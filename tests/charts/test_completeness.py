"""The bars of what is missing."""

import polars as pl

from charts.completeness import MOST_ROWS, completeness
from charts.style import style

COLUMNS = ["table", "column", "rows", "missing", "not_stated", "unknown"]


def rows(*given):
    return pl.DataFrame(list(given), COLUMNS, orient="row")


def test_two_bars_a_row_from_nought_to_everyone():
    figure = completeness(rows(("people", "religion", 100, 10, 5, 0.15)), style("light"))
    assert [list(bar.x) for bar in figure.data] == [[10 / 100], [5 / 100]]
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 1
    assert figure.layout.annotations[0].text == "15\u00a0%"


def test_what_is_complete_or_withheld_has_no_bar():
    given = rows(("people", "sex", 100, 0, 0, 0.0), ("people", "disability", 100, None, 3, None))
    assert [len(bar.x) for bar in completeness(given, style("dark")).data] == [0, 0]


def test_twelve_rows_at_most_and_names_escaped():
    given = rows(*[("people", f"<b>{n}", 100, 50, 0, 0.5) for n in range(20)])
    figure = completeness(given, style("light"))
    assert len(figure.data[0].x) == MOST_ROWS
    assert "<b>" not in "".join(figure.layout.yaxis.ticktext)
