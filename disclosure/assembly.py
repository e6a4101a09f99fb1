"""Assembly: released counts, and what follows from them, side by side again."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import dataframely as dy
import polars as pl

from access.viewer import View
from disclosure.columns import Column, Kind
from disclosure.figures import Figures
from disclosure.released import NOT_APPLICABLE, NOT_AVAILABLE, UNRELIABLE, WITHHELD, Released
from disclosure.thresholds import Thresholds

Marks = dict[str, list[str | None]]
"""Column to the mark of each of its rows."""

Derive = Callable[[pl.DataFrame], pl.DataFrame]
"""Released rows to as many rows that hold the computed columns."""


def assemble(
    released: dy.DataFrame[Released],
    rows: pl.DataFrame,
    columns: tuple[Column, ...],
    thresholds: Thresholds,
    *,
    metric: str,
    parameters: Mapping[str, object],
    as_at: date | None,
    version: str,
    origin: str,
    derive: Derive | None = None,
) -> Figures:
    """The figures of `metric`: counts from `released` alone, the rest of `rows` withheld along with them.

    Derived columns come last, wherever they stand: a value they lean on must have been withheld by then.
    `derive` works out the computed columns from what is left.
    """
    frame, marks = _put_back(released, rows, columns)
    for column in sorted(columns, key=lambda column: column.kind is Kind.DERIVED):
        frame = _STEPS.get(column.kind, _keep)(frame, marks, column, thresholds)
    frame = _computed(frame, marks, columns, thresholds, derive)
    visible = tuple(column for column in columns if not column.hidden)
    shown = frame.select(column.name for column in visible)
    return Figures(
        metric=metric,
        frame=shown,
        marks=_long(marks, shown.columns),
        parameters=parameters,
        as_at=as_at,
        version=version,
        origin=origin,
        view=thresholds.view,
        columns=visible,
        released=released,
    )


def _put_back(
    released: dy.DataFrame[Released], rows: pl.DataFrame, columns: Iterable[Column]
) -> tuple[pl.DataFrame, Marks]:
    """`rows` without their own counts and with the released ones, and the marks of those."""
    frame, marks = rows, {}
    for column in columns:
        if column.kind is Kind.COUNT:
            cells = released.filter(pl.col("column") == column.name).sort("row")
            frame = frame.with_columns(cells.get_column("count").alias(column.name))
            marks[column.name] = cells.get_column("mark").to_list()
    return frame, marks


def _keep(frame: pl.DataFrame, marks: Marks, column: Column, thresholds: Thresholds) -> pl.DataFrame:
    return frame


def _identifier(frame: pl.DataFrame, marks: Marks, column: Column, thresholds: Thresholds) -> pl.DataFrame:
    """Replace what points at one person by its stand-in, but for the operator."""
    if thresholds.view is View.OPERATOR:
        return frame
    stand_in = pl.col(column.otherwise).cast(pl.String) if column.otherwise else pl.lit(None, pl.String)
    return frame.with_columns(stand_in.alias(column.name))


def _value(frame: pl.DataFrame, marks: Marks, column: Column, thresholds: Thresholds) -> pl.DataFrame:
    """Withhold a statistic with the counts it is made of."""
    return _blank(frame, marks, column.name, column.of, thresholds, column.denominator)


def _derived(frame: pl.DataFrame, marks: Marks, column: Column, thresholds: Thresholds) -> pl.DataFrame:
    """Work a figure out from what is left, and withhold it with whatever it is worked out from.

    Not left to nulls alone: an expression with a `coalesce` or a `case` could otherwise see through one.
    """
    expression = pl.sql_expr(column.expression or "null")
    made = frame.with_columns(expression.cast(pl.Float64).alias(column.name))
    inputs = tuple(expression.meta.root_names())
    return _blank(made, marks, column.name, inputs, thresholds, column.denominator)


def _computed(
    frame: pl.DataFrame,
    marks: Marks,
    columns: Iterable[Column],
    thresholds: Thresholds,
    derive: Derive | None,
) -> pl.DataFrame:
    """`frame` with the computed columns, which `derive` makes from the declared columns as released."""
    computed = [column for column in columns if column.kind is Kind.COMPUTED]
    if derive is None or not computed:
        return frame
    released = frame.select(column.name for column in columns if column.kind is not Kind.COMPUTED)
    frame = frame.with_columns(derive(released).select(column.name for column in computed))
    for column in computed:
        frame = _blank(frame, marks, column.name, column.of, thresholds, column.denominator)
    return frame


def _blank(
    frame: pl.DataFrame,
    marks: Marks,
    name: str,
    inputs: Iterable[str],
    thresholds: Thresholds,
    denominator: str | None,
) -> pl.DataFrame:
    """`frame` with `name` emptied where an input is withheld or the denominator small; notes the marks."""
    found = [marks[one] for one in inputs if one in marks]
    small = _unreliable(frame, marks, denominator, thresholds)
    cells = frame.get_column(name).to_list()
    marks[name] = [_mark(cell, [one[row] for one in found], small[row]) for row, cell in enumerate(cells)]
    emptied = [cell if mark is None else None for cell, mark in zip(cells, marks[name], strict=True)]
    return frame.with_columns(pl.Series(name, emptied, dtype=frame.schema[name]))


def _unreliable(
    frame: pl.DataFrame, marks: Marks, denominator: str | None, thresholds: Thresholds
) -> list[bool]:
    """Where the denominator is withheld or too small; a figure that has none is no rate."""
    if denominator is None or not thresholds.minimum_denominator:
        return [False] * frame.height
    none = pl.Series(marks.get(denominator, [None] * frame.height), dtype=pl.String) == NOT_AVAILABLE
    below = (pl.col(denominator) < thresholds.minimum_denominator).fill_null(True)
    return frame.select(below & ~none.fill_null(False)).to_series().to_list()


def _mark(cell: object, inputs: list[str | None], unreliable: bool) -> str | None:
    """Why a cell is empty, or must be; None where it stands, also where one of its inputs does not exist."""
    for mark in (WITHHELD, UNRELIABLE):
        if mark in inputs:
            return mark
    if unreliable:
        return UNRELIABLE
    if cell is not None:
        return None
    return NOT_AVAILABLE if NOT_AVAILABLE in inputs else NOT_APPLICABLE


def _long(marks: Marks, names: Iterable[str]) -> pl.DataFrame:
    """The marks as one row each, for the columns that are shown."""
    found = [
        (row, name, mark)
        for name in names
        for row, mark in enumerate(marks.get(name, []))
        if mark is not None
    ]
    schema = {"row": pl.UInt32, "column": pl.String, "mark": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")


_STEPS = {Kind.IDENTIFIER: _identifier, Kind.VALUE: _value, Kind.DERIVED: _derived}
