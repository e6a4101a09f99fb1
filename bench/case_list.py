"""The list of a large caseload against reading the same rows straight from DuckDB, in one run."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb

from access.viewer import OPERATOR
from bench.case_store import make_case_store
from bench.extracts import SCHEME
from data_model.reader import Reader, open_reader
from queries import cases
from queries.catalogue import find

TARGET = 1.25
PAGE = 50


@click.command()
@click.option("--people", default=10_000, show_default=True, help="People on the scheme.")
@click.option("--repeats", default=7, show_default=True, help="Times to measure; the quickest counts.")
def main(people: int, repeats: int) -> None:
    """Print how many times as long the case list takes as DuckDB alone, whole and for one filtered page."""
    with TemporaryDirectory() as made:
        store = make_case_store(Path(made), people)
        reader = open_reader(store)
        measure = _Measure(reader, Path(made) / "ready.duckdb", repeats)
        measure.say(f"list of {people:,} people")
        measure.say(f"page of {PAGE} red ones by severity", rag=["red"], order="css", descending=True)
        reader.close()


class _Measure:
    """Measures the list through the project, its SQL in DuckDB alone, and its rows once they are stored."""

    def __init__(self, reader: Reader, ready: Path, repeats: int) -> None:
        self._reader, self._ready, self._repeats = reader, ready, repeats

    def say(self, what: str, **asked: object) -> None:
        figures = cases.list(self._reader, OPERATOR, scheme=SCHEME, **asked)  # type: ignore[arg-type]
        sql, parameters = find("cases.list").sql, {**figures.parameters, "restricted": True}
        with duckdb.connect(str(self._ready)) as ready:
            rows = figures.frame.to_arrow()
            ready.register("rows", rows)
            ready.execute("create or replace table ready as from rows")
            stored = self._quickest(lambda: ready.sql("from ready").pl().head(PAGE))
        alone = self._quickest(lambda: self._reader.read(sql, parameters).head(PAGE))
        listed = self._quickest(
            lambda: cases.list(self._reader, OPERATOR, scheme=SCHEME, **asked).frame.head(PAGE)  # type: ignore[arg-type]
        )
        click.echo(
            f"{what}: {listed / alone:.2f} x its SQL in DuckDB alone (target {TARGET:g}), "
            f"{listed / stored:.1f} x reading the finished rows from a table ({1000 * listed:.0f} ms)"
        )

    def _quickest(self, work: Callable[[], object]) -> float:
        return min(_seconds(work) for _ in range(self._repeats))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
