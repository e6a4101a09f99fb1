"""Time axes whose ticks are the snapshots themselves, so that no point seems to lie in the month after."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
_CALENDAR = (1, 3, 6, 12, 24, 60)


def date_axis(dates: Sequence[date], most: int = 7) -> dict[str, Any]:
    """Range, tick positions and tick texts for these snapshot dates; the last one is always labelled."""
    ordered = sorted(set(dates))
    ticks = _chosen(ordered, most)
    margin = timedelta(days=15 if len(ordered) == 1 else 0)
    return {
        "range": [ordered[0] - margin, ordered[-1] + margin],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": _texts(ticks, whole_months=_whole_months(ordered)),
        "type": "date",
    }


def _chosen(ordered: list[date], most: int) -> list[date]:
    step = next((step for step in _STEPS if len(ordered) / step <= most), len(ordered))
    return ordered[::-1][::step][::-1]


def _texts(ticks: list[date], *, whole_months: bool) -> list[str]:
    texts = []
    for place, day in enumerate(ticks):
        text = f"{day:%b}" if whole_months else f"{day.day} {day:%b}"
        new_year = place == 0 or ticks[place - 1].year != day.year
        texts.append(f"{text}<br>{day.year}" if new_year else text)
    return texts


def _whole_months(days: list[date]) -> bool:
    """Whether the month alone says which day is meant: all are month ends, or all begin a month."""
    return all((day + timedelta(days=1)).day == 1 for day in days) or all(day.day == 1 for day in days)


def said(day: date) -> str:
    """“30 September 2022”, for hover text."""
    return f"{day.day} {day:%B %Y}"


def calendar_ticks(start: date, end: date, *, most: int) -> tuple[list[date], list[str]]:
    """At most `most` firsts of months between two days, and their texts; a year is said once."""
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    last = end.year * 12 + end.month - 1
    step = next((step for step in _CALENDAR if (last - first) / step < most), 120)
    ticks = [date(month // 12, month % 12 + 1, 1) for month in range(first + -first % step, last + 1, step)]
    if step >= 12:
        return ticks, [str(tick.year) for tick in ticks]
    return ticks, _texts(ticks, whole_months=True)
