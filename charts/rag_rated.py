"""Whose rating is overdue: people by cohort, those not rated for too long and those never rated."""

from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, plain, rows_range, withheld, wrapped
from charts.cohorts import Cohorts
from charts.rag_parts import Part, hatching, key, placeholder
from charts.style import Style
from disclosure.figures import Figures

TOTAL = "total"


def by_cohort(figures: Figures, cohorts: Cohorts, style: Style, *, height: int = 300) -> go.Figure:
    """`rag.rated`: a bar for each cohort, and one for everyone where there are several."""
    rows = figures.frame.to_dicts()
    upward = (rows if len(rows) > 2 else rows[:1])[::-1]
    names = ["Everyone" if row["cohort"] == TOTAL else cohorts.group(row["cohort"]) for row in upward]
    figure, parts, instead = blank(style, height), _parts(style), placeholder(figures)
    ends = [0.0] * len(upward)
    for part in parts:
        widths = [instead if row[part.code] is None else row[part.code] for row in upward]
        for hidden in (False, True):
            chosen = [place for place, row in enumerate(upward) if (row[part.code] is None) == hidden]
            figure.add_trace(_bars(chosen, widths, ends, names, part, hidden, style))
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    for place, row in enumerate(upward):
        text = _words(row, parts, withheld(figures).split(": ")[-1])
        figure.add_annotation(x=ends[place], y=place, xanchor="left", xshift=7, text=text)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(range=people_range(ends, 1.6), visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))), ticktext=[wrapped(name) for name in names],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    key(figure, parts, style)
    return figure


def _parts(style: Style) -> tuple[Part, ...]:
    return (
        Part("overdue", "Overdue", "▲", style.fill(style.orange), style.background),
        Part("never_rated", "Never rated", "◇", style.ratings["unrated"], style.inks["unrated"]),
    )


def _bars(
    chosen: list[int],
    widths: list[float],
    ends: list[float],
    names: list[str],
    part: Part,
    hidden: bool,
    style: Style,
) -> go.Bar:
    """The bars of one part, beginning where the part before ended; hatched where withheld."""
    words = [f"{plain(names[place])}, {part.word.lower()}: {widths[place]:,.0f}" for place in chosen]
    return go.Bar(
        x=[widths[place] for place in chosen],
        y=chosen,
        base=[ends[place] for place in chosen],
        orientation="h",
        width=0.62,
        marker=hatching(style) if hidden else {"color": part.fill, "line": {"width": 0}},
        hoverinfo="skip" if hidden else "text",
        hovertext=[] if hidden else words,
    )


def _words(row: dict[str, Any], parts: tuple[Part, ...], few: str) -> str:
    """“**3** overdue, **5** never rated, of 43”."""
    if not row["people"]:
        return "withheld" if row["people"] is None else "nobody"
    told = [
        f"<b>{few if row[part.code] is None else f'{row[part.code]:,}'}</b> {part.word.lower()}"
        for part in parts
        if row[part.code] != 0
    ]
    return f"{', '.join(told) or '<b>none</b> overdue'}, of {row['people']:,}"
