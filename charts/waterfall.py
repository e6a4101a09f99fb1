"""How the caseload got from one number to another: levels at the ends, joined and left between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import plotly.graph_objects as go

from charts.canvas import blank, people_range, plain, signed, wrapped
from charts.marks import capacity_line
from charts.style import Style


@dataclass(frozen=True)
class Step:
    """One bar: a level that stands on the axis, or a change that starts where the last bar ended."""

    label: str
    people: int | None
    kind: Literal["level", "change"] = "change"


def waterfall(
    steps: Sequence[Step],
    style: Style,
    *,
    capacity: int | None = None,
    instead: str = "Withheld: fewer than 5",
    height: int = 330,
) -> go.Figure:
    """The bars in their order; for a withheld one, and the changes that hang on it, the words `instead`."""
    figure = blank(style, height)
    spans = _spans(steps)
    for place, (step, span) in enumerate(zip(steps, spans, strict=True)):
        if span is None:
            _say_withheld(figure, place, instead, style)
        else:
            _bar(figure, place, step, span, style)
    _link(figure, spans, style)
    tops = [max(span) for span in spans if span is not None]
    figure.update_yaxes(range=people_range([*tops, capacity], 0.16), visible=False)
    figure.update_xaxes(
        range=[-0.55, len(steps) - 0.45], tickmode="array", tickvals=list(range(len(steps))),
        ticktext=[wrapped(step.label, 12 if len(steps) < 5 else 8) for step in steps],
        showline=True, tickangle=0,
    )  # fmt: skip
    capacity_line(figure, capacity, style)
    return figure


def _spans(steps: Sequence[Step]) -> list[tuple[int, int] | None]:
    """From where to where each bar runs; None where that is withheld."""
    spans: list[tuple[int, int] | None] = []
    level: int | None = 0
    for step in steps:
        start = 0 if step.kind == "level" else level
        level = None if start is None or step.people is None else start + step.people
        spans.append(None if start is None or level is None else (start, level))
    return spans


def _bar(figure: go.Figure, place: int, step: Step, span: tuple[int, int], style: Style) -> None:
    people = step.people or 0
    number = f"{people:,}" if step.kind == "level" else signed(people)
    figure.add_trace(
        go.Bar(
            x=[place],
            y=[abs(span[1] - span[0])],
            base=[min(span)],
            width=0.8,
            marker={"color": _colour(step, style), "line": {"width": 0}},
            hoverinfo="text",
            hovertext=[f"{plain(step.label)}: {number}"],
        )
    )
    _number(figure, place, number, step, span, style)


def _number(
    figure: go.Figure, place: int, number: str, step: Step, span: tuple[int, int], style: Style
) -> None:
    """A level's number stands inside its bar, where no capacity line crosses it; a change's beyond it."""
    level = step.kind == "level"
    below = level or (step.people or 0) < 0
    figure.add_annotation(
        x=place, y=max(span) if level else min(span) if below else max(span),
        text=f"<b>{number}</b>" if level else number, yanchor="top" if below else "bottom",
        bgcolor=_colour(step, style) if level else style.background, borderpad=1,
        yshift=-2 if level or below else 2,
        font={"size": style.size + 2, "color": style.background if level else style.text},
    )  # fmt: skip


def _colour(step: Step, style: Style) -> str:
    if step.kind == "level":
        return style.blue
    return style.departure if (step.people or 0) < 0 else style.arrival


def _link(figure: go.Figure, spans: list[tuple[int, int] | None], style: Style) -> None:
    for place, (span, after) in enumerate(pairwise(spans)):
        if span is not None and after is not None:
            line = {"color": style.quiet, "width": 1}
            figure.add_shape(type="line", x0=place + 0.4, x1=place + 0.6, y0=span[1], y1=span[1], line=line)


def _say_withheld(figure: go.Figure, place: int, instead: str, style: Style) -> None:
    words = instead.replace(": ", ":<br>").replace("fewer than", "fewer<br>than")
    figure.add_annotation(
        x=place, y=0, yanchor="bottom", text=words, font={"color": style.quiet, "size": style.size - 1}
    )
