"""The report of a load: what was read, loaded and refused, and what a person should know."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data_model.reading.source import Warned
from data_model.refusals import REFUSALS
from data_model.versions import Version


@dataclass(frozen=True)
class TableCounts:
    """Rows of one extract: read = loaded + refused."""

    file: str
    read: int
    loaded: int
    refused: int


@dataclass(frozen=True)
class FileError:
    """Why a file stops the whole load."""

    file: str
    error: str

    def __str__(self) -> str:
        return f"[{self.file}] {self.error}"


@dataclass(frozen=True)
class Report:
    """What a load did, or a check found that it would do."""

    source: str
    tables: Mapping[str, TableCounts] = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=REFUSALS.to_frame)
    """One row for each row refused, as in REFUSALS."""
    warnings: tuple[Warned, ...] = ()
    errors: tuple[FileError, ...] = ()
    published: Version | None = None

    @property
    def publishable(self) -> bool:
        """Whether there is something to publish and nothing that stops the whole load."""
        return not self.errors and any(counts.loaded for counts in self.tables.values())

    def to_json(self) -> str:
        """The report as JSON text: tables, refused, warnings, errors and the published version's name."""
        counts = {
            table: {"read": counts.read, "loaded": counts.loaded, "refused": counts.refused}
            for table, counts in self.tables.items()
        }
        report: dict[str, Any] = {
            "tables": counts,
            "refused": [_told(row) for row in self.refused.iter_rows(named=True)],
            "warnings": [{"file": warned.file, "warning": warned.warning} for warned in self.warnings],
            "errors": [{"file": fault.file, "error": fault.error} for fault in self.errors],
            "published": self.published.name if self.published else None,
        }
        return json.dumps(report, ensure_ascii=False, indent=2)


def _told(refusal: dict[str, Any]) -> dict[str, Any]:
    """A refused row without its record, and without `also` where it has no further fault."""
    return {
        name: value
        for name, value in refusal.items()
        if name != "record" and not (name == "also" and value is None)
    }
