"""The Map page, and the district that it makes the filter of the other pages."""

from datetime import date

import pytest
from support.rows import SCHEME, areas, cohort, snapshots
from support.screens import words

from layout import choices

SEPTEMBER = {"scheme": "lincolnshire", "as_at": "2022-09-30"}
LINCOLN = "E07000138"


def maps(app):
    return app.get("deck_gl_json_chart")


def test_it_shows_a_rate_and_says_what_it_shows_in_the_address(open_page, demo_store):
    app = open_page(demo_store, "map", **SEPTEMBER)
    assert not app.exception
    assert len(maps(app)) == 1
    assert (app.query_params["measure"], app.query_params["show"]) == ("people", "per_10000")
    assert "Lincoln stands above the rest" in words(app)


def test_another_measure_is_written_into_the_address(open_page, demo_store):
    app = open_page(demo_store, "map", **SEPTEMBER)
    app.selectbox(key="map-measure").select("custody").run()
    assert app.query_params["measure"] == "custody"
    assert "people in custody" in words(app)


def test_an_address_that_asks_for_nonsense_shows_the_usual(open_page, demo_store):
    app = open_page(demo_store, "map", **SEPTEMBER, measure="<b>", show="1")
    assert (app.query_params["measure"], app.query_params["show"]) == ("people", "per_10000")


def test_areas_without_a_place_have_a_table_and_a_word_why(open_page, demo_store):
    app = open_page(demo_store, "map", scheme="llr")
    assert len(maps(app)) == 0
    assert "have no point and no boundary" in words(app)
    assert "Most people on the scheme are in NW" in words(app)
    assert "show" in app.query_params
    assert app.query_params["show"] == "people"


def test_areas_with_points_have_a_map(open_page, demo_store):
    assert len(maps(open_page(demo_store, "map", scheme="gwent"))) == 1


def test_the_board_gets_no_small_number_into_its_map(open_page, store_of):
    rows = snapshots(date(2022, 9, 30), 3, area=LINCOLN)
    folder = store_of(
        schemes=[{"scheme": SCHEME, "name": "Testshire"}],
        areas=areas(LINCOLN, "E07000136"),
        cohorts=[cohort("fixed")],
        snapshots=rows,
    )
    app = open_page(folder, "map")
    assert "fewer than 5" in maps(app)[0].proto.json
    assert '"people": "3' not in maps(app)[0].proto.json


@pytest.mark.parametrize("page", ["caseload", "rag", "map", "overview"])
def test_a_district_in_the_address_narrows_the_page_and_can_be_dropped(open_page, demo_store, page):
    app = open_page(demo_store, page, **SEPTEMBER, area=LINCOLN)
    assert not app.exception
    assert app.query_params["area"] == LINCOLN
    app.button(key="filter_area").click().run()
    assert "area" not in app.query_params
    assert not [button for button in app.button if button.key == "filter_area"]


def test_the_caseload_of_a_district_is_its_people_and_says_where_it_cannot_be_narrowed(open_page, demo_store):
    shown = words(open_page(demo_store, "caseload", **SEPTEMBER, area=LINCOLN))
    assert "33 people in Lincoln" in shown
    assert "all districts" in shown
    assert "all districts" not in words(open_page(demo_store, "caseload", **SEPTEMBER))


def test_a_district_that_is_not_there_is_left_out_and_said(open_page, demo_store):
    app = open_page(demo_store, "caseload", **SEPTEMBER, area="E99999999")
    assert "area" not in app.query_params
    assert choices.NO_AREA in words(app)


def test_another_scheme_drops_the_district(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER, area=LINCOLN)
    app.selectbox(key="filter_scheme").select("gwent").run()
    assert "area" not in app.query_params
