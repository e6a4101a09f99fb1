"""Who moved between ratings from quarter to quarter: an alluvial, with those who joined and left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, withheld
from charts.dates import said
from charts.rag_parts import Part, line_above, placeholder, ratings
from charts.style import Style
from disclosure.figures import Figures

EXPECTED_WIDTH = 700
"""Pixels that the plot of a wide panel has at 1280."""
NODE = 78
GAP = 9
LEAST = 16
"""Pixels that a box is high at least, so that its word fits; its ribbons are to scale."""
JOINED, LEFT = "adopted", "deselected"
UPWARD = ("green", "amber", "red", "unrated")
"""As in a traffic light; those who leave go out beneath green, those who join come in above unrated."""
SOURCES, TARGETS = (*UPWARD, JOINED), (LEFT, *UPWARD)

Flow = tuple[str, str, int | None]
Size = tuple[float, int, bool]
"""People a box is drawn for, people known, and whether they are all."""


@dataclass(frozen=True)
class Node:
    """A box: where it stands, from which height to which, and its people."""

    column: int
    part: Part
    low: float
    high: float
    people: int
    """Those whose number is known."""
    whole: bool
    """Whether that is all of them."""

    @property
    def top(self) -> float:
        """Where the box ends."""
        return max(self.high, self.low + LEAST)

    @property
    def number(self) -> str:
        """“25”, “25+” where a flow of it is withheld, and nothing where none is known."""
        if not self.people:
            return ""
        return f"{self.people:,}" if self.whole else f"{self.people:,}+"


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in pixels of height."""

    nodes: dict[tuple[int, str], Node]
    flows: list[list[Flow]]
    pixels: float
    """Pixels of height a person."""
    instead: float
    """The people a withheld flow is drawn as."""


def chain(dates: Sequence[date], style: Style, *steps: Figures, height: int = 380) -> go.Figure:
    """`rag.transitions` between each two of `dates`, in a row; a withheld flow has a dashed edge."""
    figure = blank(style, height)
    plan = _plan([_flows(step) for step in steps], placeholder(steps[0]), style, height - 78)
    half = NODE / 2 / ((EXPECTED_WIDTH - NODE) / len(steps))
    shapes, points = [], []
    for step, flows in enumerate(plan.flows):
        for flow, (start, end) in zip(flows, _ribbons(plan, step), strict=True):
            shapes.append(_ribbon(step, half, start, end, flow, style))
            points.append(
                (step + 0.5, (sum(start) + sum(end)) / 4, _hover(flow, dates[step : step + 2], steps[step]))
            )
    boxes = [node for node in plan.nodes.values() if node.high > node.low]
    figure.update_layout(shapes=[*shapes, *(_box(node, half) for node in boxes)])
    figure.update_layout(annotations=[_label(node, style) for node in boxes])
    figure.add_trace(_points(points))
    _axes(figure, dates, half, max((node.top for node in boxes), default=1))
    _explain(figure, plan, steps, style)
    return figure


def _flows(step: Figures) -> list[Flow]:
    """The flows that have people, or a withheld number of them, from the lowest source upwards."""
    rows = step.frame.select("from_rag", "to_rag", "people").iter_rows()
    known = {(source, target): people for source, target, people in rows if people != 0}
    return [(s, t, known[s, t]) for s in SOURCES for t in TARGETS if (s, t) in known]


def _plan(flows: list[list[Flow]], instead: float, style: Style, height: int) -> Plan:
    parts = {part.code: part for part in ratings(style)} | _ends(style)
    columns = range(len(flows) + 1)
    sizes = {
        (column, code): _size(flows, column, code, instead)
        for column in columns
        for code in (LEFT, *UPWARD, JOINED)
    }
    tallest = max(sum(sizes[column, code][0] for code in (LEFT, *UPWARD, JOINED)) for column in columns)
    pixels = (height - 5 * (GAP + LEAST / 2)) / max(tallest, 1)
    foot = max(max(sizes[column, LEFT][0] * pixels, LEAST) for column in columns) + GAP
    nodes = {}
    for column in columns:
        low = foot
        for code in (*UPWARD, JOINED):
            nodes[column, code] = node = _node(column, parts[code], low, sizes[column, code], pixels)
            low = node.top + GAP if node.high > node.low else low
        size = sizes[column, LEFT]
        under = foot - GAP - max(size[0] * pixels, LEAST)
        nodes[column, LEFT] = _node(column, parts[LEFT], under, size, pixels)
    return Plan(nodes, flows, pixels, instead)


def _node(column: int, part: Part, low: float, size: Size, pixels: float) -> Node:
    drawn, known, whole = size
    return Node(column, part, low, low + drawn * pixels, known, whole)


def _ends(style: Style) -> dict[str, Part]:
    ink = style.background if style.theme == "light" else "#10151C"
    return {
        JOINED: Part(JOINED, "Joined", "", style.arrival, ink),
        LEFT: Part(LEFT, "Left", "", style.departure, "#10151C"),
    }


def _size(flows: list[list[Flow]], column: int, code: str, instead: float) -> Size:
    """How many people the box is drawn for, how many are known, and whether they are all."""
    into = [n for _, target, n in flows[column - 1] if target == code] if column else []
    out = [n for source, _, n in flows[column] if source == code] if column < len(flows) else []
    drawn = [sum(instead if n is None else n for n in side) for side in (into, out)]
    known = [sum(n or 0 for n in side) for side in (into, out)]
    return max(drawn), max(known), None not in (*into, *out)


def _ribbons(plan: Plan, step: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """For each flow of the step: from which height to which it leaves its source and reaches its target."""
    leaves = {code: plan.nodes[step, code].low for code in SOURCES}
    reaches = {code: plan.nodes[step + 1, code].low for code in TARGETS}
    spans = []
    for source, target, people in plan.flows[step]:
        size = (plan.instead if people is None else people) * plan.pixels
        start, end = leaves[source], reaches[target]
        spans.append(((start, start + size), (end, end + size)))
        leaves[source], reaches[target] = start + size, end + size
    return spans


def _ribbon(
    step: int,
    half: float,
    start: tuple[float, float],
    end: tuple[float, float],
    flow: Flow,
    style: Style,
) -> dict[str, Any]:
    left, right, middle = step + half, step + 1 - half, step + 0.5
    path = (
        f"M{left},{start[0]:.1f} C{middle},{start[0]:.1f} {middle},{end[0]:.1f} {right},{end[0]:.1f} "
        f"L{right},{end[1]:.1f} C{middle},{end[1]:.1f} {middle},{start[1]:.1f} {left},{start[1]:.1f} Z"
    )
    source, _, people = flow
    colour = style.ratings.get(source, style.arrival)
    if people is None:
        edge = {"color": style.quiet, "width": 1, "dash": "dot"}
        return {"type": "path", "path": path, "line": edge, "layer": "below"}
    return {
        "type": "path", "path": path, "fillcolor": colour, "opacity": 0.42,
        "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _box(node: Node, half: float) -> dict[str, Any]:
    return {
        "type": "rect", "x0": node.column - half, "x1": node.column + half, "y0": node.low, "y1": node.top,
        "fillcolor": node.part.fill, "line": {"width": 0}, "layer": "above",
    }  # fmt: skip


def _label(node: Node, style: Style) -> dict[str, Any]:
    """The word and the number on the box, in the colour that can be read on it."""
    number = f"  <b>{node.number}</b>" if node.number else ""
    return {
        "x": node.column, "y": (node.low + node.top) / 2, "text": f"{node.part.word}{number}",
        "font": {"color": node.part.ink, "size": style.size - 1}, "bgcolor": node.part.fill,
        "borderpad": 0, "showarrow": False,
    }  # fmt: skip


def _hover(flow: Flow, dates: Sequence[date], step: Figures) -> str:
    words = {JOINED: "Joined", LEFT: "left"}
    source, target, people = flow
    held = withheld(step).lower() if people is None else f"{people:,} {'person' if people == 1 else 'people'}"
    moved = f"{words.get(source, source.capitalize())} → {words.get(target, target)}"
    return f"{moved}: {held}<br>{said(dates[0])} to {said(dates[1])}"


def _points(points: list[tuple[float, float, str]]) -> go.Scatter:
    """Unseen points in the middle of the ribbons, which say what each is."""
    return go.Scatter(
        x=[x for x, _, _ in points], y=[y for _, y, _ in points], mode="markers",
        marker={"opacity": 0, "size": 14}, hoverinfo="text", hovertext=[text for _, _, text in points],
    )  # fmt: skip


def _axes(figure: go.Figure, dates: Sequence[date], half: float, top: float) -> None:
    figure.update_xaxes(
        range=[-half - 0.01, len(dates) - 1 + half + 0.01], tickmode="array",
        tickvals=list(range(len(dates))), ticktext=[f"{on.day} {on:%b}<br>{on.year}" for on in dates],
        showgrid=False, ticks="", showline=False,
    )  # fmt: skip
    figure.update_yaxes(range=[-2, top + 2], visible=False)


def _explain(figure: go.Figure, plan: Plan, steps: Sequence[Figures], style: Style) -> None:
    """What the dashed edges stand for, where there are any."""
    hidden = [
        step for step, flows in zip(steps, plan.flows, strict=True) if any(n is None for *_, n in flows)
    ]
    if hidden:
        few = withheld(hidden[0]).split(": ")[-1]
        line_above(figure, f"┄ {few}: withheld, and always drawn as wide", style)
