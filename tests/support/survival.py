"""Kaplan–Meier by hand."""

from collections.abc import Sequence
from fractions import Fraction


def kaplan_meier(lengths: Sequence[tuple[int, bool]], part: float) -> int | None:
    """The first day by which no more than `part` last, in exact fractions; None where it has not come.

    `lengths` are days, and whether what lasted so long has ended.
    """
    lasting = Fraction(1)
    for day in sorted({length for length, ended in lengths if ended}):
        at_risk = sum(length >= day for length, _ in lengths)
        gone = sum(length == day and ended for length, ended in lengths)
        lasting *= 1 - Fraction(gone, at_risk)
        if lasting <= part:
            return day
    return None
