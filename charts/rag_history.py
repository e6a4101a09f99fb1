"""The mix of ratings at every meeting: a column each, all as tall, those not rated shown on top."""

from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, spread_labels, text_width, withheld
from charts.dates import date_axis, said
from charts.rag_parts import Part, hatching, placeholder, ratings, shares
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"
DAY = 86_400_000
"""Milliseconds, in which Plotly has the width of a bar on a date axis."""

Meeting = tuple[date, dict[str, int | None]]


def over_time(figures: Figures, style: Style, *, height: int = 330) -> go.Figure:
    """`rag.history`: green from the bottom, then amber, red, and those on the scheme and not rated."""
    meetings = _meetings(figures.frame)
    upward = _upward(style)
    figure = blank(style, height)
    instead = placeholder(figures)
    drawn = [(on, shares([people[part.code] for part in upward], instead)) for on, people in meetings]
    width = _width([on for on, _ in meetings])
    for place, part in enumerate(upward):
        figure.add_trace(_columns(part, place, meetings, drawn, (width, withheld(figures)), style))
    figure.update_layout(barmode="stack")
    _axes(figure, [on for on, _ in meetings], width)
    _name_parts(figure, upward, meetings[-1], drawn[-1][1], style)
    return figure


def _upward(style: Style) -> list[Part]:
    """As in a traffic light, green lowest; those not rated above it."""
    red, amber, green, unrated = ratings(style)
    return [green, amber, red, unrated]


def _meetings(frame: pl.DataFrame) -> list[Meeting]:
    meetings: dict[date, dict[str, int | None]] = {}
    for on, rag, people in frame.sort("meeting_date").select("meeting_date", "rag", "people").iter_rows():
        meetings.setdefault(on, {})[rag] = people
    return list(meetings.items())


def _width(dates: list[date]) -> float:
    """Days: most of the gap between two meetings, so that each is a column of its own."""
    gaps = sorted((later - earlier).days for earlier, later in pairwise(dates))
    return 0.86 * (gaps[len(gaps) // 4] if gaps else 28)


def _columns(
    part: Part,
    place: int,
    meetings: list[Meeting],
    drawn: list[tuple[date, list[float]]],
    how: tuple[float, str],
    style: Style,
) -> go.Bar:
    """One part of every meeting's column; hatched in the quiet colour where it is withheld."""
    width, instead = how
    hidden = [people[part.code] is None for _, people in meetings]
    pattern: Any = hatching(style)["pattern"]
    return go.Bar(
        x=[on for on, _ in drawn], y=[parts[place] for _, parts in drawn], width=width * DAY,
        marker={
            "color": [style.background if one else part.fill for one in hidden],
            "line": {"color": style.background, "width": 0.5},
            "pattern": {**pattern, "shape": ["/" if one else "" for one in hidden]},
        },
        hoverinfo="text",
        hovertext=[_hover(part, on, people, instead) for on, people in meetings], name=part.word,
    )  # fmt: skip


def _hover(part: Part, on: date, people: dict[str, int | None], instead: str) -> str:
    count = people[part.code]
    if count is None:
        return f"{part.word}: {instead.lower()}, {said(on)}"
    known = [one for one in people.values() if one is not None]
    whole = f" of {sum(known):,}" if len(known) == len(people) else ""
    return f"{part.word}: {count:,}{whole} on {said(on)}"


def _axes(figure: go.Figure, dates: list[date], width: float) -> None:
    axis = date_axis(dates)
    margin = timedelta(days=width / 2 + 1)
    figure.update_xaxes(**{**axis, "range": [dates[0] - margin, dates[-1] + margin]})
    figure.update_yaxes(
        range=[0, 1], tickvals=[0, 0.5, 1], ticktext=["0", f"50{NBSP}%", f"100{NBSP}%"], showgrid=False
    )


def _name_parts(
    figure: go.Figure, parts: list[Part], last: Meeting, drawn: list[float], style: Style
) -> None:
    """Beside the last column: shape, word and share of each part that anybody is in."""
    counts = [last[1][part.code] for part in parts]
    middles = [top - own / 2 for top, own in zip(accumulate(drawn), drawn, strict=True)]
    at = spread_labels(middles, style.size * 1.35 / max(figure.layout.height - 60, 1))
    words = [f"{part.marked}  {_share(count, counts)}" for part, count in zip(parts, counts, strict=True)]
    for height, text in zip(at, words, strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=height, yanchor="middle", text=text
        )
    longest = max(
        f"● {part.word}  {_share(count, counts)}" for part, count in zip(parts, counts, strict=True)
    )
    figure.update_layout(margin_r=round(text_width(longest, style)) + 26)


def _share(count: int | None, counts: list[int | None]) -> str:
    """Per cent of everyone at that meeting; the count alone where a part of it is withheld."""
    if count is None:
        return "[c]"
    if None in counts:
        return f"{count:,}"
    whole = sum(one or 0 for one in counts)
    return f"{count / whole * 100:.0f}{NBSP}%" if whole else "0"
