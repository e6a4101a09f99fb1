"""Month ends, second Wednesdays and birthdays."""

from calendar import monthrange
from datetime import date, timedelta

WEDNESDAY = 2


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_ends(first: date, last: date) -> list[date]:
    """Every month end from the month of `first` up to `last`."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [day for day in (month_end(m // 12, m % 12 + 1) for m in months) if day <= last]


def second_wednesday(day: date) -> date:
    """The second Wednesday of the month of `day`: when the Multi-Agency Case Conference meets."""
    first = day.replace(day=1)
    return first + timedelta(days=(WEDNESDAY - first.weekday()) % 7 + 7)


def next_wednesday(day: date) -> date:
    """`day` itself where it is a Wednesday, else the next one."""
    return day + timedelta(days=(WEDNESDAY - day.weekday()) % 7)


def wednesdays(first: date, last: date) -> list[date]:
    """Every Wednesday from `first` to `last`."""
    start = next_wednesday(first)
    return [start + timedelta(weeks=week) for week in range((last - start).days // 7 + 1)]


def quarter_wednesdays(first: date, last: date) -> list[date]:
    """The third Wednesday after the start of each quarter: when the quarterly boards meet."""
    starts = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in (1, 4, 7, 10)]
    meetings = [next_wednesday(start) + timedelta(weeks=2) for start in starts]
    return [meeting for meeting in meetings if first <= meeting <= last]


def years_old(birth_month: date, day: date) -> float:
    """Age in years, with its fraction."""
    return (day - birth_month).days / 365.25


def birth_month(age: float, day: date) -> date:
    """First of the month in which someone of that age on `day` was born."""
    return (day - timedelta(days=round(age * 365.25))).replace(day=1)
