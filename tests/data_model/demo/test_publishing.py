"""The demo store, through the real loader: nothing refused, and what was published comes out of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from data_model.collection import TABLES
from data_model.demo.publishing import demo
from data_model.reader import open_reader
from data_model.versions import Store


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("store"))
    return store, demo(store, seed=1, schemes=4, years=1)


@pytest.fixture(scope="module")
def reader(loaded):
    opened = open_reader(loaded[0].folder)
    yield opened
    opened.close()


def test_nothing_is_refused_of_any_scheme(loaded):
    reports = [json.loads(report.to_json()) for report in loaded[1]]
    assert len(reports) == 4
    for report in reports:
        assert report["refused"] == []
        assert all(
            table["read"] == table["loaded"] > 0 for table in report["tables"].values() if table["read"]
        )
    assert set(reports[0]["tables"]) >= set(TABLES)


def test_made_up_people_and_examples_are_marked_as_such(reader):
    rows = reader.read("select scheme, origin from scheme_origins").rows()
    assert dict(rows) == {
        "lincolnshire": "synthetic",
        "llr": "example",
        "gwent": "synthetic",
        "scheme-04": "synthetic",
    }


def test_september_2022_comes_out_of_the_store_as_published(reader):
    rows = reader.read(
        "select cohort, profile, count(*) from snapshots"
        " where scheme = $scheme and snapshot_date = $day group by all",
        {"scheme": "lincolnshire", "day": date(2022, 9, 30)},
    ).rows()
    assert set(rows) == {
        ("fixed", "all", 43),
        ("flex", "all", 19),
        ("free", "young_adult", 12),
        ("free", "female", 18),
    }


def test_the_extracts_stay_where_a_folder_is_named(tmp_path):
    told = []
    demo(
        Store(tmp_path / "store"),
        schemes=1,
        years=1,
        extracts=tmp_path / "extracts",
        progress=lambda *step: told.append(step),
    )
    assert Path(tmp_path / "extracts" / "lincolnshire" / "people.csv").exists()
    assert told
