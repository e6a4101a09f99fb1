"""The settings: what they are when nothing is set, and what they say of values that cannot be used."""

import os

import pytest

from access import settings
from access.settings import SettingError
from access.viewer import Role


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in [name for name in os.environ if name.startswith("IOM_")]:
        monkeypatch.delenv(name)


def test_what_holds_when_nothing_is_set():
    assert settings.store_location() == "store"
    assert settings.role() is Role.BOARD
    assert settings.schemes() is None
    assert settings.register_url() == "sqlite:///register.sqlite"
    assert settings.store_key() is None
    assert settings.restricted() is False
    assert settings.memory_limit() == "2GB"
    assert 1 <= settings.threads() <= 4


def test_an_empty_value_is_no_value(monkeypatch):
    for name in (
        "STORE",
        "ROLE",
        "SCHEMES",
        "REGISTER",
        "STORE_KEY",
        "STORE_KEY_FILE",
        "MEMORY_LIMIT",
        "THREADS",
        "RESTRICTED",
    ):
        monkeypatch.setenv(f"IOM_{name}", "")
    test_what_holds_when_nothing_is_set()


def test_what_is_set_holds(monkeypatch):
    values = {"STORE": "elsewhere", "ROLE": "inspector", "REGISTER": "postgresql://h/d", "THREADS": "2"}
    for name, value in (values | {"MEMORY_LIMIT": "1.5GiB", "SCHEMES": " llr, gwent ,"}).items():
        monkeypatch.setenv(f"IOM_{name}", value)
    assert settings.store_location() == "elsewhere"
    assert settings.role() is Role.INSPECTOR
    monkeypatch.setenv("IOM_RESTRICTED", "yes")
    assert settings.restricted() is True
    assert settings.schemes() == {"llr", "gwent"}
    assert settings.register_url() == "postgresql://h/d"
    assert (settings.threads(), settings.memory_limit()) == (2, "1.5GiB")


@pytest.mark.parametrize(
    ("name", "value", "read", "says"),
    [
        ("IOM_ROLE", "boss", settings.role, r"IOM_ROLE is \[boss\]: .* board, presenter, inspector, analyst"),
        (
            "IOM_RESTRICTED",
            "maybe",
            settings.restricted,
            r"IOM_RESTRICTED is \[maybe\]: it must be yes or no",
        ),
        ("IOM_MEMORY_LIMIT", "lots", settings.memory_limit, r"IOM_MEMORY_LIMIT is \[lots\]: .* such as 2GB"),
        ("IOM_MEMORY_LIMIT", "-1GB", settings.memory_limit, r"IOM_MEMORY_LIMIT is \[-1GB\]"),
        ("IOM_THREADS", "0", settings.threads, r"IOM_THREADS is \[0\]: .* from 1 to 999"),
        ("IOM_THREADS", "two", settings.threads, r"IOM_THREADS is \[two\]"),
        ("IOM_SCHEMES", " , ", settings.schemes, "IOM_SCHEMES names no scheme"),
    ],
)
def test_a_value_that_cannot_be_used_is_one_clear_sentence(monkeypatch, name, value, read, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=says):
        read()


def test_the_key_comes_from_the_environment_or_a_file(monkeypatch, tmp_path):
    file = tmp_path / "key"
    file.write_text("it's a key\n")
    monkeypatch.setenv("IOM_STORE_KEY", "another key")
    assert settings.store_key() == "another key"
    monkeypatch.delenv("IOM_STORE_KEY")
    monkeypatch.setenv("IOM_STORE_KEY_FILE", str(file))
    assert settings.store_key() == "it's a key"


def test_two_keys_are_one_too_many(monkeypatch, tmp_path):
    monkeypatch.setenv("IOM_STORE_KEY", "a secret")
    monkeypatch.setenv("IOM_STORE_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingError, match="both set") as raised:
        settings.store_key()
    assert "a secret" not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"\n", b"two\nsecrets", b"sec\0ret", b"\xff\xfesecret"])
def test_a_key_that_is_not_one_line_of_text_is_refused_and_not_shown(monkeypatch, tmp_path, content):
    (tmp_path / "key").write_bytes(content)
    monkeypatch.setenv("IOM_STORE_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingError, match="IOM_STORE_KEY_FILE") as raised:
        settings.store_key()
    assert "sec" not in str(raised.value).replace(str(tmp_path), "")


def test_a_missing_key_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("IOM_STORE_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(SettingError, match=r"\[.*none\], which cannot be read"):
        settings.store_key()
