"""The marks of a timeline: cells for ratings, bars for spans, stems for offences, points for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import sqrt
from typing import Any, Protocol

import plotly.graph_objects as go

from charts.canvas import plain, text_width
from charts.happened import Event
from charts.lanes import ROW, Lane
from charts.rag_parts import Part, ratings
from charts.style import Style

NOT_RATED = "–"
"""In the place of a meeting that gave no rating."""
LEAST_LETTERS = 5
"""Fewer letters than these say nothing of a bar."""
MILLISECONDS = 86_400_000
MOST_SEVERE = 1000.0
"""Severity at which a stem is full height: the same for everybody, so that two people can be compared."""

SYMBOLS = {
    "arrest": "circle",
    "breach": "x",
    "recall": "triangle-up",
    "search": "square-open",
    "tag_violation": "diamond-open",
}


class Scene(Protocol):
    """The part of a timeline that its marks need."""

    @property
    def figure(self) -> go.Figure:
        """What is drawn on."""

    @property
    def style(self) -> Style:
        """The look."""

    @property
    def lanes(self) -> Mapping[str, Lane]:
        """Where each lane lies."""

    @property
    def start(self) -> date:
        """The first day drawn."""

    @property
    def as_at(self) -> date:
        """The last day drawn."""

    @property
    def pixels_a_day(self) -> float:
        """How wide a day is."""


def cells(scene: Scene, events: Sequence[Event]) -> None:
    """A coloured cell for each meeting with the rating's letter, or its word where there is room."""
    rated = {event.start for event in events if event.kind == "rating"}
    drawn = [event for event in events if event.kind == "rating" or event.start not in rated]
    wide = _cell_days([event.start for event in drawn])
    looks = [_look(event, scene.style) for event in drawn]
    long = wide * scene.pixels_a_day > text_width("Amber", scene.style) + 8
    _bar(
        scene, scene.lanes["rating"].middle, scene.lanes["rating"].height - 10,
        [event.start - timedelta(days=wide / 2) for event in drawn], [wide] * len(drawn),
        text=[look.word if long or look.word == NOT_RATED else look.word[0] for look in looks],
        textfont={"color": [look.ink for look in looks], "size": scene.style.size - 1, "weight": 700},
        marker={"color": [look.fill for look in looks], "line": {"width": 1, "color": scene.style.quiet}},
        hovertext=[event.words for event in drawn], insidetextanchor="middle",
    )  # fmt: skip


def _look(event: Event, style: Style) -> Part:
    """The look of a meeting's cell: empty, with a dash, where nothing was decided."""
    known = {part.code: part for part in ratings(style)}
    if event.kind != "rating" or event.code not in known:
        return Part("unrated", NOT_RATED, "", style.background, style.quiet)
    return known[event.code]


def _cell_days(days: Sequence[date]) -> float:
    """How wide a cell may be without touching the next: the least gap between meetings, at most a month."""
    gaps = [(later - earlier).days for earlier, later in pairwise(sorted(set(days)))]
    return min([*gaps, 30] if gaps else [14]) * 0.94


def bars(scene: Scene, code: str, events: Sequence[Event], rows: Mapping[Event, int]) -> None:
    """A bar for each span, with its name where it fits; one without an end runs to the last day drawn."""
    lane, colour = scene.lanes[code], _colour(scene.style, code)
    for event in events:
        start, end = max(event.start, scene.start), min(event.end or scene.as_at, scene.as_at)
        days = max((end - start).days, 1)
        room = int((days * scene.pixels_a_day - 4) / text_width("m", scene.style) / 0.86)
        middle = lane.top + 3 + ROW * (rows[event] + 0.5) if event in rows else lane.middle
        words = plain(event.label, room) if room >= LEAST_LETTERS else ""
        _bar(
            scene, middle, ROW - 4, [start], [days], text=[words],
            textfont={"color": scene.style.text, "size": scene.style.size - 2},
            marker={"color": _tint(colour), "line": {"width": 1, "color": colour}},
            hovertext=[event.words], insidetextanchor="start",
        )  # fmt: skip


def _bar(
    scene: Scene, y: float, thick: float, starts: Sequence[date], days: Sequence[float], **options: Any
) -> None:
    scene.figure.add_bar(
        orientation="h", y=[y] * len(starts), width=thick,
        base=[datetime.combine(start, time()) for start in starts], x=[one * MILLISECONDS for one in days],
        hoverinfo="text", textposition="inside", textangle=0, constraintext="none",
        cliponaxis=True, **options,
    )  # fmt: skip


def stems(scene: Scene, events: Sequence[Event]) -> None:
    """A stem for each offence, the taller the more severe; hollow where it is not proven."""
    lane, style = scene.lanes["offence"], scene.style
    foot = lane.bottom - 4
    heads = [foot - _rise(event.value, lane.height - 14) for event in events]
    x = [one for event in events for one in (event.start, event.start, None)]
    y = [one for head in heads for one in (foot, head, None)]
    scene.figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": style.quiet, "width": 1.4}, hoverinfo="skip"
    )
    scene.figure.add_scatter(
        x=[event.start for event in events], y=heads, mode="markers", hoverinfo="text",
        hovertext=[event.words for event in events],
        marker={
            "size": 9, "opacity": 1, "color": [_filled(event, style) for event in events],
            "line": {"width": 1.6, "color": style.plum},
        },
    )  # fmt: skip


def _filled(event: Event, style: Style) -> str:
    return style.background if event.more == "not_proven" else style.plum


def _rise(severity: float | None, most: float) -> float:
    """The height of a stem: by the root, so that theft can be told from nothing beside robbery."""
    return max(most * sqrt(min(severity or 0.0, MOST_SEVERE) / MOST_SEVERE), 5.0)


def points(scene: Scene, code: str, events: Sequence[Event]) -> None:
    """A symbol for each day on which something happened."""
    if not events:
        return
    colour = _colour(scene.style, code)
    scene.figure.add_scatter(
        x=[event.start for event in events], y=[scene.lanes[code].middle] * len(events), mode="markers",
        hoverinfo="text", hovertext=[event.words for event in events],
        marker={
            "size": 10, "opacity": 1, "color": colour, "line": {"width": 1.4, "color": colour},
            "symbol": [_symbol(event) for event in events],
        },
    )  # fmt: skip


def _symbol(event: Event) -> str:
    if event.kind == "enforcement":
        return SYMBOLS.get(event.code, "circle-open")
    return {"release": "triangle-right", "referral": "triangle-down"}.get(event.kind, "diamond")


def _colour(style: Style, code: str) -> str:
    own = {
        "episode": style.blue,
        "custody": style.grey,
        "enforcement": style.orange,
        "assessment": style.violet,
        "service": style.teal,
        "requirement": style.blue,
    }
    return own[code]


def _tint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.22)"
