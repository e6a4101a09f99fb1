"""Referrals: who put people forward, how long the decision took, and what it was."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from math import log
from random import Random

from data_model.demo.calendar import month_ends, next_wednesday
from data_model.demo.chance import day_between, pick, stream
from data_model.demo.county.caseload import History
from data_model.demo.county.cases import Case
from data_model.demo.county.people import Person
from data_model.demo.county.plan import Group, Plan
from data_model.demo.frames import Row

SOURCES = {
    "police": 0.36,
    "probation": 0.31,
    "prison": 0.13,
    "court": 0.05,
    "youth_offending_service": 0.02,
    "local_authority": 0.03,
    "health": 0.02,
    "voluntary_sector": 0.03,
    "other_area": 0.03,
    "self": 0.01,
    "other": 0.01,
}
WOMEN = {"voluntary_sector": 0.25, "health": 0.06}
DECLINED = {
    "Below the threshold": 0.4,
    "Better served elsewhere": 0.2,
    "Did not agree to take part": 0.15,
    "Managed under MAPPA": 0.1,
    "Moved out of the area": 0.1,
    "Index offence out of scope": 0.05,
}
DEFERRED = {"More information needed": 0.5, "Awaiting sentence": 0.3, "Awaiting release": 0.2}


def referral_rows(plan: Plan, seed: int, history: History) -> Iterator[Row]:
    """Rows of `referrals`: one for each adoption, and those that led to none, whose people are drawn here."""
    rng = stream(seed, plan.scheme, "referrals")
    adopted = [
        row for case in history.cases if not case.first_group.live_to for row in _of_case(rng, plan, case)
    ]
    months = Counter(day.replace(day=1) for row in adopted if isinstance(day := row["referred_on"], date))
    others = [
        _not_adopted(rng, plan, history, end, months[end.replace(day=1)])
        for end in month_ends(plan.go_live - timedelta(days=60), plan.end)
    ]
    rows = adopted + [row for month in others for row in month]
    rows.sort(key=lambda row: (row["referred_on"], row["person_ref"]))
    for number, row in enumerate(rows, 1):
        yield {"scheme": plan.scheme, "referral_ref": plan.ref("r", number), **row}


def _of_case(rng: Random, plan: Plan, case: Case) -> Iterator[dict[str, object]]:
    """The referral that led to a case, and for a few an earlier one that was deferred."""
    referred = case.adopted_on - timedelta(days=_wait(rng, case.person))
    yield _row(rng, case.first_group, case.person, referred) | {
        "decided_on": case.adopted_on,
        "decision": "adopted",
        "reason": "Court or licence condition" if case.statutory and rng.random() < 0.2 else None,
    }
    if rng.random() < 0.05:
        decided = next_wednesday(referred - timedelta(days=rng.randint(20, 60)))
        earlier = decided - timedelta(days=rng.randint(8, 30))
        yield _row(rng, case.first_group, case.person, earlier) | {
            "decided_on": decided,
            "decision": "deferred",
            "reason": pick(rng, DEFERRED),
        }


def _wait(rng: Random, person: Person) -> int:
    """Days from referral to decision; longer in a hard area."""
    days = rng.lognormvariate(log(19), 0.5) * (1.8 if person.area.hard else 1.0)
    return min(150, max(2, round(days)))


def _row(rng: Random, group: Group, person: Person, referred: date) -> dict[str, object]:
    sources = SOURCES | (WOMEN if person.sex == "female" else {})
    return {
        "person_ref": person.ref,
        "referred_on": referred,
        "source": pick(rng, sources),
        "cohort": None if rng.random() < 0.04 else group.cohort,
    }


def _not_adopted(
    rng: Random, plan: Plan, history: History, end: date, adopted: int
) -> list[dict[str, object]]:
    """The month's referrals that were declined or deferred, or that are open at the end of the data."""
    count = max(4, rng.randint(*plan.referrals_a_month) - adopted)
    return [_one_not_adopted(rng, plan, history, end) for _ in range(count)]


def _one_not_adopted(rng: Random, plan: Plan, history: History, end: date) -> dict[str, object]:
    referred = day_between(rng, end.replace(day=1), end)
    live = [g for g in plan.groups if not g.live_to and g.live_from <= max(end, plan.go_live)]
    group = rng.choices(live, [g.path[-1] for g in live])[0]
    person = history.people.draw(group, referred, adopted=False)
    row = _row(rng, group, person, referred)
    decided = next_wednesday(max(plan.go_live, referred + timedelta(days=_wait(rng, person))))
    if decided > plan.end or rng.random() < 0.004:
        return row
    deferred = rng.random() < 0.12
    return row | {
        "decided_on": decided,
        "decision": "deferred" if deferred else "declined",
        "reason": pick(rng, DEFERRED if deferred else DECLINED),
    }
