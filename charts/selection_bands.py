"""How the scores lie: a histogram for each predictor, with the bands of the score named over it."""

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.selection_scatter import PREDICTORS
from charts.style import Style
from disclosure.figures import Figures

BANDS = {"low": (0, 50), "medium": (50, 75), "high": (75, 90), "very_high": (90, 100)}
"""From, and to below; the last takes its end in."""
WIDTH = 5


def by_predictor(figures: Figures, style: Style, *, height: int = 0) -> go.Figure:
    """`selection.eligibility`: a histogram of the score for each predictor, with the people of each band."""
    frame = figures.frame.drop_nulls("ogrs")
    predictors = [code for code in PREDICTORS if code in frame["predictor"]]
    rows = max(len(predictors), 1)
    figure = make_subplots(rows=rows, cols=1, shared_xaxes=True, vertical_spacing=0.12 if rows > 1 else 0)
    figure.update_layout(
        template=style.template, height=height or 90 + 140 * rows, autosize=True, bargap=0.06
    )
    first = int(min([*frame["ogrs"].to_list(), 40.0]) // 10 * 10)
    for place, code in enumerate(predictors, 1):
        _row(figure, place, frame.filter(pl.col("predictor") == code), PREDICTORS[code], first, style)
    figure.update_xaxes(range=[first, 100], tickvals=[*range(first, 50, 10), 50, 75, 90, 100], showgrid=False)
    figure.update_xaxes(
        title={"text": "Two-year score, per cent", "font": {"color": style.quiet, "size": style.size - 1}},
        row=rows,
    )
    return figure


def _row(
    figure: go.Figure, place: int, frame: pl.DataFrame, predictor: str, first: int, style: Style
) -> None:
    starts = list(range(first, 100, WIDTH))
    step = (pl.col("ogrs").clip(upper_bound=99.99) // WIDTH * WIDTH).cast(pl.Int64)
    held = dict(frame.select(step.alias("step")).group_by("step").len().iter_rows())
    people = [held.get(start, 0) for start in starts]
    figure.add_trace(
        go.Bar(
            x=[start + WIDTH / 2 for start in starts], y=people, width=WIDTH * 0.92,
            marker={"color": style.blue, "line": {"width": 0}},
            hoverinfo="text",
            hovertext=[
                f"{predictor} {start} to {_end(start)}: {count:,}"
                for start, count in zip(starts, people, strict=True)
            ],
        ),
        row=place, col=1,
    )  # fmt: skip
    top = max(people, default=0) * 1.55 + 1
    for band, (low, high) in BANDS.items():
        _band(figure, place, band, (max(low, first), high), _count(frame, band), top, style)
    figure.update_yaxes(
        range=[0, top], nticks=4, tickformat=",d", row=place,
        title={"text": predictor, "font": {"color": style.text, "size": style.size}},
    )  # fmt: skip


def _end(start: int) -> str:
    return "100" if start + WIDTH == 100 else f"below {start + WIDTH}"


def _count(frame: pl.DataFrame, band: str) -> int:
    return frame.filter(pl.col("band") == band).height


def _band(
    figure: go.Figure, place: int, band: str, ends: tuple[int, int], people: int, top: float, style: Style
) -> None:
    """The band's name and people over its part of the axis, and a line where it begins."""
    low, high = ends
    where = {"row": place, "col": 1}
    if low >= 50:
        line = {"color": style.quiet, "width": 1, "dash": "dot"}
        figure.add_shape(type="line", x0=low, x1=low, y0=0, y1=top, line=line, layer="below", **where)
    figure.add_annotation(
        x=(low + high) / 2, y=top, yanchor="top", showarrow=False,
        text=f"{band.replace('_', ' ')}<br><b>{people:,}</b>",
        font={"color": style.text, "size": style.size - 1}, **where,
    )  # fmt: skip
