"""One period's movement over its months and cohorts: opening, joined, moved, left, closing."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.words import since


@dataclass(frozen=True)
class Movement:
    """People between two dates; None where a part of the number is withheld."""

    opening: int | None
    joined: int | None
    moved_in: int | None
    moved_out: int | None
    left: int | None
    closing: int | None
    complete: bool
    from_nothing: bool
    """Whether the scheme's first snapshot is among the periods, where everyone counts as joined."""

    @property
    def moves_count(self) -> bool:
        """Whether moves between cohorts changed the number: they do when only some cohorts are looked at."""
        return self.moved_in is None or self.moved_out is None or self.moved_in != self.moved_out

    @property
    def known(self) -> bool:
        """Whether nobody who joined or left is withheld."""
        return self.joined is not None and self.left is not None


def movement(flow: Figures) -> Movement:
    """`caseload.flow` in one row: the first opening, the sums between, the last closing."""
    frame = flow.frame
    first = frame.filter(pl.col("period_start") == pl.col("period_start").min())
    last = frame.filter(pl.col("period_start") == pl.col("period_start").max())
    return Movement(
        opening=_sum(first, "opening"),
        joined=_sum(frame, "adopted"),
        moved_in=_sum(frame, "moved_in"),
        moved_out=_sum(frame, "moved_out"),
        left=_sum(frame, "deselected"),
        closing=_sum(last, "closing"),
        complete=bool(last["complete"].all()) if "complete" in last.columns else True,
        from_nothing=bool(frame["first_snapshot"].any()) if "first_snapshot" in frame.columns else False,
    )


def first_whole_month(compared: date) -> date:
    """The first day of the first month after `compared`; a snapshot on the 1st closes the month before."""
    if compared.day == 1:
        return compared
    return date(compared.year + compared.month // 12, compared.month % 12 + 1, 1)


def counted_since(moved: Movement, then: int | None, compared: date, end: date) -> str:
    """“June”, or “the start of July” where the months begin with other people than `then`."""
    if moved.opening == then:
        return since(compared, end)
    return f"the start of {first_whole_month(compared):%B}"


def _sum(frame: pl.DataFrame, column: str) -> int | None:
    """The sum of what is released; None where a part is withheld."""
    return None if frame[column].null_count() else int(frame[column].sum())
