"""Numbers with their intervals beside a line that means “no difference”, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any, Literal

import plotly.graph_objects as go

from charts.canvas import blank, rows_range, wrapped
from charts.marks import say_withheld
from charts.style import Style


@dataclass(frozen=True)
class Estimate:
    """One number as drawn; None where there is none, with `words` that say why."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str


def dots(
    rows: Sequence[Estimate],
    style: Style,
    *,
    centre: float,
    centre_words: str,
    worse: Literal["above", "below"] = "above",
    log: bool = False,
    ticks: str = "",
    height: int = 0,
) -> go.Figure:
    """A dot with its interval for each row; shaped and coloured where the interval leaves `centre` out."""
    upward = list(rows)[::-1]
    figure = blank(style, height or 84 + 38 * max(len(rows), 3))
    for place, row in enumerate(upward):
        if row.value is None:
            say_withheld(figure, 0.5, place, row.words, style, xref="paper", xanchor="center")
            continue
        figure.add_trace(_dot(row, place, _look(row, centre, worse, style)))
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=10, y=place, text=row.words, font_color=style.quiet,
        )  # fmt: skip
    figure.add_vline(x=centre, line={"color": style.text, "width": 1.5, "dash": "dash"})
    figure.add_annotation(
        x=log10(centre) if log else centre, y=1, yref="paper", yanchor="bottom", text=centre_words,
        font={"color": style.text, "size": style.size - 1},
    )  # fmt: skip
    figure.update_xaxes(**_axis(rows, centre, log), ticksuffix=ticks, showgrid=True, nticks=7)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(row.name, 24) for row in upward],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    longest = max((len(row.words) for row in rows if row.value is not None), default=0)
    return figure.update_layout(margin={"t": 28, "r": round(longest * style.size * 0.5) + 20})


def _axis(rows: Sequence[Estimate], centre: float, log: bool) -> dict[str, Any]:
    ends = [end for row in rows for end in (row.value, row.low, row.high) if end is not None] + [centre]
    if log:
        known = [max(end, 0.05) for end in ends]
        return {"type": "log", "range": [log10(min(*known, 0.5)) - 0.04, log10(max(*known, 2)) + 0.04],
                "tickvals": [0.1, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8]}  # fmt: skip
    reach = max((abs(end - centre) for end in ends), default=1) * 1.12 or 1
    return {"range": [centre - reach, centre + reach]}


def _look(row: Estimate, centre: float, worse: str, style: Style) -> tuple[str, str]:
    """Colour and shape: never a colour alone."""
    if row.low is not None and row.low > centre:
        return (style.plum if worse == "above" else style.teal), "triangle-right"
    if row.high is not None and row.high < centre:
        return (style.teal if worse == "above" else style.plum), "triangle-left"
    return style.blue, "circle"


def _dot(row: Estimate, place: int, look: tuple[str, str]) -> go.Scatter:
    colour, symbol = look
    spread: dict[str, Any] = {"visible": False}
    if row.value is not None and row.low is not None and row.high is not None:
        spread = {
            "type": "data", "symmetric": False, "array": [row.high - row.value],
            "arrayminus": [row.value - row.low], "color": colour, "thickness": 2, "width": 0,
        }  # fmt: skip
    return go.Scatter(
        x=[row.value], y=[place], mode="markers", error_x=spread,
        marker={"color": colour, "size": 11, "symbol": symbol, "opacity": 1},
        hoverinfo="text", hovertext=[f"{wrapped(row.name, 40)}: {row.words}"],
    )  # fmt: skip
