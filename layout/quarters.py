"""The snapshots nearest to the ends of the last quarters, counted back from one date."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

MOST = 4


def quarter_ends(dates: Sequence[date], most: int = MOST) -> list[date]:
    """The last of `dates` and the nearest for each three months before it; in order, `most` at most."""
    chosen = list(dates[-1:])
    for back in range(1, most):
        earlier = [on for on in dates if on < chosen[-1]]
        if not earlier:
            break
        target = months_before(dates[-1], 3 * back)
        chosen.append(min(earlier, key=lambda on: abs((on - target).days)))
    return chosen[::-1]


def quarter_begun(on: date, back: int = 0) -> date:
    """The first day of the quarter of `on`, or of the one so many quarters before it."""
    first = months_before(on.replace(day=1), 3 * back)
    return date(first.year, (first.month - 1) // 3 * 3 + 1, 1)


def months_before(on: date, months: int) -> date:
    """The same day so many months before; the end of a month before the end of a month."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    length = monthrange(year, month + 1)[1]
    ends_month = on.day == monthrange(on.year, on.month)[1]
    return date(year, month + 1, length if ends_month else min(on.day, length))
