"""Every manager's caseload as a dot, by role, so that the spread shows and not the middle alone."""

from statistics import median, quantiles

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, withheld, wrapped
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

_STEP = 0.11
"""How far apart managers with the same number stand."""

FEWEST_FOR_QUARTERS = 4
"""Managers of a role from which a middle half says more than its dots do."""


def by_manager(
    figures: Figures, style: Style, *, labels: dict[str, str] | None = None, height: int = 0
) -> go.Figure:
    """`caseload.workload`: a row of dots for each role; where all are known, its median and middle half."""
    words = labels or {}
    roles = figures.frame["role"].unique(maintain_order=True).to_list()[::-1]
    figure = blank(style, height or 70 + 82 * max(len(roles), 2))
    for place, role in enumerate(roles):
        people = figures.frame.filter(pl.col("role") == role)["people"]
        known = sorted(people.drop_nulls().to_list())
        if known:
            _dots(figure, place, known, style)
            if not people.null_count():
                _spread(figure, place, known, style)
        else:
            say_withheld(figure, 0, place, withheld(figures), style, xshift=4)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(roles))),
        ticktext=[_name(figures, role, words) for role in roles],
        range=[-0.5, len(roles) - 0.3], showgrid=False, tickfont_color=style.text,
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


def _spread(figure: go.Figure, place: int, known: list[int], style: Style) -> None:
    """The middle half as a band behind the dots, the median as a line, and all of it in words above."""
    low, middle, high = quarters(known)
    bottom, top = place - 0.32, place + 0.34
    figure.add_shape(
        type="rect", x0=low, x1=high, y0=bottom, y1=top, line_width=0, fillcolor=style.band, layer="below"
    )
    line = {"color": style.text, "width": 2}
    figure.add_shape(type="line", x0=middle, x1=middle, y0=bottom, y1=top, line=line)
    figure.add_annotation(
        x=0, xref="x domain", xanchor="left", y=top, yanchor="bottom",
        text=spread_in_words(known), font={"size": style.size - 1, "color": style.quiet},
        bgcolor=style.background, borderpad=0,
    )  # fmt: skip


def quarters(known: list[int]) -> tuple[float, float, float]:
    """The lower quartile, median and upper quartile; the median three times where managers are few."""
    middle = median(known)
    if len(known) < FEWEST_FOR_QUARTERS:
        return middle, middle, middle
    low, middle, high = quantiles(known, n=4, method="inclusive")
    return low, middle, high


def spread_in_words(known: list[int]) -> str:
    """“median 8, middle half 6 to 11, from 3 to 18”."""
    low, middle, high = quarters(known)
    half = (
        f", middle half {round(low, 1):g} to {round(high, 1):g}" if len(known) >= FEWEST_FOR_QUARTERS else ""
    )
    ends = f", from {min(known):,} to {max(known):,}" if len(known) > 1 else ""
    return f"median {middle:g}{half}{ends}"


def _name(figures: Figures, role: str, words: dict[str, str]) -> str:
    """The role, and beneath it how many of its managers are not drawn."""
    people = figures.frame.filter(pl.col("role") == role)["people"]
    left_out = people.null_count() if people.count() else 0
    beneath = f"<br>{left_out} more: {withheld(figures).lower()}" if left_out else ""
    return wrapped(words.get(role, role)) + beneath
