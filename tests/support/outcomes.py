"""Releases, requirements, services and meetings counted again in plain Python."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median, quantiles
from typing import Any

from support.belonging import Tables, cohorts, is_on, of_scheme, periods
from support.rows import SCHEME

Row = dict[str, Any]
HOUSED = ("settled", "temporary", "approved_premises")


def three_months_after(day: date) -> date:
    """The same day of the month three months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + 3, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter_of(day: date) -> date:
    """The first day of the quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarters(first: date, last: date) -> Iterator[date]:
    """The quarters from that of one day to that of another."""
    day = quarter_of(first)
    while day <= last:
        yield day
        day = three_months_after(day)


def chosen(
    tables: Tables,
    name: str,
    day: str,
    span: tuple[date, date],
    as_at: date,
    cohort: Any,
    scheme: str = SCHEME,
) -> list[Row]:
    """Rows dated in the span, of people on the scheme that day and in the cohorts."""
    on, where = periods(tables, as_at, scheme), cohorts(tables, as_at, scheme)
    return [
        row
        for row in tables[name]
        if span[0] <= row[day] <= min(span[1], as_at)
        and is_on(on, row["person_ref"], row[day])
        and (not cohort or where.get(row["person_ref"]) in cohort)
    ]


def accommodation(rows: list[Row], as_at: date) -> Row:
    """The counts of `resettlement.accommodation` for some releases."""
    first = Counter(row["accommodation_on_release"] for row in rows)
    due = [row for row in rows if three_months_after(row["released_on"]) <= as_at]
    later = Counter(row["accommodation_at_3_months"] or "unknown" for row in due)
    housed, known = sum(first[one] for one in HOUSED), len(rows) - first["unknown"]
    known_later = len(due) - later["unknown"]
    return {
        "releases": len(rows),
        "known": known,
        "housed_on_release": housed,
        "housed_share": housed / known if known else None,
        "due_3m": len(due),
        "settled_3m": later["settled"],
        "settled_share": later["settled"] / known_later if known_later else None,
        "unknown": first["unknown"],
        "rough_sleeping": first["rough_sleeping"],
        "no_accommodation": first["none"],
        "known_3m": known_later,
        "unknown_3m": later["unknown"],
        "not_yet_due": len(rows) - len(due),
    }


def requirements(tables: Tables, as_at: date, cohort: Any, scheme: str = SCHEME) -> list[Row]:
    """The requirements made by the day of people on the scheme while they ran."""
    on, where = periods(tables, as_at, scheme), cohorts(tables, as_at, scheme)
    return [
        row
        for row in tables["treatment_requirements"]
        if row["made_on"] <= as_at
        and (not cohort or where.get(row["person_ref"]) in cohort)
        and any(
            first <= (row["ended_on"] or as_at) and last >= row["made_on"]
            for first, last in on.get(row["person_ref"], [])
        )
    ]


def became_of(rows: list[Row], as_at: date) -> Row:
    """The counts of `resettlement.requirements` for some requirements."""
    ends = Counter(_end(row, as_at) for row in rows)
    started = [row for row in rows if row["started_on"] and row["started_on"] <= as_at]
    waiting = [row for row in rows if row not in started and _end(row, as_at) == "ongoing"]
    return {
        "made": len(rows),
        "started": len(started),
        **{name: ends[name] for name in ("completed", "breached", "revoked", "ongoing", "not_recorded")},
        "waiting": len(waiting),
    }


def _end(row: Row, as_at: date) -> str:
    if row["ended_on"] and row["ended_on"] > as_at:
        return "ongoing"
    if row["outcome"] in ("completed", "breached", "revoked"):
        return str(row["outcome"])
    return "not_recorded" if row["ended_on"] else "ongoing"


def waits(rows: list[Row], as_at: date) -> list[int]:
    """Days from referral to first contact, of those contacted by the day."""
    return [
        (row["first_contact_on"] - row["referred_on"]).days
        for row in rows
        if row["first_contact_on"] and row["first_contact_on"] <= as_at
    ]


def tracks(rows: list[Row], as_at: date) -> Row:
    """The counts of `partnership.fast_track` for some referrals."""
    found: Row = {"referrals": len(rows), "fast_track": sum(row["fast_track"] for row in rows)}
    for name, is_fast in (("fast", True), ("other", False)):
        mine = [row for row in rows if row["fast_track"] == is_fast]
        days = waits(mine, as_at)
        low, high = _quartiles(days)
        found |= {
            f"median_days_{name}": median(days) if days else None,
            f"lower_quartile_{name}": low,
            f"upper_quartile_{name}": high,
            f"contacted_{name}": len(days),
            f"waiting_{name}": len(mine) - len(days),
        }
    return found


def _quartiles(days: list[int]) -> tuple[float | None, float | None]:
    if len(days) < 2:
        return (float(days[0]), float(days[0])) if days else (None, None)
    low, _, high = quantiles(days, n=4, method="inclusive")
    return low, high


def held(tables: Tables, span: tuple[date, date], meeting: str | None, scheme: str = SCHEME) -> list[Row]:
    """The rows of attendance in the span."""
    return [
        row
        for row in of_scheme(tables, "meeting_attendance", scheme)
        if span[0] <= row["meeting_date"] <= span[1] and meeting in (None, row["meeting"])
    ]


def missed_at_the_end(rows: list[Row]) -> int:
    """How many of the last meetings, one after another, somebody was expected at and nobody came to."""
    number = 0
    for row in sorted(rows, key=lambda row: row["meeting_date"], reverse=True):
        if row["expected"] and row["attended"]:
            break
        number += row["expected"] > 0
    return number
