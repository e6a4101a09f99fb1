"""Dates as people write them: 2022-09-30 always; 30/09/2022 where the column shows the day to be first."""

import datetime as dt
import re

import polars as pl

from data_model.parsed import Parsed

MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
ISO = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){MIDNIGHT}")
SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){MIDNIGHT}")
FIRST_DAY = re.compile(r"0?1/")
TWO_FIGURE_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}.*")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")

NO_SUCH_DAY = "is not a date that exists"
NOT_A_DATE = "is not a date written as 2022-09-30 or 30/09/2022"
AMBIGUOUS = "could have the day or the month first: write the date as 2022-09-30"
MONTH_FIRST = "has the month first: write the day first, or the date as 2022-09-30"

Understood = tuple[dt.date | None, str | None]
"""A date, or the rule that the text breaks."""


def read_dates(text: pl.Series, *, months: bool = False) -> Parsed:
    """The dates in a column of text; bad where day and month could change places and nothing decides.

    A column of `months` holds first days only: 01/05/1990 can then be nothing but May.
    """
    values = text.str.to_date("%Y-%m-%d", strict=False, exact=True)
    # ten characters: the fast reader would take 2022-9-3 and other short forms
    values = values.set(text.str.len_bytes() != 10, None)
    if values.null_count() == text.null_count():
        return Parsed(values)
    others = text.filter(values.is_null() & text.is_not_null()).unique()
    day_first = _day_comes_first(others)
    read = {
        written: understood(written, day_first=day_first or (months and bool(FIRST_DAY.match(written))))
        for written in others
    }
    return _with_others(text, values, read)


def understood(written: str, *, day_first: bool) -> Understood:
    """The date that `written` stands for, or the rule it breaks; `day_first` says what the column showed."""
    if found := ISO.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := SLASHED.fullmatch(written):
        return _slashed(int(found[1]), int(found[2]), int(found[3]), day_first=day_first)
    if TWO_FIGURE_YEAR.fullmatch(written):
        return None, "has a year of two figures: write the date as 2022-09-30"
    if WITH_TIME.fullmatch(written):
        return None, "holds a time of day: write the date alone, as 2022-09-30"
    if SERIAL.fullmatch(written):
        return None, "looks like an Excel serial number: format the column as dates and save again"
    return None, NOT_A_DATE


def _slashed(first: int, second: int, year: int, *, day_first: bool) -> Understood:
    if first <= 12 < second <= 31:
        return None, MONTH_FIRST
    if first > 12 or first == second or day_first:
        return _day(year, second, first)
    return None, AMBIGUOUS


def _day(year: int, month: int, day: int) -> Understood:
    try:
        return dt.date(year, month, day), None
    except ValueError:
        return None, NO_SUCH_DAY


def _day_comes_first(written: pl.Series) -> bool:
    """Whether some date of the column can only be day-first, and none only month-first."""
    parts = [(int(found[1]), int(found[2])) for text in written if (found := SLASHED.fullmatch(text))]
    only_day_first = any(first > 12 >= second for first, second in parts)
    return only_day_first and not any(second > 12 >= first for first, second in parts)


def _with_others(text: pl.Series, values: pl.Series, read: dict[str, Understood]) -> Parsed:
    """`values` with what was understood of the others, and the rules that the rest break."""
    dates = {written: day for written, (day, _) in read.items()}
    rules = {written: rule for written, (_, rule) in read.items() if rule}
    more = text.replace_strict(dates, default=None, return_dtype=pl.Date)
    broken = text.replace_strict(rules, default=None, return_dtype=pl.String) if rules else None
    kinds = sorted(set(rules.values()))
    bad = [((broken == rule).fill_null(False), rule) for rule in kinds] if broken is not None else []
    return Parsed(values.zip_with(values.is_not_null(), more), bad)
