"""The made-up schemes: many rows, every table, in order by themselves."""

from hashlib import sha256

import polars as pl
import pyarrow.parquet as pq
import pytest

from data_model.collection import TABLES
from data_model.demo.writing import write_extracts


@pytest.fixture(scope="module")
def national(tmp_path_factory):
    folder = tmp_path_factory.mktemp("national")
    write_extracts(folder, seed=1, schemes=5, years=2)
    return folder / "national"


@pytest.fixture(scope="module")
def tables(national):
    return {name: pl.read_parquet(national / f"{name}.parquet") for name in TABLES}


def test_every_table_is_filled_and_keeps_its_rules(tables):
    for name, schema in TABLES.items():
        assert len(tables[name])
        schema.validate(tables[name], cast=True)


def test_the_schemes_after_the_third_are_made_up(tables):
    assert tables["schemes"]["name"].to_list() == ["Scheme 04", "Scheme 05"]
    assert set(tables["snapshots"]["scheme"]) == {"scheme-04", "scheme-05"}


def test_each_scheme_is_a_row_group_of_its_own(national):
    assert pq.ParquetFile(national / "assessments.parquet").num_row_groups == 2


def test_everybody_on_a_snapshot_is_assessed_on_nine_pathways_every_month(tables):
    assert len(tables["assessments"]) == 9 * len(tables["snapshots"])


def test_the_country_at_ten_years_has_ten_million_assessment_rows(tables):
    a_scheme_month = len(tables["assessments"]) / (2 * 24)
    assert a_scheme_month * 40 * 120 > 10_000_000


def test_episodes_agree_with_every_snapshot(tables):
    snapshots, episodes = tables["snapshots"], tables["episodes"]
    on = episodes.join(snapshots.select("scheme", "snapshot_date").unique(), on="scheme").filter(
        pl.col("adopted_on") <= pl.col("snapshot_date"),
        pl.col("deselected_on").is_null() | (pl.col("deselected_on") > pl.col("snapshot_date")),
    )
    keys = ["scheme", "snapshot_date", "person_ref"]
    assert set(on.select(keys).iter_rows()) == set(snapshots.select(keys).iter_rows())


def test_nobody_has_two_episodes(tables):
    assert tables["episodes"]["person_ref"].is_unique().all()


def test_custody_agrees_with_the_snapshots_and_does_not_overlap(tables):
    periods = tables["custody_periods"].sort("person_ref", "from_date")
    later = pl.col("from_date").shift(-1).over("person_ref")
    assert periods.filter(later <= pl.col("to_date").fill_null(pl.date(2199, 1, 1))).is_empty()
    snapshots = (
        tables["snapshots"].filter(pl.col("setting") == "custody").select("person_ref", "snapshot_date")
    )
    held = snapshots.join(periods, on="person_ref").filter(
        pl.col("from_date") <= pl.col("snapshot_date"),
        pl.col("to_date").is_null() | (pl.col("to_date") >= pl.col("snapshot_date")),
    )
    assert len(held) == len(snapshots)


def test_everyone_named_is_in_people(tables):
    known = set(tables["people"]["person_ref"])
    for name in TABLES:
        if "person_ref" in tables[name].columns:
            assert set(tables[name]["person_ref"]) <= known, name


def test_the_same_seed_gives_the_same_bytes(national, tmp_path):
    write_extracts(tmp_path, seed=1, schemes=5, years=2)
    for name in TABLES:
        first, again = (folder / f"{name}.parquet" for folder in (national, tmp_path / "national"))
        assert sha256(first.read_bytes()).digest() == sha256(again.read_bytes()).digest(), name
