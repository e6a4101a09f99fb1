"""The command that fills a store with made-up people and published examples: demo."""

from pathlib import Path

import click

from access.register import Action
from data_model.cli.failures import clean
from data_model.cli.options import register_option, store_at, store_option
from data_model.cli.progress import Steps
from data_model.cli.register_entries import NOTHING, PUBLISHED, Entry, place
from data_model.cli.report_lines import facts
from data_model.demo.publishing import demo


@click.command("demo")
@store_option
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same people.")
@click.option("--schemes", type=click.IntRange(min=1), default=3, show_default=True, help="How many schemes.")
@click.option(
    "--years", type=click.IntRange(min=1), default=4, show_default=True, help="How many years of each."
)
@click.option(
    "--extracts",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Keep the extracts that are loaded here.",
)
@register_option
@clean
def demo_command(
    location: str | None, seed: int, schemes: int, years: int, extracts: Path | None, register_url: str | None
) -> None:
    """Fill a store with a demonstration: made-up people, and rows that add up to published figures.

    The first three schemes are Lincolnshire (synthetic), Leicester, Leicestershire and Rutland
    (published figures) and Gwent (synthetic); any more are made up. Every page says so.

    \b
    Examples:
      python -m data_model demo --store demo
      python -m data_model demo --store national --schemes 43 --years 10
    """
    store = store_at(location)
    entry = Entry.begun(register_url, Action.LOAD, source="demonstration", store=place(store.folder))
    try:
        with Steps() as steps:
            reports = demo(store, seed=seed, schemes=schemes, years=years, extracts=extracts, progress=steps)
    except BaseException:
        entry.ended(NOTHING)
        raise
    for report in reports:
        entry.ended(PUBLISHED if report.published else NOTHING, **facts(report))
    loaded = sum(table.loaded for report in reports for table in report.tables.values())
    click.echo(f"The demonstration is in {store.folder}: {loaded:,} rows, none of a real person.")
