import json
from pathlib import Path

import polars as pl
import pytest
from support.small_load import TABLES, changed, everything, stored_rows, with_row, write_folder, write_quoted

from data_model.loading import UnusableSource, check, load
from data_model.versions import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_every_table_loads(tmp_path: Path, store: Store) -> None:
    report = load(write_folder(tmp_path / "in"), store)
    assert report.refused.rows() == []
    assert {name: counts.loaded for name, counts in report.tables.items()} == {
        name: len(rows) for name, rows in TABLES.items()
    }
    assert {name: len(rows) for name, rows in everything(store).items()} == {
        name: len(rows) for name, rows in TABLES.items()
    }
    assert report.published is not None
    assert store.current() == report.published.path


def test_quotation_marks_change_nothing(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "plain"), store)
    folder = tmp_path / "quoted"
    folder.mkdir()
    for table, rows in TABLES.items():
        write_quoted(folder / f"{table}.csv", rows)
    other = Store(tmp_path / "other")
    load(folder, other)
    assert everything(other) == everything(store)


def test_parquet_text_and_parquet_types_load_the_same_as_csv(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "plain"), store)
    texts, typed = tmp_path / "texts", tmp_path / "typed"
    texts.mkdir()
    typed.mkdir()
    for table in TABLES:
        csv = tmp_path / "plain" / f"{table}.csv"
        pl.read_csv(csv, infer_schema=False).write_parquet(texts / f"{table}.parquet")
        pl.read_csv(csv, try_parse_dates=True).write_parquet(typed / f"{table}.parquet")
    for folder in (texts, typed):
        other = Store(tmp_path / f"store-of-{folder.name}")
        assert load(folder, other).refused.rows() == []
        assert everything(other) == everything(store)


def test_loading_twice_leaves_the_same_rows_and_two_loads(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in")
    load(folder, store)
    once = everything(store)
    load(folder, store)
    assert everything(store) == once
    assert len(stored_rows(store, "loads")) == 2


def test_a_row_replaces_the_stored_row_with_its_key(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "in"), store)
    load(write_folder(tmp_path / "next", {"schemes": [{"scheme": "fenland", "name": "The Fens"}]}), store)
    assert stored_rows(store, "schemes") == [("fenland", "The Fens", None)]


@pytest.mark.parametrize(
    ("table", "dated"),
    [("snapshots", "snapshot_date"), ("rag_ratings", "meeting_date"), ("meeting_attendance", "meeting_date")],
)
def test_a_date_is_replaced_whole(tmp_path: Path, store: Store, table: str, dated: str) -> None:
    extra = {"agency": "Health"} if table == "meeting_attendance" else {"person_ref": "per-3"}
    load(write_folder(tmp_path / "in", with_row(table, **extra)), store)
    held = len(stored_rows(store, table))
    load(write_folder(tmp_path / "next", {table: TABLES[table][:1]}), store)
    date = TABLES[table][0][dated]
    same_date = sum(row[dated] == date for row in with_row(table, **extra)[table])
    assert len(stored_rows(store, table)) == held - same_date + 1


def test_a_date_of_which_every_row_is_refused_stays(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "in"), store)
    held = stored_rows(store, "snapshots")
    wrong = changed("snapshots", 0, setting="abroad")["snapshots"][:1]
    load(write_folder(tmp_path / "next", {"snapshots": wrong, "schemes": TABLES["schemes"]}), store)
    assert stored_rows(store, "snapshots") == held


def test_a_later_load_may_refer_to_what_is_stored(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "in"), store)
    later = {"rag_ratings": [{**TABLES["rag_ratings"][0], "meeting_date": "2022-09-14"}]}
    report = load(write_folder(tmp_path / "next", later), store)
    assert (report.tables["rag_ratings"].loaded, report.refused.height) == (1, 0)


def test_the_first_load_needs_schemes_areas_and_people(tmp_path: Path, store: Store) -> None:
    tables = {name: rows for name, rows in TABLES.items() if name != "areas"}
    report = load(write_folder(tmp_path / "in", tables), store)
    assert [str(error) for error in report.errors] == [
        "[in] lacks the table areas: the first load into a store needs it."
    ]
    assert report.published is None
    assert store.current() is None


def test_missing_required_columns_stop_the_load(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in")
    (folder / "people.csv").write_text("person_ref,sex\nper-1,male\n")
    report = load(folder, store)
    assert [str(error) for error in report.errors] == [
        "[people.csv] lacks the columns birth_month, ethnicity: the table people needs them."
    ]
    assert store.current() is None


def test_unknown_files_and_columns_are_warned_of(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in", changed("schemes", 0, colour="blue"))
    (folder / "holidays.csv").write_text("a\n")
    (folder / "README.txt").write_text("hello")
    (folder / ".hidden").write_text("hello")
    (folder / "~$people.xlsx").write_text("hello")
    report = load(folder, store)
    assert [str(warning) for warning in report.warnings] == [
        "[holidays.csv] is not named after a table of the data dictionary and was not read",
        "[schemes.csv] the column [colour] is not in the data dictionary and was not read",
    ]
    assert [row[1:] for row in stored_rows(store, "load_warnings")] == [
        (warning.file, warning.warning) for warning in report.warnings
    ]


def test_check_says_the_same_and_writes_nothing(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in", changed("assessments", 0, score="-3"))
    foretold = check(folder, store)
    assert foretold.published is None
    assert foretold.publishable
    assert not store.folder.exists()
    report = load(folder, store)
    assert foretold.tables == report.tables
    assert foretold.refused.equals(report.refused)
    assert check(folder, store).refused.equals(report.refused)


def test_strict_publishes_only_if_nothing_is_refused(tmp_path: Path, store: Store) -> None:
    report = load(write_folder(tmp_path / "in", changed("assessments", 0, score="-3")), store, strict=True)
    assert report.published is None
    assert store.current() is None
    assert load(write_folder(tmp_path / "right"), store, strict=True).published is not None


def test_a_load_of_which_nothing_is_left_publishes_nothing(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "in"), store)
    before = store.current()
    wrong = {"enforcement": [{"person_ref": "nobody", "event_date": "2022-06-01", "kind": "breach"}]}
    report = load(write_folder(tmp_path / "next", wrong), store)
    assert report.published is None
    assert not report.publishable
    assert store.current() == before


def test_the_report_as_json(tmp_path: Path, store: Store) -> None:
    report = load(write_folder(tmp_path / "in", changed("assessments", 0, score="-3")), store)
    told = json.loads(report.to_json())
    assert told["tables"]["assessments"] == {"read": 3, "loaded": 2, "refused": 1}
    assert told["refused"] == [
        {
            "table": "assessments",
            "file": "assessments.csv",
            "row": 2,
            "column": "score",
            "value": "-3",
            "rule": "must be at least 0",
        }
    ]
    assert told["published"] == report.published.name if report.published else False


def test_the_store_keeps_the_load_its_files_and_its_refusals(tmp_path: Path, store: Store) -> None:
    load(write_folder(tmp_path / "in", changed("assessments", 0, score="-3", pathway="poker")), store)
    ((load_id, _, source, origin),) = stored_rows(store, "loads")
    assert (source, origin) == ("in", "extract")
    assert (load_id, "assessments", "assessments.csv", 3, 2, 1) in stored_rows(store, "load_files")
    ((*_, column, value, rule, also, record),) = stored_rows(store, "refusals")
    assert (column, value) == ("pathway", "poker")
    assert str(rule).startswith("must be one of alcohol, drugs")
    assert also == "score: must be at least 0"
    assert json.loads(str(record))["score"] == "-3"


def test_a_made_up_scheme_stays_marked(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in")
    load(folder, store)
    assert stored_rows(store, "scheme_origins") == [("fenland", "extract")]
    load(folder, store, origin="synthetic")
    load(folder, store)
    assert stored_rows(store, "scheme_origins") == [("fenland", "synthetic")]
    with pytest.raises(ValueError, match="origin must be one of"):
        load(folder, store, origin="guess")


def test_progress_is_told_in_hundredths(tmp_path: Path, store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    load(write_folder(tmp_path / "in"), store, progress=lambda *step: told.append(step))
    assert told[0] == ("checking schemes.csv", 0, 100)
    assert told[-1] == ("writing the store", 100, 100)
    assert [step[1] for step in told] == sorted(step[1] for step in told)


def test_a_table_with_no_rows_is_warned_of(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in")
    (folder / "enforcement.csv").write_text("person_ref,event_date,kind\n")
    report = load(folder, store)
    assert report.tables["enforcement"].read == 0
    assert [str(warning) for warning in report.warnings] == ["[enforcement.csv] has a heading and no rows"]


def test_what_is_no_source_is_said_clearly(tmp_path: Path, store: Store) -> None:
    folder = write_folder(tmp_path / "in")
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("hello")
    for source, words in {
        tmp_path / "nowhere": r"There is no folder or workbook \[nowhere\]",
        folder / "people.csv": r"\[people.csv\] is one file: give the folder that it is in",
        tmp_path / "notes.txt": r"\[notes.txt\] is neither a folder nor an .xlsx workbook",
        tmp_path / "empty": r"\[empty\] holds no extract",
    }.items():
        with pytest.raises(UnusableSource, match=words):
            load(source, store)
    assert store.current() is None
