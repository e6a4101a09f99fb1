"""Readers: what they read, that nothing can be written or reached through them, and that they share well."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from support.stores import make_store

from data_model import ddl
from data_model.reader import NoStore, Reader, StoreError, open_reader, version_at
from data_model.versions import Store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        {"scheme": "gwent", "name": "Gwent", "capacity": 40},
        {"scheme": "llr", "name": "LLR", "capacity": 2},
    ]
    return make_store(tmp_path_factory.mktemp("reader") / "store", {"schemes": rows}).folder


@pytest.fixture
def reader(folder: Path) -> Reader:
    return open_reader(folder)


def test_a_folder_is_read_at_its_current_version(folder, reader):
    assert reader.version == version_at(folder) == Store(folder).versions()[-1].name
    assert reader.read("select name from schemes order by name")["name"].to_list() == ["Gwent", "LLR"]


def test_a_single_file_is_read_too(folder, tmp_path):
    copy = tmp_path / "as-presented.duckdb"
    copy.write_bytes(Store(folder).versions()[-1].path.read_bytes())
    assert open_reader(str(copy)).read("select count(*) as n from schemes")["n"].to_list() == [2]
    assert open_reader(copy).version == version_at(copy) == "as-presented"


def test_parameters_are_passed_by_name_and_those_not_named_are_left_out(reader):
    given = {"code": "llr", "as_at": date(2022, 9, 30)}
    assert reader.read("select name from schemes where scheme = $code", given).item() == "LLR"


def test_a_parameter_is_never_sql(reader):
    assert reader.read("select name from schemes where scheme = $code", {"code": "' or true --"}).is_empty()


def test_a_list_and_a_null_are_parameters(reader):
    sql = "select count(*) as n from schemes where $codes::varchar[] is null or list_contains($codes, scheme)"
    assert reader.read(sql, {"codes": ["llr", "x"]}).item() == 1
    assert reader.read(sql, {"codes": None}).item() == 2


def test_a_parameter_that_is_missing_is_named(reader):
    with pytest.raises(ValueError, match=r"needs \[code\]"):
        reader.read("select $code as code", {"other": 1})


def test_whole_number_sums_are_int64_and_decimals_float64(reader):
    frame = reader.read("select sum(capacity) as sum, count(*) as n, 0.5 as half from schemes")
    assert frame.schema == {"sum": pl.Int64, "n": pl.Int64, "half": pl.Float64}
    assert frame.row(0) == (40 + 2, 2, 0.5)


def test_moments_are_read_in_utc(reader):
    assert (
        reader.read("select timestamptz '2022-09-30 12:00:00+01' as at")
        .item()
        .isoformat()
        .startswith("2022-09-30T11:00")
    )


@pytest.mark.parametrize(
    "sql",
    [
        "insert into schemes values ('x', 'x', 1)",
        "update schemes set name = 'x'",
        "delete from schemes",
        "drop table schemes",
        "create table memory.main.mine (i int)",
        "create temp table mine (i int)",
        "copy schemes to 'out.csv'",
        "export database 'out'",
        "attach 'other.duckdb'",
        "detach store",
        "use memory",
        "set threads = 1",
        "reset memory_limit",
        "pragma enable_profiling",
        "install spatial",
        "load spatial",
        "checkpoint",
        "begin",
        "call pragma_version()",
        "select 1; select 2",
        "select 1; drop table schemes",
        "",
        "-- nothing",
    ],
)
def test_a_reader_runs_one_select_and_nothing_else(reader, sql):
    with pytest.raises(ValueError, match="one SELECT"):
        reader.read(sql)


WRITES = (
    "insert into schemes values ('x', 'x', 1)",
    "update schemes set name = 'x'",
    "create table mine (i int)",
    "drop table schemes",
)
REACHES = (
    "copy schemes to '{elsewhere}/out.csv'",
    "export database '{elsewhere}/out'",
    "attach '{elsewhere}/other.duckdb' as other",
    "attach '{elsewhere}/former.duckdb' as former (read_only)",
    "install httpfs",
    "load '{elsewhere}/httpfs.duckdb_extension'",
)
UNLOCKS = (
    "set enable_external_access = true",
    "set allowed_directories = ['/']",
    "set lock_configuration = false",
    "reset lock_configuration",
    "set memory_limit = '100GB'",
    "set threads = 64",
    "set autoinstall_known_extensions = true",
    "set autoload_known_extensions = true",
    "set temp_directory = '/tmp'",
)


@pytest.mark.parametrize("sql", WRITES + REACHES + UNLOCKS)
def test_the_connection_itself_refuses_what_the_reader_would(reader, folder, tmp_path, sql):
    duckdb.connect(str(tmp_path / "former.duckdb")).close()
    with reader._base.cursor() as cursor:
        cursor.execute("use store")
        with pytest.raises(duckdb.Error, match=r"read-only|disabled|locked|Cannot access"):
            cursor.execute(sql.format(elsewhere=tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["former.duckdb"]


@pytest.mark.parametrize(
    "source",
    [
        "read_csv('/etc/passwd')",
        "read_text('/etc/passwd')",
        "read_blob('{folder}/CURRENT')",
        "read_parquet('{folder}/x.parquet')",
        "read_json('/etc/passwd')",
        "glob('/etc/*')",
        "glob('{folder}/*')",
        "'/etc/passwd'",
        "'{folder}/CURRENT'",
        "query('from read_text(''/etc/passwd'')')",
        "read_csv('http://127.0.0.1:9/x.csv')",
    ],
)
def test_a_select_reaches_no_file_and_no_network(reader, folder, source):
    with pytest.raises(duckdb.Error, match=r"disabled|does not exist|Cannot access"):
        reader.read(f"select * from {source.format(folder=folder)}")


def test_a_reader_keeps_to_the_memory_and_threads_of_the_settings(folder, monkeypatch):
    monkeypatch.setenv("IOM_MEMORY_LIMIT", "100MiB")
    monkeypatch.setenv("IOM_THREADS", "1")
    sql = "select name, value from duckdb_settings() where list_contains($names, name)"
    kept = {"memory_limit": "100.0 MiB", "threads": "1", "temp_directory": ""}
    assert dict(open_reader(folder).read(sql, {"names": list(kept)}).iter_rows()) == kept


def test_sql_does_not_see_the_variables_of_python(reader):
    sql = parameters = pl.DataFrame({"secret": [1]})
    for name in ("sql", "parameters", "statement"):
        with pytest.raises(duckdb.CatalogException, match="does not exist"):
            reader.read(f"from {name}")
    assert sql is parameters


def test_a_read_too_large_for_the_memory_says_what_to_raise(folder, monkeypatch):
    monkeypatch.setenv("IOM_MEMORY_LIMIT", "20MB")
    with pytest.raises(StoreError, match="raise IOM_MEMORY_LIMIT"):
        open_reader(folder).read("select list(i::varchar) as l from range(5000000) t(i)")


def test_a_closed_reader_says_so(folder):
    reader = open_reader(folder)
    reader.close()
    with pytest.raises(StoreError, match="is closed"):
        reader.read("from schemes")


@pytest.mark.parametrize("place", ["missing", "missing.duckdb"])
def test_no_store_says_how_to_make_one(tmp_path, place):
    with pytest.raises(NoStore, match=r"There is no store in .*python -m data_model demo"):
        open_reader(tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_no_store_is_named(tmp_path):
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    with pytest.raises(StoreError, match="is a database but not a store"):
        open_reader(tmp_path / "other.duckdb")


def damaged(path: Path, how: str) -> None:
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    if how == "emptied":
        whole = bytearray()
    elif how == "cut short":
        whole = whole[:middle]
    elif how == "no database":
        whole = bytearray(b"scheme,name\nllr,LLR\n" * 1000)
    elif how == "header overwritten":
        whole[:4096] = bytes(4096)
    elif how == "all blocks overwritten":
        whole[3 * 4096 :] = b"\xaa" * (len(whole) - 3 * 4096)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    "how", ["emptied", "cut short", "no database", "header overwritten", "all blocks overwritten"]
)
def test_a_damaged_file_is_one_clear_sentence(folder, tmp_path, how):
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(Store(folder).versions()[-1].path.read_bytes())
    damaged(copy, how)
    with pytest.raises(StoreError, match="damaged, cut short or not a store") as raised:
        open_reader(copy).read("from schemes")
    assert "\n" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_a_reader_stays_at_its_version_when_a_newer_one_comes(tmp_path):
    store = make_store(tmp_path / "store", {"schemes": [{"scheme": "gwent", "name": "Gwent"}]})
    early = open_reader(store.folder)
    store.publish(lambda connection: connection.execute("delete from schemes"))
    assert early.read("from schemes").height == 1
    assert open_reader(store.folder).read("from schemes").is_empty()
    assert early.version != version_at(store.folder)


def test_a_reader_outlives_the_pruning_of_its_version(tmp_path):
    store = Store(make_store(tmp_path / "s", {"schemes": [{"scheme": "llr", "name": "LLR"}]}).folder, keep=1)
    early = open_reader(store.folder)
    store.publish(lambda _: None)
    assert len(store.versions()) == 1
    assert early.read("select name from schemes").item() == "LLR"


def add_to_both(connection: duckdb.DuckDBPyConnection) -> None:
    """One more row in each of two tables: a version where they differ is not one version."""
    frame = pl.DataFrame({"scheme": ["x"], "name": ["X"]})
    ddl.append(connection, "schemes", frame)
    ddl.append(connection, "areas", frame.with_columns(area=pl.lit("a")))


BOTH = "select (select count(*) from schemes) as schemes, (select count(*) from areas) as areas"


def test_sixteen_threads_read_while_loads_go_on(tmp_path):
    store = Store(tmp_path / "store", keep=3)
    store.publish(add_to_both)
    done = threading.Event()

    def read_on() -> set[tuple[int, int]]:
        seen, reader = set(), open_reader(store.folder)
        while not done.wait(0.1):
            first, second = (reader.read(BOTH).row(0) for _ in range(2))
            assert first == second
            seen.add(first)
            if reader.version != version_at(store.folder):
                reader.close()
                reader = open_reader(store.folder)
        return seen

    with ThreadPoolExecutor(16) as pool:
        reading = [pool.submit(read_on) for _ in range(16)]
        try:
            for _ in range(3):
                store.publish(add_to_both)
        finally:
            done.set()
        seen = set.union(*(future.result() for future in reading))
    assert seen <= {(n, n) for n in range(1, 5)}
    assert len(seen) > 1


def test_threads_share_one_reader(reader):
    def read(n: int) -> int:
        return int(reader.read("select sum(capacity) + $n as n from schemes", {"n": n}).item())

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(read, range(200))) == [42 + n for n in range(200)]
