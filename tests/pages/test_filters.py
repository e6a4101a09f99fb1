"""The filters and the address: one truth, kept from page to page; roles never come by address."""

import pytest
from support.screens import words

from layout import choices

SEPTEMBER = {"scheme": "lincolnshire", "as_at": "2022-09-30", "compare_with": "2022-06-30", "cohort": ""}


def test_an_address_is_restored(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER | {"cohort": "fixed,flex"})
    assert app.selectbox(key="filter_scheme").value == "lincolnshire"
    assert app.selectbox(key="filter_as_at").value == "2022-09-30"
    assert app.selectbox(key="filter_compare_with").value == "2022-06-30"
    assert app.pills(key="filter_cohort").value == ["fixed", "flex"]


def test_defaults_are_written_into_the_address(open_page, demo_store):
    app = open_page(demo_store, "data", scheme="gwent")
    assert app.query_params == {
        "scheme": "gwent",
        "as_at": "2023-12-31",
        "compare_with": "2023-09-30",
        "cohort": "",
    }


def test_the_first_scheme_shown_is_the_one_with_the_latest_snapshot(open_page, demo_store):
    assert open_page(demo_store, "data").query_params["scheme"] == "lincolnshire"


def test_moving_a_filter_moves_the_address(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER)
    app.selectbox(key="filter_compare_with").select("2022-03-31").run()
    assert app.query_params["compare_with"] == "2022-03-31"
    app.pills(key="filter_cohort").select("free").run()
    assert app.query_params == SEPTEMBER | {"compare_with": "2022-03-31", "cohort": "free"}


def test_another_date_takes_its_own_comparison(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER)
    app.selectbox(key="filter_as_at").select("2023-03-31").run()
    assert app.query_params == SEPTEMBER | {"as_at": "2023-03-31", "compare_with": "2022-12-31"}


def test_another_scheme_takes_its_own_dates_and_cohorts(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER | {"cohort": "free"})
    app.selectbox(key="filter_scheme").select("llr").run()
    assert app.query_params == {
        "scheme": "llr",
        "as_at": "2016-03-31",
        "compare_with": "2016-01-01",
        "cohort": "",
    }
    assert not app.exception


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"scheme": "atlantis"}, choices.NO_SCHEME),
        ({"as_at": "2022-09-29"}, choices.NO_DATE),
        ({"as_at": "' or 1=1 --"}, choices.NO_DATE),
        ({"compare_with": "2031-01-01"}, choices.NO_COMPARISON),
        ({"cohort": "<script>"}, choices.NO_COHORT),
    ],
)
def test_what_cannot_be_is_left_out_with_a_quiet_word(open_page, demo_store, wrong, said):
    app = open_page(demo_store, "data", **SEPTEMBER | wrong)
    assert not app.exception
    assert [one.value for one in app.caption if said in one.value.replace("\\", "")]
    assert app.query_params["scheme"] == "lincolnshire"


def test_a_scheme_out_of_sight_is_as_one_that_does_not_exist(open_page, demo_store, monkeypatch):
    monkeypatch.setenv("IOM_SCHEMES", "gwent,llr")
    hidden = open_page(demo_store, "data", **SEPTEMBER)
    absent = open_page(demo_store, "data", **SEPTEMBER | {"scheme": "atlantis"})
    assert hidden.query_params == absent.query_params
    assert words(hidden) == words(absent)
    assert "lincolnshire" not in hidden.selectbox(key="filter_scheme").options


def test_other_parameters_of_the_address_are_left_alone(open_page, demo_store):
    assert open_page(demo_store, "data", slide="3", **SEPTEMBER).query_params["slide"] == "3"


def test_the_role_can_be_switched_on_a_demo_store(open_page, demo_store):
    app = open_page(demo_store, "data", **SEPTEMBER)
    assert app.selectbox(key="filter_role").value == "board"
    assert not app.file_uploader
    app.selectbox(key="filter_role").select("analyst").run()
    assert app.file_uploader


def test_no_address_and_no_forged_state_grants_a_role(open_page, store_of, monkeypatch):
    from datetime import date

    from support.rows import SCHEME, cohort, snapshots

    named = [{"scheme": SCHEME, "name": "Testshire"}]
    folder = store_of(schemes=named, cohorts=[cohort("fixed")], snapshots=snapshots(date(2022, 9, 30), 7))
    app = open_page(folder, "data", role="analyst", filter_role="analyst", viewer_role="analyst")
    assert "filter_role" not in [box.key for box in app.selectbox]
    assert not app.file_uploader
    app.session_state["viewer_role"] = "analyst"
    app.session_state["filter_role"] = "analyst"
    assert not app.run().file_uploader


def test_a_role_that_does_not_exist_is_said_in_one_sentence(open_page, demo_store, monkeypatch):
    monkeypatch.setenv("IOM_ROLE", "superuser")
    app = open_page(demo_store, "data")
    assert not app.exception
    assert "IOM_ROLE is [superuser]" in words(app)
