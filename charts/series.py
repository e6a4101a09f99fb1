"""The points of each cohort over time, and what drawing them needs."""

from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.canvas import plain, withheld
from charts.cohorts import Cohorts, Key
from charts.dates import said
from charts.style import Style
from disclosure.figures import Figures

Points = list[tuple[date, int | None]]


@dataclass(frozen=True)
class Drawing:
    """Who is drawn, over which dates, and how it looks."""

    series: dict[Key, Points]
    dates: list[date]
    cohorts: Cohorts
    style: Style
    instead: str
    """The words in the place of a withheld number."""
    events: pl.DataFrame | None = None

    @property
    def counts(self) -> list[int | None]:
        """Every count drawn, for the range of the axis."""
        return [people for points in self.series.values() for _, people in points]

    def colour(self, key: Key) -> str:
        """The colour of a cohort and profile."""
        return self.cohorts.colours(self.style).get(key, self.style.grey)

    def last(self, key: Key) -> str:
        """The newest number of a cohort, or the words in its place."""
        people = self.series[key][-1][1]
        return self.instead.lower() if people is None else f"{people:,}"

    def line(self, key: Key) -> go.Scatter:
        """The line of a cohort; with dots where a lonely point would not show."""
        points, colour, label = self.series[key], self.colour(key), self.cohorts.label(*key)
        values = [people for _, people in points]
        return go.Scatter(
            x=[on for on, _ in points],
            y=values,
            mode="lines+markers" if len(values) < 3 or None in values else "lines",
            connectgaps=False,
            line={"color": colour, "width": self.style.line},
            marker={"color": colour, "size": 7, "opacity": 1},
            hoverinfo="text",
            hovertext=[_hover(label, on, people) for on, people in points],
            name=plain(label),
        )


def drawing(figures: Figures, cohorts: Cohorts, style: Style, events: pl.DataFrame | None) -> Drawing:
    """All cohorts and profiles that ever had people, each from its first person to its last."""
    series: dict[Key, Points] = {}
    frame = figures.frame.sort("snapshot_date", maintain_order=True)
    for cohort, profile, on, people in frame.select(
        "cohort", "profile", "snapshot_date", "people"
    ).iter_rows():
        series.setdefault((cohort, profile), []).append((on, people))
    drawn = {key: _trimmed(points) for key, points in series.items() if any(n != 0 for _, n in points)}
    dates = frame["snapshot_date"].unique().sort().to_list()
    return Drawing(drawn, dates, cohorts, style, withheld(figures), events)


def _trimmed(points: Points) -> Points:
    present = [place for place, (_, people) in enumerate(points) if people != 0]
    return points[present[0] : present[-1] + 2]


def _hover(label: str, on: date, people: int | None) -> str:
    return "" if people is None else f"{plain(label)}: {people:,} on {said(on)}"
