"""A DuckLake as the store: attached read-only, as it stood at one snapshot."""

from pathlib import Path

import duckdb

from data_model import ddl, engine
from data_model.engine import CATALOG
from data_model.opening import check_format
from data_model.store_errors import NoStore, StoreError, WrongKey

SCHEME = "ducklake:"
"""What the URL of a DuckLake begins with."""


def attach_lake(connection: duckdb.DuckDBPyConnection, url: str, key: str | None) -> tuple[int, list[str]]:
    """The snapshot's number and the data folders of the DuckLake at `url`, attached as it stands now.

    Later changes stay unseen. NoStore where its catalogue is missing, WrongKey where a key is given (a
    DuckLake keeps its own), StoreError where it cannot be read or is no store.
    """
    if key:
        raise WrongKey(
            f"A key was given for the DuckLake [{url}]: unset IOM_STORE_KEY and IOM_STORE_KEY_FILE."
        )
    catalogue = Path(url.removeprefix(SCHEME))
    if not catalogue.is_file():
        raise NoStore(
            f"There is no DuckLake catalogue at [{catalogue}]: give the path of a file on this machine."
        )
    engine.load_extension(connection, "ducklake")
    try:
        snapshot = _attach_latest(connection, url)
        folders = _data_folders(connection)
        made_in = ddl.store_format(connection)
    except duckdb.Error:
        raise StoreError(f"The DuckLake [{url}] cannot be read: its catalogue or data are damaged.") from None
    check_format(made_in, url)
    return snapshot, folders


def _attach_latest(connection: duckdb.DuckDBPyConnection, url: str) -> int:
    """Attach twice: to learn the last snapshot, then held to it."""
    engine.attach(connection, url, options=("read_only",))
    found = connection.execute(f"select max(snapshot_id) from {CATALOG}.snapshots()").fetchone()
    snapshot = int(found[0]) if found else 0
    connection.execute(f"detach {CATALOG}")
    engine.attach(connection, url, options=("read_only", f"snapshot_version {snapshot}"))
    return snapshot


def _data_folders(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "select value from ducklake_options(?) where option_name = 'data_path'", [CATALOG]
    )
    return [str(value) for (value,) in found.fetchall()]
