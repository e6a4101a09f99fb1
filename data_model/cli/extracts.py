"""Commands about extracts before they are loaded: template, pseudonymise, describe."""

import os
from pathlib import Path

import click

from data_model.cli.failures import clean, fail
from data_model.describing import as_json, as_markdown
from data_model.pseudonymising import DEFAULT_COLUMNS, pseudonymise
from data_model.pseudonyms import key_from_file, key_from_text, new_key
from data_model.template import write_template

KEY_SETTING = "IOM_PSEUDONYM_KEY"


@click.command("template")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Write over the file if it exists.")
@clean
def template_command(file: Path, force: bool) -> None:
    """Write an empty workbook to fill in, with a sheet for every table.

    \b
    Columns that may not be empty have a dark heading; rest the pointer on a heading to
    read what belongs there; closed lists are drop-downs.

    \b
    Example:
      python -m data_model template extracts.xlsx
    """
    if file.suffix.lower() != ".xlsx":
        fail(f"[{file.name}] must end in .xlsx.")
    if file.exists() and not force:
        fail(f"[{file.name}] exists: name another file, or write over it with --force.")
    write_template(file)
    click.echo(
        f"Wrote {file.name}. Read its first sheet, fill in what you have, then: "
        f"python -m data_model check {file.name}"
    )


@click.command("describe")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="A page to read, or JSON for a program.",
)
def describe_command(form: str) -> None:
    """Print the data dictionary: every table, column, allowed value and rule.

    \b
    Example:
      python -m data_model describe > docs/data-dictionary.md
    """
    click.echo(as_json() if form == "json" else as_markdown(), nl=form == "json")


@click.command("pseudonymise")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder for the new files.")
@click.option("--key-file", type=click.Path(path_type=Path), metavar="FILE", help="File that holds the key.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME[=BECOMES]",
    help="A further column to replace and what it becomes, such as CRN=person_ref. Repeatable.",
)
@click.option(
    "--new-key",
    "new_key_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Make a new key in FILE, readable by you alone, and stop.",
)
@clean
def pseudonymise_command(
    source: Path | None,
    out: Path | None,
    key_file: Path | None,
    columns: tuple[str, ...],
    new_key_file: Path | None,
) -> None:
    """Copy CSV extracts with references in place of your own identifiers.

    SOURCE is a CSV file or a folder of them. The columns person_ref, com_ref, polm_ref and
    support_officer_ref are replaced, and those named with --column. The same identifier gets
    the same reference in every file, for as long as you use the same key; capitals and spaces
    make no difference.

    The key comes from --key-file or the environment variable IOM_PSEUDONYM_KEY, at least 32
    bytes. It is never stored or printed. Keep it safe and apart from the store: whoever has
    it can find out who a reference is.

    \b
    Examples:
      python -m data_model pseudonymise --new-key our.key
      python -m data_model pseudonymise in/ --out out/ --key-file our.key
      python -m data_model pseudonymise in/ --out out/ --key-file our.key --column CRN=person_ref
    """
    if new_key_file:
        new_key(new_key_file)
        click.echo(
            f"Wrote a new key to {new_key_file.name}. Keep it safe: without it no later load will match."
        )
        return
    if source is None or out is None:
        fail("Name the CSV file or folder and --out FOLDER, or make a key with --new-key FILE.")
    for replaced in pseudonymise(source, out, _key(key_file), DEFAULT_COLUMNS | _named(columns)):
        what = ", ".join(replaced.columns) or "nothing to replace, copied"
        click.echo(f"{replaced.file}: {replaced.rows:,} rows, {what}")
    click.echo(f"Next: python -m data_model check {out}")


def _key(key_file: Path | None) -> bytes:
    if key_file:
        return key_from_file(key_file)
    key = os.environ.get(KEY_SETTING)
    if not key:
        fail(f"There is no key: give --key-file FILE or set {KEY_SETTING}. --new-key FILE makes one.")
    return key_from_text(key, KEY_SETTING)


def _named(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = [column.partition("=") for column in columns]
    return {name.strip(): (becomes or name).strip() for name, _, becomes in pairs}
