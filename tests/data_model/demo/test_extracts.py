"""What holds of every demo extract: same seed same bytes, all filled, nothing that looks like a person."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from data_model.collection import TABLES
from data_model.demo.writing import write_extracts

LOOKS_LIKE_A_PERSON = {
    "CRN": r"(?<![A-Za-z0-9])[A-Za-z]\d{6}(?![A-Za-z0-9])",
    "PNC": r"\d{2,4}/\d{1,7}[A-Za-z]",
    "NOMS number": r"(?<![A-Za-z0-9])[A-Za-z]\d{4}[A-Za-z]{2}(?![A-Za-z0-9])",
    "telephone": r"(?<!\d)(?:0|\+44)[\d ]{9,12}(?!\d)",
    "e-mail": r"@",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
}


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes(demo_folder, tmp_path):
    write_extracts(tmp_path / "again", seed=1, schemes=3, years=4)
    assert digests(tmp_path / "again") == digests(demo_folder)


def test_another_seed_gives_other_people(demo_folder, tmp_path):
    write_extracts(tmp_path, seed=2, schemes=1, years=4)
    other, first = digests(tmp_path), digests(demo_folder)
    assert other["lincolnshire/people.csv"] != first["lincolnshire/people.csv"]


def test_the_extracts_say_what_they_are(tmp_path):
    written = write_extracts(tmp_path, schemes=4, years=1)
    assert [(extract.scheme, extract.origin) for extract in written] == [
        ("lincolnshire", "synthetic"),
        ("llr", "example"),
        ("gwent", "synthetic"),
        ("national", "synthetic"),
    ]
    assert [extract.folder.name for extract in written] == ["lincolnshire", "llr", "gwent", "national"]


@pytest.mark.parametrize(("schemes", "folders"), [(1, ["lincolnshire"]), (2, ["lincolnshire", "llr"])])
def test_fewer_schemes_are_the_first_ones(tmp_path, schemes, folders):
    write_extracts(tmp_path, schemes=schemes, years=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == folders


@pytest.mark.parametrize(("schemes", "years"), [(0, 4), (3, 0)])
def test_no_schemes_or_no_years_is_refused(tmp_path, schemes, years):
    with pytest.raises(ValueError, match="must be 1 or more"):
        write_extracts(tmp_path, schemes=schemes, years=years)


def test_progress_is_told(tmp_path):
    told = []
    write_extracts(tmp_path, schemes=4, years=1, progress=lambda *step: told.append(step))
    assert told[0] == ("writing lincolnshire", 0, 4)
    assert told[-1] == ("writing extracts", 4, 4)


def test_every_table_of_the_dictionary_is_filled_for_lincolnshire(extract):
    assert all(len(extract("lincolnshire", table)) for table in TABLES)


@pytest.mark.parametrize("scheme", ["lincolnshire", "llr", "gwent"])
def test_every_row_keeps_the_rules_of_its_table(extract, demo_folder, scheme):
    for path in (demo_folder / scheme).iterdir():
        TABLES[path.stem].validate(extract(scheme, path.stem), cast=True)


@pytest.mark.parametrize("kind", LOOKS_LIKE_A_PERSON)
def test_nothing_looks_like_a_direct_identifier(demo_folder, kind):
    for path in demo_folder.rglob("*.csv"):
        found = re.search(LOOKS_LIKE_A_PERSON[kind], path.read_text())
        assert found is None, (path.name, found)


@pytest.mark.parametrize("scheme", ["lincolnshire", "llr", "gwent"])
def test_who_is_in_custody_on_a_snapshot_has_a_custody_period_then(extract, scheme):
    periods = extract(scheme, "custody_periods").with_columns(pl.col("to_date").fill_null(date(2199, 1, 1)))
    held = {}
    for person, first, last in periods.iter_rows():
        held.setdefault(person, []).append((first, last))
    for person, day, setting in (
        extract(scheme, "snapshots").select("person_ref", "snapshot_date", "setting").iter_rows()
    ):
        inside = any(first <= day <= last for first, last in held.get(person, []))
        assert inside == (setting == "custody"), (person, day)


def test_titles_of_events_fit_beside_a_chart(extract):
    for scheme in ("lincolnshire", "llr", "gwent"):
        assert extract(scheme, "scheme_events")["title"].str.len_chars().max() <= 30
