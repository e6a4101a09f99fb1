"""The opening of a version file, and what is asked of it before it is believed."""

from pathlib import Path

import duckdb

from data_model import ddl, engine
from data_model.engine import CATALOG
from data_model.store_errors import NewerStore, NoStore, OlderStore, StoreError, opening_error


def attach_version(
    connection: duckdb.DuckDBPyConnection, path: Path, key: str | None, *, name: str = CATALOG
) -> None:
    """Attach the version file `path` read-only as `name`.

    NoStore where there is no file, WrongKey where the key does not fit, NewerStore where a newer version of
    the project made it, StoreError where it is damaged or no store.
    """
    if not path.is_file():
        raise NoStore(f"There is no store at [{path}].")
    try:
        engine.attach(connection, str(path), name=name, key=key, options=("read_only",))
        made_in = ddl.store_format(connection, name)
    except duckdb.Error as error:
        raise opening_error(error, str(path)) from None
    check_format(made_in, str(path))


def refuse_older(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Nothing, or OlderStore where the store that is attached lacks what this project has added since."""
    made_in = ddl.store_format(connection)
    if made_in is not None and made_in < ddl.FORMAT:
        raise OlderStore(
            f"The store [{place}] was made by an older version of the project (format {made_in}; "
            f"this one reads {ddl.FORMAT}): bring it up to date with `python -m data_model upgrade`."
        )


def check_format(made_in: int | None, place: str) -> None:
    """Nothing, or an error where the format `made_in` is none, or newer than this project reads."""
    if made_in is None:
        raise StoreError(f"[{place}] is a database but not a store of this project.")
    if made_in > ddl.FORMAT:
        raise NewerStore(
            f"The store [{place}] was made by a newer version of the project (format {made_in}; "
            f"this one reads up to {ddl.FORMAT}): update the project, or roll back to an earlier version."
        )
