"""Store versions: what a publish makes, keeps, points at and refuses."""

import threading
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from support.stores import make_store

from data_model import ddl
from data_model.collection import TABLES
from data_model.reader import open_reader
from data_model.reference_data import reference_frames
from data_model.store_errors import OlderStore
from data_model.versions import NewerStore, NoStore, Store, StoreBusy, StoreError


def add_scheme(code: str):
    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        ddl.append(connection, "schemes", pl.DataFrame({"scheme": [code], "name": [code.title()]}))

    return fill


def schemes(location: Path) -> list[str]:
    return open_reader(location).read("select scheme from schemes order by scheme")["scheme"].to_list()


def nothing(_: duckdb.DuckDBPyConnection) -> None:
    pass


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", keep=3, patience=0.1)


def test_a_version_has_every_table_of_the_dictionary_the_loads_and_the_reference_data(store):
    reader = open_reader(store.publish(nothing).path)
    found = set(reader.read("select table_name from duckdb_tables()")["table_name"])
    expected = {*TABLES, *reference_frames(), "loads", "load_files", "load_warnings"}
    assert found == expected | {"refusals", "scheme_origins", "boundaries", "store_info"}


def test_columns_keep_the_names_and_order_of_the_dictionary(store):
    reader = open_reader(store.publish(nothing).path)
    for table, schema in TABLES.items():
        assert reader.read(f'from "{table}"').columns == schema.column_names()


def test_columns_have_the_types_of_the_dictionary(store):
    reader = open_reader(store.publish(nothing).path)
    assert dict(reader.read("from snapshots").schema) == {
        **dict.fromkeys(["scheme", "person_ref", "cohort", "profile", "area", "setting"], pl.String),
        **dict.fromkeys(["lead_agency", "order_type", "index_offence", "predictor"], pl.String),
        **dict.fromkeys(["com_ref", "polm_ref", "support_officer_ref"], pl.String),
        **dict.fromkeys(["statutory", "mappa"], pl.Boolean),
        "snapshot_date": pl.Date,
        "ogrs": pl.Float64,
        "css": pl.Float64,
    }


def test_the_reference_tables_hold_what_the_project_ships(store):
    reader = open_reader(store.publish(nothing).path)
    assert reader.read("from ethnicity").height == reference_frames()["ethnicity"].height > 0


def test_rows_go_on_into_the_next_version(store):
    store.publish(add_scheme("gwent"))
    store.publish(add_scheme("llr"))
    assert schemes(store.folder) == ["gwent", "llr"]


def test_reference_data_of_an_older_version_is_replaced(store):
    store.publish(lambda connection: connection.execute("delete from ethnicity"))
    store.publish(nothing)
    assert open_reader(store.folder).read("from ethnicity").height == reference_frames()["ethnicity"].height


def test_a_store_says_its_format_and_the_version_of_the_project(store):
    store.publish(nothing)
    info = dict(open_reader(store.folder).read("from store_info").iter_rows())
    assert info["format"] == str(ddl.FORMAT)
    assert f'version = "{info["project_version"]}"' in Path("pyproject.toml").read_text()
    assert datetime.fromisoformat(info["created_at"]) >= store.versions()[-1].created_at


def test_there_is_no_current_version_before_the_first(store):
    assert store.current() is None
    assert store.versions() == []


def test_versions_are_listed_newest_last_and_one_is_current(store):
    made = [store.publish(nothing).name for _ in range(3)]
    assert [version.name for version in store.versions()] == made
    assert [version.is_current for version in store.versions()] == [False, False, True]
    assert store.current() == store.versions()[-1].path


def test_only_the_last_versions_stay(store):
    made = [store.publish(nothing).name for _ in range(5)]
    assert [version.name for version in store.versions()] == made[-3:]


def test_the_current_version_is_never_pruned(store):
    first = store.publish(add_scheme("first"))
    for _ in range(2):
        store.publish(nothing)
    store.rollback(first.name)
    Store(store.folder, keep=1).publish(nothing)
    assert schemes(store.folder) == ["first"]


def test_a_name_is_later_than_every_other_even_if_the_clock_went_back(store):
    first = store.publish(nothing)
    ahead = first.path.with_name("store-29991231T235959-000000Z.duckdb")
    first.path.rename(ahead)
    (store.folder / "CURRENT").write_text(ahead.name)
    assert store.publish(nothing).name == "store-29991231T235959-000001Z"


def test_rollback_goes_to_the_version_before(store):
    store.publish(add_scheme("gwent"))
    store.publish(add_scheme("llr"))
    assert store.rollback().is_current
    assert schemes(store.folder) == ["gwent"]


def test_rollback_goes_to_a_version_by_name_with_or_without_its_ending(store):
    names = [store.publish(add_scheme(code)).name for code in ("gwent", "llr")]
    store.rollback(names[0])
    assert schemes(store.folder) == ["gwent"]
    assert store.rollback(f"{names[1]}.duckdb").name == names[1]
    assert schemes(store.folder) == ["gwent", "llr"]


def test_a_load_after_a_rollback_builds_on_the_version_gone_back_to(store):
    store.publish(add_scheme("gwent"))
    store.publish(add_scheme("wrong"))
    store.rollback()
    store.publish(add_scheme("llr"))
    assert schemes(store.folder) == ["gwent", "llr"]


def test_rollback_to_an_unknown_version_names_the_known(store):
    known = store.publish(nothing).name
    with pytest.raises(StoreError, match=f"no version \\[store-x\\]; it has: {known}"):
        store.rollback("store-x")


def test_rollback_past_the_first_version_is_refused(store):
    store.publish(nothing)
    with pytest.raises(StoreError, match="no version before the current one"):
        store.rollback()


def test_rollback_of_no_store_makes_none(store):
    with pytest.raises(NoStore, match="There is no store in"):
        store.rollback()
    assert not store.folder.exists()


def test_what_fill_raises_is_passed_on_and_nothing_is_published(store):
    store.publish(add_scheme("gwent"))

    def fails(connection: duckdb.DuckDBPyConnection) -> None:
        add_scheme("llr")(connection)
        raise LookupError("the extract is no good")

    with pytest.raises(LookupError, match="no good"):
        store.publish(fails)
    assert schemes(store.folder) == ["gwent"]
    assert sorted(path.name for path in store.folder.glob("*.duckdb")) == [store.versions()[0].path.name]


def test_a_file_that_fill_cannot_read_is_not_blamed_on_the_store(store):
    with pytest.raises(FileNotFoundError, match="extract"):
        store.publish(lambda _: Path("no such extract.csv").read_text())


def test_a_version_that_lost_a_table_is_not_published(store):
    store.publish(nothing)
    with pytest.raises(StoreError, match="people did not come out as written"):
        store.publish(lambda connection: connection.execute("drop table people"))
    assert len(store.versions()) == 1


def test_two_loads_at_once_the_second_is_told(store):
    def load_within_a_load(_: duckdb.DuckDBPyConnection) -> None:
        with pytest.raises(StoreBusy, match="Another load is writing the store"):
            Store(store.folder, patience=0).publish(nothing)

    store.publish(load_within_a_load)
    assert len(store.versions()) == 1


def test_a_load_waits_for_another_that_ends_in_time(store):
    begun, may_end = threading.Event(), threading.Event()

    def slow(connection: duckdb.DuckDBPyConnection) -> None:
        begun.set()
        assert may_end.wait(30)
        add_scheme("gwent")(connection)

    first = threading.Thread(target=store.publish, args=(slow,))
    first.start()
    assert begun.wait(30)
    threading.Timer(0.05, may_end.set).start()
    Store(store.folder, patience=30).publish(add_scheme("llr"))
    first.join()
    assert schemes(store.folder) == ["gwent", "llr"]


def test_readers_are_not_kept_waiting_by_a_load(store):
    store.publish(add_scheme("gwent"))

    def read_within_a_load(connection: duckdb.DuckDBPyConnection) -> None:
        add_scheme("llr")(connection)
        assert schemes(store.folder) == ["gwent"]

    store.publish(read_within_a_load)
    assert schemes(store.folder) == ["gwent", "llr"]


def test_a_store_of_an_older_format_is_brought_up_to_date(store):
    store.folder.mkdir()
    old = store.folder / "store-20200101T000000-000000Z.duckdb"
    with duckdb.connect(str(old)) as connection:
        connection.execute("create table store_info as select 'format' as key, '0' as value")
        connection.execute(
            "create table schemes as select 'gwent' as scheme, 'gone' as dropped, 'Gwent' as name"
        )
    (store.folder / "CURRENT").write_text(old.name)
    with pytest.raises(OlderStore, match=r"format 0; .* `python -m data_model upgrade`"):
        open_reader(store.folder)
    store.publish(nothing)
    found = open_reader(store.folder).read("from schemes").rows(named=True)
    assert found == [{"scheme": "gwent", "name": "Gwent", "capacity": None}]


def test_a_store_of_a_newer_format_is_neither_read_nor_written(store):
    store.publish(nothing)
    with duckdb.connect(str(store.publish(nothing).path)) as connection:
        connection.execute("update store_info set value = '9' where key = 'format'")
    says = r"made by a newer version of the project \(format 9; this one reads up to \d\)"
    with pytest.raises(NewerStore, match=says):
        open_reader(store.folder)
    with pytest.raises(NewerStore, match=says):
        store.publish(nothing)
    store.rollback()
    assert schemes(store.folder) == []


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    place = tmp_path / "store"
    place.write_text("not a store")
    for attempt in (Store(place).current, Store(place).rollback, lambda: Store(place).publish(nothing)):
        with pytest.raises(StoreError, match=r"is not a folder|no store in"):
            attempt()
    assert place.read_text() == "not a store"


@pytest.mark.parametrize(
    "pointer", ["", "../elsewhere.duckdb", "store-20200101T000000-000000Z.duckdb", "\udcff"]
)
def test_a_damaged_pointer_is_named_and_rollback_mends_it(store, pointer):
    store.publish(add_scheme("gwent"))
    (store.folder / "CURRENT").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    for attempt in (store.current, lambda: open_reader(store.folder), lambda: store.publish(nothing)):
        with pytest.raises(StoreError, match=r"pointer CURRENT .* rollback"):
            attempt()
    assert [version.is_current for version in store.versions()] == [False]
    store.rollback()
    assert schemes(store.folder) == ["gwent"]


def test_a_lost_pointer_does_not_pass_for_an_empty_store(store):
    store.publish(add_scheme("gwent"))
    (store.folder / "CURRENT").unlink()
    with pytest.raises(StoreError, match="is missing or damaged"):
        store.publish(nothing)


def test_a_damaged_former_version_stays_and_the_load_says_so(store):
    path = store.publish(nothing).path
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match="damaged, cut short or not a store"):
        store.publish(nothing)
    assert store.current() == path


def test_a_store_keeps_at_least_one_version(tmp_path):
    with pytest.raises(ValueError, match=r"at least one version, not \[0\]"):
        Store(tmp_path, keep=0)


def test_the_support_for_tests_writes_rows_and_their_load(tmp_path):
    make_store(tmp_path / "s", {"schemes": [{"scheme": "llr", "name": "LLR"}]}, origin="example")
    reader = open_reader(tmp_path / "s")
    assert reader.read("from scheme_origins").rows() == [("llr", "example")]
    assert reader.read("select origin from loads").rows() == [("example",)]
