"""Boundaries: what a GeoJSON file must be, what is kept of it, and that nothing is written otherwise."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.rows import SCHEME, areas
from support.stores import make_store

from data_model.boundaries import ONS_ATTRIBUTION, BoundaryError, load_boundaries, read_boundaries
from data_model.cli.group import data_model
from data_model.store_errors import NoStore
from data_model.versions import Store

NORTH = [[[0, 53], [0.5, 53], [0.5, 53.5], [0, 53.5], [0, 53]]]
SOUTH = [[[0, 52], [0.5, 52], [0.5, 52.5], [0, 52.5], [0, 52]]]
BOW_TIE = [[[0, 53], [1, 54], [1, 53], [0, 54], [0, 53]]]
METRES = [[[500000, 350000], [510000, 350000], [510000, 360000], [500000, 350000]]]
CODES = {"north", "south"}


def feature(code: str, rings, kind: str = "Polygon", name: str = "LAD24CD"):
    geometry = None if rings is None else {"type": kind, "coordinates": rings}
    return {"type": "Feature", "properties": {name: code, "LAD24NM": "A place"}, "geometry": geometry}


@pytest.fixture
def file(tmp_path):
    def written(*features, **instead) -> Path:
        path = tmp_path / "districts.geojson"
        path.write_text(json.dumps(instead or {"type": "FeatureCollection", "features": features}))
        return path

    return written


@pytest.fixture
def store(tmp_path) -> Store:
    tables = {"schemes": [{"scheme": SCHEME, "name": "Testshire"}], "areas": areas("north", "south")}
    return make_store(tmp_path / "store", tables)


def stored(store: Store) -> list[dict[str, object]]:
    reader = store.open()
    try:
        return reader.read("from boundaries order by area").to_dicts()
    finally:
        reader.close()


def test_the_property_with_the_codes_is_found_and_other_places_are_counted(file):
    found = read_boundaries(file(feature("north", NORTH), feature("elsewhere", SOUTH)), CODES)
    assert found.property == "LAD24CD"
    assert list(found.shapes) == ["north"]
    assert (found.others, found.without) == (1, ("south",))


def test_points_stay_where_they_are_to_a_metre(file):
    exact = [[[0.123456789, 53], [0.5, 53], [0.5, 53.5], [0.123456789, 53]]]
    found = read_boundaries(file(feature("north", exact)), CODES)
    assert found.shapes["north"].bounds == pytest.approx((0.12346, 53, 0.5, 53.5), abs=1e-9)


def test_a_district_of_several_parts_is_one_boundary(file):
    found = read_boundaries(file(feature("north", [NORTH, SOUTH], "MultiPolygon")), CODES)
    assert len(found.shapes["north"].geoms) == 2


@pytest.mark.parametrize(
    ("features", "says"),
    [
        ([feature("north", BOW_TIE)], r"feature 1 \[north\]: its shape is not valid: Self-intersection"),
        ([feature("north", METRES)], r"\[north\]: its points are not longitude and latitude .*EPSG:4326"),
        ([feature("north", [0.1, 53], "Point")], r"it is a Point; a boundary is a Polygon or MultiPolygon"),
        ([feature("north", None)], r"feature 1 \[north\]: its geometry cannot be read"),
        ([feature("north", [[[0, 53]]])], r"its geometry cannot be read"),
        ([feature("north", NORTH), feature("north", SOUTH)], r"feature 2 \[north\]: the code stands twice"),
        ([feature("other", NORTH)], r"no property \(LAD24CD, LAD24NM\) holds the code .* such as \[north\]"),
        (["north"], r"is not a GeoJSON file"),
        ([], r"is not a GeoJSON file"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(file, features, says):
    with pytest.raises(BoundaryError, match=says):
        read_boundaries(file(*features), CODES)


@pytest.mark.parametrize("content", [b"", b"not json", b"[1, 2]", b'{"type": "Topology"}', b"\xff\xfe"])
def test_another_kind_of_file_is_refused(tmp_path, content):
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    with pytest.raises(BoundaryError, match=r"\[map.geojson\] is not a GeoJSON file"):
        read_boundaries(path, CODES)


def test_what_is_loaded_replaces_that_area_alone_and_brings_its_attribution(file, store):
    load_boundaries(file(feature("north", NORTH), feature("south", SOUTH)), store)
    load_boundaries(file(feature("north", SOUTH)), store, "Our own survey")
    north, south = stored(store)
    assert (north["area"], north["attribution"]) == ("north", "Our own survey")
    assert (south["area"], south["attribution"]) == ("south", ONS_ATTRIBUTION)
    assert json.loads(north["geometry"])["type"] == "Polygon"


def test_nothing_is_written_where_one_boundary_is_wrong(file, store):
    before = store.versions()
    with pytest.raises(BoundaryError):
        load_boundaries(file(feature("north", NORTH), feature("south", BOW_TIE)), store)
    assert store.versions() == before


def test_areas_come_before_boundaries(file, tmp_path):
    with pytest.raises(NoStore, match="load the areas of a scheme first"):
        load_boundaries(file(feature("north", NORTH)), Store(tmp_path / "none"))


def command(tmp_path, *arguments: str):
    register = f"sqlite:///{tmp_path / 'register.sqlite'}"
    given = ["boundaries", *arguments, "--store", str(tmp_path / "store"), "--register", register]
    return CliRunner().invoke(data_model, given, catch_exceptions=False)


def test_the_command_says_what_was_loaded_and_what_is_missing(file, store, tmp_path):
    done = command(tmp_path, str(file(feature("north", NORTH), feature("elsewhere", SOUTH))))
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Boundaries loaded, by the property [LAD24CD]: 1.",
        "Features left out, as they are of no area of the store: 1.",
        "Areas still without a boundary: south.",
    ]


def test_the_command_ends_with_a_sentence_and_status_1_where_the_file_is_wrong(file, store, tmp_path):
    done = command(tmp_path, str(file(feature("north", METRES))))
    assert done.exit_code == 1
    assert "Convert the file to WGS 84" in done.output
    assert stored(store) == []
