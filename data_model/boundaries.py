"""Boundaries of areas: a GeoJSON file, checked, and what the store's areas need of it put into the store."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data_model import ddl
from data_model.store_errors import NoStore
from data_model.versions import Store, Version

ONS_ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right."
)
"""What the licence of ONS boundaries asks to be shown with them."""

LARGEST = 200_000_000
"""Bytes; the finest national file of districts is smaller, and finer than any screen."""

GRID = 0.00001
"""Degrees to which points are kept: about a metre."""


class BoundaryError(Exception):
    """The file cannot be used; the message says where, what was found and what to do."""


@dataclass(frozen=True)
class Boundaries:
    """Valid shapes for areas of the store."""

    property: str
    """The property of the file that holds the codes of areas."""
    shapes: Mapping[str, BaseGeometry]
    """Area to its shape, in degrees of longitude and latitude."""
    others: int
    """Features that are of no area of the store."""
    without: tuple[str, ...]
    """Areas of the store that the file does not have."""


def load_boundaries(file: Path, store: Store, attribution: str | None = None) -> tuple[Boundaries, Version]:
    """What was found in `file`, and the new version of the store that holds it.

    Each boundary replaces the stored one of its area. BoundaryError where the file cannot be used, NoStore
    where there is none yet; then nothing is written.
    """
    found = read_boundaries(file, _areas(store))
    rows = pl.DataFrame(
        {
            "area": list(found.shapes),
            "geometry": [shapely.to_geojson(one) for one in found.shapes.values()],
            "attribution": attribution or ONS_ATTRIBUTION,
            "file": file.name,
        }
    )

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("delete from boundaries where area in $areas", {"areas": list(found.shapes)})
        ddl.append(connection, "boundaries", rows)

    return found, store.publish(fill)


def read_boundaries(file: Path, areas: set[str]) -> Boundaries:
    """The boundaries of `areas` in the GeoJSON `file`; BoundaryError where it cannot be used."""
    features = _features(file)
    name = _property(features, areas, file)
    shapes: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(features, start=1):
        code = str(feature["properties"].get(name))
        where = f"[{file.name}] feature {number} [{code}]"
        if code in shapes:
            raise BoundaryError(f"{where}: the code stands twice. Each area needs one feature.")
        if code in areas:
            shapes[code] = _valid(feature.get("geometry"), where)
    return Boundaries(name, shapes, len(features) - len(shapes), tuple(sorted(areas - shapes.keys())))


def _areas(store: Store) -> set[str]:
    reader = store.open()
    if reader is None:
        raise NoStore(f"There is no store in [{store.folder}]: load the areas of a scheme first.")
    try:
        return set(reader.read("select distinct area from areas").get_column("area"))
    finally:
        reader.close()


def _features(file: Path) -> list[dict[str, dict[str, object]]]:
    if file.stat().st_size > LARGEST:
        raise BoundaryError(f"[{file.name}] is larger than 200 MB: use generalised boundaries.")
    try:
        content = json.loads(file.read_bytes())
        features = content["features"] if content["type"] == "FeatureCollection" else None
    except (ValueError, KeyError, TypeError, RecursionError):
        features = None
    if not isinstance(features, list) or not features or not all(map(_is_feature, features)):
        raise BoundaryError(
            f"[{file.name}] is not a GeoJSON file: a FeatureCollection of features with properties."
        )
    return features


def _is_feature(feature: object) -> bool:
    return isinstance(feature, dict) and isinstance(feature.get("properties"), dict)


def _property(features: list[dict[str, dict[str, object]]], areas: set[str], file: Path) -> str:
    """The property that holds the codes of most areas."""
    names = sorted({name for feature in features for name in feature["properties"]})
    held = {name: len(areas & {str(one["properties"].get(name)) for one in features}) for name in names}
    best = max(names, key=lambda name: held[name], default=None)
    if best is None or not held[best]:
        example = min(areas, default="none were loaded")
        raise BoundaryError(
            f"[{file.name}]: no property ({', '.join(names) or 'there is none'}) holds the code of an area "
            f"of the store, such as [{example}]. Use a file with their codes, or load the areas first."
        )
    return best


def _valid(geometry: object, where: str) -> BaseGeometry:
    try:
        found = shape(geometry)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        raise BoundaryError(f"{where}: its geometry cannot be read. Export the file again.") from None
    if found.geom_type not in ("Polygon", "MultiPolygon") or found.is_empty:
        raise BoundaryError(f"{where}: it is a {found.geom_type}; a boundary is a Polygon or MultiPolygon.")
    if not _in_degrees(found):
        raise BoundaryError(
            f"{where}: its points are not longitude and latitude (found {found.bounds[0]:.0f}, "
            f"{found.bounds[1]:.0f}). Convert the file to WGS 84 (EPSG:4326)."
        )
    if not found.is_valid:
        raise BoundaryError(f"{where}: its shape is not valid: {shapely.is_valid_reason(found)}. Repair it.")
    return shapely.set_precision(found, GRID)


def _in_degrees(found: BaseGeometry) -> bool:
    west, south, east, north = found.bounds
    finite = all(map(math.isfinite, (west, south, east, north)))
    return finite and -180 <= west <= east <= 180 and -90 <= south <= north <= 90
