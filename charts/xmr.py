"""A measure from month to month with its mean and usual range: what stands out of chance has a diamond."""

from collections.abc import Callable
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.canvas import blank, spread_labels, text_width, withheld
from charts.dates import date_axis
from charts.marks import say_withheld
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"
LEAST = 12
"""Points below which there is no usual range."""

Say = Callable[[float], str]


def per_cent(value: float) -> str:
    """A fraction as “29 %”."""
    return f"{value * 100:.0f}{NBSP}%"


def xmr(
    figures: Figures, style: Style, *, name: str, signal: str = "", say: Say = per_cent, height: int = 330
) -> go.Figure:
    """`spc.signals`: the line of `value`, its mean, limits and signals; `signal` says what the last one is.

    With fewer than twelve points there are no limits, and the chart says so.
    """
    frame = _measured(figures)
    figure = blank(style, height)
    reach = _reach(frame)
    figure.update_xaxes(**date_axis(frame["period"].to_list()))
    figure.update_yaxes(**_value_axis(reach, say))
    _limits(figure, frame, style)
    figure.add_trace(_line(frame, style, say))
    _signals(figure, frame, style, say)
    _say_withheld(figure, frame, withheld(figures), style)
    _names(figure, frame, (name, say), figures, reach, style)
    if signal:
        _say_signal(figure, frame, signal, style)
    return figure


def _measured(figures: Figures) -> pl.DataFrame:
    """The months in which anything was measured: one without a meeting is no gap in what is known."""
    hidden = sorted(set(figures.withheld_cells()["row"]))
    rows = figures.frame.with_row_index("place")
    known = pl.col("value").is_not_null() | pl.col("place").is_in(hidden)
    return rows.filter(known).drop("place").sort("period")


def _reach(frame: pl.DataFrame) -> float:
    known = [n for name in ("value", "upper") for n in frame[name].cast(pl.Float64).drop_nulls()]
    return max(known, default=1.0) * 1.12 or 1.0


def _value_axis(reach: float, say: Say) -> dict[str, Any]:
    step = next(
        (one * 10**power for power in range(-2, 6) for one in (1, 2, 5) if reach / (one * 10**power) <= 5),
        reach,
    )
    ticks = [step * place for place in range(int(reach / step) + 1)]
    return {"range": [0, reach], "tickvals": ticks, "ticktext": [say(tick) for tick in ticks]}


def _say_withheld(figure: go.Figure, frame: pl.DataFrame, words: str, style: Style) -> None:
    """The words under the first gap, on the axis, where neither line nor range is in the way."""
    gaps = [place for place, value in enumerate(frame["value"]) if value is None and place < frame.height - 1]
    if gaps:
        side = "right" if gaps[0] > frame.height / 2 else "left"
        font = {"color": style.quiet, "size": style.size - 2}
        say_withheld(
            figure, frame["period"][gaps[0]], 0, words, style, xanchor=side, yanchor="bottom", font=font
        )


def _limits(figure: go.Figure, frame: pl.DataFrame, style: Style) -> None:
    """The band of the usual range and the dashed mean, where there are limits; never below zero."""
    limited = frame.drop_nulls(["mean", "lower", "upper"])
    if not limited.height:
        return
    low, high, mean = max(limited["lower"][-1], 0), limited["upper"][-1], limited["mean"][-1]
    ends = {"x0": 0, "x1": 1, "xref": "x domain", "layer": "below"}
    figure.add_shape(type="rect", **ends, y0=low, y1=high, fillcolor=style.band, line_width=0)
    dashed = {"color": style.blue, "width": 1.5, "dash": "dash"}
    figure.add_shape(type="line", **ends, y0=mean, y1=mean, line=dashed)
    figure.add_annotation(
        x=0, xref="x domain", xanchor="left", xshift=4, y=high, yanchor="bottom", text="usual range",
        font={"color": style.quiet, "size": style.size - 1},
    )  # fmt: skip


def _line(frame: pl.DataFrame, style: Style, say: Say) -> go.Scatter:
    return go.Scatter(
        x=frame["period"].to_list(),
        y=frame["value"].to_list(),
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": style.blue, "width": style.line},
        marker={"color": style.blue, "size": 6, "opacity": 1},
        hoverinfo="text",
        hovertext=[_hover(row, say) for row in frame.iter_rows(named=True)],
    )


def _hover(row: dict[str, Any], say: Say) -> str:
    if row["value"] is None:
        return ""
    of = ""
    if row.get("numerator") is not None and row.get("denominator") is not None:
        of = f" ({row['numerator']:,} of {row['denominator']:,})"
    why = f"<br>{row['signal']}" if row["signal"] else ""
    return f"{row['period']:%B %Y}: {say(row['value'])}{of}{why}"


def _signals(figure: go.Figure, frame: pl.DataFrame, style: Style, say: Say) -> None:
    """A diamond on every point that is a signal: the shape tells it, and the colour as well."""
    told = frame.filter(pl.col("signal").fill_null("") != "", pl.col("value").is_not_null())
    figure.add_trace(
        go.Scatter(
            x=told["period"].to_list(),
            y=told["value"].to_list(),
            mode="markers",
            cliponaxis=False,
            marker={"symbol": "diamond", "color": style.orange, "size": 12, "opacity": 1},
            hoverinfo="text",
            hovertext=[_hover(row, say) for row in told.iter_rows(named=True)],
        )
    )


def _names(
    figure: go.Figure,
    frame: pl.DataFrame,
    said: tuple[str, Say],
    figures: Figures,
    reach: float,
    style: Style,
) -> None:
    """To the right: the last value by name, the mean, and the ends of the usual range."""
    name, say = said
    last = frame["value"][-1]
    words = [
        (
            last or 0.0,
            f"<b>{name}</b>  {withheld(figures).lower() if last is None else say(last)}",
            style.blue,
        )
    ]
    limited = frame.drop_nulls(["mean", "lower", "upper"])
    if limited.height:
        words.append((limited["mean"][-1], f"mean  {say(limited['mean'][-1])}", style.quiet))
        words.append((limited["upper"][-1], say(limited["upper"][-1]), style.quiet))
        low = max(limited["lower"][-1], 0)
        words += [(low, say(low), style.quiet)] if low else []
    gap = reach * style.size * 1.35 / max(figure.layout.height - 60, 1)
    for at, (_, text, colour) in zip(spread_labels([one[0] for one in words], gap), words, strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=10,
            y=at,
            yanchor="middle",
            text=text,
            font={"color": colour},
        )
    longest = max(text_width(text.replace("<b>", "").replace("</b>", ""), style) for _, text, _ in words)
    figure.update_layout(margin_r=round(longest) + 20)
    if not limited.height:
        _too_few(figure, frame, style)


def _too_few(figure: go.Figure, frame: pl.DataFrame, style: Style) -> None:
    points = frame["value"].count()
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=6, y=1, yref="paper", yanchor="top",
        text=f"No usual range yet: {points} of the {LEAST} months it takes",
        font={"color": style.quiet}, bgcolor=style.background, borderpad=2,
    )  # fmt: skip


def _say_signal(figure: go.Figure, frame: pl.DataFrame, signal: str, style: Style) -> None:
    """The words of the signal above its last point, to the left of it where the plot ends."""
    told = frame.filter(pl.col("signal").fill_null("") != "", pl.col("value").is_not_null())
    if not told.height:
        return
    at: date = told["period"][-1]
    figure.add_annotation(
        x=at, y=told["value"][-1], xanchor="right", yanchor="bottom", yshift=10, text=f"<b>{signal}</b>",
        font={"color": style.orange}, bgcolor=style.background, borderpad=1,
    )  # fmt: skip
