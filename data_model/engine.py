"""DuckDB connections: set up alike everywhere, with extensions from wheels and never from the network."""

import re
from importlib.util import find_spec
from pathlib import Path

import duckdb

from access import settings
from data_model.store_errors import StoreError

CATALOG = "store"
"""What an attached version is called inside a connection."""


def connect(*, spill: Path | None = None, encrypted: bool = False) -> duckdb.DuckDBPyConnection:
    """An in-memory connection that fetches nothing, within the settings' memory and threads.

    What does not fit the memory spills into the folder `spill`; without one, nothing is spilled. `encrypted`
    brings the extension that writes encrypted files, and encrypts what is spilled.
    """
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "python_enable_replacements": "false",  # else SQL reaches the variables of whoever calls
            "memory_limit": settings.memory_limit(),
            "threads": str(settings.threads()),
            "temp_directory": str(spill) if spill else "",
        },
    )
    if encrypted:
        load_extension(connection, "httpfs")
        connection.execute("set temp_file_encryption = true")
    connection.execute("set TimeZone = 'UTC'")
    return connection


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load a DuckDB-signed extension straight from its wheel; StoreError where the wheel is not installed."""
    spec = find_spec(f"duckdb_extension_{name}")
    places = spec.submodule_search_locations if spec else None
    file = Path((places or ["."])[0]) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not file.is_file():
        raise StoreError(
            f"This needs the package duckdb-extension-{name}=={duckdb.__version__}: run `make setup`."
        )
    connection.execute(f"load {literal(str(file))}")


def attach(
    connection: duckdb.DuckDBPyConnection,
    target: str,
    *,
    name: str = CATALOG,
    key: str | None = None,
    options: tuple[str, ...] = (),
) -> None:
    """Attach the database at `target` as `name`.

    ATTACH takes no parameters, so path and key are written as literals: callers must raise `from None`, for
    DuckDB's own message may repeat the statement.
    """
    said = options + ((f"encryption_key {_key_literal(key)}",) if key else ())
    connection.execute(
        f"attach {literal(target)} as {quoted(name)}" + (f" ({', '.join(said)})" if said else "")
    )


def literal(value: str) -> str:
    """`value` as a SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def _key_literal(key: str) -> str:
    """The key's UTF-8 bytes as a literal, with escapes: DuckDB reads it as a BLOB."""
    return "'" + "".join(_escaped(byte) for byte in key.encode()) + "'"


def _escaped(byte: int) -> str:
    letter = chr(byte)
    return letter if letter.isascii() and letter.isalnum() else f"\\x{byte:02X}"


def quoted(name: str) -> str:
    """`name` as a SQL identifier; only plain names of our own schemas are let through."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"not a plain identifier: [{name}]")
    return f'"{name}"'
