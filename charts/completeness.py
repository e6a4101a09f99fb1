"""What is missing, as bars per cent: the columns least often known, the emptiest at the top."""

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, plain
from charts.style import Style

MOST_ROWS = 12
NBSP = "\N{NO-BREAK SPACE}"


def completeness(columns: pl.DataFrame, style: Style) -> go.Figure:
    """`columns` with `rows`, `missing`, `not_stated` and `unknown`, the least known first; twelve at most."""
    rows = columns.filter(pl.col("unknown") > 0).head(MOST_ROWS).reverse()
    figure = blank(style, 60 + 27 * max(rows.height, 3))
    names = [plain(f"{table}: {column}".replace("_", " ")) for table, column in _named(rows)]
    _bars(figure, rows, "missing", "empty", style.blue, style)
    _bars(figure, rows, "not_stated", "not stated", style.quiet, style)
    for place, share in enumerate(rows["unknown"]):
        figure.add_annotation(x=share, y=place, xanchor="left", xshift=6, text=f"{share * 100:.0f}{NBSP}%")
    figure.update_layout(barmode="stack")
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(rows.height)), ticktext=names,
        range=[-0.6, max(rows.height, 1) - 0.4], showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(range=[0, 1.12], visible=False)
    return figure


def _named(rows: pl.DataFrame) -> list[tuple[str, str]]:
    return [(table, column) for table, column in rows.select("table", "column").iter_rows()]


def _bars(figure: go.Figure, rows: pl.DataFrame, column: str, words: str, colour: str, style: Style) -> None:
    shares = [part / whole for part, whole in rows.select(column, "rows").iter_rows()]
    said = [f"{count:,} of {whole:,} {words}" for count, whole in rows.select(column, "rows").iter_rows()]
    figure.add_trace(
        go.Bar(
            x=shares, y=list(range(rows.height)), orientation="h", width=0.6,
            hoverinfo="text", hovertext=said,
            marker={"color": colour, "line": {"width": 0}},
        )
    )  # fmt: skip
