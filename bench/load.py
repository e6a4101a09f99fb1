"""A validated load against DuckDB's own unvalidated read of the same files, in one run."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb

from bench.extracts import write_extracts
from data_model.loading import load
from data_model.versions import Store

TARGET = 3.0


@click.command()
@click.option("--rows", default=1_000_000, show_default=True, help="Rows to load, in all tables together.")
@click.option("--repeats", default=3, show_default=True, help="Times to measure; the quickest counts.")
def main(rows: int, repeats: int) -> None:
    """Print how many times as long a validated load takes as DuckDB's own read of the same files."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "extracts"
        folder.mkdir()
        written = write_extracts(folder, rows)
        plain = min(_seconds(lambda: _read_unvalidated(folder, Path(place))) for _ in range(repeats))
        checked = min(_seconds(lambda: _load(folder, Path(place))) for _ in range(repeats))
    click.echo(
        f"validated load of {written:,} rows: {checked / plain:.2f} x an unvalidated read (target {TARGET:g})"
    )


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _read_unvalidated(folder: Path, place: Path) -> None:
    with (
        TemporaryDirectory(dir=place) as made,
        duckdb.connect(str(Path(made) / "plain.duckdb")) as connection,
    ):
        for file in sorted(folder.glob("*.csv")):
            connection.execute(f'create table "{file.stem}" as select * from read_csv(?)', [str(file)])


def _load(folder: Path, place: Path) -> None:
    with TemporaryDirectory(dir=place) as made:
        report = load(folder, Store(Path(made)))
    if report.published is None:
        raise click.ClickException("the benchmark's extracts were not published")
