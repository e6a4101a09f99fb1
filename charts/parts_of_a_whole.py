"""Counts that make up a whole, as one bar a row: every part with its word, what is withheld hatched."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, rows_range, withheld, wrapped
from charts.rag_parts import Part, hatching, key, placeholder
from charts.style import Style
from disclosure.figures import Figures


def bars(
    figures: Figures,
    parts: Sequence[Part],
    style: Style,
    *,
    name: str = "label",
    prefix: str = "",
    height: int = 0,
) -> go.Figure:
    """A bar for each row of `figures`, made of the counts that `parts` name, its number on each part."""
    upward = figures.frame.to_dicts()[::-1]
    figure, instead = blank(style, height or 90 + 44 * max(len(upward), 3)), placeholder(figures)
    ends = [0.0] * len(upward)
    for part in parts:
        widths = [instead if row[part.code] is None else float(row[part.code]) for row in upward]
        figure.add_trace(_part(upward, widths, ends, part, style, hidden=False))
        figure.add_trace(_part(upward, widths, ends, part, style, hidden=True))
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    _number(figure, upward, parts, instead, max(ends, default=1) or 1, style)
    for place, end in enumerate(ends):
        if not end:
            figure.add_annotation(x=0, y=place, xanchor="left", xshift=4, text="none", font_color=style.quiet)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(range=people_range(ends, 0.02), visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(f"{prefix}{row[name]}") for row in upward],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    hidden = any(row[part.code] is None for row in upward for part in parts)
    key(figure, parts, style, hatched=withheld(figures).lower() if hidden else "")
    return figure


def _part(
    upward: Sequence[Mapping[str, Any]],
    widths: list[float],
    ends: list[float],
    part: Part,
    style: Style,
    *,
    hidden: bool,
) -> go.Bar:
    chosen = [place for place, row in enumerate(upward) if (row[part.code] is None) == hidden]
    words = [f"{part.word}: {widths[place]:,.0f}" for place in chosen]
    return go.Bar(
        x=[widths[place] for place in chosen],
        y=chosen,
        base=[ends[place] for place in chosen],
        orientation="h",
        width=0.62,
        marker=hatching(style) if hidden else {"color": part.fill, "line": {"width": 0}},
        hoverinfo="skip" if hidden else "text",
        hovertext=[] if hidden else words,
    )


def _number(
    figure: go.Figure,
    upward: Sequence[Mapping[str, Any]],
    parts: Sequence[Part],
    instead: float,
    longest: float,
    style: Style,
) -> None:
    """The number on every part that is wide enough for it."""
    for place, row in enumerate(upward):
        at = 0.0
        for part in parts:
            count = row[part.code]
            width = instead if count is None else count
            if count and width / longest > NARROWEST:
                figure.add_annotation(
                    x=at + width / 2, y=place, text=f"<b>{count:,}</b>", font={"color": part.ink}
                )
            at += width


NARROWEST = 0.035
"""The part of the longest bar that a number needs."""
