"""When people are in custody, and where they live once released."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data_model.demo.chance import pick, stream
from data_model.demo.county.people import Person, Stay
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row

YEARLY = {"improves": 0.25, "holds": 0.6, "worsens": 1.1}
"""Stays in custody begun in a year, by how the person takes to the scheme."""

DUE = timedelta(days=91)
HOUSED = {
    "settled": 0.4,
    "temporary": 0.24,
    "approved_premises": 0.12,
    "rough_sleeping": 0.05,
    "none": 0.12,
    "unknown": 0.07,
}
HARD = {"settled": 0.6, "temporary": 0.9, "rough_sleeping": 2.0, "none": 1.8}
PROTOCOL = {"settled": 1.5, "temporary": 1.3, "rough_sleeping": 0.3, "none": 0.4}
LATER = {"settled": 1.6, "temporary": 0.7, "approved_premises": 0.2}


def stays(rng: Random, person: Person, adopted_on: date, inside: bool, end: date) -> list[Stay]:
    """Two years of custody before adoption and all of it after, without overlaps and a week apart."""
    periods = []
    if rng.random() < 0.4:
        start = adopted_on - timedelta(days=rng.randint(420, 730))
        periods.append(_stay(start, rng.randint(14, 150)))
    now = adopted_on
    if inside:
        start = now - timedelta(days=rng.randint(40, 240))
        periods.append(_stay(start, (now - start).days + rng.randint(12, 120)))
        now = periods[-1].end
    rate = YEARLY[person.response] * (1.9 if person.area.hard else 1.0)
    while (start := now + timedelta(days=10 + round(rng.expovariate(rate / 365)))) <= end:
        periods.append(_stay(start, _length(rng)))
        now = periods[-1].end
    return periods


def _length(rng: Random) -> int:
    """Days: mostly recalls of a few weeks and short sentences, some long."""
    if rng.random() < 0.14:
        return 240 + round(rng.expovariate(1 / 380))
    return 14 + round(rng.expovariate(1 / 75))


def _stay(start: date, days: int) -> Stay:
    """A stay that begins and ends from Monday to Thursday, and not on a month end: those are counted."""
    return Stay(_working(start), _working(start + timedelta(days=days)))


def _working(day: date) -> date:
    while day.weekday() > 3 or (day + timedelta(days=1)).day == 1:
        day += timedelta(days=1)
    return day


def custody_rows(plan: Plan, people: list[Person]) -> Iterator[Row]:
    """Rows of `custody_periods`."""
    for person in people:
        for stay in person.stays:
            if stay.start <= plan.end:
                yield {
                    "person_ref": person.ref,
                    "from_date": stay.start,
                    "to_date": stay.end if stay.end <= plan.end else None,
                }


def release_rows(plan: Plan, seed: int, people: list[Person]) -> Iterator[Row]:
    """Rows of `releases` since the scheme went live."""
    rng = stream(seed, plan.scheme, "releases")
    for person in people:
        for stay in person.stays:
            if plan.go_live <= stay.end <= plan.end:
                yield _release(rng, plan, person, stay.end)


def _release(rng: Random, plan: Plan, person: Person, day: date) -> Row:
    prison = pick(rng, plan.women_prisons if person.sex == "female" else plan.prisons)
    began = plan.protocol_from is not None and day >= plan.protocol_from
    protocol = began and prison in plan.protocol_prisons and rng.random() < 0.7
    odds = [HARD] * person.area.hard + [PROTOCOL] * protocol
    due = day + DUE <= plan.end
    return {
        "person_ref": person.ref,
        "released_on": day,
        "prison": prison,
        "area": person.area.code,
        "accommodation_on_release": _accommodation(rng, odds),
        "accommodation_at_3_months": _accommodation(rng, [*odds, LATER]) if due else None,
        "protocol": protocol if plan.protocol_from else None,
    }


def _accommodation(rng: Random, odds: list[dict[str, float]]) -> str:
    weights = dict(HOUSED)
    for factors in odds:
        weights = {kind: weight * factors.get(kind, 1.0) for kind, weight in weights.items()}
    return pick(rng, weights)
