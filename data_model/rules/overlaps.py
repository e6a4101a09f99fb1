"""Stays that may not overlap: a person's episodes in one scheme, and a person's periods in custody.

Two decisions. Somebody deselected on a day may be adopted again on it, so episodes may touch. The last day
in custody is a day in custody, so the next period begins on a later one.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data_model.collection import TABLES
from data_model.faults import ROW, all_faults, faults_in
from data_model.rules.stored import Stored

NEVER = date(9999, 12, 31)
LABEL, END, WITH = "_label", "_end", "_with"


@dataclass(frozen=True)
class Stays:
    """Rows that last from a day to a day (empty: still), and must not overlap within a group."""

    group: tuple[str, ...]
    start: str
    end: str
    may_touch: bool


STAYS = {
    "episodes": Stays(("scheme", "person_ref"), "adopted_on", "deselected_on", may_touch=True),
    "custody_periods": Stays(("person_ref",), "from_date", "to_date", may_touch=False),
}


def overlap_faults(table: str, frame: pl.DataFrame, stored: Stored) -> pl.DataFrame:
    """Faults of the rows of `frame` that overlap each other (both are refused) or a stored row that stays.

    A refused row replaces nothing, so the stored row with its key counts again: hence the rounds.
    """
    stays, key = STAYS[table], TABLES[table].primary_key()
    columns = list(dict.fromkeys([*stays.group, *key, stays.start, stays.end]))
    new = frame.select(ROW, *columns).with_columns(pl.format("row {}", ROW).alias(LABEL))
    held = stored.distinct(table, columns).join(
        frame.select(stays.group).unique(), on=list(stays.group), how="semi"
    )
    old = held.select(pl.lit(None, pl.UInt32).alias(ROW), *columns, _stored_label(key))
    found: list[pl.DataFrame] = []
    while True:
        kept = old.join(new, on=key, how="anti")
        broken = _overlapping(pl.concat([new, kept]), stays)
        if broken.is_empty():
            return all_faults(found)
        found.append(faults_in(broken[ROW], stays.start, broken[WITH]))
        new = new.join(broken, on=ROW, how="anti")


def _overlapping(rows: pl.DataFrame, stays: Stays) -> pl.DataFrame:
    """The new rows that overlap another, with the sentence that names it."""
    start, end = pl.col(stays.start), pl.col(END)
    # in order of start: a row overlaps an earlier one if it begins before the latest end so far,
    # and a later one if the next begins before its own end
    ordered = rows.with_columns(pl.col(stays.end).fill_null(NEVER).alias(END)).sort(
        *stays.group, stays.start, END
    )
    latest = pl.when(end == end.cum_max()).then(LABEL).forward_fill()
    neighbours = ordered.with_columns(
        end.cum_max().shift(1).over(stays.group).alias("_until"),
        latest.shift(1).over(stays.group).alias("_before"),
        start.shift(-1).over(stays.group).alias("_next"),
        pl.col(LABEL).shift(-1).over(stays.group).alias("_after"),
    )
    clash = _before if stays.may_touch else _not_after
    other = pl.coalesce(
        pl.when(clash(start, pl.col("_until"))).then("_before"),
        pl.when(clash(pl.col("_next"), end)).then("_after"),
    )
    told = neighbours.select(ROW, pl.format("overlaps with {}", other).alias(WITH))
    return told.filter(pl.col(ROW).is_not_null() & pl.col(WITH).is_not_null())


def _before(begins: pl.Expr, ends: pl.Expr) -> pl.Expr:
    return begins < ends


def _not_after(begins: pl.Expr, ends: pl.Expr) -> pl.Expr:
    return begins <= ends


def _stored_label(key: list[str]) -> pl.Expr:
    named = pl.concat_str([pl.col(name).cast(pl.String) for name in key], separator=", ")
    return pl.format("the stored row [{}]", named).alias(LABEL)
