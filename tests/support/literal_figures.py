"""Figures from literal rows: nulls in the counts are withheld cells."""

from datetime import date

import dataframely as dy
import polars as pl

from access.viewer import View
from disclosure.columns import Column, Kind
from disclosure.figures import Figures
from disclosure.released import Released


def literal_figures(
    frame: pl.DataFrame, *counts: str, metric: str = "a.metric", as_at: date | None = None
) -> Figures:
    """`frame` as released figures; `counts` are its counts of people, the other columns references."""
    frame = frame.with_columns(pl.col(name).cast(pl.Int64) for name in counts)
    kinds = {name: Kind.COUNT if name in counts else Kind.REFERENCE for name in frame.columns}
    marks = [
        (row, name, "[c]")
        for name in counts
        for row, cell in enumerate(frame[name].to_list())
        if cell is None
    ]
    return Figures(
        metric=metric,
        frame=frame,
        marks=pl.DataFrame(marks, {"row": pl.UInt32, "column": pl.String, "mark": pl.String}, orient="row"),
        parameters={},
        as_at=as_at,
        version="store-20220930T000000Z.duckdb",
        origin="synthetic",
        view=View.BOARD,
        columns=tuple(Column(name, kind) for name, kind in kinds.items()),
        released=_released(frame, counts),
    )


def _released(frame: pl.DataFrame, counts: tuple[str, ...]) -> dy.DataFrame[Released]:
    cells = [
        (row, name, cell, None if cell is not None else "[c]", 1 if cell is not None else 5, 1)
        for name in counts
        for row, cell in enumerate(frame[name].to_list())
    ]
    return Released.cast(pl.DataFrame(cells, Released.column_names(), orient="row", infer_schema_length=None))
