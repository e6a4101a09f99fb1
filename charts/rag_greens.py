"""How many people have no, one, two or three greens in a row, and of how many an exit plan exists."""

from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, rows_range, withheld
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

WORDS = {
    "none": "No green",
    "one": "One green",
    "two": "Two greens",
    "three_or_more": "Three or more",
    "not_known": "No open episode",
}


def greens(figures: Figures, style: Style, *, height: int = 300) -> go.Figure:
    """`rag.greens`: a bar for each number of greens; beside it, how many have an exit plan."""
    rows = figures.frame.to_dicts()[::-1]
    figure = blank(style, height)
    for place, row in enumerate(rows):
        if row["people"] is None:
            say_withheld(figure, 0, place, withheld(figures), style, xshift=4)
        else:
            figure.add_trace(_bar(place, row, style))
            _beside(figure, place, row, withheld(figures), style)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))),
        ticktext=[WORDS.get(row["greens"], row["greens"]) for row in rows],
        range=rows_range(len(rows)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(range=people_range([row["people"] for row in rows], 0.75), visible=False)
    return figure


def _bar(place: int, row: dict[str, Any], style: Style) -> go.Bar:
    """Green for the three greens alone, which is what the bar asks about; the others are quiet."""
    colour = style.ratings["green"] if row["greens"] == "three_or_more" else style.departure
    return go.Bar(
        x=[row["people"]], y=[place], orientation="h", width=0.62,
        marker={"color": colour, "line": {"width": 0}},
        hoverinfo="text", hovertext=[f"{WORDS.get(row['greens'], row['greens'])}: {row['people']:,}"],
    )  # fmt: skip


def _beside(figure: go.Figure, place: int, row: dict[str, Any], instead: str, style: Style) -> None:
    figure.add_annotation(
        x=row["people"], y=place, xanchor="left", xshift=7, text=_words(row, instead), align="left"
    )


def _words(row: dict[str, Any], instead: str) -> str:
    """“**7**, 4 with an exit plan”; how many have one matters where there are greens to leave on."""
    number = f"<b>{row['people']:,}</b>"
    if not row["people"] or row["greens"] in ("none", "not_known"):
        return number
    plan = row["with_exit_plan"]
    held = instead.split(": ")[-1] if plan is None else f"{plan:,}" if plan else "none"
    return f"{number}, {held} with an exit plan"
