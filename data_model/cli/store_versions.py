"""Commands about the versions of a store: versions, rollback, upgrade."""

import click

from access.register import Action
from data_model.cli.failures import clean, fail
from data_model.cli.options import register_option, store_at, store_option
from data_model.cli.register_entries import PUBLISHED, Entry, place
from data_model.store_errors import OlderStore, StoreError
from data_model.versions import Store


@click.command("versions")
@store_option
@clean
def versions_command(location: str | None) -> None:
    """List the versions of a store, newest last; the current one is marked.

    \b
    Example:
      python -m data_model versions --store store
    """
    store = store_at(location)
    versions = store.versions()
    if not versions:
        fail(f"There is no store in [{store.folder}]: load something into it first.")
    for version in versions:
        mark = "current" if version.is_current else ""
        click.echo(f"{version.name}  {version.created_at:%Y-%m-%d %H:%M:%S} UTC  {mark}".rstrip())


@click.command("rollback")
@click.argument("version", required=False)
@store_option
@register_option
@clean
def rollback_command(version: str | None, location: str | None, register_url: str | None) -> None:
    """Make an earlier version current: the one before, or VERSION of the list.

    Nothing is deleted. The next load starts from the version that is then current.

    \b
    Examples:
      python -m data_model rollback --store store
      python -m data_model rollback --store store store-20261102T090000-000000Z
    """
    store = store_at(location)
    if not store.versions():
        fail(f"There is no store in [{store.folder}]: load something into it first.")
    entry = Entry.begun(register_url, Action.ROLLBACK, store=place(store.folder), asked_for=version)
    try:
        now = store.rollback(version)
    except StoreError:
        entry.ended("nothing changed")
        raise
    entry.ended("rolled back", version=now.name)
    click.echo(f"The current version is now {now.name}.")


@click.command("upgrade")
@store_option
@register_option
@clean
def upgrade_command(location: str | None, register_url: str | None) -> None:
    """Bring a store that an older version of the project made up to date.

    Nothing that was loaded changes. Any load does it too.

    \b
    Example:
      python -m data_model upgrade --store store
    """
    store = store_at(location)
    if not store.versions():
        fail(f"There is no store in [{store.folder}]: load something into it first.")
    if not _is_older(store):
        click.echo("The store is up to date.")
        return
    entry = Entry.begun(register_url, Action.LOAD, store=place(store.folder), source="upgrade")
    version = store.publish(lambda connection: None)
    entry.ended(PUBLISHED, version=version.name)
    click.echo(f"The store is up to date now: {version.name}.")


def _is_older(store: Store) -> bool:
    try:
        reader = store.open()
    except OlderStore:
        return True
    if reader:
        reader.close()
    return False
