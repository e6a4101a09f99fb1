"""The map of areas: a deck without tiles, each area filled by its number, grey where nothing can be said."""

import re
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

import pydeck as pdk

from charts.canvas import wrapped
from charts.places import Places
from charts.style import Style
from disclosure.figures import Figures

Shown = Literal["people", "per_10000"]

EMPTY_STYLE = "data:application/json," + quote('{"version":8,"sources":{},"layers":[]}')
"""A map style with nothing in it: without one the browser would ask an outside server for streets."""

AREAS = "areas"
"""The layer that can be clicked."""

TOOLTIP = "<b>{name}</b><br>{people}<br>{rate}<br>{finding}"
"""The browser puts the texts in and escapes them."""

RADIUS = 26
"""Pixels of a point's disc."""

FEW = 5
"""Fewer people than this say next to nothing of a rate."""

Colour = list[int]


@dataclass(frozen=True)
class Area:
    """One area as drawn."""

    code: str
    label: str
    hover: tuple[str, str, str, str]
    """Name, people, rate and finding."""
    fill: Colour
    ink: Colour
    chosen: bool


def area_map(
    figures: Figures,
    placed: Places,
    style: Style,
    *,
    show: Shown = "people",
    chosen: str | None = None,
    width: int = 660,
    height: int = 430,
) -> pdk.Deck:
    """`areas.rates` on `placed`, by count or for each 10,000 adults; the `chosen` area is outlined."""
    drawn = [one for one in _areas(figures, style, show, chosen) if one.code in placed.middles]
    return pdk.Deck(
        layers=[*_shapes(drawn, placed, style), _labels(drawn, placed, style)],
        views=[pdk.View("MapView", controller=False)],
        initial_view_state=pdk.ViewState(**placed.view(width, height), pitch=0, bearing=0),
        map_style=EMPTY_STYLE,
        tooltip={"html": TOOLTIP, "style": _tooltip(style)},
    )


def _areas(figures: Figures, style: Style, show: Shown, chosen: str | None) -> list[Area]:
    rows = figures.frame.to_dicts()
    texts = figures.display().to_dicts()
    known = [row[show] for row in rows if row["area"] != "total" and row[show] is not None]
    most = max(known, default=0) or 1
    return [
        _area(row, text, figures.is_withheld(place, "people"), row[show], most, style, row["area"] == chosen)
        for place, (row, text) in enumerate(zip(rows, texts, strict=True))
        if row["area"] != "total"
    ]


def _area(
    row: dict[str, Any],
    text: dict[str, str],
    withheld: bool,
    value: float | None,
    most: float,
    style: Style,
    chosen: bool,
) -> Area:
    number = "fewer than 5" if withheld else _number(value)
    fill = _grey(style) if _says_nothing(row, value) else _between(style, value or 0, most)
    label = f"{wrapped(row['name'], 14)}<br>{number}".replace("<br>", "\n")
    return Area(row["area"], _unescaped(label), _hover(row, text, withheld), fill, _ink(fill), chosen)


def _says_nothing(row: dict[str, Any], value: float | None) -> bool:
    """Nothing known, or so few people that the rate could be nearly anything."""
    return value is None or (row["finding"] == "too few to tell" and row["people"] < FEW)


def _number(value: float | None) -> str:
    if value is None:
        return "not known"
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"


def _hover(row: dict[str, Any], text: dict[str, str], withheld: bool) -> tuple[str, str, str, str]:
    """What is said of the area: released text alone."""
    if withheld:
        return row["name"], "Withheld: fewer than 5 people", "", ""
    people = f"{text['people']} {'person' if row['people'] == 1 else 'people'}"
    if row["per_10000"] is None:
        return row["name"], people, "", ""
    limits = f"95 % interval {row['low']:.1f} to {row['high']:.1f}"
    rate = f"{row['per_10000']:.1f} for each 10,000 adults ({limits})"
    return row["name"], people, rate, FINDINGS[row["finding"]]


FINDINGS = {
    "above": "Above the rest of the scheme, beyond chance",
    "below": "Below the rest of the scheme, beyond chance",
    "no difference": "No different from the rest of the scheme",
    "too few to tell": "Too few to tell from the rest of the scheme",
}


def _shapes(drawn: list[Area], placed: Places, style: Style) -> list[pdk.Layer]:
    if not placed.outlines:
        return [_points(drawn, placed, style)]
    features = [
        {
            "type": "Feature",
            "geometry": placed.outlines[one.code],
            "properties": _properties(one, style),
        }
        for one in sorted(drawn, key=lambda one: one.chosen)
    ]
    return [
        pdk.Layer(
            "GeoJsonLayer", id=AREAS, data={"type": "FeatureCollection", "features": features},
            pickable=True, stroked=True, filled=True, get_fill_color="properties.fill",
            get_line_color="properties.edge", get_line_width="properties.thick",
            line_width_units=pdk.types.String("pixels"), line_joint_rounded=True,
        )
    ]  # fmt: skip


def _points(drawn: list[Area], placed: Places, style: Style) -> pdk.Layer:
    data = [{**_properties(one, style), "position": list(placed.middles[one.code])} for one in drawn]
    return pdk.Layer(
        "ScatterplotLayer", id=AREAS, data=data, pickable=True, stroked=True, filled=True,
        get_position="position", get_fill_color="fill", get_line_color="edge", get_line_width="thick",
        get_radius=RADIUS, radius_units=pdk.types.String("pixels"),
        line_width_units=pdk.types.String("pixels"),
    )  # fmt: skip


def _properties(one: Area, style: Style) -> dict[str, Any]:
    edge = rgb(style.orange) if one.chosen else rgb(style.background)
    return {
        "area": one.code,
        **dict(zip(("name", "people", "rate", "finding"), one.hover, strict=True)),
        "fill": one.fill,
        "edge": edge,
        "thick": 4 if one.chosen else 2,
    }


def _labels(drawn: list[Area], placed: Places, style: Style) -> pdk.Layer:
    beside = not placed.outlines
    data = [
        {
            "position": list(placed.middles[one.code]),
            "text": one.label,
            "colour": rgb(style.text) if beside else one.ink,
        }
        for one in drawn
    ]
    return pdk.Layer(
        "TextLayer", id="labels", data=data, get_position="position", get_text="text",
        get_color="colour", get_size=style.size, size_units=pdk.types.String("pixels"),
        font_family=pdk.types.String("Source Sans, sans-serif"), font_weight=600, line_height=1.15,
        character_set=pdk.types.String("auto"), font_settings={"sdf": False, "fontSize": 64},
        get_text_anchor=pdk.types.String("start" if beside else "middle"),
        get_alignment_baseline=pdk.types.String("center"),
        get_pixel_offset=[RADIUS + 6, 0] if beside else [0, 0],
    )  # fmt: skip


def rgb(colour: str) -> Colour:
    """Red, green and blue, 0 to 255, of a colour such as `#12436D`."""
    return [int(part, 16) for part in re.findall("..", colour.removeprefix("#"))]


def _between(style: Style, value: float, most: float) -> Colour:
    """From a pale to a full blue, as the value goes from 0 to the most there is."""
    part = 0.12 + 0.88 * value / most
    return [
        round(low + (high - low) * part) for low, high in zip(rgb(style.panel), rgb(style.blue), strict=True)
    ]


def _grey(style: Style) -> Colour:
    return rgb(style.grid)


def _ink(fill: Colour) -> Colour:
    """White or black, whichever is the easier to read: on any colour one of them is easy enough."""
    return max(([255, 255, 255], [0, 0, 0]), key=lambda ink: contrast(fill, ink))


def contrast(one: Colour, other: Colour) -> float:
    """How much one colour stands out from another, 1 to 21 (WCAG 2.2); text needs 4.5."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance as the accessibility guidelines (WCAG 2.2) define it."""
    parts = [one / 255 for one in colour]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _unescaped(text: str) -> str:
    """Labels are drawn as letters, not read as markup."""
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def _tooltip(style: Style) -> dict[str, str]:
    return {
        "backgroundColor": style.panel,
        "color": style.text,
        "fontFamily": "Source Sans, sans-serif",
        "fontSize": f"{style.size}px",
        "border": f"1px solid {style.grid}",
        "borderRadius": "6px",
        "maxWidth": "260px",
        "whiteSpace": "normal",
        "zIndex": "10",
    }
