"""People over time by cohort and profile: up to four labelled lines, beyond that a small chart for each."""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.canvas import blank, people_range, plain
from charts.cohorts import Cohorts, Key
from charts.dates import date_axis, said
from charts.marks import draw_events, label_ends, say_gap
from charts.series import Drawing, Points, drawing
from charts.style import Style
from disclosure.figures import Figures

MOST_LINES = 4
MOST_PANELS = 9


def by_cohort(
    figures: Figures, cohorts: Cohorts, style: Style, *, events: pl.DataFrame | None = None, height: int = 330
) -> go.Figure:
    """`caseload.trend` with the scheme's events (`event_date, title`); ended cohorts give way to others."""
    everyone = drawing(figures, cohorts, style, events)
    running = {key: points for key, points in everyone.series.items() if _runs(points, everyone)}
    shown = everyone.series if len(everyone.series) <= MOST_LINES else running or everyone.series
    if len(shown) <= MOST_LINES:
        return _lines(replace(everyone, series=shown), height)
    return _panels(replace(everyone, series=_largest(shown)), height)


def _runs(points: Points, everyone: Drawing) -> bool:
    """Whether the cohort still has people (or a withheld number of them) on the last date."""
    on, people = points[-1]
    return people != 0 and on == everyone.dates[-1]


def _largest(series: dict[Key, Points]) -> dict[Key, Points]:
    kept = sorted(series, key=lambda key: -(series[key][-1][1] or 0))[:MOST_PANELS]
    return {key: points for key, points in series.items() if key in kept}


def _lines(drawn: Drawing, height: int) -> go.Figure:
    figure = blank(drawn.style, height)
    for key in drawn.series:
        figure.add_trace(drawn.line(key))
    figure.update_xaxes(**date_axis(drawn.dates))
    figure.update_yaxes(range=people_range(drawn.counts, 0.12), nticks=6, tickformat=",d")
    for points in drawn.series.values():
        say_gap(figure, points, drawn.instead, drawn.style)
    if drawn.events is not None:
        draw_events(figure, drawn.events, drawn.style)
    label_ends(figure, [_end(key, drawn) for key in drawn.series], drawn.style)
    return figure


def _end(key: Key, drawn: Drawing) -> tuple[float, str, str, str]:
    known = [people for _, people in drawn.series[key] if people is not None]
    return (known[-1] if known else 0, drawn.cohorts.label(*key), drawn.last(key), drawn.colour(key))


def _panels(drawn: Drawing, height: int) -> go.Figure:
    columns = 3 if len(drawn.series) > 4 else 2
    rows = -(-len(drawn.series) // columns)
    figure = make_subplots(
        rows, columns, shared_yaxes=True, vertical_spacing=0.22 / rows, horizontal_spacing=0.03
    )
    small = drawn.style.size - 2
    figure.update_layout(template=drawn.style.template, height=height, autosize=True, margin_t=small * 2 + 8)
    figure.update_xaxes(**_inner_ticks(drawn), tickfont_size=small)
    figure.update_yaxes(range=people_range(drawn.counts), nticks=4, tickformat=",d", tickfont_size=small)
    for place, key in enumerate(drawn.series):
        at = {"row": place // columns + 1, "col": place % columns + 1}
        _event_lines(figure, drawn, at)
        figure.add_trace(drawn.line(key), **at)
        _head(figure, key, drawn, at)
        beneath = place + columns < len(drawn.series)
        figure.update_xaxes(showticklabels=not beneath, ticks="" if beneath else "outside", **at)
    for place in range(len(drawn.series), rows * columns):
        figure.update_xaxes(visible=False, row=rows, col=place % columns + 1)
        figure.update_yaxes(visible=False, row=rows, col=place % columns + 1)
    return figure


def _inner_ticks(drawn: Drawing) -> dict[str, Any]:
    """Ticks that clear those of the panel to the left: none at the very start."""
    axis = date_axis(drawn.dates, most=3)
    first, last = axis["range"]
    kept = [place for place, on in enumerate(axis["tickvals"]) if (on - first) * 5 > last - first]
    texts = [f"{on:%b}<br>{on.year}" for on in axis["tickvals"]]
    return {
        **axis,
        "tickvals": [axis["tickvals"][place] for place in kept],
        "ticktext": [texts[place] for place in kept],
    }


def _head(figure: go.Figure, key: Key, drawn: Drawing, at: dict[str, int]) -> None:
    number = drawn.last(key).split(":")[0]
    figure.add_annotation(
        x=0, xref="x domain", xanchor="left", y=1, yref="y domain", yanchor="bottom",
        text=f"<b>{plain(drawn.cohorts.label(*key), 28)}</b>  {number}",
        font={"color": drawn.colour(key)}, **at,
    )  # fmt: skip


def _event_lines(figure: go.Figure, drawn: Drawing, at: dict[str, int]) -> None:
    """Events as faint lines with a mark that names them: small charts have no room for the words."""
    if drawn.events is None:
        return
    rows = drawn.events.select("event_date", "title").iter_rows()
    within = [(on, title) for on, title in rows if drawn.dates[0] <= on <= drawn.dates[-1]]
    top = people_range(drawn.counts)[1]
    figure.add_trace(
        go.Scatter(
            x=[on for on, _ in within],
            y=[top] * len(within),
            mode="markers",
            marker={"symbol": "triangle-down", "size": 8, "color": drawn.style.quiet, "opacity": 1},
            # The line hangs from its mark: Plotly would check every shape again for each one added.
            error_y={
                "type": "constant",
                "value": 0,
                "symmetric": False,
                "valueminus": top,
                "thickness": 1,
                "width": 0,
                "color": drawn.style.grid,
            },
            hoverinfo="text",
            hovertext=[f"{plain(title)}, {said(on)}" for on, title in within],
        ),
        **at,
    )
