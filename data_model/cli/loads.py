"""Commands that load: load, check."""

import os
from pathlib import Path

import click

from access.register import Action
from data_model.cli.failures import NOTHING_PUBLISHED, clean, fail
from data_model.cli.options import register_option, store_at, store_option
from data_model.cli.progress import Steps
from data_model.cli.register_entries import NOTHING, PUBLISHED, Entry, place
from data_model.cli.report_lines import facts, lines, refused_rows
from data_model.loading import Report, check, load
from data_model.versions import Store


def _in_a_folder(_: click.Context, option: click.Parameter, file: Path | None) -> Path | None:
    """The file; refused before anything is done where it could not be written afterwards."""
    if file and not (file.parent.is_dir() and os.access(file.parent, os.W_OK)):
        raise click.BadParameter(f"the folder [{file.parent}] cannot be written to.", param=option)
    return file


source_argument = click.argument("source", metavar="FOLDER|WORKBOOK", type=click.Path(path_type=Path))
strict_option = click.option("--strict", is_flag=True, help="Publish only if no row is refused.")
report_option = click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    callback=_in_a_folder,
    metavar="FILE",
    help="Write the report as JSON, with every refused row. It holds values of your data.",
)


@click.command("load")
@source_argument
@store_option
@strict_option
@report_option
@register_option
@clean
def load_command(
    source: Path, location: str | None, strict: bool, report_file: Path | None, register_url: str | None
) -> None:
    """Load a folder or workbook of extracts: all that is right, or nothing.

    Every row is checked against the data dictionary and across tables. Rows that break a
    rule are refused and kept, with the file, row, column, value and rule; the rest is
    published as a new version of the store. Nobody who is reading is interrupted.

    \b
    Exit status: 0 published; 1 nothing published because of the data;
    2 the arguments, files or settings could not be used.

    \b
    Examples:
      python -m data_model load extracts/ --store store
      python -m data_model load extracts.xlsx --strict --report report.json
    """
    store = store_at(location)
    report = recorded_load(source, store, register_url, strict=strict)
    _tell(report, report_file, checked=False)
    if report.published is None:
        fail(_why_nothing(report, strict=strict), NOTHING_PUBLISHED)
    click.echo(f"\nPublished {report.published.name} in {store.folder}.")
    if refused_rows(report):
        click.echo(
            "Next: mend the refused rows in the extract and load it again; what is loaded stays loaded."
        )


@click.command("check")
@source_argument
@store_option
@strict_option
@report_option
@clean
def check_command(source: Path, location: str | None, strict: bool, report_file: Path | None) -> None:
    """Say what a load would do, and write nothing.

    \b
    Exit status: 0 it would publish; 1 it would not, because of the data;
    2 the arguments, files or settings could not be used.

    \b
    Example:
      python -m data_model check extracts.xlsx --store store
    """
    store = store_at(location)
    with Steps() as steps:
        report = check(source, store, progress=steps)
    _tell(report, report_file, checked=True)
    if not report.publishable or (strict and refused_rows(report)):
        fail(_why_nothing(report, strict=strict), NOTHING_PUBLISHED)
    click.echo("\nNothing was written. A load would publish this.")


def recorded_load(source: Path, store: Store, register_url: str | None, *, strict: bool) -> Report:
    """The report of a load that the register knows of from before it began."""
    entry = Entry.begun(register_url, Action.LOAD, source=place(source), store=place(store.folder))
    try:
        with Steps() as steps:
            report = load(source, store, strict=strict, progress=steps)
    except BaseException:
        entry.ended(NOTHING)
        raise
    entry.ended(PUBLISHED if report.published else NOTHING, **facts(report))
    return report


def _tell(report: Report, report_file: Path | None, *, checked: bool) -> None:
    for line in lines(report, checked=checked):
        click.echo(line)
    if report_file:
        report_file.write_text(report.to_json() + "\n", encoding="utf-8")


def _why_nothing(report: Report, *, strict: bool) -> str:
    if strict and refused_rows(report):
        return (
            f"Nothing was published: {refused_rows(report):,} rows were refused, and --strict asks for none."
        )
    if report.errors:
        return "\n".join(["Nothing was published.", *(str(error) for error in report.errors)])
    return "Nothing was published: no row is right. Mend the extract and load it again."
