"""Deep links, filters from page to page, and the back button, in a real browser."""

import pytest

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
ADDRESSES = {"/": "Caseload is", "/caseload": "cohort", "/data": "Latest snapshot"}


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_deep_link_is_the_first_thing_a_server_is_asked_for(serve, demo_store, screen, path):
    cold = serve(demo_store)
    window = screen().go(f"{cold}{path}?{SEPTEMBER}")
    assert ADDRESSES[path] in window.title.inner_text()
    assert window.path == path
    assert window.filters() == {
        "scheme": "lincolnshire",
        "as_at": "2022-09-30",
        "compare_with": "2022-06-30",
        "cohort": "",
    }
    # The first click must not be lost.
    window.choose("Compared with", "Compared with 31 March 2022")
    assert window.filters()["compare_with"] == "2022-03-31"
    assert window.path == path
    window.menu("Data" if path != "/data" else "Overview")
    assert window.filters()["compare_with"] == "2022-03-31"
    assert window.errors == []


def test_filters_stay_from_page_to_page_and_back_undoes_one_thing(dashboard, screen):
    window = screen().go(f"{dashboard}/?{SEPTEMBER}")
    window.page.get_by_role("button", name="Fixed", exact=True).click()
    window.settle()
    chosen = window.filters()
    assert chosen["cohort"] == "fixed"
    window.menu("Data")
    assert (window.path, window.filters()) == ("/data", chosen)
    window.menu("Caseload")
    assert (window.path, window.filters()) == ("/caseload", chosen)
    window.back()
    assert (window.path, window.filters()) == ("/data", chosen)
    window.back()
    assert (window.path, window.filters()) == ("/", chosen)
    window.back()
    assert (window.path, window.filters()["cohort"]) == ("/", "")
    assert window.page.get_by_role("button", name="Fixed", exact=True).get_attribute("aria-checked") != "true"


def test_defaults_are_written(dashboard, screen):
    window = screen().go(f"{dashboard}/data")
    assert list(window.filters()) == ["scheme", "as_at", "compare_with", "cohort"]
    assert window.filters()["scheme"] == "lincolnshire"


def test_a_role_is_switched_in_the_page_and_never_in_the_address(dashboard, screen):
    window = screen().go(f"{dashboard}/data?{SEPTEMBER}&role=analyst&filter_role=analyst")
    assert window.page.get_by_role("combobox", name="Role").input_value() in ("", "As the board")
    assert window.page.get_by_test_id("stFileUploader").count() == 0
    window.choose("Role", "As an analyst")
    assert window.page.get_by_test_id("stFileUploader").count() == 1
    window.menu("Overview").menu("Data")
    assert window.page.get_by_test_id("stFileUploader").count() == 1
