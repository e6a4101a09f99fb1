"""An extract: the rows of one table as its file gives them."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from data_model.faults import no_faults


@dataclass(frozen=True)
class Cells:
    """What the cells say, a column per heading and ROW; and faults of the rows that cannot be read whole."""

    frame: pl.DataFrame
    faults: pl.DataFrame


@dataclass(frozen=True)
class Extract:
    """One table of a source, its heading read already and its rows on demand."""

    table: str
    file: str
    heading: tuple[str, ...]
    size: int
    """Bytes, to tell how far a load has come."""
    read: Callable[[], Cells]
    """The rows; UnusableSource where the file turns out to be unreadable further down."""


def whole(frame: pl.DataFrame) -> Cells:
    """Cells of which every row could be read."""
    return Cells(frame, no_faults())
