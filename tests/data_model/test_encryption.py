"""Encryption at rest: nothing can be read without the key, and the key is never shown."""

import logging
import re
import traceback
from pathlib import Path

import polars as pl
import pytest
from support.stores import make_store

from data_model import ddl, engine
from data_model.reader import open_reader
from data_model.versions import Store, StoreError, WrongKey

KEY = 'it\'s a "quoted" \\ key; drop table people -- ü'
MARKER = "marker-that-would-be-seen"
TABLES = {"schemes": [{"scheme": "llr", "name": MARKER}]}


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("encrypted") / "store", TABLES, key=KEY).folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("plain") / "store", TABLES).folder


def holds(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_key_opens_the_store(encrypted):
    assert open_reader(encrypted, KEY).read("select name from schemes").item() == MARKER


def test_the_files_hold_no_plain_text_and_no_key(encrypted, plain):
    assert holds(plain, MARKER), "an unencrypted store shows what this test looks for"
    assert not holds(encrypted, MARKER)
    assert not holds(encrypted, KEY)
    assert not holds(encrypted, "birth_month")


def test_the_next_version_is_encrypted_too(encrypted):
    store = Store(encrypted, KEY)
    store.publish(lambda _: None)
    assert not holds(encrypted, MARKER)
    assert open_reader(encrypted, KEY).read("from schemes").height == 1


def test_what_is_written_while_a_load_goes_on_is_encrypted(encrypted, monkeypatch):
    monkeypatch.setenv("IOM_MEMORY_LIMIT", "64MB")
    monkeypatch.setenv("IOM_THREADS", "1")
    seen: list[str] = []

    def fill(connection):
        ddl.append(connection, "schemes", pl.DataFrame({"scheme": ["x"], "name": [MARKER]}))
        connection.execute(f"create temp table large as select '{MARKER}' || uuid() as a from range(3000000)")
        seen.extend(path.name for path in encrypted.rglob("*"))
        assert not holds(encrypted, MARKER)

    Store(encrypted, KEY).publish(fill)
    assert any(name.endswith(".wal") for name in seen)
    assert any("duckdb_temp" in name for name in seen)


def said_by(attempt) -> tuple[type[Exception], str, str]:
    """What an attempt raises: its kind, its message, and all that a log of it would show."""
    with pytest.raises(StoreError) as raised:
        attempt()
    return raised.type, str(raised.value), "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize(
    "attempt", [open_reader, lambda folder, key: Store(folder, key).publish(lambda _: None)]
)
@pytest.mark.parametrize(
    ("store", "key", "says"),
    [
        ("encrypted", None, "is encrypted: give its key in IOM_STORE_KEY or IOM_STORE_KEY_FILE"),
        ("encrypted", "", "is encrypted: give its key"),
        ("encrypted", "a wrong 'key", "The key does not open the store"),
        ("encrypted", KEY + " ", "The key does not open the store"),
        ("plain", "a wrong 'key", "A key was given but the store .* is not encrypted"),
    ],
)
def test_a_key_that_does_not_fit_is_one_clear_sentence(request, caplog, attempt, store, key, says):
    caplog.set_level(logging.DEBUG)
    folder = request.getfixturevalue(store)
    current = Store(folder).current()
    kind, message, logged = said_by(lambda: attempt(folder, key))
    assert kind is WrongKey
    assert re.search(says, message)
    assert "\n" not in message
    assert not key or key not in message + logged + caplog.text
    assert Store(folder).current() == current


def test_the_key_cannot_be_asked_for(encrypted):
    reader = open_reader(encrypted, KEY)
    for source in ("duckdb_databases()", "duckdb_settings()", "duckdb_tables()", "duckdb_variables()"):
        shown = reader.read(f"select x::varchar as x from {source} x")["x"].str.join("").item()
        assert "drop table people" not in shown
    assert KEY not in repr(reader.__dict__)
    assert KEY not in repr(Store(encrypted, KEY))


@pytest.mark.parametrize("key", ["ü", "\\x41", "a\\", "'", "'); drop table x; --", "k" * 500, "\0", "日本"])
def test_any_text_is_a_key(tmp_path, key):
    make_store(tmp_path / "store", TABLES, key=key)
    assert open_reader(tmp_path / "store", key).read("select name from schemes").item() == MARKER
    with pytest.raises(WrongKey):
        open_reader(tmp_path / "store", key + "x")


def test_an_error_of_duckdb_about_the_key_is_not_passed_on(encrypted, monkeypatch):
    """DuckDB repeats a key that it cannot convert, as it did before keys were escaped."""
    monkeypatch.setattr(engine, "_key_literal", engine.literal)
    for attempt in (open_reader, lambda folder, key: Store(folder, key).publish(lambda _: None)):
        _, message, logged = said_by(lambda attempt=attempt: attempt(encrypted, "ünsaid"))
        assert "ünsaid" not in message + logged.replace('"ünsaid"', "")
