"""Months by number, and a snapshot at the end of each."""

from datetime import date, timedelta
from typing import Any

from support.rows import snapshots


def month(number: int) -> date:
    """The first day of month `number`, counted from January 2021."""
    return date(2021 + number // 12, number % 12 + 1, 1)


def month_end(number: int) -> date:
    """The last day of month `number`."""
    return month(number + 1) - timedelta(1)


def caseloads(*people: int | None) -> list[dict[str, Any]]:
    """A snapshot at the end of each month, of so many people; None for no snapshot."""
    return [
        row
        for number, how_many in enumerate(people)
        if how_many
        for row in snapshots(month_end(number), how_many)
    ]
