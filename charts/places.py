"""Where each area is drawn: its boundary, its hexagon or its point, never two kinds on one map."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, log2, radians
from typing import Any

import polars as pl
import shapely

from charts.hexagons import Point, centred, corners, middle

Box = tuple[float, float, float, float]
Outline = dict[str, Any]
"""A GeoJSON geometry."""

ROUND_A_POINT = 0.06
"""Degrees kept free about a point, for its disc and its label."""


@dataclass(frozen=True)
class Places:
    """The areas that can be drawn in one kind, the most telling that there is."""

    kind: str
    """`boundaries`, `hexagons`, `points` or `none`."""
    middles: dict[str, Point]
    """Area to where its label stands: longitude and latitude."""
    outlines: dict[str, Outline] = field(default_factory=dict)
    attribution: str = ""

    @property
    def box(self) -> Box:
        """West, south, east and north of everything drawn."""
        if self.outlines:
            drawn = [shapely.from_geojson(json.dumps(one)) for one in self.outlines.values()]
            return _four(shapely.total_bounds(drawn))
        west, south, east, north = _four(shapely.MultiPoint(list(self.middles.values())).bounds)
        room = ROUND_A_POINT
        return west - room, south - room, east + room, north + room

    def view(self, width: int, height: int) -> dict[str, float]:
        """Longitude, latitude and zoom at which everything fits into so many pixels."""
        west, south, east, north = self.box
        across, up = max(east - west, 1e-6), max(north - south, 1e-6) / cos(radians((south + north) / 2))
        zoom = log2(min(width / across, height / up) * 360 / 512)
        return {"longitude": (west + east) / 2, "latitude": (south + north) / 2, "zoom": zoom}


def _four(bounds: Iterable[float]) -> Box:
    west, south, east, north = map(float, bounds)
    return west, south, east, north


def places(shapes: pl.DataFrame) -> Places:
    """How the areas of `areas.shapes` are drawn: by boundaries where most have one, or hexagons or points."""
    rows = shapes.to_dicts()
    bounded = [row for row in rows if row["geometry"]]
    on_grid = [row for row in rows if row["q"] is not None and row["r"] is not None]
    placed = [row for row in rows if row["latitude"] is not None and row["longitude"] is not None]
    if bounded and len(bounded) >= len(on_grid):
        return _bounded(bounded)
    if on_grid:
        return _hexagons(on_grid)
    points = {row["area"]: (row["longitude"], row["latitude"]) for row in placed}
    return Places("points" if points else "none", points)


def _bounded(rows: list[dict[str, Any]]) -> Places:
    outlines = {row["area"]: json.loads(row["geometry"]) for row in rows}
    middles = {row["area"]: _inside(row["geometry"]) for row in rows}
    said = dict.fromkeys(row["attribution"] for row in rows)
    return Places("boundaries", middles, outlines, " ".join(filter(None, said)))


def _inside(geometry: str) -> Point:
    """A point well inside the shape, for its label."""
    point = shapely.maximum_inscribed_circle(shapely.from_geojson(geometry)).coords[0]
    return point[0], point[1]


def _hexagons(rows: list[dict[str, Any]]) -> Places:
    middles = centred({row["area"]: middle(row["q"], row["r"]) for row in rows})
    outlines = {area: {"type": "Polygon", "coordinates": [corners(at)]} for area, at in middles.items()}
    return Places("hexagons", middles, outlines)
