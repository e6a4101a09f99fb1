"""Released: the only numbers that charts, tables and downloads may take."""

import dataframely as dy
import polars as pl

WITHHELD = "[c]"
UNRELIABLE = "[u]"
NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"


class Released(dy.Schema):
    """One row per cell: a count that may be shown, or a mark saying why there is none.

    Not a child of Counts: dataframely's frames are covariant, and one must never pass for the other.
    """

    row = dy.UInt32(primary_key=True, description="Row of the figure, from 0")
    column = dy.String(primary_key=True, description="Column of the figure")
    count = dy.Int64(min=0, nullable=True, description="People; empty where a mark says why")
    mark = dy.String(nullable=True, description="Symbol that stands in the place of the count")
    smallest = dy.Int64(min=0, description="Smallest count but 0 that may be shown here")
    round_to = dy.Int64(min=1, description="What a count shown here is a multiple of")

    @dy.rule()
    def no_small_count(cls) -> pl.Expr:
        """A count is 0 or no smaller than the smallest that may be shown."""
        return (pl.col("count") == 0) | (pl.col("count") >= pl.col("smallest"))

    @dy.rule()
    def rounded(cls) -> pl.Expr:
        """A count is a multiple of what it must be rounded to."""
        return pl.col("count") % pl.col("round_to") == 0

    @dy.rule()
    def marked_when_empty(cls) -> pl.Expr:
        """A mark stands exactly where there is no count."""
        return pl.col("count").is_null() == pl.col("mark").is_not_null()
