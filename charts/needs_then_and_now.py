"""The needs of one person then and now: a line from the first score to the latest, pathway by pathway.

More need is to the right with every instrument, whichever way its scale runs; one chart holds one instrument.
"""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, rows_range, text_width, wrapped
from charts.dates import said
from charts.style import Style
from disclosure.figures import Figures

NOT_ASSESSED = "not assessed"
ROW, TALL_ROW = 2.3, 2.7
"""Height of a row, in sizes of the text; and where a name takes two lines."""


def needs_then_and_now(figures: Figures, instrument: str, style: Style, *, label: int = 34) -> go.Figure:
    """`cases.needs` of one instrument in its own order; names are broken after about `label` characters."""
    rows = figures.frame.filter(pl.col("instrument") == instrument).reverse().to_dicts()
    names = [wrapped(row["label"] or row["pathway"], label) for row in rows]
    tall = TALL_ROW if any("<br>" in name for name in names) else ROW
    figure = blank(style, round(style.size * (3.4 + tall * max(len(rows), 3))))
    words = [_row(figure, place, row, style) for place, row in enumerate(rows)]
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), showgrid=False, tickfont_color=style.text,
        ticktext=names, range=rows_range(len(rows)),
    )  # fmt: skip
    low, high = float(rows[0]["scale_low"]), float(rows[0]["scale_high"])
    least, most = (low, high) if rows[0]["better"] == "lower" else (high, low)
    margin = (most - least) * 0.05
    figure.update_xaxes(
        range=[least - margin, most + margin], tickmode="array", showgrid=True,
        tickvals=[least, most], ticktext=[f"{least:g}<br>least need", f"{most:g}<br>most"],
    )  # fmt: skip
    figure.update_layout(margin_r=round(max(text_width(text, style) for text in words)) + 18)
    return figure


def moved(row: dict[str, Any]) -> str:
    """“less need”, “more need” or “the same”, by the instrument's direction; empty without two scores."""
    first, latest = row["first_score"], row["latest_score"]
    if first is None or latest is None or row["first_on"] == row["latest_on"]:
        return ""
    if first == latest:
        return "the same"
    return "less need" if (latest < first) == (row["better"] == "lower") else "more need"


def _row(figure: go.Figure, place: int, row: dict[str, Any], style: Style) -> str:
    """The words beside the row, which is drawn."""
    first, latest, way = row["first_score"], row["latest_score"], moved(row)
    colour = {"less need": style.teal, "more need": style.plum}.get(way, style.quiet)
    if way in ("less need", "more need"):
        line = {"color": colour, "width": 4}
        figure.add_shape(type="line", x0=first, x1=latest, y0=place, y1=place, line=line, layer="below")
        _dot(figure, first, place, row["first_on"], colour, style, hollow=True)
    if latest is not None:
        _dot(figure, latest, place, row["latest_on"], colour, style, hollow=False)
    worst = row["worst_score"]
    if worst is not None and worst not in (first, latest):
        _worst(figure, worst, place, style)
    words = _words(row, way)
    figure.add_annotation(
        x=1, xref="paper", xanchor="left", xshift=8, y=place, text=words, font={"color": colour}
    )
    return words


def _words(row: dict[str, Any], way: str) -> str:
    if row["latest_score"] is None:
        return NOT_ASSESSED
    if way in ("less need", "more need"):
        return f"{row['first_score']:g} → {row['latest_score']:g}  {way}"
    return f"{row['latest_score']:g}  {way or 'assessed once'}"


def _dot(
    figure: go.Figure, score: float, place: int, on: date, colour: str, style: Style, *, hollow: bool
) -> None:
    figure.add_scatter(
        x=[score], y=[place], mode="markers", hoverinfo="text", hovertext=[f"{score:g} on {said(on)}"],
        marker={
            "size": 12, "opacity": 1, "color": style.background if hollow else colour,
            "line": {"color": colour, "width": 2},
        },
    )  # fmt: skip


def _worst(figure: go.Figure, score: float, place: int, style: Style) -> None:
    """A stroke at the worst score there ever was, where it lies beyond the first and the latest."""
    figure.add_scatter(
        x=[score], y=[place], mode="markers", hoverinfo="text", hovertext=[f"{score:g} at worst"],
        marker={"symbol": "line-ns-open", "size": 14, "color": style.quiet, "line": {"width": 2}},
    )  # fmt: skip
