"""Every manager's caseload as a dot, by role, so that the spread shows and not the middle alone."""

from statistics import median

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, withheld, wrapped
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

_STEP = 0.11
"""How far apart managers with the same number stand."""


def by_manager(
    figures: Figures, style: Style, *, labels: dict[str, str] | None = None, height: int = 0
) -> go.Figure:
    """`caseload.workload`: a row of dots for each role, and a line at its median where all are known."""
    words = labels or {}
    roles = figures.frame["role"].unique(maintain_order=True).to_list()[::-1]
    figure = blank(style, height or 70 + 82 * max(len(roles), 2))
    for place, role in enumerate(roles):
        people = figures.frame.filter(pl.col("role") == role)["people"]
        known = sorted(people.drop_nulls().to_list())
        if known:
            _dots(figure, place, known, style)
            if not people.null_count():
                _median(figure, place, known, style)
        else:
            say_withheld(figure, 0, place, withheld(figures), style, xshift=4)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(roles))),
        ticktext=[_name(figures, role, words) for role in roles],
        range=[-0.55, len(roles) - 0.4], showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(
        range=people_range(figures.frame["people"].to_list(), 0.1), nticks=6, tickformat=",d", showgrid=True
    )
    return figure


def _dots(figure: go.Figure, place: int, known: list[int], style: Style) -> None:
    seen: dict[int, int] = {}
    heights = []
    for people in known:
        seen[people] = seen.get(people, 0) + 1
        heights.append(place - 0.2 + _STEP * ((seen[people] - 1) % 5))
    figure.add_trace(
        go.Scatter(
            x=known,
            y=heights,
            mode="markers",
            marker={
                "color": style.blue,
                "size": 9,
                "opacity": 1,
                "line": {"color": style.background, "width": 1},
            },
            hoverinfo="text",
            hovertext=[
                f"{people:,} {'person' if people == 1 else 'people'} with one manager" for people in known
            ],
        )
    )


def _median(figure: go.Figure, place: int, known: list[int], style: Style) -> None:
    middle = median(known)
    line = {"color": style.text, "width": 2}
    figure.add_shape(type="line", x0=middle, x1=middle, y0=place - 0.32, y1=place + 0.36, line=line)
    figure.add_annotation(
        x=middle, y=place + 0.36, yanchor="bottom", text=f"median {middle:g}", font={"size": style.size - 1}
    )


def _name(figures: Figures, role: str, words: dict[str, str]) -> str:
    """The role, and beneath it how many of its managers are not drawn."""
    people = figures.frame.filter(pl.col("role") == role)["people"]
    left_out = people.null_count() if people.count() else 0
    beneath = f"<br>{left_out} more: {withheld(figures).lower()}" if left_out else ""
    return wrapped(words.get(role, role)) + beneath
