"""The last ratings of one person as a strip: one cell a meeting, with its word and its day."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from charts.canvas import blank
from charts.rag_parts import ratings
from charts.style import Style

Rated = tuple[date, str | None]
"""The day of a meeting, and the rating given (`red`, `amber`, `green`); None where none was."""


def strip(meetings: Sequence[Rated], style: Style, *, most: int = 8) -> go.Figure:
    """The last `most` of `meetings`, the latest at the right; cells keep their size where there are fewer."""
    shown = list(meetings)[-most:]
    looks = {part.code: part for part in ratings(style)}
    figure = blank(style, round(style.size * 4.6))
    for place, (on, code) in enumerate(shown):
        look = looks.get(code or "")
        figure.add_shape(
            type="rect", x0=place + 0.03, x1=place + 0.97, y0=0.45, y1=1, line_width=1,
            line_color=style.quiet, fillcolor=look.fill if look else style.background,
        )  # fmt: skip
        word = look.word if look and look.code != "unrated" else "not rated"
        ink = look.ink if look else style.quiet
        figure.add_annotation(x=place + 0.5, y=0.725, text=f"<b>{word}</b>", font={"color": ink})
        figure.add_annotation(
            x=place + 0.5, y=0.2, text=f"{on.day} {on:%b}" + ("" if place else f" {on.year}"),
            font={"color": style.quiet, "size": round(style.size * 0.85)},
        )  # fmt: skip
    figure.update_xaxes(range=[0, most], visible=False)
    figure.update_yaxes(range=[0, 1.02], visible=False)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 2, "b": 2})
    return figure
