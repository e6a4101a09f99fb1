import json
import string
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.small_load import TABLES, changed, stored_rows, write_folder

from data_model.collection import TABLES as SCHEMAS
from data_model.identifiers import SHAPES_OF_TEXT, identifying_column, kinds
from data_model.loading import check, load
from data_model.versions import Store

IDENTIFIERS = {
    "an e-mail address": ["jo.smith@example.org", "mail JO@EXAMPLE.CO.UK today"],
    "a PNC number": ["2001/1234567A", "01/12345A", "20011234567A", "PNC 99/0000123x"],
    "a CRO number": ["123456/99B"],
    "a CRN": ["X123456", "case X123456."],
    "a NOMS number": ["A1234BC", "prison no A1234BC"],
    "a National Insurance number": ["AB 12 34 56 C", "AB123456C"],
    "a telephone number": [
        "07700 900123",
        "+44 7700 900123",
        "01522 555555",
        "(01522) 555 555",
        "+44 (0)1522 555555",
    ],
    "a postcode": ["LN1 1AA", "lives near ln1 1aa", "SW1A1AA", "B33 8TH"],
    "a date of birth": ["DOB 17/05/1990", "born on 17 May 1990", "d.o.b: 1990-05-17"],
    "a full date of birth": ["1990-05-17", "17/05/1990"],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in IDENTIFIERS.items() for text in texts]
)
def test_what_looks_like_a_direct_identifier_is_known_by_its_shape(kind: str, text: str) -> None:
    assert kinds(pl.Series("text", [text]), SHAPES_OF_TEXT).to_list() == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "E07000136", "30A.1", "28.2", "meets the rule",
        "Lincolnshire strategy, 8 December 2021, paragraph 3.4",
        "120 people at any one time", "3 of 12 in 2021/22", "MACC-2022-09-30-001", "G4S", "A1 and A46",
        "Unit 42", "550e8400-e29b-41d4-a716-446655440000",
        "https://www.gov.uk/report?id=12345", "lincolnshire-000123", "2022",
        "Q3 2nd review", "since 30/09/2022", "p000123", "0.60", "per-07700",
    ],
)  # fmt: skip
def test_what_is_ordinary_is_left_alone(text: str) -> None:
    assert kinds(pl.Series("text", [text]), SHAPES_OF_TEXT).to_list() == [None]


@given(
    st.lists(
        st.tuples(st.sampled_from(["person", "epi", "ln", "staff", "r"]), st.integers(0, 10**8)), min_size=1
    )
)
def test_references_of_a_word_and_a_number_never_look_like_one(parts: list[tuple[str, int]]) -> None:
    refs = pl.Series("ref", [f"{word}{dash}{number}" for word, number in parts for dash in "-_"])
    assert kinds(refs, SHAPES_OF_TEXT).null_count() == len(refs)


@given(st.lists(st.text(string.hexdigits.lower()[:16], min_size=16, max_size=64), min_size=1))
def test_keyed_hashes_never_look_like_one(hashes: list[str]) -> None:
    letters_first = [f"h{value}" for value in hashes]
    assert kinds(pl.Series("ref", letters_first), SHAPES_OF_TEXT).null_count() == len(letters_first)


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("name", "name"), ("Surname", "name"), ("first_name", "name"), ("officer name", "name"),
        ("FullName", "name"),
        ("dob", "date of birth"), ("DateOfBirth", "date of birth"), ("birth_date", "date of birth"),
        ("home_address", "address"), ("postcode", "address"), ("Post Code", "address"),
        ("telephone", "telephone number"), ("mobile_no", "telephone number"),
        ("email", "e-mail address"), ("E-mail", "e-mail address"),
        ("pnc_id", "PNC, CRN or prison number"), ("CRN", "PNC, CRN or prison number"),
        ("noms_number", "PNC, CRN or prison number"), ("prison_number", "PNC, CRN or prison number"),
        ("ni_number", "personal number"),
    ],
)  # fmt: skip
def test_what_a_column_name_gives_away(column: str, kind: str) -> None:
    assert identifying_column(column) == kind


@pytest.mark.parametrize(
    "column",
    [
        "area_name",
        "scheme_name",
        "prison_name",
        "birth_month",
        "accommodation",
        "contacts",
        "notes",
        "hotel",
        "nhs_trust",
    ],
)
def test_other_column_names_give_nothing_away(column: str) -> None:
    assert identifying_column(column) is None


def test_no_column_of_the_dictionary_but_names_of_things_looks_identifying() -> None:
    found = {
        (table, column)
        for table, schema in SCHEMAS.items()
        for column in schema.column_names()
        if identifying_column(column)
    }
    assert found == {("schemes", "name"), ("areas", "name")}


@pytest.mark.parametrize("table", ["people", "enforcement", "scheme_events"])
def test_an_identifying_column_stops_the_load_whatever_the_file(tmp_path: Path, table: str) -> None:
    store = Store(tmp_path / "store")
    report = load(write_folder(tmp_path / "in", changed(table, 0, surname="Smith")), store)
    assert [str(error) for error in report.errors] == [
        f"[{table}.csv] column [surname] looks like a direct identifier (name): "
        "remove it, or run `pseudonymise` before loading."
    ]
    assert store.current() is None
    assert "Smith" not in report.to_json()


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("people", "person_ref", "X123456", "a CRN"),
        ("snapshots", "com_ref", "A1234BC", "a NOMS number"),
        ("referrals", "reason", "ring 07700 900123", "a telephone number"),
        ("scheme_events", "detail", "write to jo@example.org", "an e-mail address"),
        ("offences", "offence_ref", "1990-05-17", "a full date of birth"),
        ("releases", "prison", "LN2 4BD", "a postcode"),
    ],
)
def test_an_identifying_value_is_refused_and_kept_nowhere(
    tmp_path: Path, table: str, column: str, value: str, kind: str
) -> None:
    store = Store(tmp_path / "store")
    report = load(write_folder(tmp_path / "in", changed(table, 0, **{column: value})), store)
    first = report.refused.row(0, named=True)
    assert (first["table"], first["column"]) == (table, column)
    assert first["value"] == f"[masked: looks like {kind}]"
    assert first["rule"] == f"looks like {kind}: run `pseudonymise` before loading"
    assert value not in report.to_json()
    assert value not in json.dumps([str(row) for row in stored_rows(store, "refusals")])
    assert all(value not in path.read_bytes().decode("latin-1") for path in store.folder.glob("*.duckdb"))


@pytest.mark.parametrize("born", ["1990-05-17", "17/05/1990", "17 May 1990", "33010", "1990-05-32"])
def test_a_full_date_of_birth_is_refused_and_kept_nowhere(tmp_path: Path, born: str) -> None:
    report = check(write_folder(tmp_path / "in", changed("people", 3, birth_month=born)), None)
    (row,) = report.refused.rows(named=True)
    assert (row["row"], row["column"], row["value"]) == (
        5,
        "birth_month",
        "[masked: looks like a full date of birth]",
    )
    assert json.loads(row["record"])["birth_month"] == "[masked: looks like a full date of birth]"
    assert born not in report.to_json()


def test_an_identifier_in_a_column_of_numbers_is_masked_too(tmp_path: Path) -> None:
    report = check(write_folder(tmp_path / "in", changed("offences", 0, severity="jo@example.org")), None)
    assert report.refused["value"].to_list() == ["[masked: looks like an e-mail address]"]


def test_the_small_load_has_none(tmp_path: Path) -> None:
    assert check(write_folder(tmp_path / "in", TABLES), None).refused.is_empty()


def test_a_first_row_in_place_of_the_heading_is_not_repeated(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    (folder / "people.csv").write_text("X123456,1990-05-17,07700 900123,male\n")
    report = check(folder, None)
    assert [str(error) for error in report.errors] == [
        "[people.csv] lacks the columns person_ref, birth_month, sex, ethnicity: the table people needs them."
    ]
    said = report.to_json()
    assert not [value for value in ("123456", "1990", "900123") if value in said]
