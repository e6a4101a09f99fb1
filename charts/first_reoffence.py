"""The time to the first proven reoffence: those still without one, month by month, and how many are left."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, plain
from charts.marks import label_ends
from charts.style import Style
from disclosure.figures import Figures

MOST = 5
MARKS = (0, 6, 12, 18, 24)
"""Months under which the numbers at risk stand."""


def curves(figures: Figures, colours: dict[str, str], style: Style, *, height: int = 380) -> go.Figure:
    """`reoffending.time_to_first`: a labelled step for each group, the first with its interval."""
    names = _drawn(figures.frame["group"].unique(maintain_order=True).to_list())
    rows = {name: figures.frame.filter(pl.col("group") == name).to_dicts() for name in names}
    figure = blank(style, height)
    ends = []
    for group, points in rows.items():
        known = [point for point in points if point["without_reoffence"] is not None]
        if len(known) < 2:  # everybody is without one on the day that following begins
            continue
        colour = colours.get(group, style.grey)
        if group == names[0]:
            figure.add_trace(_band(known, colour))
        figure.add_trace(_curve(known, colour, style))
        last = known[-1]["without_reoffence"]
        ends.append((last, known[0]["label"], f"{last * 100:.0f}\N{NO-BREAK SPACE}%", colour))
    figure.update_yaxes(range=[0, 1.04], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    months = max((point["month"] for points in rows.values() for point in points), default=24)
    marks = [month for month in MARKS if month <= months]
    words = [str(month) if month else "month 0" for month in marks]
    figure.update_xaxes(range=[0, months], tickvals=marks, ticktext=words)
    label_ends(figure, ends, style)
    _at_risk(figure, rows, months, style)
    return figure


def _drawn(groups: list[str]) -> list[str]:
    """Fixed and Flex together and each Free profile apart, where there are such; no total, which blends."""
    within = {"total", "fixed", "flex"} if "fixed_flex" in groups else {"total"}
    return [group for group in groups if group not in within][:MOST]


def _curve(points: list[dict[str, Any]], colour: str, style: Style) -> go.Scatter:
    return go.Scatter(
        x=[point["month"] for point in points], y=[point["without_reoffence"] for point in points],
        mode="lines", line={"color": colour, "width": style.line, "shape": "hv"}, hoverinfo="text",
        hovertext=[
            f"{plain(point['label'])}, month {point['month']}: "
            f"{point['without_reoffence'] * 100:.0f}\N{NO-BREAK SPACE}% without"
            for point in points
        ],
    )  # fmt: skip


def _band(points: list[dict[str, Any]], colour: str) -> go.Scatter:
    there = [point for point in points if point["low"] is not None and point["high"] is not None]
    months = [point["month"] for point in there]
    return go.Scatter(
        x=[*months, *months[::-1]],
        y=[*(point["high"] for point in there), *(point["low"] for point in there[::-1])],
        fill="toself", fillcolor=colour, opacity=0.13, mode="none", hoverinfo="skip", line_shape="hv",
    )  # fmt: skip


def _at_risk(figure: go.Figure, rows: dict[str, list[dict[str, Any]]], months: int, style: Style) -> None:
    """Under the axis: how many were still watched at each mark."""
    small = style.size - 2
    for place, points in enumerate(rows.values()):
        below = -44 - place * (small + 5)
        if points:
            figure.add_annotation(
                x=1, xref="paper", xanchor="left", xshift=22, y=0, yref="paper", yshift=below,
                text=plain(points[0]["label"], 22), font={"size": small, "color": style.quiet},
            )  # fmt: skip
        for point in points:
            if point["month"] in MARKS and point["month"] <= months:
                left = "<5" if point["at_risk"] is None else f"{point['at_risk']:,}"
                figure.add_annotation(
                    x=point["month"], y=0, yref="paper", yshift=below, text=left,
                    font={"size": small, "color": style.quiet},
                )  # fmt: skip
    figure.update_layout(margin={"b": 50 + len(rows) * (small + 5), "l": 60})
