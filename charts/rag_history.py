"""The mix of ratings at every meeting: a column each, all as tall, those not rated shown on top."""

from datetime import date, timedelta
from itertools import accumulate, pairwise

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, spread_labels, text_width, withheld
from charts.dates import date_axis, said
from charts.rag_parts import Part, hatching, line_above, placeholder, ratings, shares
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
    drawn = [shares([people[part.code] for part in upward], instead) for _, people in meetings]
    width = _width([on for on, _ in meetings])
    for place, part in enumerate(upward):
        figure.add_trace(_columns(part, place, meetings, drawn, width, style))
    if any(None in people.values() for _, people in meetings):
        figure.add_trace(_hatched(upward, meetings, drawn, width, figures, style))
        line_above(figure, f"▨ {withheld(figures).lower()}", style)
    figure.update_layout(barmode="stack")
    _axes(figure, [on for on, _ in meetings], width)
    _name_parts(figure, upward, meetings[-1], drawn[-1], style)
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
    part: Part, place: int, meetings: list[Meeting], drawn: list[list[float]], width: float, style: Style
) -> go.Bar:
    """One part of every meeting's column; nothing where it is withheld."""
    known = [people[part.code] is not None for _, people in meetings]
    return go.Bar(
        x=[on for on, _ in meetings],
        y=[parts[place] if shown else 0 for parts, shown in zip(drawn, known, strict=True)],
        base=[sum(parts[:place]) for parts in drawn],
        width=width * DAY,
        marker={"color": part.fill, "line": {"color": style.background, "width": 0.5}},
        hoverinfo="text",
        hovertext=[_hover(part, on, people) for on, people in meetings],
        name=part.word,
    )


def _hatched(
    upward: list[Part],
    meetings: list[Meeting],
    drawn: list[list[float]],
    width: float,
    figures: Figures,
    style: Style,
) -> go.Bar:
    """The withheld parts of all columns."""
    cells = [
        (on, parts, place)
        for (on, people), parts in zip(meetings, drawn, strict=True)
        for place, part in enumerate(upward)
        if people[part.code] is None
    ]
    words = withheld(figures).lower()
    return go.Bar(
        x=[on for on, _, _ in cells],
        y=[parts[place] for _, parts, place in cells],
        base=[sum(parts[:place]) for _, parts, place in cells],
        width=width * DAY,
        marker=hatching(style),
        hoverinfo="text",
        hovertext=[f"{upward[place].word}: {words}, {said(on)}" for on, _, place in cells],
    )


def _hover(part: Part, on: date, people: dict[str, int | None]) -> str:
    count = people[part.code]
    if count is None:
        return ""
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
