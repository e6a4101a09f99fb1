"""Who came to the meetings: agencies by date, a shape and a word in every cell; and the share over time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, plain
from charts.style import Style
from disclosure.figures import Figures

TOTAL = "total"
SHAPES = {"attended": "✓", "part": "◐", "missed": "✗", "not_expected": "–", "not_recorded": "?"}
WORDS = {
    "attended": "attended",
    "part": "attended in part",
    "missed": "missed",
    "not_expected": "not expected",
    "not_recorded": "not recorded",
}
LEVELS = {state: place for place, state in enumerate(WORDS)}


def by_agency_and_date(figures: Figures, style: Style, *, most: int = 12) -> go.Figure:
    """`partnership.attendance_by_date`: the last `most` meetings, the agencies that missed most on top."""
    rows = figures.frame.filter(pl.col("agency") != TOTAL)
    dates = sorted(rows["meeting_date"].unique())[-most:]
    rows = rows.filter(pl.col("meeting_date").is_in(dates))
    agencies = _worst_last(rows)
    states = {(row["agency"], row["meeting_date"]): row["state"] for row in rows.to_dicts()}
    figure = blank(style, 92 + 27 * max(len(agencies), 3))
    if agencies:
        figure.add_trace(_cells(agencies, dates, states, style))
    figure.update_xaxes(
        tickmode="array", tickvals=list(range(len(dates))), side="top", showgrid=False, ticks="",
        ticktext=[f"{on.day} {on:%b}<br>{on:%Y}" for on in dates], tickangle=0, tickfont_size=style.size - 2,
    )  # fmt: skip
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(agencies))), showgrid=False, ticks="",
        ticktext=[plain(agency, 34) for agency in agencies], tickfont_color=style.text,
    )  # fmt: skip
    return figure


def _worst_last(rows: pl.DataFrame) -> list[str]:
    """Agencies by how often they missed, the most often last, which is drawn on top."""
    missed = rows.group_by("agency").agg(pl.col("state").is_in(["missed"]).sum().alias("missed"))
    return missed.sort("missed", pl.col("agency"), descending=[False, True])["agency"].to_list()


def _cells(
    agencies: Sequence[str], dates: Sequence[date], states: dict[tuple[str, date], str], style: Style
) -> go.Heatmap:
    found = [
        [states.get((agency, on), "not_expected") or "not_recorded" for on in dates] for agency in agencies
    ]
    hover = [
        [
            f"{plain(agency)}, {on.day} {on:%B %Y}: {WORDS[state]}"
            for on, state in zip(dates, row, strict=True)
        ]
        for agency, row in zip(agencies, found, strict=True)
    ]
    return go.Heatmap(
        z=[[LEVELS[state] for state in row] for row in found],
        text=[[SHAPES[state] for state in row] for row in found],
        texttemplate="%{text}", hoverinfo="text", hovertext=hover, xgap=2, ygap=2, showscale=False,
        zmin=-0.5, zmax=len(LEVELS) - 0.5, colorscale=_scale(style), textfont={"size": style.size},
    )  # fmt: skip


def _scale(style: Style) -> list[list[Any]]:
    """One flat colour a state: the missed ones stand out, the rest stay quiet."""
    fills = {
        "attended": style.panel,
        "part": style.grid,
        "missed": style.fill(style.orange),
        "not_expected": style.background,
        "not_recorded": style.background,
    }
    steps = len(LEVELS)
    return [[(place + end) / steps, fills[state]] for state, place in LEVELS.items() for end in (0, 1)]


def over_time(figures: Figures, style: Style, *, height: int = 320) -> go.Figure:
    """The share of the agencies expected that had somebody there, meeting by meeting."""
    rows = figures.frame.filter(pl.col("agency") == TOTAL).sort("meeting_date").to_dicts()
    points = [
        (row["meeting_date"], row["agencies_attended"] / row["agencies_expected"], row)
        for row in rows
        if row["agencies_expected"] and row["agencies_attended"] is not None
    ]
    figure = blank(style, height)
    figure.add_trace(
        go.Scatter(
            x=[on for on, _, _ in points], y=[share for _, share, _ in points], mode="lines+markers",
            line={"color": style.blue, "width": style.line}, marker={"size": 6, "opacity": 1},
            hoverinfo="text",
            hovertext=[
                f"{on.day} {on:%B %Y}: {row['agencies_attended']:,} of {row['agencies_expected']:,} agencies"
                for on, _, row in points
            ],
        )
    )  # fmt: skip
    if points:
        on, share, _ = points[-1]
        figure.add_annotation(
            x=on, y=share, xanchor="left", xshift=8, text=f"<b>{share * 100:.0f}\N{NO-BREAK SPACE}%</b>",
            font_color=style.blue,
        )  # fmt: skip
    figure.update_yaxes(range=[0, 1.04], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    figure.update_xaxes(tickformat="%b %Y", nticks=6)
    return figure.update_layout(margin_r=56)
