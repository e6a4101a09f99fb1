"""Score against Crime Severity Score, one panel a predictor, with the region that the fixed rule asks for."""

from typing import Any, NamedTuple

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.canvas import plain
from charts.cohorts import Cohorts
from charts.style import Style
from disclosure.figures import Figures

PREDICTORS = {"ogrs3": "OGRS3", "ogrs4": "OGRS4", "arp": "ARP"}
SHAPES = ("circle", "diamond", "triangle-up", "square", "cross", "star")
REGION = "meets the fixed rule"
SERIOUS = "robbery and burglary only"


class Thresholds(NamedTuple):
    """The three numbers of a rule."""

    ogrs: float
    ogrs_serious: float
    css: float


def by_predictor(
    figures: Figures,
    cohorts: Cohorts,
    style: Style,
    *,
    rule: Thresholds | None = None,
    setting: Thresholds | None = None,
    height: int = 430,
) -> go.Figure:
    """`selection.eligibility`: a point for each person with both scores; full where the rule is met.

    `rule` is drawn as a region, `setting` as dashed lines where it is another.
    """
    frame = figures.frame.drop_nulls(["ogrs", "css"])
    predictors = [code for code in PREDICTORS if code in frame["predictor"]]
    figure = _panels(frame, predictors, style, height)
    reach = _reach(frame, rule, setting)
    for place, predictor in enumerate(predictors, 1):
        if rule is not None:
            _region(figure, place, rule, reach[1], style, named=place == len(predictors))
        if setting is not None and setting != rule:
            _setting(figure, place, setting, style, reach, named=place == 1)
        _points(figure, place, frame.filter(pl.col("predictor") == predictor), cohorts, style)
    figure.update_xaxes(range=[reach[0], 101.5], ticksuffix="", dtick=10, showgrid=False)
    figure.update_yaxes(range=[0, reach[1]], tickformat=",d", nticks=7)
    figure.update_yaxes(title={"text": "Crime Severity Score (CSS)", "font": _quiet(style)}, col=1)
    _legend(figure, frame, cohorts, style, verdicts=rule is not None)
    return figure


def _panels(frame: pl.DataFrame, predictors: list[str], style: Style, height: int) -> go.Figure:
    figure = make_subplots(
        rows=1, cols=max(len(predictors), 1), shared_yaxes=True, horizontal_spacing=0.04
    ).update_layout(template=style.template, height=height, autosize=True, margin_t=style.size * 3.2)
    for place, code in enumerate(predictors, 1):
        held = frame.filter(pl.col("predictor") == code).height
        people = "person" if held == 1 else "people"
        text = f"Two-year score by {PREDICTORS[code]}, per cent ({held:,} {people})"
        figure.update_xaxes(title={"text": text, "font": _quiet(style), "standoff": 6}, col=place)
    return figure


def _quiet(style: Style) -> dict[str, Any]:
    return {"color": style.quiet, "size": style.size - 1}


def _reach(frame: pl.DataFrame, *drawn: Thresholds | None) -> tuple[float, float]:
    """The least score and the largest severity to be drawn."""
    marks = [one for one in drawn if one is not None]
    scores = [*frame["ogrs"].to_list(), *(min(one.ogrs, one.ogrs_serious) for one in marks), 50.0]
    severities = [*frame["css"].to_list(), *(one.css * 1.25 for one in marks), 100.0]
    return max(min(scores) // 10 * 10 - 2, -1.5), max(severities) * 1.12


def _region(
    figure: go.Figure, place: int, rule: Thresholds, top: float, style: Style, *, named: bool
) -> None:
    """The shaded region of the rule, with each threshold said at its line."""
    serious = min(rule.ogrs_serious, rule.ogrs)
    where = {"row": 1, "col": place}
    figure.add_shape(
        type="rect", x0=rule.ogrs, x1=101.5, y0=rule.css, y1=top, fillcolor=style.band, line_width=0,
        layer="below", **where,
    )  # fmt: skip
    full = {"color": style.text, "width": 1.5}
    _line(figure, where, (rule.ogrs, rule.ogrs), (rule.css, top), full)
    _line(figure, where, (serious, 101.5), (rule.css, rule.css), full)
    if serious < rule.ogrs:
        _line(figure, where, (serious, serious), (rule.css, top), {**full, "dash": "dot"})
        _say(figure, where, serious, f"{serious:g}", style, top, anchor="center", shift=9)
        _say(figure, where, (serious + rule.ogrs) / 2, SERIOUS, style, top, anchor="center", angle=-90)
    _say(figure, where, rule.ogrs, f"{rule.ogrs:g}", style, top, anchor="center", shift=9)
    _say(figure, where, 101, f"CSS {rule.css:,g}", style, rule.css, anchor="right", shift=-9)
    if named:
        _say(figure, where, 101, f"<b>{REGION}</b>", style, top, anchor="right", shift=-12)


def _line(
    figure: go.Figure,
    where: dict[str, int],
    x: tuple[float, float],
    y: tuple[float, float],
    line: dict[str, Any],
) -> None:
    figure.add_shape(type="line", x0=x[0], x1=x[1], y0=y[0], y1=y[1], line=line, layer="below", **where)


def _say(
    figure: go.Figure,
    where: dict[str, int],
    x: float,
    text: str,
    style: Style,
    y: float,
    *,
    anchor: str,
    shift: float = 0,
    angle: int = 0,
) -> None:
    figure.add_annotation(
        x=x, y=y, text=text, xanchor=anchor, yshift=shift, textangle=angle, showarrow=False,
        yanchor="top" if angle else "middle", font={"color": style.text, "size": style.size - 1}, **where,
    )  # fmt: skip


def _setting(
    figure: go.Figure,
    place: int,
    setting: Thresholds,
    style: Style,
    reach: tuple[float, float],
    *,
    named: bool,
) -> None:
    """The thresholds tried out, as dashed lines in the colour of a signal."""
    where, line = {"row": 1, "col": place}, {"color": style.orange, "width": 2, "dash": "dash"}
    serious = min(setting.ogrs_serious, setting.ogrs)
    _line(figure, where, (setting.ogrs, setting.ogrs), (setting.css, reach[1]), line)
    _line(figure, where, (serious, 101.5), (setting.css, setting.css), line)
    if serious < setting.ogrs:
        _line(figure, where, (serious, serious), (setting.css, reach[1]), {**line, "dash": "dot"})
    if named:
        figure.add_annotation(
            x=serious, y=setting.css, text="this setting", xanchor="right", yanchor="middle", xshift=-4,
            font={"color": style.orange, "size": style.size - 1}, bgcolor=style.background, **where,
        )  # fmt: skip


def _points(figure: go.Figure, place: int, frame: pl.DataFrame, cohorts: Cohorts, style: Style) -> None:
    looks = _looks(cohorts, frame, style)
    for cohort, (shape, colour) in looks.items():
        rows = frame.filter(pl.col("cohort") == cohort).to_dicts()
        if rows:
            figure.add_trace(
                go.Scatter(
                    x=[row["ogrs"] for row in rows], y=[row["css"] for row in rows], mode="markers",
                    marker={
                        "symbol": [shape + _opening(row) for row in rows], "size": 9, "opacity": 1,
                        "color": colour, "line": {"color": colour, "width": 1.6},
                    },
                    hoverinfo="text", hovertext=[_hover(row) for row in rows], showlegend=False,
                ),
                row=1, col=place,
            )  # fmt: skip


def _looks(cohorts: Cohorts, frame: pl.DataFrame, style: Style) -> dict[str, tuple[str, str]]:
    """A shape and a colour for each cohort of the scheme, the same in every panel."""
    colours = cohorts.group_colours(style)
    codes = [*colours, *sorted(set(frame["cohort"]) - set(colours))]
    return {
        code: (SHAPES[place % len(SHAPES)], colours.get(code, style.grey)) for place, code in enumerate(codes)
    }


def _opening(row: dict[str, Any]) -> str:
    """Full where the rule is met or there is none, open where it is not met, with a dot where not known."""
    if row["meets_fixed"] is None and row["missing"]:
        return "-open-dot"
    return "-open" if row["meets_fixed"] is False else ""


def _hover(row: dict[str, Any]) -> str:
    predictor = PREDICTORS.get(row["predictor"], row["predictor"])
    offence = plain(row["offence"] or row["index_offence"] or "index offence missing", 60)
    return (
        f"<b>{plain(row['person_ref'])}</b>  {plain(row['label'])}<br>{predictor} {row['ogrs']:g}, "
        f"CSS {row['css']:,g}<br>{offence}<br>{plain(row['reason'], 110)}"
    )


def _legend(
    figure: go.Figure, frame: pl.DataFrame, cohorts: Cohorts, style: Style, *, verdicts: bool
) -> None:
    here = set(frame["cohort"])
    for code, (shape, colour) in _looks(cohorts, frame, style).items():
        if code in here:
            _key(figure, plain(cohorts.group(code)), shape, colour)
    if verdicts:
        _key(figure, "full: meets the rule", "circle", style.quiet)
        _key(figure, "open: does not", "circle-open", style.quiet)
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container",
            "itemclick": False, "itemdoubleclick": False, "font": {"size": style.size, "color": style.text},
        },
    )  # fmt: skip


def _key(figure: go.Figure, name: str, shape: str, colour: str) -> None:
    marker = {"symbol": shape, "color": colour, "size": 9, "line": {"color": colour, "width": 1.6}}
    figure.add_trace(go.Scatter(x=[None], y=[None], mode="markers", marker=marker, name=name))
