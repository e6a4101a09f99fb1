"""The needs of one person then and now: a line from the first score to the latest, pathway by pathway.

More need is to the right with every instrument, whichever way its scale runs; one chart holds one instrument.
"""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, rows_range, text_width, wrapped
from charts.style import Style
from disclosure.figures import Figures

NOT_ASSESSED = "not assessed"
ROW = 34


def instruments(figures: Figures) -> list[str]:
    """The instruments in `cases.needs`, the one with the most scores first."""
    scored = figures.frame.drop_nulls("instrument")
    counted = scored.group_by("instrument").agg(pl.col("latest_score").count().alias("n"))
    return counted.sort("n", "instrument", descending=[True, False])["instrument"].to_list()


def needs_then_and_now(figures: Figures, instrument: str, style: Style, *, room: int = 480) -> go.Figure:
    """`cases.needs` of one instrument in its own order; `room` is about how many pixels wide the plot is."""
    rows = figures.frame.filter(pl.col("instrument") == instrument).reverse().to_dicts()
    figure = blank(style, 60 + ROW * max(len(rows), 3))
    for place, row in enumerate(rows):
        _row(figure, place, row, style)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), showgrid=False, tickfont_color=style.text,
        ticktext=[wrapped(row["label"] or row["pathway"], 34) for row in rows], range=rows_range(len(rows)),
    )  # fmt: skip
    worst, none = _ends(rows)
    pad = (worst - none) * text_width("10 → 10  more need", style) / room
    figure.update_xaxes(
        range=[none - (worst - none) * 0.04, worst + pad], tickmode="array", showgrid=True,
        tickvals=[none, worst], ticktext=[f"{none:g}<br>least need", f"{worst:g}<br>most"],
    )  # fmt: skip
    return figure


def moved(row: dict[str, Any]) -> str:
    """“less need”, “more need” or “the same”, by the instrument's direction; empty without two scores."""
    first, latest = row["first_score"], row["latest_score"]
    if first is None or latest is None or row["first_on"] == row["latest_on"]:
        return ""
    if first == latest:
        return "the same"
    return "less need" if (latest < first) == (row["better"] == "lower") else "more need"


def _ends(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """The score of the most need and that of the least, as the instrument has them."""
    row = rows[0]
    return float(row["worst_score"]), float(row["no_need"])


def _row(figure: go.Figure, place: int, row: dict[str, Any], style: Style) -> None:
    first, latest = row["first_score"], row["latest_score"]
    if latest is None:
        _say(figure, float(row["no_need"]), place, NOT_ASSESSED, style.quiet)
        return
    way = moved(row)
    colour = {"less need": style.teal, "more need": style.plum}.get(way, style.quiet)
    if way in ("less need", "more need"):
        line = {"color": colour, "width": 4}
        figure.add_shape(type="line", x0=first, x1=latest, y0=place, y1=place, line=line, layer="below")
        _dot(figure, first, place, row["first_on"], colour, style, hollow=True)
    _dot(figure, latest, place, row["latest_on"], colour, style, hollow=False)
    far = max(first, latest) if row["worst_score"] > row["no_need"] else min(first, latest)
    words = f"{latest:g}  assessed once" if not way else f"{first:g} → {latest:g}  {way}"
    _say(figure, far, place, words if way != "the same" else f"{latest:g}  the same", colour)


def _dot(
    figure: go.Figure, score: float, place: int, on: object, colour: str, style: Style, *, hollow: bool
) -> None:
    figure.add_scatter(
        x=[score], y=[place], mode="markers", hoverinfo="text", hovertext=[f"{score:g} on {on}"],
        marker={
            "size": 12, "opacity": 1, "color": style.background if hollow else colour,
            "line": {"color": colour, "width": 2},
        },
    )  # fmt: skip


def _say(figure: go.Figure, x: float, place: int, words: str, colour: str) -> None:
    figure.add_annotation(x=x, y=place, xanchor="left", xshift=12, text=words, font={"color": colour})
