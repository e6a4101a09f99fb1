"""The command line: `python -m queries list`, `run` and `sql`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from access.settings import SettingError, store_key, store_location
from access.viewer import OPERATOR, NotPermitted, Role, View, Viewer
from data_model.reader import open_reader
from data_model.store_errors import StoreError
from disclosure.figures import Figures
from disclosure.thresholds import NoThresholds
from queries.catalogue import catalogue, find
from queries.errors import QueryError
from queries.output import FORMATS, written
from queries.runner import run

Command = TypeVar("Command", bound=Callable[..., None])

PLACEHOLDERS = {"date": "DATE", "snapshot": "DATE", "number": "NUMBER", "decimal": "NUMBER", "text": "TEXT"}
"""What stands for the value of a parameter in the help, by its kind."""


class Refused(click.ClickException):
    """What was asked cannot be answered; said in one sentence, with exit status 2."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Every figure of the dashboard, from the command line.

    \b
    python -m queries list
    python -m queries run caseload.by_cohort --store store --scheme lincolnshire --as-at 2022-09-30
    python -m queries sql caseload.by_cohort
    """


@cli.command("list")
def list_metrics() -> None:
    """Show every metric: its name, what it counts and the parameters it takes (* = required)."""
    width = max(map(len, catalogue()))
    for metric in catalogue().values():
        click.echo(f"{metric.name:<{width}}  {metric.header.title}")
        names = (f"{one.name}{'*' if one.required else ''}" for one in metric.header.parameters)
        if takes := ", ".join(names):
            click.echo(f"{'':<{width}}  takes {takes}")


@cli.command("sql")
@click.argument("name", metavar="METRIC")
def show_sql(name: str) -> None:
    """Show the definition of METRIC and the SQL that is run for it."""
    try:
        click.echo(find(name).source_text, nl=False)
    except QueryError as fault:
        raise Refused(str(fault)) from None


def _parameters(command: Command) -> Command:
    """`command` with an option for every parameter that some metric takes."""
    found = {one.name: one for metric in catalogue().values() for one in metric.header.parameters}
    for name, one in reversed(found.items()):
        several = one.kind == "refs"
        text = f"{one.meaning[0].upper()}{one.meaning[1:]}{' (may be repeated)' if several else ''}."
        metavar = "|".join(one.choices) or PLACEHOLDERS.get(one.kind, "CODE")
        command = click.option(
            f"--{name.replace('_', '-')}", name, multiple=several, metavar=metavar, help=text
        )(command)
    return command


@cli.command("run")
@click.argument("name", metavar="METRIC")
@click.option(
    "--store",
    default=store_location,
    show_default="IOM_STORE, or store",
    help="A store folder, a .duckdb file or a ducklake: URL.",
)
@_parameters
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--board", "view", flag_value="board", help="Withhold what the board may not see.")
@click.option("--publish", "view", flag_value="publish", help="Withhold and round as for publication.")
def run_metric(
    name: str, store: str, form: str, out: Path | None, view: str | None, **parameters: Any
) -> None:
    """Show the figures of METRIC. Without --board or --publish nothing is withheld.

    Dates are written 2022-09-30; --as-at left out is the latest snapshot on or before today. Which
    parameters a metric takes, `list` shows.
    """
    viewer = OPERATOR if view is None else Viewer(Role.BOARD, None, View(view))
    try:
        content = written(_ask(name, store, viewer, parameters), form)
        _deliver(content, out, form)
    except (QueryError, NotPermitted, StoreError, SettingError, NoThresholds) as fault:
        raise Refused(str(fault)) from None
    except OSError as fault:
        raise Refused(f"[{out}] cannot be written: {fault.strerror}.") from None


def _ask(name: str, store: str, viewer: Viewer, parameters: dict[str, Any]) -> Figures:
    find(name)
    reader = open_reader(store, store_key())
    try:
        return run(name, reader, viewer, **parameters)
    finally:
        reader.close()


def _deliver(content: bytes, out: Path | None, form: str) -> None:
    if out is not None:
        out.write_bytes(content)
    elif form == "parquet":
        raise Refused("A Parquet file needs a place: add --out FILE.")
    else:
        click.echo(content, nl=False)


if __name__ == "__main__":
    cli(prog_name="python -m queries")
