"""The pathways counted again in plain Python: no SQL, and nothing shared with the queries."""

from collections import Counter
from datetime import date, timedelta
from statistics import mean
from typing import Any

from support.belonging import Tables, cohorts, current, is_on, of_scheme, periods
from support.rows import SCHEME

Scores = dict[str, float]
Visits = dict[str, dict[date, Scores]]
"""Person to day to the score of each pathway."""

WORSE = {
    "in_house": lambda score: score > 0,
    "oasys_need": lambda score: score > 0,
    "justice_star": lambda score: score < 10,
}
"""Instrument to whether a score is a need."""
GAIN = {"in_house": -1, "oasys_need": -1, "justice_star": 1}
OFFSETS = {0: 0, 3: 91, 6: 183, 9: 274, 12: 365, 15: 457, 18: 548}
MAPPED = {
    "accommodation": {"housing"},
    "health": {"physical_health", "mental_wellbeing"},
    "drugs_alcohol": {"drugs", "alcohol"},
    "finance_benefit_debt": {"finance_debt"},
    "children_families": {"relationships"},
}


def nine_of(pathway: str) -> set[str]:
    """The ones of the nine that a pathway answers to."""
    return MAPPED.get(pathway, {pathway})


def rows_of(tables: Tables, first: date, last: date, scheme: str = SCHEME) -> list[dict[str, Any]]:
    return [row for row in of_scheme(tables, "assessments", scheme) if first <= row["assessed_on"] <= last]


def most_used(rows: list[dict[str, Any]]) -> str | None:
    """The instrument with most scores."""
    used = Counter(row["instrument"] for row in rows)
    return min(used, key=lambda kind: (-used[kind], kind), default=None)


def visits_of(rows: list[dict[str, Any]], instrument: str | None) -> Visits:
    """The assessments with the instrument, one a person and day: of two scores the worse."""
    found: Visits = {}
    for row in rows:
        if row["instrument"] == instrument:
            day = found.setdefault(row["person_ref"], {}).setdefault(row["assessed_on"], {})
            worse = min if GAIN[instrument] == 1 else max
            day[row["pathway"]] = worse(row["score"], day.get(row["pathway"], row["score"]))
    return found


def those(visits: Visits, people: set[str]) -> Visits:
    return {person: days for person, days in visits.items() if person in people}


def asked_for(
    tables: Tables, visits: Visits, as_at: date, cohort: list[str] | None, people: str, scheme: str = SCHEME
) -> Visits:
    """The visits of the people asked for."""
    if cohort:
        where = cohorts(tables, as_at, scheme)
        visits = those(visits, {person for person, its in where.items() if its in cohort})
    return those(visits, current(tables, as_at, scheme)) if people == "current" else visits


def averages(scores: list[float], instrument: str) -> dict[str, Any]:
    """People, with need and the two means, as every metric of the pathways gives them."""
    needs = [score for score in scores if WORSE[instrument](score)]
    return {
        "people": len(scores),
        "with_need": len(needs),
        "mean_all": mean(scores) if scores else None,
        "mean_when_scored": mean(needs) if needs else None,
    }


def picked(visits: Visits, point: str) -> dict[str, Scores]:
    """Person to the scores of their first or last assessment."""
    which = min if point == "entry" else max
    return {person: days[which(days)] for person, days in visits.items()}


def at_points(days: dict[date, Scores], months: int) -> dict[int, date]:
    """Point to the day of the nearest assessment, where there is one within 45 days."""
    entry, found = min(days), {}
    for month in range(0, months + 1, 3):
        due = entry + timedelta(OFFSETS[month])
        near = [(abs((day - due).days), day) for day in days if abs((day - due).days) <= 45]
        if near:
            found[month] = min(near)[1]
    return found


def closed_group(visits: Visits, months: int) -> dict[str, dict[int, Scores]]:
    """Person to point to scores, for the people assessed at every point."""
    points = range(0, months + 1, 3)
    found = {person: at_points(days, months) for person, days in visits.items()}
    return {
        person: {month: visits[person][at[month]] for month in points}
        for person, at in found.items()
        if len(at) == len(points)
    }


def fallen_out(
    tables: Tables,
    visits: Visits,
    others: list[dict[str, Any]],
    months: int,
    as_at: date,
    scheme: str = SCHEME,
) -> Counter[tuple[int, str]]:
    """How many fell out of the closed group, by point and reason."""
    on, found = periods(tables, as_at, scheme), Counter()
    for person, days in visits.items():
        at = at_points(days, months)
        missing = [month for month in range(0, months + 1, 3) if month not in at]
        if missing:
            due = min(days) + timedelta(OFFSETS[missing[0]])
            elsewhere = any(
                row["person_ref"] == person and abs((row["assessed_on"] - due).days) <= 45 for row in others
            )
            found[missing[0], _reason(elsewhere, is_on(on, person, min(due, as_at)), due, as_at)] += 1
    return found


def _reason(elsewhere: bool, still_on: bool, due: date, as_at: date) -> str:
    if elsewhere:
        return "changed_instrument"
    if not still_on:
        return "left"
    return "not_yet_due" if due + timedelta(45) > as_at else "missed"


def moved(visits: Visits, instrument: str) -> dict[str, Counter[str]]:
    """Pathway to how many improved, stayed the same, worsened, or were assessed once."""
    found: dict[str, Counter[str]] = {}
    for days in visits.values():
        first, last = days[min(days)], days[max(days)]
        for pathway in {*first, *last}:
            counts = found.setdefault(pathway, Counter())
            if len(days) == 1:
                counts["assessed_once"] += 1
            elif pathway in first and pathway in last:
                gain = GAIN[instrument] * (last[pathway] - first[pathway])
                counts["improved" if gain > 0 else "worsened" if gain < 0 else "same"] += 1
    return found
