"""A download holds what is shown, and the register knows of it."""

import csv

import pytest

from access.register import Action, open_register

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="


@pytest.fixture
def recorded(serve, demo_store, tmp_path):
    url = f"sqlite:///{tmp_path / 'register.sqlite'}"
    return serve(demo_store, IOM_REGISTER=url), url


def test_the_csv_of_a_chart(recorded, screen):
    address, url = recorded
    window = screen().go(f"{address}/caseload?{SEPTEMBER}")
    panel = window.page.locator(".st-key-csv-caseload-by_cohort")
    with window.page.expect_download() as awaited:
        panel.get_by_role("button").click()
    assert awaited.value.suggested_filename == "caseload.by_cohort_lincolnshire_2022-09-30.csv"
    with awaited.value.path().open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["label"]: row["people"] for row in rows} == {
        "Fixed": "43",
        "Flex": "19",
        "Free – female": "18",
        "Free – young adult": "12",
    }
    (event,) = open_register(url).events()
    assert (event.action, event.role, event.scheme) == (Action.EXPORT, "board", "lincolnshire")
    assert event.detail["metric"] == "caseload.by_cohort"
    assert event.detail["view"] == "board"


def test_the_template(dashboard, screen):
    window = screen().go(f"{dashboard}/data")
    with window.page.expect_download() as awaited:
        window.page.get_by_role("button", name="Template").click()
    assert awaited.value.suggested_filename == "iom-template.xlsx"
    assert awaited.value.path().read_bytes()[:2] == b"PK"
