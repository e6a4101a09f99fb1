"""The mix of ratings in each cohort: bars of the same length, people counted on their parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, plain, rows_range, withheld, wrapped
from charts.rag_parts import RATINGS, Part, hatching, key, placeholder, ratings, shares
from charts.style import Style
from disclosure.figures import Figures

NOBODY = "nobody"


@dataclass(frozen=True)
class Row:
    """One bar: whose it is, and the people in each of its parts; None where withheld."""

    label: str
    counts: tuple[int | None, ...]

    @property
    def people(self) -> str:
        """“43 people”, or nothing where a part is withheld."""
        if None in self.counts:
            return ""
        whole = sum(count or 0 for count in self.counts)
        return f"{whole:,} {'person' if whole == 1 else 'people'}"


def by_cohort(figures: Figures, style: Style, *, height: int = 300) -> go.Figure:
    """`rag.current`: a bar for each cohort and profile, parted into its ratings."""
    rows = [
        Row(str(label), tuple(_count(group, code) for code in RATINGS))
        for (label,), group in figures.frame.group_by(["label"], maintain_order=True)
    ]
    return bars(rows, ratings(style), figures, style, height=height)


def _count(group: pl.DataFrame, code: str) -> int | None:
    people = group.filter(pl.col("rag") == code)["people"]
    return people[0] if len(people) else 0


def bars(
    rows: Sequence[Row], parts: Sequence[Part], figures: Figures, style: Style, *, height: int = 300
) -> go.Figure:
    """Bars of the same length, the first row at the top; a withheld part is hatched, always as wide."""
    figure = blank(style, height)
    upward = list(rows)[::-1]
    instead = placeholder(figures)
    for place, part in enumerate(parts):
        figure.add_trace(_part(upward, place, part, instead, style))
    if any(None in row.counts for row in upward):
        _hatch(figure, upward, parts, figures, style)
    for height_of_row, row in enumerate(upward):
        if not any(count != 0 for count in row.counts):
            _say_nobody(figure, height_of_row, style)
    figure.update_layout(barmode="stack", uniformtext={"mode": "hide", "minsize": style.size - 1})
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))), ticktext=[_name(row) for row in upward],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    any_withheld = any(None in row.counts for row in upward)
    key(figure, parts, style, hatched=_few(figures) if any_withheld else "")
    return figure


def _few(figures: Figures) -> str:
    """“fewer than 5”."""
    return withheld(figures).split(": ")[-1]


def _part(rows: list[Row], place: int, part: Part, instead: float, style: Style) -> go.Bar:
    """One part of every row; nothing where it is withheld."""
    known = [row.counts[place] is not None for row in rows]
    lengths = [
        shares(row.counts, instead)[place] if shown else 0 for row, shown in zip(rows, known, strict=True)
    ]
    return go.Bar(
        x=lengths, y=list(range(len(rows))), base=[_start(row, place, instead) for row in rows],
        orientation="h", width=0.68, marker={"color": part.fill, "line": _edge(style)},
        text=[f"{part.shape} {row.counts[place]:,}" if row.counts[place] else "" for row in rows],
        textposition="inside", insidetextanchor="middle", textangle=0,
        textfont={"color": part.ink, "size": style.size - 1},
        hoverinfo="text", hovertext=[_hover(row, place, part) for row in rows], name=part.word,
    )  # fmt: skip


def _hatch(figure: go.Figure, rows: list[Row], parts: Sequence[Part], figures: Figures, style: Style) -> None:
    instead, words = placeholder(figures), withheld(figures)
    cells = [
        (height, place)
        for height, row in enumerate(rows)
        for place, count in enumerate(row.counts)
        if count is None
    ]
    figure.add_trace(
        go.Bar(
            x=[shares(rows[height].counts, instead)[place] for height, place in cells],
            y=[height for height, _ in cells],
            base=[_start(rows[height], place, instead) for height, place in cells],
            orientation="h", width=0.68, marker=hatching(style),
            hoverinfo="text",
            hovertext=[
                f"{plain(rows[height].label)}, {parts[place].word}: {words.lower()}"
                for height, place in cells
            ],
            text=[parts[place].shape for _, place in cells], textposition="inside", textangle=0,
            insidetextanchor="middle", textfont={"color": style.text, "size": style.size - 1},
        )
    )  # fmt: skip


def _start(row: Row, place: int, instead: float) -> float:
    return sum(shares(row.counts, instead)[:place])


def _edge(style: Style) -> dict[str, object]:
    return {"color": style.background, "width": 1.5}


def _hover(row: Row, place: int, part: Part) -> str:
    count = row.counts[place]
    if count is None:
        return ""
    whole = "" if None in row.counts else f" of {sum(one or 0 for one in row.counts):,}"
    return f"{plain(row.label)}, {part.word}: {count:,}{whole}"


def _name(row: Row) -> str:
    beneath = f"<br>{row.people}" if row.people and any(row.counts) else ""
    return wrapped(row.label, 20) + beneath


def _say_nobody(figure: go.Figure, place: int, style: Style) -> None:
    figure.add_annotation(
        x=0, xanchor="left", xshift=4, y=place, yanchor="middle", text=NOBODY, font={"color": style.quiet}
    )
