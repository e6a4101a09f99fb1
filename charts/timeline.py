"""One person's history on one time axis: a lane for each kind of event, and what each one is in hover."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from charts import timeline_marks as marks
from charts.canvas import blank, text_width
from charts.dates import calendar_ticks
from charts.happened import Event, events_of
from charts.lanes import STACKED, Lane, lanes, stacked
from charts.style import Style
from disclosure.figures import Figures

WIDTH = 1050
"""Pixels that the plot has at 1280, for telling which texts fit."""

HEAD, FOOT = 24, 40
"""Pixels above the lanes for the two dates, and below them for the axis."""


@dataclass(frozen=True)
class Scene:
    """What is drawn: the events, the lanes, and the time they stand in."""

    figure: go.Figure
    style: Style
    lanes: dict[str, Lane]
    start: date
    as_at: date

    @property
    def pixels_a_day(self) -> float:
        """How wide a day is drawn, about."""
        return WIDTH / max((self.as_at - self.start).days, 1)

    def shown(self, event: Event) -> bool:
        """Whether any of it lies in the time that is drawn."""
        return event.start <= self.as_at and (event.end or self.as_at) >= self.start and not self._past(event)

    def _past(self, event: Event) -> bool:
        return event.is_point and event.start < self.start


def timeline(
    figures: Figures,
    style: Style,
    *,
    start: date,
    as_at: date,
    adopted: date | None = None,
    not_loaded: Collection[str] = (),
) -> go.Figure:
    """`cases.events` from `start` to `as_at`, with the day `adopted`; `not_loaded` lanes say so."""
    events = events_of(figures.frame)
    spans = {code: [one for one in events if one.lane == code] for code in STACKED}
    rows = {code: _rows(spans[code], start, as_at) for code in STACKED}
    places = lanes({code: max(taken.values(), default=-1) + 1 for code, taken in rows.items()})
    bottom = round(max(lane.bottom for lane in places.values()))
    figure = blank(style, bottom + HEAD + FOOT)
    scene = Scene(figure, style, places, start, as_at)
    _axes(scene, bottom)
    for code in places:
        own = [event for event in events if event.lane == code]
        if not any(scene.shown(event) for event in own):
            _say_none(scene, code, recorded=bool(own), loaded=code not in not_loaded)
        else:
            _draw(scene, code, [event for event in own if scene.shown(event)], rows.get(code, {}))
    _dates(scene, adopted)
    return figure


def _rows(events: list[Event], start: date, as_at: date) -> dict[Event, int]:
    """The row of each bar that is seen; bars whose names fit stand clear of one another."""
    seen = [event for event in events if event.start <= as_at and (event.end or as_at) >= start]
    gap = timedelta(days=max((as_at - start).days * 6 / WIDTH, 1))
    spans = [(max(event.start, start), min(event.end or as_at, as_at)) for event in seen]
    return dict(zip(seen, stacked(spans, gap), strict=True))


def _draw(scene: Scene, code: str, events: list[Event], rows: dict[Event, int]) -> None:
    if code == "rating":
        marks.cells(scene, events)
    elif code == "offence":
        marks.stems(scene, events)
    else:
        marks.bars(scene, code, [event for event in events if not event.is_point], rows)
        marks.points(scene, code, [event for event in events if event.is_point])


def _axes(scene: Scene, bottom: int) -> None:
    figure, style = scene.figure, scene.style
    for place, lane in enumerate(scene.lanes.values()):
        figure.add_shape(
            type="rect", xref="paper", x0=0, x1=1, y0=lane.top, y1=lane.bottom, layer="below",
            fillcolor=style.panel if place % 2 == 0 else style.background, line_width=0,
        )  # fmt: skip
    figure.update_yaxes(
        range=[bottom, 0], showgrid=False, tickmode="array", tickfont_color=style.text,
        tickvals=[lane.middle for lane in scene.lanes.values()],
        ticktext=[lane.name for lane in scene.lanes.values()],
    )  # fmt: skip
    values, texts = calendar_ticks(scene.start, scene.as_at, most=10)
    figure.update_xaxes(
        range=[scene.start, scene.as_at + timedelta(days=max((scene.as_at - scene.start).days / 150, 1))],
        type="date", tickmode="array", tickvals=values, ticktext=texts, showgrid=True,
    )  # fmt: skip
    figure.update_layout(margin={"t": HEAD, "r": 10, "b": 4}, barmode="overlay", bargap=0)


def _dates(scene: Scene, adopted: date | None) -> None:
    """The day that the page stands at, and the day the person came on the scheme."""
    style = scene.style
    now, texts = f"as at {_short(scene.as_at)}", []
    _line(scene, scene.as_at, "dash")
    if adopted is not None and scene.start <= adopted <= scene.as_at:
        _line(scene, adopted, "dot")
        texts.append((adopted, f"adopted {_short(adopted)}"))
        if (scene.as_at - adopted).days * scene.pixels_a_day < text_width(now, style):
            now = f"{texts.pop()[1]} · {now}"
    texts.append((scene.as_at, now))
    for on, text in texts:
        room = (on - scene.start).days * scene.pixels_a_day > text_width(text, style)
        scene.figure.add_annotation(
            x=on, y=1, yref="paper", yanchor="bottom", xanchor="right" if room else "left", text=text,
            font={"color": style.quiet, "size": style.size - 1},
        )  # fmt: skip


def _line(scene: Scene, on: date, dash: str) -> None:
    line = {"color": scene.style.text if dash == "dash" else scene.style.quiet, "width": 1.2, "dash": dash}
    scene.figure.add_shape(type="line", x0=on, x1=on, y0=0, y1=1, yref="paper", line=line)


def _say_none(scene: Scene, code: str, *, recorded: bool, loaded: bool) -> None:
    words = "none in this period" if recorded else "none recorded" if loaded else "not loaded for this scheme"
    scene.figure.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=6, y=scene.lanes[code].middle, text=words,
        font={"color": scene.style.quiet, "size": scene.style.size - 1},
    )  # fmt: skip


def _short(on: date) -> str:
    return f"{on.day} {on:%b} {on.year}"
