"""Shares with their intervals against a target: group by group, or quarter by quarter."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, plain, rows_range, wrapped
from charts.marks import say_withheld
from charts.style import Style

NBSP = "\N{NO-BREAK SPACE}"
WIDE = 26
"""Letters of a name beside its row."""
NARROW = 10
"""Letters that fit beneath one of eight quarters in half a page."""


@dataclass(frozen=True)
class Share:
    """One share as drawn; None where there is none, with `words` that say why."""

    name: str
    share: float | None
    low: float | None
    high: float | None
    words: str
    """With the point: how many it is of and, after a comma, how many are unknown."""
    faded: bool = False
    """Not the whole of its quarter."""

    def stands(self, target: float | None) -> str:
        """`above`, `below` or `open`: whether the interval leaves the target out."""
        if target is None or self.low is None or self.high is None:
            return "open"
        if self.low >= target:
            return "above"
        return "below" if self.high < target else "open"


def by_group(
    rows: Sequence[Share],
    style: Style,
    *,
    target: float | None,
    target_words: str = "target {}",
    judged: bool = True,
    height: int = 0,
) -> go.Figure:
    """A point with its interval for each row, the first at the top, the target as a labelled line.

    `judged`: points whose interval leaves the target out are marked so; a benchmark judges nobody.
    """
    upward = list(rows)[::-1]
    figure = blank(style, height or 74 + _row_height(rows) * max(len(rows), 2))
    for place, row in enumerate(upward):
        if row.share is None:
            say_withheld(figure, 0, place, row.words, style, xshift=4)
            continue
        against = target if judged else None
        figure.add_trace(_point(row, [row.share], [place], style, against, sideways=True))
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=10, y=place, align="left",
            text="<br>".join(_lines(row)), font={"color": style.quiet, "size": style.size - 2},
        )  # fmt: skip
    if target is not None:
        figure.add_vline(x=target, line={"color": style.text, "width": 1.5, "dash": "dash"})
        figure.add_annotation(
            x=target, y=1, yref="paper", yanchor="bottom", text=target_words.format(_percent(target)),
            font={"color": style.text, "size": style.size - 1},
        )  # fmt: skip
    figure.update_xaxes(
        range=[-0.02, 1.03], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1], showgrid=True
    )
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(row.name, WIDE) for row in upward],
        range=rows_range(len(upward), least=2), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_layout(margin={"t": 26, "r": _room(rows, style)})
    return figure


def over_time(rows: Sequence[Share], style: Style, *, target: float | None, height: int = 320) -> go.Figure:
    """A point with its interval for each quarter, the last at the right, how many it is of beneath it."""
    figure = blank(style, height)
    for place, row in enumerate(rows):
        if row.share is None:
            continue
        figure.add_trace(_point(row, [place], [row.share], style, target, sideways=False))
    known = [(place, row.share) for place, row in enumerate(rows) if row.share is not None]
    line = go.Scatter(
        x=[place for place, _ in known], y=[share for _, share in known], mode="lines",
        line={"color": style.grid, "width": style.line}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_trace(line)
    figure.data = (figure.data[-1], *figure.data[:-1])
    if target is not None:
        figure.add_hline(y=target, line={"color": style.text, "width": 1.5, "dash": "dash"})
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=target, align="left",
            text=f"target<br>{_percent(target)}", font={"color": style.text, "size": style.size - 1},
        )  # fmt: skip
        figure.update_layout(margin_r=round(style.size * 3.6))
    figure.update_yaxes(range=[-0.03, 1.05], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    figure.update_xaxes(
        tickmode="array", tickvals=list(range(len(rows))), range=[-0.6, len(rows) - 0.4],
        ticktext=[_beneath(row) for row in rows],
        tickangle=0, tickfont_size=style.size - 2,
    )  # fmt: skip
    return figure


def _point(
    row: Share, x: Sequence[float], y: Sequence[float], style: Style, target: float | None, *, sideways: bool
) -> go.Scatter:
    colour, shape = _look(row.stands(target), style)
    share, low, high = row.share or 0.0, row.low, row.high
    spread: dict[str, Any] = {"color": colour, "thickness": 2, "width": 0}
    if low is not None and high is not None:
        spread |= {"type": "data", "symmetric": False, "array": [high - share], "arrayminus": [share - low]}
    else:
        spread["visible"] = False
    fill = style.background if row.faded else colour
    return go.Scatter(
        x=x, y=y, mode="markers",
        marker={"color": fill, "size": 11, "symbol": shape, "opacity": 1},
        marker_line={"color": colour, "width": 2},
        hoverinfo="text", hovertext=[_hover(row)],
        **{"error_x" if sideways else "error_y": spread},
    )  # fmt: skip


def _look(stands: str, style: Style) -> tuple[str, str]:
    """Colour and shape: never a colour alone."""
    return {
        "above": (style.teal, "triangle-up"),
        "below": (style.plum, "triangle-down"),
    }.get(stands, (style.blue, "circle"))


def _hover(row: Share) -> str:
    interval = (
        ""
        if row.low is None or row.high is None
        else f" (95{NBSP}% interval {_percent(row.low)} to {_percent(row.high)})"
    )
    return f"{wrapped(row.name, 30)}: {_percent(row.share or 0)}{interval}, {row.words}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f}{NBSP}%"


def _row_height(rows: Sequence[Share]) -> int:
    """Pixels for a row: more where any name or words take two lines."""
    return 38 if any(len(row.name) > WIDE or len(_lines(row)) > 1 for row in rows) else 30


def _lines(row: Share) -> list[str]:
    """The words beside a point, the unknown on a line of their own."""
    return [plain(part) for part in row.words.split(", ")]


def _beneath(row: Share) -> str:
    """Name and words in lines no wider than a quarter has room for."""
    words = [line for part in row.words.split(", ") for line in textwrap.wrap(part, NARROW)]
    return "<br>".join([wrapped(row.name, 8), *map(plain, words)])


def _room(rows: Sequence[Share], style: Style) -> int:
    """Pixels to the right for the longest of the words."""
    longest = max((len(line) for row in rows if row.share is not None for line in _lines(row)), default=0)
    return round(longest * (style.size - 2) * 0.5) + 24
