"""What the filters settle on: what was asked for where it exists, else a default and a quiet word."""

from calendar import monthrange
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from layout.address import Asked

T = TypeVar("T")

NO_SCHEME = "The address names a scheme that is not here, so another is shown."
NO_DATE = "The address names a date without a snapshot, so the latest one is shown."
NO_COMPARISON = "The address compares with a date that cannot be compared with, so another is taken."
NO_COHORT = "The address names a cohort that this scheme does not have, so it was left out."

NO_AREA = "The address names a district that this scheme does not have, so all of them are shown."


@dataclass(frozen=True)
class Settled(Generic[T]):
    """A choice, and a sentence where it is not what was asked for."""

    choice: T
    notice: str = ""


def scheme(asked: Asked, schemes: Collection[str], newest: Callable[[], str]) -> Settled[str]:
    """The scheme asked for; the `newest` where it is none of `schemes`, those that the viewer may see."""
    if asked.scheme in schemes:
        return Settled(asked.scheme)
    return Settled(newest(), NO_SCHEME if asked.scheme else "")


def as_at(asked: Asked, dates: Sequence[date]) -> Settled[date]:
    """The date asked for; the latest of `dates` (in order, at least one) where it is none of them."""
    found = _date(asked.as_at)
    if found is not None and found in dates:
        return Settled(found)
    return Settled(dates[-1], NO_DATE if asked.as_at else "")


def compare_with(asked: Asked, dates: Sequence[date], as_at: date) -> Settled[date | None]:
    """The earlier date asked for; else the one nearest to three months before; None where none is earlier."""
    earlier = [day for day in dates if day < as_at]
    found = _date(asked.compare_with)
    if found in earlier:
        return Settled(found)
    target = _three_months_before(as_at)
    default = min(earlier, key=lambda day: abs((day - target).days), default=None)
    return Settled(default, NO_COMPARISON if asked.compare_with else "")


def cohorts(asked: Asked, known: Sequence[str]) -> Settled[tuple[str, ...]]:
    """The cohorts asked for that the scheme has, in its order; none means all of them."""
    chosen = tuple(cohort for cohort in known if cohort in asked.cohorts)
    missing = set(asked.cohorts) - set(known)
    return Settled(chosen, NO_COHORT if missing else "")


def area(asked: Asked, known: Collection[str]) -> Settled[str | None]:
    """The area asked for, where the scheme has it; None for all of them."""
    if asked.area in known:
        return Settled(asked.area)
    return Settled(None, NO_AREA if asked.area else "")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _three_months_before(day: date) -> date:
    months = day.year * 12 + day.month - 1 - 3
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
