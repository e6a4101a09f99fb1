"""How long people wait for a service: fast track against ordinary, week by week and agency by agency."""

import textwrap
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from charts.canvas import blank, people_range, plain, rows_range, wrapped
from charts.rag_parts import line_above
from charts.style import Style
from disclosure.figures import Figures

TRACKS = {"fast": ("Fast track", "●"), "other": ("Ordinary", "■")}


def by_week(figures: Figures, style: Style, *, height: int = 330) -> go.Figure:
    """`partnership.waits`: the part of each track first seen in each week, the two side by side."""
    figure = blank(style, height)
    rows = figures.frame.to_dicts()
    weeks = list(dict.fromkeys(row["label"] for row in rows))
    for track, (name, _) in TRACKS.items():
        shares = {row["label"]: row for row in rows if row["track"] == track}
        figure.add_trace(_bars(name, [shares.get(week) for week in weeks], _colour(track, style), style))
    figure.update_layout(barmode="group", bargap=0.25, bargroupgap=0.05)
    figure.update_yaxes(tickformat=".0%", nticks=5, rangemode="tozero")
    figure.update_xaxes(
        tickmode="array", tickvals=list(range(len(weeks))),
        ticktext=["<br>".join(map(plain, textwrap.wrap(week, 9))) for week in weeks],
        tickangle=0, tickfont_size=style.size - 2,
    )  # fmt: skip
    _key(figure, style)
    return figure


def _bars(name: str, rows: Sequence[dict[str, Any] | None], colour: str, style: Style) -> go.Bar:
    known = [row["share"] if row else None for row in rows]
    return go.Bar(
        x=list(range(len(rows))), y=[share or 0 for share in known],
        marker={"color": colour, "line": {"width": 0}},
        text=["&lt;5" if _hidden(row) else "" for row in rows], textposition="outside",
        textfont={"size": style.size - 2, "color": style.quiet}, cliponaxis=False,
        hoverinfo="text", hovertext=[_hover(name, row) for row in rows],
    )  # fmt: skip


def _hover(name: str, row: dict[str, Any] | None) -> str:
    if row is None:
        return f"{name}: nobody"
    if _hidden(row):
        return f"{name}, {plain(row['label']).lower()}: withheld, fewer than 5"
    return f"{name}, {plain(row['label']).lower()}: {row['referrals']:,} of {row['all_referrals']:,}"


def _hidden(row: dict[str, Any] | None) -> bool:
    """Whether the number or the whole it is of may not be shown."""
    return row is not None and (row["referrals"] is None or row["all_referrals"] is None)


def by_agency(figures: Figures, style: Style, *, height: int = 0) -> go.Figure:
    """`partnership.fast_track` by agency: the median on the middle half, for each of the two tracks."""
    upward = figures.frame.to_dicts()[::-1]
    figure = blank(style, height or 84 + 46 * max(len(upward), 3))
    columns = [f"{part}_{track}" for track in TRACKS for part in ("median_days", "upper_quartile")]
    reach = people_range([row[name] for row in upward for name in columns], 0.08)
    for track, shift in (("fast", 0.16), ("other", -0.16)):
        for place, row in enumerate(upward):
            _spread(figure, row, track, place + shift, style)
    figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(upward))),
        ticktext=[wrapped(row["agency"], 26) for row in upward],
        range=rows_range(len(upward)), showgrid=False, tickfont_color=style.text,
    )  # fmt: skip
    figure.update_xaxes(range=reach, nticks=6, ticksuffix=" days", showticksuffix="last", showgrid=True)
    _key(figure, style)
    return figure.update_layout(margin_r=40)


def _spread(figure: go.Figure, row: dict[str, Any], track: str, place: float, style: Style) -> None:
    middle, colour = row[f"median_days_{track}"], _colour(track, style)
    if middle is None:
        figure.add_annotation(
            x=0, y=place, xanchor="left", xshift=4, text=_instead(row, track),
            font={"size": style.size - 3, "color": style.quiet},
        )  # fmt: skip
        return
    low, high = row[f"lower_quartile_{track}"], row[f"upper_quartile_{track}"]
    if low is not None and high is not None:
        line = {"color": colour, "width": 6}
        figure.add_shape(
            type="line", x0=low, x1=high, y0=place, y1=place, line=line, opacity=0.4, layer="below"
        )
    symbol = "circle" if track == "fast" else "square"
    figure.add_trace(
        go.Scatter(
            x=[middle], y=[place], mode="markers",
            marker={"color": colour, "size": 10, "symbol": symbol, "opacity": 1},
            hoverinfo="text",
            hovertext=[f"{plain(row['agency'])}, {TRACKS[track][0].lower()}: median {middle:,.0f} days"],
        )
    )  # fmt: skip


def _instead(row: dict[str, Any], track: str) -> str:
    name = TRACKS[track][0].lower()
    return f"{name}: nobody seen" if row[f"contacted_{track}"] == 0 else f"{name}: withheld, fewer than 5"


def _colour(track: str, style: Style) -> str:
    return style.blue if track == "fast" else style.fill(style.orange)


def _key(figure: go.Figure, style: Style) -> None:
    parts = [
        f'<span style="color:{_colour(track, style)}">{shape}</span> {name}'
        for track, (name, shape) in TRACKS.items()
    ]
    line_above(figure, "   ".join(parts), style)
