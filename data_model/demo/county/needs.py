"""Needs: nine pathways, assessed every quarter, falling for some and not for others."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from data_model.demo.chance import poisson, stream
from data_model.demo.county.cases import Case
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row

AT_ENTRY = {
    "alcohol": (0.42, 5.0),
    "drugs": (0.74, 6.2),
    "finance_debt": (0.68, 5.4),
    "relationships": (0.52, 4.8),
    "housing": (0.6, 6.0),
    "physical_health": (0.28, 4.2),
    "mental_wellbeing": (0.63, 5.6),
    "education_training_employment": (0.7, 5.2),
    "attitudes_thinking_behaviour": (0.95, 6.4),
}
"""Pathway to the share with need at adoption and the mean score of those."""

WOMEN = {"relationships": 0.3, "mental_wellbeing": 0.2, "attitudes_thinking_behaviour": -0.15}
CHANGE = {"improves": -1.1, "holds": -0.4, "worsens": 0.25}
"""Points a quarter."""

STUBBORN = ("housing", "finance_debt", "physical_health")
STAR_FROM = date(2023, 1, 1)
"""From here on women are also assessed with the Justice Star (the demo's own date)."""


def entry_scores(rng: Random, case: Case) -> dict[str, float]:
    """Score of each pathway at adoption, 0 where no need is found."""
    more = WOMEN if case.person.sex == "female" else {}
    scores = {}
    for pathway, (share, mean) in AT_ENTRY.items():
        has_need = rng.random() < share + more.get(pathway, 0.0)
        scores[pathway] = min(10.0, max(1.0, rng.gauss(mean, 1.7))) if has_need else 0.0
    return scores


def assessment_rows(plan: Plan, seed: int, cases: list[Case]) -> Iterator[Row]:
    """Rows of `assessments` of every case."""
    rng = stream(seed, plan.scheme, "needs")
    for case in cases:
        scores = entry_scores(rng, case)
        for number, day in enumerate(_days(rng, plan, case)):
            if number == 0 or rng.random() > 0.08:
                yield from _assessment(plan, case, day, number, scores)
                if case.person.sex == "female" and day >= STAR_FROM:
                    yield from _star(plan, case, day, number, scores)
            scores = {pathway: _later(rng, case, pathway, score) for pathway, score in scores.items()}


def _days(rng: Random, plan: Plan, case: Case) -> Iterator[date]:
    """Quarterly from adoption to the end of the case; some are late, and then the next ones too."""
    day = case.adopted_on + timedelta(days=rng.randint(0, 20))
    while day <= min(plan.end, case.deselected_on or plan.end):
        yield day
        late = rng.randint(20, 50) if rng.random() < 0.1 else 0
        day += timedelta(days=rng.randint(82, 100) + late)


def _later(rng: Random, case: Case, pathway: str, score: float) -> float:
    """The score a quarter on."""
    change = CHANGE[case.person.response]
    if pathway in STUBBORN:
        change *= 0.1 if case.person.area.hard else 0.5
    if score == 0:
        return float(poisson(rng, 0.025) * 2)
    return min(10.0, max(0.0, score + rng.gauss(change, 0.7)))


def _rows(
    plan: Plan, case: Case, day: date, ref: str, instrument: str, scores: Mapping[str, float]
) -> Iterator[Row]:
    for pathway, score in scores.items():
        yield {
            "scheme": plan.scheme,
            "assessment_ref": ref,
            "person_ref": case.person.ref,
            "assessed_on": day,
            "instrument": instrument,
            "pathway": pathway,
            "score": float(round(score)),
        }


def _assessment(plan: Plan, case: Case, day: date, number: int, scores: Mapping[str, float]) -> Iterator[Row]:
    ref = f"{case.ref.replace('-e-', '-a-')}-{number + 1:02d}"
    return _rows(plan, case, day, ref, "in_house", scores)


def _star(plan: Plan, case: Case, day: date, number: int, scores: Mapping[str, float]) -> Iterator[Row]:
    """The same needs on the Justice Star, which runs the other way and starts at 1."""
    ref = f"{case.ref.replace('-e-', '-js-')}-{number + 1:02d}"
    turned = {pathway: max(1.0, 10.0 - score) for pathway, score in scores.items()}
    return _rows(plan, case, day, ref, "justice_star", turned)
