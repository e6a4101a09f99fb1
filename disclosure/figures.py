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

    Made by `disclosure.assembly.assemble`, and refused where a count is not the released one.
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
    """`extract`, `synthetic` (made-up people) or `example` (made-up rows, published totals)."""
    view: View
    columns: tuple[Column, ...] = field(repr=False)
    released: dy.DataFrame[Released] = field(repr=False)

    def __post_init__(self) -> None:
        for column in self.columns:
            if column.kind is Kind.COUNT and not self._as_released(column.name):
                raise NotReleased(f"The counts of [{column.name}] in [{self.metric}] are not those released.")

    def is_withheld(self, row: int, column: str) -> bool:
        """Whether disclosure control withholds the cell (empty for another reason is not withheld)."""
        return not self.withheld_cells().filter(row=row, column=column).is_empty()

    def withheld_cells(self) -> pl.DataFrame:
        """`row`, `column` and `mark` of the cells that disclosure control withholds."""
        return self.marks.filter(pl.col("mark").is_in((WITHHELD, UNRELIABLE)))

    def withheld(self) -> int:
        """How many cells disclosure control withholds."""
        return self.withheld_cells().height

    def display(self) -> pl.DataFrame:
        """Every cell as text for people, or its mark: `[c]`, `46.7 %`, `30 September 2022`."""
        marks = _by_cell(self.marks)
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
        """The table as CSV: numbers unrounded, dates ISO, `[c]` where withheld, texts inert."""
        return csv_text(self.frame, _by_cell(self.withheld_cells()))

    def _as_released(self, column: str) -> bool:
        cells = self.released.filter(pl.col("column") == column).sort("row").get_column("count")
        return self.frame.get_column(column).equals(cells, null_equal=True)


def _by_cell(marks: pl.DataFrame) -> dict[tuple[int, str], str]:
    return {(row, column): mark for row, column, mark in marks.select("row", "column", "mark").iter_rows()}
