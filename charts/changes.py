"""Two dates side by side: an open dot for the first, a full one for the second, the change in words."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, plain, rows_range, signed, text_width, withheld, wrapped
from charts.dates import said
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

MOST_ROWS = 12
TOTAL = "total"

Row = tuple[str, int | None, int | None]


def by_group(
    figures: Figures,
    start: date,
    end: date,
    style: Style,
    *,
    labels: dict[str, str] | None = None,
    height: int = 0,
) -> go.Figure:
    """`caseload.change`: a row for each group, over all cohorts, largest at the top; twelve at most."""
    rows = _rows(figures.frame, labels or {})
    left_out = max(len(rows) - MOST_ROWS, 0)
    rows = rows[:MOST_ROWS][::-1]
    if start == end:
        rows = [(label, None, people) for label, _, people in rows]
    figure = blank(style, height or 70 + 34 * max(len(rows), 3))
    for place, row in enumerate(rows):
        _draw(figure, place, row, (start, end), style)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), ticktext=[wrapped(row[0]) for row in rows],
        range=rows_range(len(rows)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    reach = people_range([people for row in rows for people in row[1:]])
    figure.update_xaxes(
        range=[-reach[1] * 0.03, reach[1]], nticks=4, tickangle=0, showgrid=True, tickformat=",d"
    )
    _right_words(figure, rows, start == end, withheld(figures), style)
    _key(figure, start, end, left_out, style)
    return figure


def _rows(frame: pl.DataFrame, labels: dict[str, str]) -> list[Row]:
    """The groups over all cohorts; where the groups are the cohorts, those."""
    totals = frame.filter(pl.col("cohort") == TOTAL, pl.col("group") != TOTAL)
    chosen = totals if totals.height else frame.filter(pl.col("group") != TOTAL)
    ordered = chosen.sort("people_end", "people_start", descending=True, nulls_last=True)
    names = ordered["label"] if "label" in ordered.columns else ordered["group"]
    counts = ordered.select("people_start", "people_end").iter_rows()
    return [
        (labels.get(code) or name or code, before, after)
        for code, name, (before, after) in zip(ordered["group"], names, counts, strict=True)
    ]


def _draw(figure: go.Figure, place: int, row: Row, dates: tuple[date, date], style: Style) -> None:
    label, before, after = row
    if before is not None and after is not None:
        line = {"color": style.blue, "width": style.line}
        figure.add_shape(type="line", x0=before, x1=after, y0=place, y1=place, line=line, layer="below")
    for people, on, full in ((before, dates[0], False), (after, dates[1], True)):
        if people is not None:
            figure.add_trace(_dot(place, people, f"{plain(label)}: {people:,} on {said(on)}", full, style))


def _dot(place: int, people: int, words: str, full: bool, style: Style) -> go.Scatter:
    marker = {
        "color": style.blue if full else style.background,
        "line": {"color": style.blue, "width": 2},
        "opacity": 1,
        "size": 12,
    }
    return go.Scatter(
        x=[people], y=[place], mode="markers", marker=marker, hoverinfo="text", hovertext=[words]
    )


def _right_words(figure: go.Figure, rows: list[Row], one_date: bool, instead: str, style: Style) -> None:
    words = [_words(after if one_date else before, after) for _, before, after in rows]
    for place, text in enumerate(words):
        if text is None:
            known = [people for people in rows[place][1:] if people is not None]
            say_withheld(figure, max(known, default=0), place, instead, style, xshift=12 if known else 4)
        else:
            figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=8, y=place, text=text)
    widest = max((text_width(text or "", style) for text in words), default=0)
    figure.update_layout(margin_r=round(widest) + 18)


def _words(before: int | None, after: int | None) -> str | None:
    """“37 → 42  (+5)”, the number alone where it stayed; None where either is withheld."""
    if before is None or after is None:
        return None
    if before == after:
        return f"<b>{after:,}</b>"
    change = after - before
    return f"{before:,} → <b>{after:,}</b>  ({signed(change)})"


def _key(figure: go.Figure, start: date, end: date, left_out: int, style: Style) -> None:
    more = f"   ({left_out} smaller in the table)" if left_out else ""
    opening = "" if start == end else f"○ {said(start)}   "
    figure.update_layout(margin_t=style.size * 2)
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=2,
        text=f"{opening}● {said(end)}{more}", font={"color": style.quiet, "size": style.size - 1},
    )  # fmt: skip
