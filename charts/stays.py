"""How long something lasts: the median as a dot on the range of the middle half, cohort by cohort."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, withheld, wrapped
from charts.cohorts import Cohorts
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

TOTAL = "total"


@dataclass(frozen=True)
class What:
    """What lasts: the column that counts it, and how its end is said."""

    counted: str = "people"
    ended: str = "left"
    nobody: str = "nobody"

    @property
    def not_reached(self) -> str:
        """The words in the place of a median that has not come yet."""
        return f"too few have {self.ended} to tell"


STAYS = What()
RED = What("spells", "moved on", "nobody was red")


def by_cohort(
    figures: Figures, cohorts: Cohorts, style: Style, *, what: What = STAYS, height: int = 0
) -> go.Figure:
    """Median days and quartiles, as `caseload.length_of_stay` has them; open to the right if not reached."""
    rows = figures.frame.reverse().to_dicts()
    figure = blank(style, height or 60 + 56 * max(len(rows), 3))
    days = [
        row[name] for row in rows for name in ("median_days", "lower_quartile_days", "upper_quartile_days")
    ]
    reach = people_range(days, 0.12)
    for place, row in enumerate(rows):
        colour = cohorts.group_colours(style).get(row["cohort"], style.grey)
        _draw(figure, place, row, reach[1], colour, what)
        if row["median_days"] is None:
            words = _instead(row, what, withheld(figures))
            say_withheld(
                figure, 0, place, words, style, xshift=4, yshift=14 if row["lower_quartile_days"] else 0
            )
    names = [wrapped("Everyone" if row["cohort"] == TOTAL else cohorts.group(row["cohort"])) for row in rows]
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), ticktext=names,
        range=[-0.6, len(rows) - 0.3], showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    # Room for the last tick's “days”, which Plotly leaves out where it does not fit.
    figure.update_layout(margin_r=36)
    figure.update_xaxes(
        range=reach, nticks=6, tickformat=",d", ticksuffix=" days", showgrid=True, showticksuffix="last"
    )
    return figure


def _instead(row: dict[str, Any], what: What, hidden: str) -> str:
    """Why there is no median: withheld, nobody it could be of, or not reached."""
    if row[what.counted] is None or row["ended"] is None:
        return hidden
    return what.not_reached if row[what.counted] else what.nobody


def _draw(figure: go.Figure, place: int, row: dict[str, Any], end: float, colour: str, what: What) -> None:
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
        figure.add_trace(_dot(place, middle, _words(row, what.ended), colour))
        figure.add_annotation(x=middle, y=place, yanchor="bottom", yshift=9, text=f"<b>{_said(middle)}</b>")


def _dot(place: int, middle: float, words: str, colour: str) -> go.Scatter:
    marker = {"color": colour, "size": 14, "opacity": 1}
    return go.Scatter(
        x=[middle], y=[place], mode="markers", marker=marker, hoverinfo="text", hovertext=[words]
    )


def _said(days: float) -> str:
    return f"{days:,.0f} {'day' if round(days) == 1 else 'days'}"


def _words(row: dict[str, Any], ended: str) -> str:
    low, high = row["lower_quartile_days"], row["upper_quartile_days"]
    quarter = "" if low is None else f"; a quarter {ended} by {_said(low)}"
    return f"half {ended} by {_said(row['median_days'])}{quarter}" + (
        f", three quarters by {_said(high)}" if high else ""
    )
