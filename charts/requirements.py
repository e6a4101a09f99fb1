"""Treatment requirements made, quarter by quarter, a small chart for each kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from charts.canvas import people_range, plain, wrapped
from charts.rag_parts import hatching, placeholder
from charts.style import Style
from disclosure.figures import Figures


def by_quarter(figures: Figures, quarters: Mapping[date, str], style: Style, *, height: int = 0) -> go.Figure:
    """`resettlement.requirements` by quarter: a bar each, its number on top; pale where not yet whole.

    `quarters` names each quarter shortly, by its first day.
    """
    kinds = list(dict.fromkeys(figures.frame["label"]))
    rows = figures.frame.to_dicts()
    figure = make_subplots(
        rows=max(len(kinds), 1), cols=1, shared_xaxes=True, vertical_spacing=0.12,
        subplot_titles=[f"<b>{plain(kind)}</b>" for kind in kinds],
    )  # fmt: skip
    figure.update_layout(
        template=style.template, height=height or 60 + 92 * max(len(kinds), 1), autosize=True, margin_t=28
    )
    instead, most = placeholder(figures), people_range([row["made"] for row in rows], 0.45)
    for place, kind in enumerate(kinds, start=1):
        for quarter, row in enumerate(row for row in rows if row["label"] == kind):
            figure.add_trace(_bar(quarter, row, instead, style), row=place, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": style.size - 1, "color": style.text})
    figure.update_yaxes(range=most, visible=False)
    figure.update_xaxes(showticklabels=False, fixedrange=True)
    names = (
        [wrapped(quarters[row["quarter"]], 8) for row in rows if row["label"] == kinds[0]] if kinds else []
    )
    figure.update_xaxes(
        tickmode="array", tickvals=list(range(len(names))), ticktext=names, showticklabels=True,
        row=max(len(kinds), 1), col=1, tickfont={"size": style.size - 2},
    )  # fmt: skip
    return figure


def _bar(quarter: int, row: dict[str, Any], instead: float, style: Style) -> go.Bar:
    made = row["made"]
    colour = style.blue if row["complete"] else style.departure
    return go.Bar(
        x=[quarter], y=[instead if made is None else made], width=0.62,
        marker=hatching(style) if made is None else {"color": colour, "line": {"width": 0}},
        text=["&lt;5" if made is None else f"{made:,}"], textposition="outside", cliponaxis=False,
        hoverinfo="skip" if made is None else "text",
        hovertext=[] if made is None else [f"{plain(row['quarter_label'])}: {made:,} made"],
    )  # fmt: skip
