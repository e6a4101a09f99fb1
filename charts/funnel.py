"""From referral to adoption: how many reach each stage, what became of the rest, and who refers."""

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, people_range, plain, rows_range, withheld, wrapped
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"
TOTAL = "total"
STAGES = ("referred", "decided", "adopted", "declined", "deferred", "open")
_WORDS = {"open": "Not yet decided"}


def stages(figures: Figures, style: Style, *, height: int = 300) -> go.Figure:
    """`referrals.funnel`, its total row: a bar for each stage, with its share of those referred."""
    row = figures.frame.filter(pl.col("source") == TOTAL).row(0, named=True)
    figure = blank(style, height)
    shown = STAGES[::-1]
    for place, stage in enumerate(shown):
        colour = style.departure if stage in ("declined", "deferred", "open") else style.blue
        text = _with_share(row[stage], None if stage == "referred" else row["referred"])
        _bar(figure, place, row[stage], colour, (_word(stage), text, withheld(figures)), style)
    _name_rows(figure, [_word(stage) for stage in shown], style)
    figure.update_xaxes(range=people_range([row[stage] for stage in STAGES], 0.3), visible=False)
    return figure


def by_source(
    figures: Figures, style: Style, *, labels: dict[str, str] | None = None, height: int = 0
) -> go.Figure:
    """`referrals.funnel` by source: those referred as a pale bar, those adopted as a dark one within it."""
    named = figures.frame.filter(
        pl.col("source") != TOTAL, pl.col("referred").is_null() | (pl.col("referred") > 0)
    )
    rows = named.sort("referred", descending=True, nulls_last=True)
    shown = rows.head(8).reverse().to_dicts()
    figure = blank(style, height or 80 + 36 * max(len(shown), 3))
    for place, row in enumerate(shown):
        adopted = "adopted withheld" if row["adopted"] is None else f"{row['adopted']:,} adopted"
        text = f"<b>{row['referred'] or 0:,}</b> referred, {adopted}"
        _bar(figure, place, row["referred"], style.departure, ("", text, withheld(figures)), style)
        if row["referred"] is not None and row["adopted"] is not None:
            _inner(figure, place, row["adopted"], style)
    words = labels or {}
    _name_rows(figure, [words.get(row["source"]) or _word(row["source"]) for row in shown], style)
    figure.update_xaxes(range=people_range([row["referred"] for row in shown], 0.75), visible=False)
    return figure


def _word(code: str) -> str:
    text = _WORDS.get(code, code.replace("_", " "))
    return text[:1].upper() + text[1:]


def _with_share(people: int | None, whole: int | None) -> str:
    share = f"  ({people / whole:.0%})".replace("%", f"{NBSP}%") if people is not None and whole else ""
    return f"<b>{people or 0:,}</b>{share}"


def _bar(
    figure: go.Figure, place: int, people: int | None, colour: str, words: tuple[str, str, str], style: Style
) -> None:
    """A bar with its words: the stage for the hover text, the number beside it, what to say if withheld."""
    stage, text, instead = words
    if people is None:
        say_withheld(figure, 0, place, instead, style, xshift=4)
        return
    hover = " ".join([plain(stage), text.replace("<b>", "").replace("</b>", "")]).strip()
    figure.add_trace(
        go.Bar(
            x=[people], y=[place], orientation="h", width=0.62,
            marker={"color": colour, "line": {"width": 0}},
            text=[text], textposition="outside", cliponaxis=False, textangle=0,
            hoverinfo="text", hovertext=[hover],
        )
    )  # fmt: skip


def _inner(figure: go.Figure, place: int, people: int, style: Style) -> None:
    box = {"x0": 0, "x1": people, "y0": place - 0.17, "y1": place + 0.17}
    figure.add_shape(type="rect", **box, fillcolor=style.blue, line_width=0)


def _name_rows(figure: go.Figure, names: list[str], style: Style) -> None:
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(names))), ticktext=[wrapped(name) for name in names],
        range=rows_range(len(names)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
