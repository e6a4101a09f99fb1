"""The caseload so far, the next months at its usual pace, and the capacity it may meet."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, withheld
from charts.dates import date_axis, said
from charts.marks import capacity_line, say_withheld
from charts.style import Style
from disclosure.figures import Figures


def projection(figures: Figures, style: Style, *, height: int = 330) -> go.Figure:
    """`caseload.projection`: people as a line, then the projection, if any, dashed within its band."""
    frame = figures.frame.sort("snapshot_date")
    ahead = frame.filter(pl.col("projected").is_not_null())
    seen = frame.filter(pl.col("people").is_not_null() | pl.col("projected").is_null())
    figure = blank(style, height)
    if ahead.height:
        _band(figure, ahead, style)
    _observed(figure, seen, style)
    figure.update_xaxes(**date_axis(frame["snapshot_date"].to_list()))
    reach = [value for name in ("people", "high", "capacity") for value in frame[name].to_list()]
    figure.update_yaxes(range=people_range(reach), nticks=6, tickformat=",d")
    capacity_line(figure, frame["capacity"].item(0), style)
    _name_end(figure, ahead, style)
    if not seen["people"].count():
        say_withheld(figure, seen["snapshot_date"][0], 0, withheld(figures), style, yanchor="bottom")
    return figure


def _observed(figure: go.Figure, seen: pl.DataFrame, style: Style) -> None:
    figure.add_trace(
        go.Scatter(
            x=seen["snapshot_date"].to_list(),
            y=seen["people"].to_list(),
            mode="lines+markers" if seen.height < 3 or seen["people"].null_count() else "lines",
            connectgaps=False,
            line={"color": style.blue, "width": style.line},
            marker={"color": style.blue, "size": 7, "opacity": 1},
            hoverinfo="text",
            hovertext=[
                "" if people is None else f"{people:,} on {said(on)}"
                for on, people in seen.select("snapshot_date", "people").iter_rows()
            ],
        )
    )


def _band(figure: go.Figure, ahead: pl.DataFrame, style: Style) -> None:
    dates = ahead["snapshot_date"].to_list()
    for name, fill in (("low", None), ("high", "tonexty")):
        edge = {"mode": "lines", "line_width": 0, "fill": fill, "fillcolor": style.band, "hoverinfo": "skip"}
        figure.add_trace(go.Scatter(x=dates, y=ahead[name].to_list(), **edge))
    figure.add_trace(
        go.Scatter(
            x=dates,
            y=ahead["projected"].to_list(),
            mode="lines",
            line={"color": style.blue, "width": style.line, "dash": "dash"},
            hoverinfo="text",
            hovertext=[_hover(row) for row in ahead.iter_rows(named=True)],
        )
    )


def _hover(row: dict[str, Any]) -> str:
    if row["people"] is not None:
        return ""
    limits = f"{row['low']:,.0f} to {row['high']:,.0f}"
    return f"about {row['projected']:,.0f} on {said(row['snapshot_date'])}, {limits}"


def _name_end(figure: go.Figure, ahead: pl.DataFrame, style: Style) -> None:
    figure.update_layout(margin_r=100 if ahead.height else 24)
    if ahead.height:
        last = ahead.row(-1, named=True)
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=last["projected"],
            align="left", font={"color": style.blue},
            text=f"<b>about {last['projected']:,.0f}</b><br>{last['low']:,.0f} to {last['high']:,.0f}",
        )  # fmt: skip
