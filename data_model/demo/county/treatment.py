"""Treatment requirements of sentences, and referrals to services."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import log
from random import Random

from data_model.demo.chance import pick, poisson, stream
from data_model.demo.county.cases import Case
from data_model.demo.county.needs import AT_ENTRY
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row

REQUIREMENTS = {"drug_rehabilitation": 0.24, "alcohol": 0.13, "mental_health": 0.12}
ENDED = {
    "improves": {"completed": 0.7, "breached": 0.15, "revoked": 0.15},
    "holds": {"completed": 0.5, "breached": 0.3, "revoked": 0.2},
    "worsens": {"completed": 0.25, "breached": 0.5, "revoked": 0.25},
}
OUTCOMES = {
    "improves": {"completed": 0.7, "dropped_out": 0.22, "declined": 0.08},
    "holds": {"completed": 0.5, "dropped_out": 0.38, "declined": 0.12},
    "worsens": {"completed": 0.25, "dropped_out": 0.55, "declined": 0.2},
}


def requirement_rows(plan: Plan, seed: int, cases: list[Case]) -> list[Row]:
    """Rows of `treatment_requirements`; mental health ones from the day the programme began."""
    rng = stream(seed, plan.scheme, "requirements")
    rows = [row for case in cases if case.statutory for row in _requirements(rng, plan, case)]
    return list({(row["person_ref"], row["requirement"], row["made_on"]): row for row in rows}.values())


def _requirements(rng: Random, plan: Plan, case: Case) -> Iterator[Row]:
    last = min(case.deselected_on or plan.end, plan.end)
    for requirement, share in REQUIREMENTS.items():
        made = case.adopted_on + timedelta(days=rng.randint(-60, 120))
        old = plan.go_live - timedelta(days=90)
        begins = plan.mental_health_from if requirement == "mental_health" else old
        if rng.random() < share and begins and begins <= made <= last:
            yield _requirement(rng, plan, case, requirement, made)


def _requirement(rng: Random, plan: Plan, case: Case, requirement: str, made: date) -> Row:
    started = made + timedelta(days=rng.randint(5, 75))
    ended = started + timedelta(days=rng.randint(60, 300))
    not_begun = started > plan.end or rng.random() < 0.08
    ongoing = not_begun or ended > plan.end
    return {
        "person_ref": case.person.ref,
        "requirement": requirement,
        "made_on": made,
        "started_on": None if not_begun else started,
        "ended_on": None if ongoing else ended,
        "outcome": "ongoing" if ongoing else pick(rng, ENDED[case.person.response]),
    }


def service_rows(plan: Plan, seed: int, cases: list[Case]) -> Iterator[Row]:
    """Rows of `service_referrals`: to the plan's agencies, for the pathways that often are needs."""
    rng = stream(seed, plan.scheme, "services")
    number = 0
    for case in cases:
        for pathway, agencies in plan.services.items():
            if rng.random() < AT_ENTRY[pathway][0] * 0.62:
                number += 1
                referred = case.adopted_on + timedelta(days=rng.randint(1, 75))
                if referred <= min(plan.end, case.deselected_on or plan.end):
                    head = {"service_referral_ref": plan.ref("s", number, 5), "pathway": pathway}
                    yield head | _service(rng, plan, case, pick(rng, agencies), referred)


def _service(rng: Random, plan: Plan, case: Case, agency: str, referred: date) -> dict[str, object]:
    years = (referred - plan.go_live).days / 365
    fast = rng.random() < min(0.7, 0.3 + 0.1 * years)
    wait = rng.lognormvariate(log(7 if fast else 19), 0.55) * (1.6 if case.person.area.hard else 1.0)
    contact = referred + timedelta(days=max(1, round(wait)))
    never = contact > plan.end or rng.random() < 0.1
    ended = contact + timedelta(days=rng.randint(30, 260))
    done = not never and ended <= plan.end
    return {
        "person_ref": case.person.ref,
        "agency": agency,
        "referred_on": referred,
        "fast_track": fast,
        "first_contact_on": None if never else contact,
        "contacts": 0 if never else 1 + poisson(rng, (min(ended, plan.end) - contact).days / 16),
        "ended_on": ended if done else None,
        "outcome": pick(rng, OUTCOMES[case.person.response]) if done else None,
    }
