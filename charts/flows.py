"""Who joined and who left in each period: above and below the same line."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.canvas import MINUS, blank, withheld
from charts.dates import date_axis, said
from charts.style import Style
from disclosure.figures import Figures


def joined_and_left(figures: Figures, style: Style, *, height: int = 300) -> go.Figure:
    """`caseload.flow` over its cohorts: adopted above the line, deselected below it, period by period."""
    frame = _over_cohorts(figures.frame)
    figure = blank(style, height)
    dates = frame["period_start"].to_list()
    for what, colour in (("joined", style.arrival), ("left", style.departure)):
        _bars(figure, dates, frame[what].to_list(), colour, what)
        _say_withheld(
            figure, dates, frame[what].to_list(), 1 if what == "joined" else -1, withheld(figures), style
        )
    axis = date_axis(dates)
    figure.update_xaxes(
        **{**axis, "type": "category", "range": [-0.6, len(dates) - 0.4]}, categoryorder="array"
    )
    figure.update_xaxes(tickvals=[day.isoformat() for day in axis["tickvals"]])
    figure.add_hline(y=0, line={"color": style.quiet, "width": 1})
    reach = max([*_known(frame["joined"]), *_known(frame["left"]), 4]) * 1.25
    figure.update_yaxes(range=[-reach, reach], visible=False)
    _key(figure, style)
    return figure


def _over_cohorts(frame: pl.DataFrame) -> pl.DataFrame:
    """Sums over the cohorts of whole periods; a sum with a withheld part is withheld.

    Left out: what is not complete, and the scheme's first snapshot, in which everyone counts as adopted.
    """

    def whole(column: str) -> pl.Expr:
        return pl.when(pl.col(column).null_count() == 0).then(pl.col(column).sum())

    whole_periods = frame.filter(pl.col("complete"), ~pl.col("first_snapshot"))
    sums = whole_periods.group_by("period_start", maintain_order=True)
    return sums.agg(whole("adopted").alias("joined"), whole("deselected").alias("left")).sort("period_start")


def _known(values: pl.Series) -> list[int]:
    return values.drop_nulls().to_list()


def _bars(figure: go.Figure, dates: list[date], values: list[int | None], colour: str, what: str) -> None:
    sign = -1 if what == "left" else 1
    mark = MINUS if what == "left" else "+"
    every = len(values) <= 16
    figure.add_trace(
        go.Bar(
            x=[day.isoformat() for day in dates],
            y=[None if people is None else sign * people for people in values],
            width=0.7,
            marker={"color": colour, "line": {"width": 0}},
            text=[f"{mark}{people:,}" if every and people else "" for people in values],
            textposition="outside",
            cliponaxis=False,
            textangle=0,
            hoverinfo="text",
            hovertext=[_hover(what, day, people) for day, people in zip(dates, values, strict=True)],
            offset=-0.35,
        )
    )


def _say_withheld(
    figure: go.Figure, dates: list[date], values: list[int | None], sign: int, words: str, style: Style
) -> None:
    if None in values:
        figure.add_annotation(
            x=dates[values.index(None)].isoformat(), y=sign, text=words,
            textangle=-90 if len(dates) > 6 else 0,
            yanchor="bottom" if sign > 0 else "top", font={"color": style.quiet, "size": style.size - 2},
        )  # fmt: skip


def _hover(what: str, day: date, people: int | None) -> str:
    return "" if people is None else f"{people:,} {what} from {said(day)}"


def _key(figure: go.Figure, style: Style) -> None:
    for y, words in ((1, "joined"), (0, "left")):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=y, yref="paper", yanchor="top" if y else "bottom",
            text=f"<b>{words}</b>", font={"color": style.quiet},
        )  # fmt: skip
