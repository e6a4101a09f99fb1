"""A DuckLake in the place of a store folder: the same tables, at one snapshot, with nothing downloaded."""

from pathlib import Path

import duckdb
import pytest

from data_model import ddl, engine
from data_model.reader import NewerStore, NoStore, StoreError, WrongKey, open_reader


def write(folder: Path, *statements: str) -> str:
    """The URL of the DuckLake in `folder`, after `statements` were run in it."""
    url = f"ducklake:{folder / 'catalogue.duckdb'}"
    connection = engine.connect()
    engine.load_extension(connection, "ducklake")
    engine.attach(connection, url, options=(f"data_path {engine.literal(str(folder / 'data'))}",))
    connection.execute("use store")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return url


def columns(kinds: dict[str, str]) -> str:
    return ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())


@pytest.fixture
def lake(tmp_path: Path) -> str:
    return write(
        tmp_path,
        *(f'create table "{table}" ({columns(kinds)})' for table, kinds in ddl.kept_tables().items()),
        f"create table store_info as select 'format' as key, '{ddl.FORMAT}' as value",
        "insert into schemes select 'llr', 'LLR ' || range, range from range(1000)",
    )


def test_a_lake_is_read_like_a_store(lake):
    reader = open_reader(lake)
    assert (
        reader.read("select sum(capacity) as n from schemes where scheme = $s", {"s": "llr"}).item()
        == 499_500
    )
    assert reader.read("from people").is_empty()
    assert reader.version.startswith("snapshot-")


def test_a_reader_stays_at_its_snapshot(lake, tmp_path):
    early = open_reader(lake)
    assert early.read("select count(*) as n from schemes").item() == 1000
    early.close()
    write(tmp_path, "delete from schemes where capacity > 10")
    late = open_reader(lake)
    assert late.read("select count(*) as n from schemes").item() == 11
    assert late.version != early.version


@pytest.mark.parametrize(
    "sql",
    [
        "insert into schemes values ('x', 'x', 1)",
        "copy schemes to '{folder}/out.csv'",
        "attach '{folder}/o.duckdb'",
    ],
)
def test_a_lake_can_not_be_written_or_left(lake, tmp_path, sql):
    with open_reader(lake)._base.cursor() as cursor:
        cursor.execute("use store")
        with pytest.raises(duckdb.Error, match=r"read-only|disabled|Cannot access"):
            cursor.execute(sql.format(folder=tmp_path))


def test_a_select_reaches_no_file_outside_the_data_of_the_lake(lake):
    with pytest.raises(duckdb.Error, match="disabled"):
        open_reader(lake).read("from read_text('/etc/passwd')")


def test_a_missing_catalogue_is_named(tmp_path):
    with pytest.raises(NoStore, match="no DuckLake catalogue at"):
        open_reader(f"ducklake:{tmp_path / 'none.duckdb'}")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_catalogue_is_named(tmp_path):
    (tmp_path / "catalogue.duckdb").write_bytes(b"no database" * 5000)
    with pytest.raises(StoreError, match=r"The DuckLake .* cannot be read"):
        open_reader(f"ducklake:{tmp_path / 'catalogue.duckdb'}")


def test_a_lake_that_is_no_store_is_named(tmp_path):
    with pytest.raises(StoreError, match="is a database but not a store"):
        open_reader(write(tmp_path, "create table other (i int)"))


def test_a_lake_of_a_newer_format_is_refused(lake, tmp_path):
    with pytest.raises(NewerStore, match="format 9"):
        open_reader(write(tmp_path, "update store_info set value = '9'"))


def test_a_key_for_a_lake_is_refused_without_showing_it(lake):
    with pytest.raises(WrongKey, match="unset IOM_STORE_KEY") as raised:
        open_reader(lake, "my secret")
    assert "my secret" not in str(raised.value)


def test_an_extension_that_is_not_installed_is_named():
    with pytest.raises(StoreError, match=r"needs the package duckdb-extension-unheard==1\.5\.5"):
        engine.load_extension(engine.connect(), "unheard")
