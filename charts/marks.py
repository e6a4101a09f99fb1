"""Marks shared by charts: direct labels, events, capacity, and the words for what is withheld."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import plain, spread_labels, text_width
from charts.style import Style

EXPECTED_WIDTH = 480
"""Pixels that the plot of a wide panel has at 1280, for telling which labels would meet."""
MOST_STEPS = 4


def label_ends(figure: go.Figure, ends: Sequence[tuple[float, str, str, str]], style: Style) -> None:
    """Write (height, name, value, colour) to the right of the plot, spread so that none overlap."""
    top = figure.layout.yaxis.range[1]
    pixels = figure.layout.height - 60
    heights = spread_labels([end[0] for end in ends], gap=top * style.size * 1.35 / pixels)
    for height, (_, name, value, colour) in zip(heights, ends, strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=height, yanchor="middle",
            text=f"<b>{plain(name)}</b>  {plain(value)}", font={"color": colour},
        )  # fmt: skip
    widest = max((text_width(f"{plain(name)}  {value}", style) for _, name, value, _ in ends), default=0)
    figure.update_layout(margin_r=round(widest) + 22)


def draw_events(figure: go.Figure, events: pl.DataFrame, style: Style) -> None:
    """A dotted line for each event (`event_date, title`) up to its label; the labels step down.

    A label for which four steps leave no room is left out; its line stays.
    """
    placed = _event_rows(figure, events, style)
    rows = 1 + max((row for _, _, row, _ in placed if row is not None), default=-1)
    part = min(style.size * 1.25 / (figure.layout.height - 60), 0.5 / max(rows, 1))
    for on, title, row, side in placed:
        top = 1 - part * (rows if row is None else row)
        line = {"color": style.quiet, "width": 1, "dash": "dot"}
        figure.add_shape(type="line", x0=on, x1=on, y0=0, y1=top, yref="y domain", layer="below", line=line)
        if row is not None:
            figure.add_annotation(
                x=on, y=top, yref="y domain", yanchor="top", xanchor=side,
                xshift=-4 if side == "right" else 4,
                text=plain(title, 38), font={"color": style.quiet, "size": style.size - 1},
                bgcolor=style.background, borderpad=0,
            )  # fmt: skip
    # The top of the axis is raised, so that the labels stand above the lines.
    figure.update_yaxes(range=[0, figure.layout.yaxis.range[1] / (1 - part * rows)])


def _event_rows(
    figure: go.Figure, events: pl.DataFrame, style: Style
) -> list[tuple[date, str, int | None, str]]:
    """Date, title, step (None: no room) and side of each event in the range, first come first placed."""
    first, last = figure.layout.xaxis.range
    placed: list[tuple[int, float, float]] = []
    rows: list[tuple[date, str, int | None, str]] = []
    for on, title in events.select("event_date", "title").sort("event_date").iter_rows():
        if first <= on <= last:
            at = (on - first) / (last - first) * EXPECTED_WIDTH
            width = text_width(plain(title, 38), style) + 8
            left = at if at + width < EXPECTED_WIDTH else at - width
            row = _free_row(placed, left, left + width)
            placed += [] if row is None else [(row, left, left + width)]
            rows.append((on, title, row, "left" if left == at else "right"))
    return rows


def _free_row(placed: list[tuple[int, float, float]], left: float, right: float) -> int | None:
    taken = {row for row, start, end in placed if left < end and start < right}
    return next((row for row in range(MOST_STEPS) if row not in taken), None)


def capacity_line(figure: go.Figure, capacity: int | None, style: Style, *, text: str = "capacity") -> None:
    """A dashed line at the capacity with its number above it; nothing where the scheme has none."""
    if capacity is None:
        return
    figure.add_hline(y=capacity, line={"color": style.text, "width": 1.5, "dash": "dash"})
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=4, y=capacity, yanchor="bottom", yshift=2,
        text=f"{text} {capacity:,}", font={"color": style.text, "size": style.size - 1},
        bgcolor=style.background, borderpad=1,
    )  # fmt: skip


def say_withheld(figure: go.Figure, x: object, y: object, words: str, style: Style, **where: Any) -> None:
    """The `words` for a withheld number, where its point would be."""
    options = {"xanchor": "left", "yanchor": "middle", "font": {"color": style.quiet}} | where
    figure.add_annotation(x=x, y=y, text=words, **options)


def say_gap(
    figure: go.Figure, points: Sequence[tuple[date, float | None]], words: str, style: Style, **where: Any
) -> None:
    """`words` in the first gap between two known points; a gap at the end is told by the line's own label."""
    known = [place for place, (_, value) in enumerate(points) if value is not None]
    gaps = [place for place in range(known[0], known[-1]) if points[place][1] is None] if known else []
    if gaps:
        font = {"color": style.quiet, "size": style.size - 2}
        at = (points[gaps[0]][0], points[gaps[0] - 1][1])
        say_withheld(figure, *at, words, style, yanchor="bottom", font=font, **where)
