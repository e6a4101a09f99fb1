"""Numbers, dates and names as people say them: right at none, one and many, and when withheld."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

NBSP = "\N{NO-BREAK SPACE}"
CODES = {"nps": "NPS", "crc": "CRC", "rag_ratings": "RAG ratings"}
"""Codes that are abbreviations."""

MOST_WORDS = 10
"""A title is a finding of ten words or fewer (brief, “How it should feel”)."""


def day(on: date) -> str:
    """“30 September 2022”."""
    return f"{on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """“30 Sep 2022”, for the axis of a chart."""
    return f"{on.day} {on:%b} {on.year}"


def month(on: date) -> str:
    """“September 2022”."""
    return f"{on:%B %Y}"


def short_quarter(first: date) -> str:
    """“Jan–Mar 2022”, for the axis of a chart, from the first day of the quarter."""
    last = date(first.year, first.month + 2, 1)
    return f"{first:%b}–{last:%b} {first.year}"


def since(start: date, end: date) -> str:
    """The date as short as it stays clear: “June” for a month's end, “1 April”, “June 2020” a year on."""
    ends_month = start.day == monthrange(start.year, start.month)[1]
    near = (end.year - start.year) * 12 + end.month - start.month < 12
    name = f"{start:%B}" if ends_month else f"{start.day} {start:%B}"
    return name if near else f"{name} {start.year}"


def number(value: float, places: int = 0) -> str:
    """“1,234”, “−3”, “2.5”; never a negative zero."""
    rounded = round(value, places) + 0.0
    sign = "\N{MINUS SIGN}" if rounded < 0 else ""
    return f"{sign}{abs(rounded):,.{places}f}"


def count(how_many: int | None, one: str, many: str) -> str:
    """“no people”, “1 person”, “92 people”; “a withheld number of people” where it may not be shown."""
    if how_many is None:
        return f"a withheld number of {many}"
    if how_many == 0:
        return f"no {many}"
    return f"{how_many:,} {one if how_many == 1 else many}"


def people(how_many: int | None) -> str:
    """A count of people."""
    return count(how_many, "person", "people")


def days(how_many: float) -> str:
    """“0 days”, “1 day”, “212 days”."""
    return f"{number(how_many)} {'day' if round(how_many) == 1 else 'days'}"


def percent(share: float | None, places: int = 0) -> str:
    """A fraction as “47 %”, with a space that does not break; “withheld” where it may not be shown."""
    return "withheld" if share is None else f"{number(share * 100, places)}{NBSP}%"


def points(difference: float, places: int = 1) -> str:
    """A difference of two fractions in percentage points without its sign: “2.1 points”, “1.0 points”."""
    return f"{number(abs(difference) * 100, places)} points"


def change(start: float | None, end: float | None) -> str:
    """“up 8”, “down 1”, “unchanged”; “change not known” where either is missing."""
    if start is None or end is None:
        return "change not known"
    difference = round(end) - round(start)
    if difference == 0:
        return "unchanged"
    return f"{'up' if difference > 0 else 'down'} {abs(difference):,}"


def names(parts: Sequence[str]) -> str:
    """“Fixed”, “Fixed and Flex”, “Fixed, Flex and Free”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(sentence: str) -> str:
    """`sentence` with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def readable(code: str) -> str:
    """A code of a closed list as words: `suspended_sentence_order` becomes “Suspended sentence order”."""
    return CODES.get(code) or capital(code.replace("_", " "))


def words_in(sentence: str) -> int:
    """How many words a reader counts: dashes are none, and “47 %” is one."""
    return sum(any(letter.isalnum() for letter in part) for part in sentence.split(" "))


def fitting(*candidates: str) -> str:
    """The first of `candidates` that has no more words than a title may; the last where none has."""
    return next((text for text in candidates if words_in(text) <= MOST_WORDS), candidates[-1])
