"""People in each cohort as bars from zero, with the cohort's cap and planned share marked on them."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, plain, rows_range, withheld, wrapped
from charts.cohorts import Cohorts
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"


def by_cohort(figures: Figures, cohorts: Cohorts, style: Style, *, height: int = 300) -> go.Figure:
    """`caseload.by_cohort`: a bar for each cohort and profile, its share, cap and plan."""
    rows = figures.frame.reverse().to_dicts()
    figure = blank(style, height)
    colours = cohorts.colours(style)
    total = _total(figures.frame)
    for place, row in enumerate(rows):
        mark = _plan(row, total) or row["capacity"]
        words = _words(row, withheld(figures))
        if row["people"] is not None:
            colour = colours.get((row["cohort"], row["profile"]), style.grey)
            _bar(figure, place, row, style.fill(colour), words, style)
            if mark is not None:
                _mark(figure, place, mark, style)
        beyond = max(row["people"] or 0, (mark or 0) if row["people"] is not None else 0)
        _beside(figure, place, beyond, words, row["people"] is None, style)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), ticktext=[wrapped(row["label"]) for row in rows],
        range=rows_range(len(rows)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    reaches = [_plan(row, total) for row in rows] + [row["capacity"] for row in rows]
    figure.update_xaxes(range=people_range([row["people"] for row in rows] + reaches, 0.6), visible=False)
    return figure


def _total(frame: pl.DataFrame) -> int | None:
    return None if frame["people"].null_count() else int(frame["people"].sum())


def _plan(row: dict[str, Any], total: int | None) -> float | None:
    return None if total is None or row["share_target"] is None else row["share_target"] * total


def _beside(figure: go.Figure, place: int, at: float, words: str, quiet: bool, style: Style) -> None:
    colour = style.quiet if quiet else style.text
    figure.add_annotation(x=at, y=place, xanchor="left", xshift=7, text=words, font={"color": colour})


def _bar(figure: go.Figure, place: int, row: dict[str, Any], colour: str, words: str, style: Style) -> None:
    label = plain(row["label"])
    figure.add_trace(
        go.Bar(
            x=[row["people"]], y=[place], orientation="h", width=0.62,
            marker={"color": colour, "line": {"width": 0}},
            hoverinfo="text", hovertext=[f"{label}: {words}".replace("<b>", "").replace("</b>", "")],
        )
    )  # fmt: skip


def _mark(figure: go.Figure, place: int, at: float, style: Style) -> None:
    line = {"color": style.text, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=at, x1=at, y0=place - 0.42, y1=place + 0.42, line=line)


def _words(row: dict[str, Any], instead: str) -> str:
    """“43 (47 %), plan 60 %”: what stands beside the bar, clear of its mark."""
    number = instead if row["people"] is None else f"<b>{row['people']:,}</b>"
    part = "" if row["share"] is None else f" ({_per_cent(row['share'])})"
    plan = "" if row["share_target"] is None else f", plan {_per_cent(row['share_target'])}"
    cap = "" if row["capacity"] is None else f", cap {row['capacity']:,}"
    return number + part + plan + cap


def _per_cent(share: float) -> str:
    return f"{share * 100:.0f}{NBSP}%"
