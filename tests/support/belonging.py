"""Who is on a scheme on a day, and in which cohort: counted again in plain Python."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from support.rows import SCHEME

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def of_scheme(tables: Tables, name: str, scheme: str = SCHEME) -> list[Row]:
    """The rows of the scheme."""
    return [row for row in tables.get(name, []) if row["scheme"] == scheme]


def periods(tables: Tables, as_at: date, scheme: str = SCHEME) -> dict[str, list[tuple[date, date]]]:
    """Person to the periods on the scheme: stays, or snapshots up to the next where there is no stay."""
    found: dict[str, list[tuple[date, date]]] = {}
    for stay in of_scheme(tables, "episodes", scheme):
        if stay["adopted_on"] <= as_at:
            ends = stay["deselected_on"] or as_at
            found.setdefault(stay["person_ref"], []).append((stay["adopted_on"], ends))
    seen = [row for row in of_scheme(tables, "snapshots", scheme) if row["snapshot_date"] <= as_at]
    dates = sorted({row["snapshot_date"] for row in seen})
    until = {one: after - timedelta(1) for one, after in pairwise(dates)}
    with_stay = set(found)
    for row in seen:
        if row["person_ref"] not in with_stay:
            day = row["snapshot_date"]
            found.setdefault(row["person_ref"], []).append((day, until.get(day, as_at)))
    return found


def cohorts(tables: Tables, as_at: date, scheme: str = SCHEME) -> dict[str, str]:
    """Person to the cohort of the last snapshot, or of the last stay where they are in no snapshot."""
    found = {}
    for name, day in (("episodes", "adopted_on"), ("snapshots", "snapshot_date")):
        for row in sorted(of_scheme(tables, name, scheme), key=lambda row: row[day]):
            if row[day] <= as_at:
                found[row["person_ref"]] = row["cohort"]
    return found


def current(tables: Tables, as_at: date, scheme: str = SCHEME) -> set[str]:
    """The people in the last snapshot."""
    seen = [row for row in of_scheme(tables, "snapshots", scheme) if row["snapshot_date"] <= as_at]
    last = max((row["snapshot_date"] for row in seen), default=None)
    return {row["person_ref"] for row in seen if row["snapshot_date"] == last}


def is_on(found: dict[str, list[tuple[date, date]]], person: str, day: date) -> bool:
    """Whether one of the person's periods covers the day."""
    return any(first <= day <= last for first, last in found.get(person, []))
