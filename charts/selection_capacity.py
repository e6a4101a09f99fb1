"""How many meet the rule, cohort by cohort, against the capacity and the places planned for Fixed."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.canvas import blank, people_range, plain, rows_range, wrapped
from charts.cohorts import Cohorts
from charts.style import Style

Bar = tuple[str, dict[str, int]]
"""What is counted, and the people of each cohort."""

NARROW = 0.045
"""The part of the axis below which a number does not fit into its segment."""


def against_capacity(
    bars: Sequence[Bar],
    capacity: int | None,
    planned: int | None,
    cohorts: Cohorts,
    style: Style,
    *,
    height: int = 380,
) -> go.Figure:
    """`bars` from the top, a segment a cohort; lines at the capacity and at the places planned for Fixed."""
    figure = blank(style, height).update_layout(barmode="stack")
    shown = bars[::-1]
    sums = [sum(people.values()) for _, people in shown]
    reach = people_range([*sums, capacity, planned], 0.1)
    colours = cohorts.group_colours(style)
    for cohort in dict.fromkeys([*colours, *(code for _, people in shown for code in people)]):
        people = [held.get(cohort, 0) for _, held in shown]
        if any(people):
            _segments(figure, cohorts.group(cohort), people, colours.get(cohort, style.grey), reach[1], style)
    for place, held in enumerate(sums):
        figure.add_annotation(
            x=held, y=place, xanchor="left", xshift=5, text=f"<b>{held:,}</b>", bgcolor=style.background
        )
    _places(figure, planned, "planned for Fixed", style, "dot", 0)
    _places(figure, capacity, "capacity", style, "dash", 1)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(shown))), ticktext=[wrapped(name, 16) for name, _ in shown],
        range=rows_range(len(shown)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(range=reach, visible=False)
    figure.update_layout(
        margin_t=style.size * 3.2, margin_b=style.size * 2.4, showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top",
            "traceorder": "normal", "itemclick": False, "itemdoubleclick": False,
            "font": {"size": style.size, "color": style.text},
        },
    )  # fmt: skip
    return figure


def _segments(
    figure: go.Figure, name: str, people: list[int], colour: str, reach: float, style: Style
) -> None:
    figure.add_trace(
        go.Bar(
            x=people, y=list(range(len(people))), orientation="h", width=0.56, name=plain(name),
            marker={"color": colour, "line": {"width": 1, "color": style.background}},
            text=[f"{one:,}" if one > reach * NARROW else "" for one in people],
            textposition="inside", insidetextanchor="middle", textangle=0,
            textfont={"color": style.background},
            hoverinfo="text", hovertext=[f"{plain(name)}: {one:,}" for one in people],
        )
    )  # fmt: skip


def _places(figure: go.Figure, at: int | None, words: str, style: Style, dash: str, row: int) -> None:
    """A line at a number of places, its words above the plot and a row higher for the second."""
    if at is None:
        return
    figure.add_vline(x=at, line={"color": style.text, "width": 1.5, "dash": dash})
    figure.add_annotation(
        x=at, y=1, yref="paper", xanchor="right", yanchor="bottom", text=f"{at:,} {words}", xshift=2,
        yshift=2 + row * style.size * 1.3, font={"color": style.text, "size": style.size - 1},
    )  # fmt: skip
