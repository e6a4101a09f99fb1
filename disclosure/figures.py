"""Figures: a released table as charts, pages and downloads take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import dataframely as dy
import polars as pl

from access.viewer import View
from disclosure.columns import Column, Kind
from disclosure.released import UNRELIABLE, WITHHELD, Released
from disclosure.text import csv_text, shown


class NotReleased(Exception):
    """A number that was never released was about to be shown."""


@dataclass(frozen=True)
class Figures:
    """The answer of one metric, holding nothing that its view may not see.

    Made by `disclosure.assembly.assemble` from released cells, and refused where a count is not the released one.
    """

    metric: str
    frame: pl.DataFrame
    """Columns as in the metric definitions; what is withheld is null."""
    marks: pl.DataFrame
    """`row`, `column`, `mark`: why a cell of `frame` is empty."""
    parameters: Mapping[str, object]
    as_at: date | None
    """The date the figures stand for; None where they have none."""
    version: str
    origin: str
    """`extract`, `synthetic` (made-up people) or `example` (made-up rows that add up to published figures)."""
    view: View
    columns: tuple[Column, ...] = field(repr=False)
    released: dy.DataFrame[Released] = field(repr=False)

    def __post_init__(self) -> None:
        for column in self.columns:
            if column.kind is Kind.COUNT and not self._as_released(column.name):
                raise NotReleased(f"The counts of [{column.name}] in [{self.metric}] are not those released.")

    def is_withheld(self, row: int, column: str) -> bool:
        """Whether disclosure control withholds the cell (a mark other than “not applicable”, “not available”)."""
        return (row, column) in self._marked(WITHHELD)

    def withheld(self) -> int:
        """How many cells are withheld."""
        return len(self._marked(WITHHELD))

    def display(self) -> pl.DataFrame:
        """Every cell as text for people, with its mark where it is empty: `[c]`, `46.7 %`, `30 September 2022`."""
        marks = self._texts()
        return pl.DataFrame(
            {
                column.name: [
                    marks.get((row, column.name)) or shown(cell, column.unit)
                    for row, cell in enumerate(self.frame.get_column(column.name))
                ]
                for column in self.columns
            },
            schema=dict.fromkeys(self.frame.columns, pl.String),
        )

    def csv(self) -> str:
        """The table as CSV: numbers unrounded, dates ISO, `[c]` where withheld, texts inert in a spreadsheet."""
        withheld = {key: mark for key, mark in self._texts().items() if mark in (WITHHELD, UNRELIABLE)}
        return csv_text(self.frame, withheld)

    def _texts(self) -> dict[tuple[int, str], str]:
        return {(row, column): mark for row, column, mark in self.marks.iter_rows()}

    def _marked(self, mark: str) -> set[tuple[int, str]]:
        return set(self.marks.filter(pl.col("mark") == mark).select("row", "column").iter_rows())

    def _as_released(self, column: str) -> bool:
        cells = self.released.filter(pl.col("column") == column).sort("row").get_column("count")
        return self.frame.get_column(column).equals(cells, null_equal=True)
