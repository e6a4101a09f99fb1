"""What the commands share: the store option and how it is opened."""

from pathlib import Path

import click

from access.settings import store_key, store_location
from data_model.cli.failures import fail
from data_model.versions import Store

store_option = click.option(
    "--store",
    "location",
    metavar="FOLDER",
    help="Folder of the store. Default: the IOM_STORE setting, or else `store`.",
)

register_option = click.option(
    "--register",
    "register_url",
    metavar="URL",
    help="Database of the audit register. Default: the IOM_REGISTER setting, or else a SQLite file.",
)


def store_at(location: str | None) -> Store:
    """The store in the folder `location`, or in that of the settings; ends the command if it is no folder."""
    place = location or store_location()
    if ":" in place[2:] or place.endswith(".duckdb"):
        fail(f"[{place}] is not a store folder: only a folder of versions can be written to.")
    return Store(Path(place), store_key())
