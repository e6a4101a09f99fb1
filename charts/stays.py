"""How long people stay: the median as a dot on the range of the middle half, cohort by cohort."""

from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, withheld, wrapped
from charts.cohorts import Cohorts
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

NOT_REACHED = "too few have left to tell"


def by_cohort(figures: Figures, cohorts: Cohorts, style: Style, *, height: int = 0) -> go.Figure:
    """`caseload.length_of_stay`: median days and quartiles; open to the right where one is not reached."""
    rows = figures.frame.reverse().to_dicts()
    figure = blank(style, height or 60 + 56 * max(len(rows), 3))
    days = [
        row[name] for row in rows for name in ("median_days", "lower_quartile_days", "upper_quartile_days")
    ]
    reach = people_range(days, 0.12)
    for place, row in enumerate(rows):
        _draw(
            figure, place, row, reach[1], (cohorts.group_colours(style).get(row["cohort"], style.grey)), style
        )
        if row["median_days"] is None:
            words = withheld(figures) if row["people"] is None or row["ended"] is None else NOT_REACHED
            say_withheld(
                figure, 0, place, words, style, xshift=4, yshift=14 if row["lower_quartile_days"] else 0
            )
    names = [wrapped(cohorts.group(row["cohort"])) for row in rows]
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), ticktext=names,
        range=[-0.6, len(rows) - 0.3], showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(
        range=reach, nticks=6, tickformat=",d", ticksuffix=" days", showgrid=True, showticksuffix="last"
    )
    return figure


def _draw(figure: go.Figure, place: int, row: dict[str, Any], end: float, colour: str, style: Style) -> None:
    low, high, middle = row["lower_quartile_days"], row["upper_quartile_days"], row["median_days"]
    if low is not None:
        line = {
            "color": colour,
            "width": 6 if high is not None else 3,
            "dash": "solid" if high is not None else "dot",
        }
        right = end if high is None else high
        figure.add_shape(
            type="line", x0=low, x1=right, y0=place, y1=place, line=line, opacity=0.45, layer="below"
        )
    if middle is not None:
        figure.add_trace(_dot(place, middle, _words(row), colour))
        figure.add_annotation(x=middle, y=place, yanchor="bottom", yshift=9, text=f"<b>{_said(middle)}</b>")


def _dot(place: int, middle: float, words: str, colour: str) -> go.Scatter:
    marker = {"color": colour, "size": 14, "opacity": 1}
    return go.Scatter(
        x=[middle], y=[place], mode="markers", marker=marker, hoverinfo="text", hovertext=[words]
    )


def _said(days: float) -> str:
    return f"{days:,.0f} {'day' if round(days) == 1 else 'days'}"


def _words(row: dict[str, Any]) -> str:
    low, high = row["lower_quartile_days"], row["upper_quartile_days"]
    quarter = "" if low is None else f"; a quarter left by {_said(low)}"
    return f"half left by {_said(row['median_days'])}{quarter}" + (
        f", three quarters by {_said(high)}" if high else ""
    )
