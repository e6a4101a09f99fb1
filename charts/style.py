"""The look of every chart: the tokens of one theme, and the Plotly template made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import afcharts.pio_template  # noqa: F401 - importing it registers the template “afcharts”
import plotly.graph_objects as go
import plotly.io as pio

Theme = Literal["light", "dark"]

FONT = "Source Sans, sans-serif"
"""Plotly does not take the page's font over, so each figure names it."""


@dataclass(frozen=True)
class Style:
    """Colours and sizes of one theme. The series colours are dark enough for text on the background."""

    theme: Theme
    background: str
    panel: str
    grid: str
    text: str
    quiet: str
    blue: str
    teal: str
    plum: str
    orange: str
    violet: str
    grey: str
    arrival: str
    departure: str
    band: str
    fills: Mapping[str, str]
    ratings: Mapping[str, str]
    """The fill of each RAG rating, and of the unrated; told apart without seeing red or green too."""
    inks: Mapping[str, str]
    """The colour of text on that fill."""
    size: int = 14
    line: float = 2.5

    @property
    def series(self) -> tuple[str, ...]:
        """The six series colours, in the order in which cohorts without a colour of their own take them."""
        return (self.blue, self.teal, self.plum, self.orange, self.violet, self.grey)

    def fill(self, colour: str) -> str:
        """The paler companion of a series colour, for bars; the colour itself where there is none."""
        return self.fills.get(colour, colour)

    @property
    def template(self) -> go.layout.Template:
        """The Analysis Function's template in this theme's colours."""
        return _template(self.theme, self.size, self.line)


_LIGHT = Style(
    theme="light",
    background="#FFFFFF",
    panel="#F3F5F8",
    grid="#D9DFE7",
    text="#1D2430",
    quiet="#5A6570",
    blue="#12436D",
    teal="#1F7A73",
    plum="#801650",
    orange="#C2500F",
    violet="#6E4FA3",
    grey="#3D3D3D",
    arrival="#2073BC",
    departure="#7A8591",
    band="rgba(107,172,230,0.18)",
    fills={"#1F7A73": "#28A197", "#C2500F": "#F46A25", "#6E4FA3": "#A285D1"},
    ratings={"red": "#9E1B14", "amber": "#D08000", "green": "#327253", "unrated": "#7B8492"},
    inks={"red": "#FFFFFF", "amber": "#10151C", "green": "#FFFFFF", "unrated": "#10151C"},
)
_DARK = Style(
    theme="dark",
    background="#10151C",
    panel="#1A222C",
    grid="#33404F",
    text="#EDF1F6",
    quiet="#AEB9C6",
    blue="#7FB8EC",
    teal="#4CC3B8",
    plum="#E07BB0",
    orange="#FF9A5A",
    violet="#BDA6E3",
    grey="#C9CFD6",
    arrival="#4F93D6",
    departure="#8A96A4",
    band="rgba(127,184,236,0.18)",
    fills={},
    ratings={"red": "#E2503C", "amber": "#F9BA1C", "green": "#A6E3C0", "unrated": "#75808D"},
    inks={"red": "#10151C", "amber": "#10151C", "green": "#10151C", "unrated": "#10151C"},
)


def style(theme: Theme, *, size: int = 14, line: float = 2.5) -> Style:
    """The style of a theme; `size` is the text in pixels, `line` the width of a line."""
    base = _DARK if theme == "dark" else _LIGHT
    return Style(**{**base.__dict__, "size": size, "line": line})


@cache
def _template(theme: Theme, size: int, line: float) -> go.layout.Template:
    # Made once for each look: making it takes longer than most charts. Figures take copies of it.
    look = style(theme, size=size, line=line)
    return go.layout.Template(pio.templates["afcharts"]).update(layout=_layout(look))


def _layout(style: Style) -> dict[str, object]:
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": style.grid,
        "linecolor": style.quiet,
        "tickcolor": style.grid,
        "tickfont": {"size": style.size, "color": style.quiet},
        "zeroline": False,
    }
    return {
        "annotationdefaults": {"font": {"size": style.size, "color": style.text}, "showarrow": False},
        "colorway": list(style.series),
        # Text on bars takes this colour, whatever Streamlit's theme is.
        "font": {"family": FONT, "size": style.size, "color": style.text},
        "hoverlabel": {
            "bgcolor": style.panel,
            "bordercolor": style.grid,
            "font": {"family": FONT, "size": style.size, "color": style.text},
        },
        "hovermode": "closest",
        "margin": {"l": 4, "r": 8, "t": 12, "b": 4, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "uniformtext": {"minsize": style.size, "mode": False},
        "xaxis": {**axis, "showgrid": False},
        "yaxis": axis,
    }
