"""The Data page: what was loaded and refused, and a workbook that is checked before anything is published."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from support.screens import words

from access.register import Action, open_register
from access.settings import register_url
from data_model.reader import open_reader
from data_model.versions import Store

SHEETS = {
    "schemes": [["scheme", "name", "capacity"], ["northshire", "Northshire", 30]],
    "cohorts": [["scheme", "cohort", "profile", "label"], ["northshire", "core", "all", "Core"]],
    "areas": [["scheme", "area", "name"], ["northshire", "north", "North"]],
    "people": [
        ["person_ref", "birth_month", "sex", "ethnicity"],
        *([f"person-{n}", date(1990, 1, 1), "female", "not_stated"] for n in range(6)),
        ["person-9", date(1990, 1, 1), "unheard of", "not_stated"],
    ],
    "snapshots": [
        [
            "scheme",
            "snapshot_date",
            "person_ref",
            "cohort",
            "profile",
            "area",
            "setting",
            "statutory",
            "lead_agency",
        ],
        *(
            [
                "northshire",
                date(2024, 3, 31),
                f"person-{n}",
                "core",
                "all",
                "north",
                "community",
                "true",
                "police",
            ]
            for n in range(6)
        ),
    ],
}


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def analyst(open_page, store_of, monkeypatch):
    """The Data page as an analyst has it, on a store with one scheme of its own."""
    from support.rows import SCHEME, cohort, snapshots

    named = [{"scheme": SCHEME, "name": "Testshire"}]
    folder = store_of(schemes=named, cohorts=[cohort("fixed")], snapshots=snapshots(date(2022, 9, 30), 7))
    monkeypatch.setenv("IOM_ROLE", "analyst")
    return open_page(folder, "data"), folder


def test_the_title_says_how_old_the_data_is_and_what_was_refused(open_page, demo_store):
    app = open_page(demo_store, "data", scheme="lincolnshire")
    assert app.title[0].value.startswith("Latest snapshot is ")
    assert "rows refused" in app.title[0].value


def test_nobody_but_an_analyst_is_offered_an_upload(open_page, demo_store, monkeypatch):
    for role in ("board", "presenter", "inspector"):
        monkeypatch.setenv("IOM_ROLE", role)
        assert not open_page(demo_store, "data").file_uploader


def test_checking_publishes_nothing(analyst):
    app, folder = analyst
    app.file_uploader[0].upload("north.xlsx", workbook(SHEETS))
    app.run()
    assert not app.exception
    assert "15 rows would be loaded and 1 refused, of 16 read." in words(app)
    assert len(Store(folder).versions()) == 1


def test_publishing_is_for_afterwards_and_is_recorded(analyst):
    app, folder = analyst
    app.file_uploader[0].upload("north.xlsx", workbook(SHEETS))
    app.run()
    app.button(key="publish").click().run()
    assert not app.exception
    assert [one.value for one in app.success] == ["Published 15 rows; 1 refused."]
    assert open_reader(folder).read("select count(*) as n from snapshots")["n"][0] == 7 + 6
    outcomes = [event.detail["outcome"] for event in open_register(register_url()).events()]
    assert outcomes == ["published", "begun"]
    assert {event.action for event in open_register(register_url()).events()} == {Action.LOAD}


def test_the_new_version_shows_without_a_restart(analyst):
    app, _ = analyst
    app.file_uploader[0].upload("north.xlsx", workbook(SHEETS))
    app.run()
    app.button(key="publish").click().run()
    assert "northshire" in app.selectbox(key="filter_scheme").options or "Northshire" in str(
        app.selectbox(key="filter_scheme").options
    )


def test_a_file_that_is_no_workbook_is_one_sentence(analyst):
    app, folder = analyst
    app.file_uploader[0].upload("north.xlsx", b"PK\x03\x04 not a workbook")
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "publish" not in [button.key for button in app.button]
    assert len(Store(folder).versions()) == 1


def test_without_a_register_nothing_is_published(analyst, monkeypatch, tmp_path):
    app, folder = analyst
    app.file_uploader[0].upload("north.xlsx", workbook(SHEETS))
    app.run()
    monkeypatch.setenv("IOM_REGISTER", f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.sqlite'}")
    app.button(key="publish").click().run()
    assert "cannot be used" in words(app)
    assert len(Store(folder).versions()) == 1


def test_the_page_on_the_board_lists_no_refused_row(open_page, store_of):
    from support.rows import SCHEME, cohort, snapshots

    refusal = {
        "load_id": "load-1", "table": "people", "file": "people.csv", "row": 7, "column": "sex",
        "value": "unheard of", "rule": "must be one of the list", "record": '{"person_ref": "person-77"}',
    }  # fmt: skip
    named = [{"scheme": SCHEME, "name": "Testshire"}]
    rows = {"schemes": named, "cohorts": [cohort("fixed")], "snapshots": snapshots(date(2022, 9, 30), 7)}
    app = open_page(store_of(refusals=[refusal], **rows), "data")
    shown = words(app) + "".join(str(table.value) for table in (*app.table, *app.dataframe))
    assert "must be one of the list" in shown
    assert "person-77" not in shown
    assert "unheard of" not in shown
