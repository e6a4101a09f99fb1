"""Need by pathway: the three averages at entry and now, progress of the closed group, and who got better."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.canvas import blank, plain, rows_range, wrapped
from charts.rag_parts import line_above
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"
AVERAGES = {
    "share_with_need": "Share with need",
    "mean_all": "Mean of everyone",
    "mean_when_scored": "Mean of those with need",
}
"""The three averages of LLR: the last can rise when the easy cases resolve, so none stands alone."""


def averages(entry: Figures, latest: Figures, style: Style, *, height: int = 0) -> go.Figure:
    """`pathways.needs` at entry (hollow) and at the latest (filled), the three averages side by side."""
    first = {row["pathway"]: row for row in entry.frame.to_dicts()}
    last = {row["pathway"]: row for row in latest.frame.to_dicts()}
    upward = list(first)[::-1]
    figure = make_subplots(rows=1, cols=3, shared_yaxes=True, horizontal_spacing=0.04)
    figure.update_layout(
        template=style.template, height=height or 92 + 37 * max(len(upward), 3), autosize=True
    )
    for column, (name, words) in enumerate(AVERAGES.items(), start=1):
        for place, pathway in enumerate(upward):
            _then_and_now(
                figure, first[pathway].get(name), last.get(pathway, {}).get(name), place, column, style
            )
        figure.add_annotation(
            x=0.5, xref="x domain" if column == 1 else f"x{column} domain",
            y=1, yref="paper", yanchor="bottom", text=f"<b>{words}</b>",
            font={"size": style.size - 1, "color": style.text},
        )  # fmt: skip
    top = max((row["scale_high"] for row in first.values()), default=10)
    figure.update_xaxes(
        range=[-0.03, 1.05], tickformat=".0%", tickvals=[0, 0.5, 1], row=1, col=1, showgrid=True
    )
    for column in (2, 3):
        figure.update_xaxes(range=[-0.3, top * 1.05], nticks=4, row=1, col=column, showgrid=True)
    figure.update_yaxes(range=rows_range(len(upward)), showgrid=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(first[pathway]["label"], 22) for pathway in upward],
        tickfont_color=style.text, row=1, col=1,
    )  # fmt: skip
    told = (_swatch("○", style.quiet, "at entry"), _swatch("●", style.blue, "latest"))
    line_above(figure, "   ".join(told), style)
    return figure.update_layout(margin_t=style.size * 4 + 4)


def _swatch(shape: str, colour: str, words: str) -> str:
    return f'<span style="color:{colour}">{shape}</span> {words}'


def _then_and_now(
    figure: go.Figure, then: float | None, now: float | None, place: int, column: int, style: Style
) -> None:
    where = {"row": 1, "col": column}
    if then is not None and now is not None:
        figure.add_trace(
            go.Scatter(x=[then, now], y=[place, place], mode="lines", hoverinfo="skip",
                       line={"color": style.grid, "width": 4}), **where,
        )  # fmt: skip
    for value, fill, edge in ((then, style.background, style.quiet), (now, style.blue, style.blue)):
        if value is not None:
            text = f"{value * 100:.0f}{NBSP}%" if column == 1 else f"{value:.1f}"
            figure.add_trace(
                go.Scatter(
                    x=[value], y=[place], mode="markers", hoverinfo="text",
                    hovertext=[f"{'latest' if value is now else 'at entry'}: {text}"],
                    marker={"color": fill, "size": 9, "opacity": 1, "line": {"color": edge, "width": 2}},
                ),
                **where,
            )  # fmt: skip
    if then is None and now is None:
        figure.add_annotation(
            x=0, y=place, xref=f"x{column}" if column > 1 else "x", yref="y", xanchor="left",
            text="not known", font={"size": style.size - 2, "color": style.quiet},
        )  # fmt: skip


def progress(figures: Figures, style: Style, *, height: int = 430) -> go.Figure:
    """`pathways.progress`: the change since entry of the closed group, a small chart for each pathway.

    Less need points down on every one of them, whatever the instrument's own direction.
    """
    parts = figures.frame.partition_by("pathway", maintain_order=True)
    columns = 3
    rows = max(-(-len(parts) // columns), 1)
    figure = make_subplots(
        rows=rows, cols=columns, shared_yaxes=True, shared_xaxes=True, vertical_spacing=0.30 / rows,
        horizontal_spacing=0.03,
    )  # fmt: skip
    figure.update_layout(template=style.template, height=height, autosize=True, margin_t=30)
    for place, part in enumerate(parts):
        _panel(figure, part, place // columns + 1, place % columns + 1, style)
    ends = [
        end for name in ("change_low", "change_high") for end in figures.frame[name].drop_nulls().to_list()
    ]
    reach = max([abs(end) for end in ends] + [1.0]) * 1.1
    figure.update_yaxes(range=[-reach, reach], nticks=5, tickfont_size=style.size - 2, zeroline=True,
                        zerolinecolor=style.quiet)  # fmt: skip
    months = sorted(figures.frame["month"].unique())
    figure.update_xaxes(
        tickvals=months, tickfont_size=style.size - 2, range=[-0.8, (months[-1] if months else 12) + 0.8]
    )
    figure.update_xaxes(ticksuffix=" months", showticksuffix="last", row=rows)
    return figure


def _panel(figure: go.Figure, part: pl.DataFrame, row: int, column: int, style: Style) -> None:
    sign = -1 if part["better"][0] == "higher" else 1
    known = part.drop_nulls(["change", "change_low", "change_high"])
    months = known["month"].to_list()
    change = [sign * value for value in known["change"]]
    low = [sign * value for value in known["change_low"]]
    high = [sign * value for value in known["change_high"]]
    colour, shape = _way(change, low, high, style)
    where = {"row": row, "col": column}
    if months:
        figure.add_trace(
            go.Scatter(x=[*months, *months[::-1]], y=[*high, *low[::-1]], fill="toself", fillcolor=colour,
                       opacity=0.15, mode="none", hoverinfo="skip"), **where,
        )  # fmt: skip
        figure.add_trace(
            go.Scatter(
                x=months, y=change, mode="lines+markers", line={"color": colour, "width": style.line},
                marker={"size": 6, "opacity": 1}, hoverinfo="text",
                hovertext=[
                    f"month {month}: {value:+.2f}" for month, value in zip(months, change, strict=True)
                ],
            ),
            **where,
        )  # fmt: skip
    people = part["people"][0]
    said = "withheld: fewer than 5" if people is None else f"n = {people:,}"
    axis = "" if (place := (row - 1) * 3 + column) == 1 else str(place)
    figure.add_annotation(
        x=0, xref=f"x{axis} domain", xanchor="left", y=1, yref=f"y{axis} domain", yanchor="bottom", yshift=3,
        text=f"<b>{plain(part['label'][0], 24)}</b> {shape} {said}",
        font={"size": style.size - 2, "color": style.text},
    )  # fmt: skip


def _way(
    change: Sequence[float], low: Sequence[float], high: Sequence[float], style: Style
) -> tuple[str, str]:
    """Colour and shape by where the last interval lies: never a colour alone."""
    if not change or min(low[-1], high[-1]) <= 0 <= max(low[-1], high[-1]):
        return style.blue, ""
    return (style.teal, "▼") if change[-1] < 0 else (style.plum, "▲")


def movement(figures: Figures, style: Style, *, height: int = 0) -> go.Figure:
    """`pathways.movement`: better to the right, worse to the left, the same in words between."""
    upward = figures.frame.to_dicts()[::-1]
    figure = blank(style, height or 84 + 34 * max(len(upward), 3))
    for part, sign, colour in (("improved", 1, style.teal), ("worsened", -1, style.plum)):
        known = [(place, row) for place, row in enumerate(upward) if row[part] is not None]
        figure.add_trace(_bars(known, part, sign, colour))
    for place, row in enumerate(upward):
        for part, anchor, sign in (("improved", "left", 1), ("worsened", "right", -1)):
            value = row[part]
            figure.add_annotation(
                x=0 if value is None else sign * value, y=place, xanchor=anchor, xshift=6 * sign,
                text=_worded(value, part), font={"color": style.text if value is not None else style.quiet},
            )  # fmt: skip
    most = max((row[part] or 0 for row in upward for part in ("improved", "worsened")), default=1) or 1
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(range=[-most * 1.35, most * 1.35], visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))), range=rows_range(len(upward)), showgrid=False,
        ticktext=[wrapped(f"{row['label']} ({_same(row)})", 34) for row in upward], tickfont_color=style.text,
    )  # fmt: skip
    told = (_swatch("◀", style.plum, "worse"), _swatch("▶", style.teal, "better"), "(in brackets: the same)")
    line_above(figure, "   ".join(told), style)
    return figure


def _bars(known: list[tuple[int, dict[str, Any]]], part: str, sign: int, colour: str) -> go.Bar:
    return go.Bar(
        x=[sign * row[part] for _, row in known], y=[place for place, _ in known], orientation="h", width=0.6,
        marker={"color": colour, "line": {"width": 0}}, hoverinfo="text",
        hovertext=[f"{plain(row['label'])}: {row[part]:,} {part}" for _, row in known],
    )  # fmt: skip


def _worded(value: int | None, part: str) -> str:
    return f"<5 {part}" if value is None else f"{value:,}"


def _same(row: dict[str, Any]) -> str:
    return "<5 same" if row["same"] is None else f"{row['same']:,} same"


def services(figures: Figures, style: Style, *, height: int = 0) -> go.Figure:
    """`pathways.services`: of those with a need, how many were referred, and how many finished."""
    upward = figures.frame.to_dicts()[::-1]
    figure = blank(style, height or 84 + 36 * max(len(upward), 3))
    parts = (
        ("people_with_need", style.grid, 0.72),
        ("referred", style.arrival, 0.46),
        ("completed", style.blue, 0.2),
    )
    for part, colour, width in parts:
        known = [(place, row) for place, row in enumerate(upward) if row[part] is not None]
        figure.add_trace(
            go.Bar(
                x=[row[part] for _, row in known], y=[place for place, _ in known], orientation="h",
                width=width, marker={"color": colour, "line": {"width": 0}}, hoverinfo="text",
                hovertext=[f"{plain(row['label'])}: {row[part]:,} {NAMES[part]}" for _, row in known],
            )
        )  # fmt: skip
    most = max((row["people_with_need"] or 0 for row in upward), default=1) or 1
    for place, row in enumerate(upward):
        figure.add_annotation(
            x=row["people_with_need"] or 0, y=place, xanchor="left", xshift=8, text=_served(row),
            font={"color": style.text, "size": style.size - 1},
        )  # fmt: skip
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(range=[0, most * 2.1], visible=False)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))), range=rows_range(len(upward)), showgrid=False,
        ticktext=[wrapped(row["label"], 22) for row in upward], tickfont_color=style.text,
    )  # fmt: skip
    told = [_swatch("■", colour, NAMES[part]) for part, colour, _ in parts]
    line_above(figure, "   ".join(told), style)
    return figure


NAMES = {"people_with_need": "with a need", "referred": "referred", "completed": "completed"}


def _served(row: dict[str, Any]) -> str:
    """“171 in need, 53 referred, seen in 17 days”."""
    if row["people_with_need"] is None:
        return "withheld: fewer than 5"
    if not row["people_with_need"]:
        return "nobody with a need"
    referred = "fewer than 5" if row["referred"] is None else f"{row['referred']:,}"
    middle = row["median_days_to_contact"]
    seen = "" if middle is None else f", seen in {middle:.0f} days"
    return f"{referred} of {row['people_with_need']:,} referred{seen}"
