"""Bad input: each a clear outcome, with the former store intact and readable."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_load import TABLES, Rows, csv_text, everything, refused, with_row, write_folder
from support.workbooks import bomb, from_rows, write_workbook

from data_model.inert import inert
from data_model.loading import UnusableSource, check, load
from data_model.versions import Store


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that holds the small load."""
    place = tmp_path_factory.mktemp("former")
    store = Store(place / "store")
    load(write_folder(place / "in"), store)
    return store


@pytest.fixture(autouse=True)
def _stays_as_it_was(former: Store) -> Iterator[None]:
    version, rows = former.current(), everything(former)
    yield
    assert former.current() == version
    assert everything(former) == rows
    assert [path.name for path in former.folder.glob(".new-*")] == []


def unusable(source: Path, store: Store) -> str:
    """Why a source cannot be used."""
    with pytest.raises(UnusableSource) as caught:
        load(source, store)
    return str(caught.value)


Spoil = Callable[[Path], object]

SPOILT: dict[str, tuple[Spoil, str]] = {
    "empty file": (lambda at: (at / "offences.csv").write_bytes(b""), "[offences.csv] is empty"),
    "wrong delimiter": (
        lambda at: (at / "offences.csv").write_text(csv_text(TABLES["offences"]).replace(",", ";")),
        "[offences.csv] row 1 has semicolons between the column names",
    ),
    "mixed encodings": (
        lambda at: (at / "scheme_events.csv").write_bytes(
            "scheme,event_date,title\nfenland,2022-01-01,“Go-live”\n".encode()
            + "fenland,2022-02-01,“Later”\n".encode("cp1252")
        ),
        "[scheme_events.csv] line 3 is not UTF-8 though other text in the file is",
    ),
    "two files for one table": (
        lambda at: pl.DataFrame(TABLES["people"]).write_parquet(at / "people.parquet"),
        "There are 2 files for the table people: [people.csv] and [people.parquet]. Keep one.",
    ),
    "two names for one table": (
        lambda at: (at / "People.CSV").write_text(csv_text(TABLES["people"])),
        "There are 2 files for the table people: [People.CSV] and [people.csv]. Keep one.",
    ),
    "quotation mark not closed": (
        lambda at: (at / "scheme_events.csv").write_text('scheme,event_date,title\nfenland,2022-01-01,"Go\n'),
        "[scheme_events.csv] row 2 has a quotation mark that is not closed",
    ),
    "truncated Parquet": (
        lambda at: (at / "areas.csv").rename(at / "areas.parquet"),
        "[areas.parquet] is not a Parquet file, or is cut short or damaged",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_file_that_cannot_be_read_makes_the_source_unusable(
    tmp_path: Path, former: Store, case: str
) -> None:
    spoil, words = SPOILT[case]
    folder = write_folder(tmp_path / "in")
    spoil(folder)
    assert words in unusable(folder, former)


def test_every_unreadable_file_is_named(tmp_path: Path, former: Store) -> None:
    folder = write_folder(tmp_path / "in")
    (folder / "people.csv").write_bytes(b"")
    (folder / "areas.csv").write_bytes(b"\n")
    said = unusable(folder, former).splitlines()
    assert [line.split("]")[0] for line in said] == ["[areas.csv", "[people.csv"]


def test_not_a_folder(tmp_path: Path, former: Store) -> None:
    (tmp_path / "in.txt").write_text("hello")
    assert "is neither a folder nor an .xlsx workbook" in unusable(tmp_path / "in.txt", former)
    assert "There is no folder or workbook [nowhere]" in unusable(tmp_path / "nowhere", former)


def test_header_only(tmp_path: Path, former: Store) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "offences.csv").write_text(csv_text(TABLES["offences"]).splitlines()[0])
    report = load(folder, former)
    assert report.published is None
    assert [str(warning) for warning in report.warnings] == ["[offences.csv] has a heading and no rows"]


def test_a_truncated_workbook(tmp_path: Path, former: Store) -> None:
    sheets = {table: from_rows(rows) for table, rows in TABLES.items()}
    whole = write_workbook(tmp_path / "whole.xlsx", sheets).read_bytes()
    (tmp_path / "in.xlsx").write_bytes(whole[: len(whole) // 2])
    assert "[in.xlsx] is not an .xlsx workbook, or is cut short or damaged" in unusable(
        tmp_path / "in.xlsx", former
    )


def test_a_zip_bomb_named_like_a_workbook(tmp_path: Path, former: Store) -> None:
    assert "would unpack to 600 MB and was not opened" in unusable(bomb(tmp_path / "in.xlsx", 600), former)


@pytest.mark.parametrize("row", [1, 2])
def test_ten_million_columns_in_one_line(tmp_path: Path, former: Store, row: int) -> None:
    folder = write_folder(tmp_path / "in")
    heading = b"" if row == 1 else b"scheme,name\n"
    (folder / "schemes.csv").write_bytes(heading + b"x," * 10_000_000 + b"x\n")
    said = unusable(folder, former)
    assert "[schemes.csv]" in said
    assert "this is no extract" in said


def test_what_is_wrong_with_a_row_refuses_that_row(tmp_path: Path, former: Store) -> None:
    cases = {
        "a date of 31 February": ("offences", {"offence_date": "2022-02-31"}, "is not a date that exists"),
        "a negative score": ("assessments", {"assessment_ref": "ass-2", "score": "-1"}, "must be at least 0"),
        "a person who is not in people": ("offences", {"person_ref": "per-9"}, "is not in people"),
    }
    for number, (case, (table, values, rule)) in enumerate(cases.items()):
        key = {"offence_ref": f"ofc-{number + 2}"} if table == "offences" else {}
        ((*place, said),) = refused(tmp_path / str(number), with_row(table, **values, **key), former)
        assert (case, said) == (case, rule)
        assert place[:2] == [table, len(TABLES[table]) + 2]


def test_nuls_and_formulas_refuse_their_row(tmp_path: Path, former: Store) -> None:
    folder = write_folder(tmp_path / "in", with_row("offences", offence_ref="ofc-2", offence_code="29\0"))
    assert check(folder, former).refused["rule"].to_list() == ["holds a NUL character"]
    rows = [*from_rows(TABLES["offences"]), ["ofc-2", "per-1", "=TODAY()", "29", None, None]]
    book = write_workbook(tmp_path / "in.xlsx", {"offences": rows})
    assert check(book, former).refused["rule"].to_list() == ["holds a formula: paste its value instead"]


def test_text_that_a_spreadsheet_would_run_is_kept_as_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    run = "=cmd|' /C calc'!A0"
    load(write_folder(tmp_path / "in", with_row("scheme_events", event_date="2022-02-02", title=run)), store)
    titles = [row[2] for row in everything(store)["scheme_events"]]
    assert run in titles
    assert inert(run) == f"'{run}"


corruptions = st.sampled_from(
    [
        "",
        " ",
        "x",
        "-1",
        "2022-02-31",
        "03/04/2022",
        "X123456",
        "per-1",
        "1e9",
        "=1+1",
        "é",
        "a,b",
        'say "x"',
        "true",
    ]
)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6), values=st.lists(corruptions, min_size=1, max_size=12))
def test_rows_read_are_rows_loaded_and_rows_refused(
    tmp_path_factory: pytest.TempPathFactory, former: Store, seed: int, values: list[str]
) -> None:
    folder = write_folder(tmp_path_factory.mktemp("load") / "in", _corrupted(seed, values))
    report = check(folder, former if seed % 2 else None)
    for table, counts in report.tables.items():
        assert counts.read == counts.loaded + counts.refused
        assert counts.refused == report.refused.filter(pl.col("table") == table).height
    assert report.refused.select("table", "row").is_duplicated().sum() == 0
    assert sum(counts.read for counts in report.tables.values()) == sum(_not_blank(folder))


def _corrupted(seed: int, values: list[str]) -> dict[str, Rows]:
    """The small load with values put into random cells, and a row here and there repeated or left out."""
    chance = random.Random(seed)
    tables = {table: [dict(row) for row in rows] for table, rows in TABLES.items()}
    for value in values:
        rows = tables[chance.choice(list(tables))]
        row = chance.choice(rows)
        row[chance.choice(list(row))] = value
        if chance.random() < 0.3:
            rows.append(dict(row))
        if chance.random() < 0.1 and len(rows) > 1:
            rows.remove(row)
    return tables


def _not_blank(folder: Path) -> Iterator[int]:
    for path in folder.glob("*.csv"):
        frame = pl.read_csv(path, infer_schema=False)
        yield frame.filter(~pl.all_horizontal(pl.all().str.strip_chars().replace("", None).is_null())).height
