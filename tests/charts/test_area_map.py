"""The map: what is filled with what, what stands on it and under the pointer, and that nothing leaks."""

import json
from math import hypot, sqrt

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts.area_map import AREAS, EMPTY_STYLE, area_map, contrast, rgb
from charts.hexagons import SIZE, corners, middle
from charts.places import places

SQUARE = json.dumps({"type": "Polygon", "coordinates": [[[0, 53], [1, 53], [1, 54], [0, 54], [0, 53]]]})
NOWHERE = dict.fromkeys(("latitude", "longitude", "q", "r", "geometry", "attribution"))
KINDS = {
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "q": pl.Int64,
    "r": pl.Int64,
    "geometry": pl.String,
    "attribution": pl.String,
}


def shapes(**areas: dict[str, object]) -> pl.DataFrame:
    rows = [{"area": area, "name": area.capitalize(), **NOWHERE, **known} for area, known in areas.items()]
    return pl.DataFrame(rows, schema_overrides=KINDS)


def figures(**people: int | None):
    rows = [
        {
            "area": area,
            "name": area.capitalize(),
            "people": count,
            "adults": 50_000,
            "per_10000": None if count is None else count / 5,
            "low": None if count is None else count / 10,
            "high": None if count is None else count / 2,
            "finding": None if count is None or area == "total" else "too few to tell",
        }
        for area, count in people.items()
    ]
    return literal_figures(pl.DataFrame(rows), "people", metric="areas.rates")


HEXES = shapes(north={"q": 1, "r": 2}, south={"q": 1, "r": 1}, east={"q": 2, "r": 1})


def layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def properties(deck):
    return {one["properties"]["area"]: one["properties"] for one in layers(deck)[AREAS]["data"]["features"]}


def labels(deck):
    return {one["text"].split("\n")[0]: one for one in layers(deck)["labels"]["data"]}


def test_the_more_people_the_fuller_the_blue(look):
    drawn = properties(area_map(figures(north=9, south=6, east=30), places(HEXES), look))
    assert drawn["east"]["fill"] == rgb(look.blue)
    away = {
        name: hypot(*(a - b for a, b in zip(one["fill"], rgb(look.blue), strict=True)))
        for name, one in drawn.items()
    }
    assert away["east"] < away["north"] < away["south"]


def test_a_withheld_number_is_grey_and_in_no_byte_of_the_map(look):
    deck = area_map(figures(north=9, south=None, total=12), places(HEXES), look)
    assert properties(deck)["south"]["fill"] == rgb(look.grid)
    assert labels(deck)["South"]["text"] == "South\nfewer than 5"
    assert properties(deck)["south"]["people"] == "Withheld: fewer than 5 people"
    assert properties(deck)["south"]["rate"] == ""
    assert '"total"' not in deck.to_json()


def test_too_few_for_a_rate_is_grey_though_the_number_is_shown(look):
    deck = area_map(figures(north=3, south=30), places(HEXES), look, show="per_10000")
    assert properties(deck)["north"]["fill"] == rgb(look.grid)
    assert labels(deck)["North"]["text"] == "North\n0.6"


def test_the_pointer_says_count_rate_interval_and_finding(look):
    said = properties(area_map(figures(north=30), places(HEXES), look))["north"]
    assert said["people"] == "30 people"
    assert said["rate"] == "6.0 for each 10,000 adults (95 % interval 3.0 to 15.0)"
    assert said["finding"] == "Too few to tell from the rest of the scheme"


def test_one_person_is_one_person(look):
    assert properties(area_map(figures(north=1), places(HEXES), look))["north"]["people"] == "1 person"


def test_the_chosen_area_is_outlined_and_drawn_last(look):
    deck = area_map(figures(north=9, south=6, east=30), places(HEXES), look, chosen="north")
    assert list(properties(deck))[-1] == "north"
    assert properties(deck)["north"]["edge"] == rgb(look.orange)
    assert properties(deck)["south"]["edge"] == rgb(look.background)


@pytest.mark.parametrize("people", range(1, 41, 3))
def test_a_label_can_be_read_on_its_fill(look, people):
    deck = area_map(figures(north=people, south=40), places(HEXES), look)
    assert contrast(properties(deck)["north"]["fill"], labels(deck)["North"]["colour"]) >= 4.5


def test_the_browser_asks_nobody_for_a_map(look):
    deck = json.loads(area_map(figures(north=9), places(HEXES), look).to_json())
    assert deck["mapStyle"] == EMPTY_STYLE
    assert "http" not in json.dumps({key: value for key, value in deck.items() if key != "mapProvider"})


def test_hexagons_touch_and_stand_in_rows_that_shift():
    assert hypot(*(a - b for a, b in zip(middle(1, 2), middle(1, 1), strict=True))) == pytest.approx(
        sqrt(3) * SIZE
    )
    assert middle(1, 3)[0] - middle(1, 2)[0] == pytest.approx(sqrt(3) / 2 * SIZE)
    outline = corners(middle(4, 5))
    assert outline[0] == outline[-1]
    assert len(set(outline)) == 6
    shared = {(round(x, 9), round(y, 9)) for x, y in corners(middle(1, 1))}
    assert len(shared & {(round(x, 9), round(y, 9)) for x, y in corners(middle(2, 1))}) == 2


def test_boundaries_come_before_hexagons_and_hexagons_before_points():
    both = {"q": 1, "r": 1, "latitude": 53.5, "longitude": 0.5}
    bounded = places(shapes(north={**both, "geometry": SQUARE, "attribution": "Somebody"}))
    assert (bounded.kind, bounded.attribution) == ("boundaries", "Somebody")
    assert bounded.middles["north"] == pytest.approx((0.5, 53.5), abs=0.01)
    assert places(shapes(north=both)).kind == "hexagons"
    assert places(shapes(north={"latitude": 53.5, "longitude": 0.5})).kind == "points"
    assert places(shapes(north={})).kind == "none"


def test_one_boundary_does_not_turn_a_map_of_hexagons_into_one():
    found = places(shapes(north={"q": 1, "r": 1, "geometry": SQUARE}, south={"q": 1, "r": 0}))
    assert found.kind == "hexagons"


def test_everything_fits_into_the_picture():
    found = places(shapes(a={"latitude": 51, "longitude": -3.5}, b={"latitude": 53, "longitude": 0}))
    view = found.view(640, 430)
    pixels = 512 * 2 ** view["zoom"] / 360
    west, south, east, north = found.box
    assert (east - west) * pixels <= 640 + 1e-6
    assert (north - south) / 0.616 * pixels <= 430 * 1.02


def test_points_have_their_labels_beside_them(look):
    placed = places(shapes(north={"latitude": 53, "longitude": 0}))
    drawn = layers(area_map(figures(north=9), placed, look))
    assert drawn[AREAS]["@@type"] == "ScatterplotLayer"
    assert drawn["labels"]["data"][0]["colour"] == rgb(look.text)


def test_a_name_is_drawn_as_letters_and_never_as_markup(look):
    odd = pl.DataFrame([{"area": "x", "name": "<b>A & B</b>", "people": 9, "adults": None, "per_10000": None,
                         "low": None, "high": None, "finding": None}])  # fmt: skip
    deck = area_map(literal_figures(odd, "people"), places(shapes(x={"q": 1, "r": 1})), look)
    assert "<b>A &" in layers(deck)["labels"]["data"][0]["text"].replace("\n", " ")
