"""Offences before, during and after the scheme, and the enforcement that follows."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import log
from random import Random

from data_model.demo.chance import pick, stream
from data_model.demo.county.cases import Case
from data_model.demo.county.people import Person
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row

CODES: dict[str, tuple[float, float | None]] = {
    "46": (0.27, 21.0),
    "28.2": (0.09, 437.0),
    "30A.2": (0.06, 187.0),
    "45": (0.07, 34.0),
    "48": (0.04, 128.0),
    "39": (0.02, 81.0),
    "34": (0.03, 746.0),
    "29": (0.004, 1763.0),
    "49": (0.06, 25.0),
    "40": (0.02, 31.0),
    "44": (0.02, 19.0),
    "54": (0.02, 52.0),
    "126": (0.01, 17.0),
    "105A": (0.09, 16.0),
    "8N": (0.05, 184.0),
    "8L": (0.02, 43.0),
    "58C": (0.03, 7.0),
    "58D": (0.03, 8.0),
    "10D": (0.02, 66.0),
    "92D": (0.03, 12.0),
    "92E": (0.02, 4.0),
    "9A": (0.04, 11.0),
    "999.9": (0.006, None),
}
"""Offence code to how common it is and a severity of a plausible size (not the published weights)."""

ON_SCHEME = {"improves": 0.5, "holds": 0.95, "worsens": 1.5}
SINCE = {"improves": 0.45, "holds": 0.9, "worsens": 1.3}
HISTORY = timedelta(days=730)
WORST = 1.6
"""How much more people offend in the half year before they are selected: at their worst."""


def offence_rows(plan: Plan, seed: int, cases: list[Case]) -> list[Row]:
    """Rows of `offences` of everyone adopted, from two years before their first adoption."""
    rng = stream(seed, plan.scheme, "offences")
    by_person: dict[str, list[Case]] = {}
    for case in cases:
        by_person.setdefault(case.person.ref, []).append(case)
    rows = [row for mine in by_person.values() for row in _of_person(rng, plan, mine)]
    return [{"offence_ref": plan.ref("o", n, 5), **row} for n, row in enumerate(rows, 1)]


def _of_person(rng: Random, plan: Plan, mine: list[Case]) -> Iterator[Row]:
    person, first = mine[0].person, mine[0].adopted_on
    base = mine[0].first_group.traits.yearly * rng.gammavariate(2.2, 1 / 2.2)
    day = first - HISTORY
    while (day := day + timedelta(days=1 + rng.expovariate(base * WORST / 365))) <= plan.end:
        if rng.random() < _level(person, mine, day) / WORST:
            yield _offence(rng, plan, person, day)


def _level(person: Person, mine: list[Case], day: date) -> float:
    """How much the person offends on a day, 1 being the usual before the scheme; in custody not at all."""
    first = mine[0].adopted_on
    if person.in_custody(day):
        return 0.0
    if day < first:
        return WORST if (first - day).days <= 180 else 1.0
    on = any(case.adopted_on <= day <= (case.deselected_on or day) for case in mine)
    return (ON_SCHEME if on else SINCE)[person.response]


def _offence(rng: Random, plan: Plan, person: Person, day: date) -> Row:
    code = pick(rng, {code: weight for code, (weight, _) in CODES.items()})
    proven = day + timedelta(days=min(720, 5 + round(rng.lognormvariate(log(105), 0.7))))
    return {
        "person_ref": person.ref,
        "offence_date": day,
        "offence_code": code,
        "proven_on": proven if rng.random() < 0.74 and proven <= plan.end else None,
        "severity": CODES[code][1],
    }


def enforcement_rows(plan: Plan, seed: int, cases: list[Case], offences: list[Row]) -> list[Row]:
    """Rows of `enforcement`: arrests after offences, recalls into custody, breaches, searches and tags."""
    rng = stream(seed, plan.scheme, "enforcement")
    rows = [*_arrests(rng, plan, offences), *(row for case in cases for row in _in_case(rng, plan, case))]
    keyed = {(row["person_ref"], row["event_date"], row["kind"]): row for row in rows}
    return list(keyed.values())


def _arrests(rng: Random, plan: Plan, offences: list[Row]) -> Iterator[Row]:
    for row in offences:
        day = row["offence_date"]
        if isinstance(day, date) and day >= plan.go_live and rng.random() < 0.5:
            arrested = min(plan.end, day + timedelta(days=rng.randint(0, 9)))
            yield _event(row["person_ref"], arrested, "arrest")


def _in_case(rng: Random, plan: Plan, case: Case) -> Iterator[Row]:
    last = case.deselected_on or plan.end
    for stay in case.person.stays:
        if case.adopted_on < stay.start <= last and case.statutory and rng.random() < 0.6:
            yield _event(case.person.ref, stay.start, "recall")
    for kind, yearly in _yearly(case).items():
        day = case.adopted_on
        while (day := day + timedelta(days=1 + rng.expovariate(yearly / 365))) <= last:
            if not case.person.in_custody(day):
                yield _event(case.person.ref, day, kind)


def _yearly(case: Case) -> dict[str, float]:
    """Events a year in the community, by kind."""
    factor = {"improves": 0.5, "holds": 1.0, "worsens": 1.9}[case.person.response]
    breach = 0.8 * factor * (1.0 if case.statutory else 0.2)
    return {"breach": breach, "search": 0.5, "tag_violation": 0.3 * factor}


def _event(person_ref: object, day: date, kind: str) -> Row:
    return {"person_ref": person_ref, "event_date": day, "kind": kind}
