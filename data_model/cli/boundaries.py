"""The command that loads boundaries for the map: boundaries."""

from pathlib import Path

import click

from access.register import Action
from data_model.boundaries import BoundaryError, load_boundaries
from data_model.cli.failures import NOTHING_PUBLISHED, clean, fail, printable
from data_model.cli.options import register_option, store_at, store_option
from data_model.cli.register_entries import NOTHING, PUBLISHED, Entry, place


@click.command("boundaries")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--attribution",
    metavar="TEXT",
    help="What the licence of the file asks to be shown. Default: that of ONS boundaries.",
)
@store_option
@register_option
@clean
def boundaries_command(
    file: Path, attribution: str | None, location: str | None, register_url: str | None
) -> None:
    """Load the boundaries of areas from a GeoJSON file, for the map.

    FILE holds one Polygon or MultiPolygon an area, in longitude and latitude, with the code of the
    area in one of its properties. Areas without a boundary stay hexagons or points.

    \b
    Example:
      python -m data_model boundaries districts.geojson --store store
    """
    store = store_at(location)
    facts = {"store": place(store.folder), "source": place(file)}
    entry = Entry.begun(register_url, Action.LOAD, **facts)
    try:
        found, version = load_boundaries(file, store, attribution)
    except BoundaryError as error:
        entry.ended(NOTHING)
        fail(printable(str(error), None), NOTHING_PUBLISHED)
    entry.ended(PUBLISHED, version=version.name, boundaries=len(found.shapes))
    click.echo(f"Boundaries loaded, by the property [{found.property}]: {len(found.shapes)}.")
    if found.others:
        click.echo(f"Features left out, as they are of no area of the store: {found.others}.")
    if found.without:
        click.echo(f"Areas still without a boundary: {', '.join(found.without)}.")
