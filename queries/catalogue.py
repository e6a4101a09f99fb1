"""The catalogue: every metric there is, found in the folders `queries/<topic>/`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import cast

import polars as pl

from queries.errors import QueryError
from queries.header import OPENING, Header, read_header

FOLDER = Path(__file__).parent
STEPS = FOLDER / "steps"
"""SQL that several metrics share: each file one SELECT."""
STEP = re.compile(r"^/\* step: (\w+) \*/$", re.MULTILINE)
"""Where a metric has a shared step: it becomes a step of that name, and sees the steps above it."""

Step = Callable[[pl.DataFrame, Mapping[str, object]], pl.DataFrame]
"""What SQL cannot do: rows and parameters to rows.

`summarise` runs before anything is released; `derive` after, on released rows, for the computed columns.
"""


@dataclass(frozen=True)
class Metric:
    """One metric: its definition, its SQL and, where it has one, its Python steps."""

    name: str
    """Such as `caseload.by_cohort`: topic and metric."""
    header: Header
    source_text: str
    """The file as written, header and all, with the shared steps it names in their places."""

    @property
    def topic(self) -> str:
        """The folder the metric is in, such as `caseload`."""
        return self.name.split(".")[0]

    @property
    def sql(self) -> str:
        """The SQL that is run, without the header."""
        return OPENING.sub("", self.source_text).lstrip()

    def summarise(self, rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
        """`rows` as `queries/<topic>/<metric>.py` sums them up; as they are where there is no such file."""
        step = _step(self.name, "summarise")
        return step(rows, parameters) if step else rows

    def derive(self, released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
        """`released` with the computed columns that `derive` of the same file works out of it."""
        step = _step(self.name, "derive")
        return step(released, parameters) if step else released


@cache
def catalogue() -> Mapping[str, Metric]:
    """Every metric by name, in alphabetical order."""
    files = sorted(file for file in FOLDER.glob("*/*.sql") if file.parent != STEPS)
    return MappingProxyType({metric.name: metric for metric in map(_metric, files)})


def find(name: str) -> Metric:
    """The metric of that name; QueryError where there is none."""
    try:
        return catalogue()[name]
    except KeyError:
        raise QueryError(f"There is no metric [{name}]; `python -m queries list` shows them all.") from None


def _metric(file: Path) -> Metric:
    name = f"{file.parent.name}.{file.stem}"
    text = STEP.sub(_shared, file.read_text(encoding="utf-8"))
    return Metric(name, read_header(text, f"{name} ({file.name})"), text)


def _shared(place: re.Match[str]) -> str:
    name = place[1]
    return f"{name} as (\n{(STEPS / f'{name}.sql').read_text(encoding='utf-8').rstrip()}\n),"


def _step(name: str, step: str) -> Step | None:
    return cast(Step | None, getattr(_module(name), step, None))


@cache
def _module(name: str) -> ModuleType | None:
    """The Python of a metric, loaded apart: as a submodule it would hide the typed function."""
    file = FOLDER.joinpath(*name.split(".")).with_suffix(".py")
    spec = spec_from_file_location(f"steps of {name}", file) if file.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
