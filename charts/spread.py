"""Where people are: community and custody over time, and the statutory share of the community beneath."""

from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from charts.canvas import people_range, spread_labels, text_width, withheld
from charts.dates import date_axis, said
from charts.marks import say_gap
from charts.style import Style
from disclosure.figures import Figures

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Line:
    """One line: its name, a value or None for each date, its colour and what follows the number."""

    name: str
    values: list[float | None]
    colour: str
    unit: str = ""

    @property
    def end(self) -> float:
        """The last known value, beside which the line is named; 0 where none is known."""
        return next((value for value in reversed(self.values) if value is not None), 0)


def community_and_custody(figures: Figures, style: Style, *, height: int = 330) -> go.Figure:
    """`caseload.spread`: two lines in people, and below them one in per cent."""
    frame = figures.frame.sort("snapshot_date")
    figure = make_subplots(2, 1, shared_xaxes=True, row_heights=[0.6, 0.4], vertical_spacing=0.09)
    figure.update_layout(template=style.template, height=height, autosize=True, margin_r=_room(style))
    dates = frame["snapshot_date"].to_list()
    people = [
        Line("Community", frame["community"].to_list(), style.blue),
        Line("Custody", frame["custody"].to_list(), style.departure),
    ]
    shares = [None if share is None else share * 100 for share in frame["community_statutory_share"]]
    reach = people_range(people[0].values + people[1].values, 0.12)
    gap = reach[1] * style.size * 1.35 / (height * 0.5)
    for row, lines in ((1, people), (2, [Line("Statutory", shares, style.blue, f"{NBSP}%")])):
        at = spread_labels([line.end for line in lines], gap)
        for line, label_at in zip(lines, at, strict=True):
            _draw(figure, row, line, dates, style)
            say_gap(
                figure, list(zip(dates, line.values, strict=True)), withheld(figures), style, row=row, col=1
            )
            _name(figure, row, line, label_at, withheld(figures), style)
    _axes(figure, dates, reach)
    return figure


def _axes(figure: go.Figure, dates: list[date], reach: list[float]) -> None:
    figure.update_xaxes(**date_axis(dates))
    figure.update_yaxes(row=1, col=1, range=reach, nticks=5, tickformat=",d")
    figure.update_yaxes(
        row=2, col=1, range=[0, 106], tickvals=[0, 50, 100], ticktext=["0", "50", f"100{NBSP}%"]
    )


def _room(style: Style) -> int:
    return round(text_width("Community  1,000", style)) + 18


def _draw(figure: go.Figure, row: int, line: Line, dates: list[date], style: Style) -> None:
    lonely = len(dates) < 3 or None in line.values
    figure.add_trace(
        go.Scatter(
            x=dates,
            y=line.values,
            mode="lines+markers" if lonely else "lines",
            connectgaps=False,
            line={"color": line.colour, "width": style.line},
            marker={"color": line.colour, "size": 7, "opacity": 1},
            hoverinfo="text",
            hovertext=[_hover(line, on, value) for on, value in zip(dates, line.values, strict=True)],
            name=line.name,
        ),
        row=row,
        col=1,
    )


def _name(figure: go.Figure, row: int, line: Line, at: float, instead: str, style: Style) -> None:
    last = line.values[-1]
    value = instead.replace(": ", ":<br>").lower() if last is None else f"{last:,.0f}{line.unit}"
    colour = style.quiet if line.colour == style.departure else line.colour
    figure.add_annotation(
        x=1, xref="x domain", xanchor="left", xshift=8, y=at, yanchor="middle",
        align="left",
        text=f"<b>{line.name}</b>  {value}", font={"color": colour}, row=row, col=1,
    )  # fmt: skip


def _hover(line: Line, on: date, value: float | None) -> str:
    return "" if value is None else f"{line.name}: {value:,.0f}{line.unit} on {said(on)}"
