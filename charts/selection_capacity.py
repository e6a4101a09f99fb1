"""How many would meet the rule, as bars against the scheme's capacity and the places planned for Fixed."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.canvas import blank, people_range, rows_range, wrapped
from charts.style import Style


def against_capacity(
    rows: Sequence[tuple[str, int, str]],
    capacity: int | None,
    planned: int | None,
    style: Style,
    *,
    height: int = 300,
) -> go.Figure:
    """`rows` as (name, people, colour name) from the top; dashed lines at the places there are."""
    figure = blank(style, height)
    shown = rows[::-1]
    for place, (name, people, colour) in enumerate(shown):
        figure.add_trace(
            go.Bar(
                x=[people], y=[place], orientation="h", width=0.56,
                marker={"color": getattr(style, colour), "line": {"width": 0}},
                hoverinfo="text", hovertext=[f"{name}: {people:,}"],
            )
        )  # fmt: skip
        figure.add_annotation(x=people, y=place, xanchor="left", xshift=7, text=f"<b>{people:,}</b>")
    _places(figure, planned, f"{planned:,} planned for Fixed" if planned is not None else "", style, 0)
    _places(figure, capacity, f"capacity {capacity:,}" if capacity is not None else "", style, 1)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(shown))), ticktext=[wrapped(row[0], 18) for row in shown],
        range=rows_range(len(shown)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    reaches = [*(row[1] for row in rows), capacity, planned]
    figure.update_xaxes(range=people_range(reaches, 0.12), visible=False)
    figure.update_layout(margin_t=style.size * 3.4)
    return figure


def _places(figure: go.Figure, at: int | None, words: str, style: Style, row: int) -> None:
    """A dashed line at a number of places, its words above the plot and a row higher for the second."""
    if at is None:
        return
    line = {"color": style.text, "width": 1.5, "dash": "dash" if row else "dot"}
    figure.add_vline(x=at, line=line)
    figure.add_annotation(
        x=at, y=1, yref="paper", xanchor="right", yanchor="bottom", text=words,
        yshift=2 + row * style.size * 1.3, font={"color": style.text, "size": style.size - 1},
    )  # fmt: skip
