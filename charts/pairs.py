"""Before and after, group by group: two bars from zero, each with its number, and the change beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.canvas import blank, people_range, rows_range, text_width, wrapped
from charts.rag_parts import line_above
from charts.style import Style


@dataclass(frozen=True)
class Pair:
    """One group before and after; None where withheld, with `words` that say so or say the change."""

    name: str
    before: float | None
    after: float | None
    words: str


def height_of(rows: int) -> int:
    """How many pixels so many rows need, two lines of name each."""
    return 44 + 46 * max(rows, 2)


def pairs(
    rows: Sequence[Pair],
    style: Style,
    *,
    names: tuple[str, str] = ("Before", "After"),
    places: int = 0,
    height: int = 0,
) -> go.Figure:
    """Two bars for each row, the first at the top; numbers to so many `places`."""
    upward = list(rows)[::-1]
    figure = blank(style, height or height_of(len(rows)))
    most = max((value for row in rows for value in (row.before, row.after) if value is not None), default=0)
    for colour, shift, part in ((style.departure, 0.2, "before"), (style.blue, -0.2, "after")):
        known = [(place, row) for place, row in enumerate(upward) if getattr(row, part) is not None]
        figure.add_trace(_bars(known, part, shift, colour, places, style))
    for place, row in enumerate(upward):
        numbers = [value for value in (row.before, row.after) if value is not None]
        widest = max((text_width(f" {value:,.{places}f}", style) for value in numbers), default=-8)
        figure.add_annotation(
            x=max(numbers, default=0), y=place, xanchor="left", xshift=round(widest) + 12, text=row.words,
            font_color=style.text if numbers else style.quiet, align="left",
        )  # fmt: skip
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(range=people_range([most], 0.9), visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(row.name, 24) for row in upward],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    swatch = '<span style="color:{}">■</span> {}'
    told = [
        swatch.format(colour, name) for colour, name in zip((style.departure, style.blue), names, strict=True)
    ]
    line_above(figure, "   ".join(told), style)
    return figure


def _bars(
    known: Sequence[tuple[int, Pair]], part: str, shift: float, colour: str, places: int, style: Style
) -> go.Bar:
    values = [getattr(row, part) for _, row in known]
    texts = [f"{value:,.{places}f}" for value in values]
    return go.Bar(
        x=values, y=[place + shift for place, _ in known], orientation="h", width=0.36,
        marker={"color": colour, "line": {"width": 0}},
        text=[f" {text}" for text in texts], textposition="outside", cliponaxis=False, constraintext="none",
        hoverinfo="text",
        hovertext=[
            f"{wrapped(row.name, 40)}, {part}: {text}" for (_, row), text in zip(known, texts, strict=True)
        ],
    )  # fmt: skip
