"""LLR: the needs of the 67 people who were assessed every three months up to twelve."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from data_model.demo.chance import pick
from data_model.demo.frames import Row
from data_model.demo.llr.members import Member
from data_model.demo.llr.published import ASSESSED, END, NEEDS, SCHEME

POINTS = (0, 91, 182, 273, 365)
"""Days from the first assessment: three-monthly."""


def assessed(rng: Random, people: Sequence[Member]) -> list[Member]:
    """The closed group: at priority level on every date."""
    return rng.sample([p for p in people if p.cohort == "priority" and (p.first, p.last) == (0, 4)], ASSESSED)


def assessment_rows(rng: Random, group: Sequence[Member], adopted: Mapping[str, date]) -> Iterator[Row]:
    """Rows of `assessments`: the published scores at the first, falling ones for most afterwards."""
    scores = _first_scores(rng)
    for number, person in enumerate(group):
        first = adopted[person.ref] + timedelta(days=rng.randint(1, 12))
        now = {pathway: scores[pathway][number] for pathway in NEEDS}
        for point, after in enumerate(POINTS):
            day = min(END, first + timedelta(days=after + (rng.randint(-9, 9) if point else 0)))
            yield from _assessment(f"llr-a-{number:03d}-{point}", person.ref, day, now)
            now = {pathway: _later(rng, score) for pathway, score in now.items()}


def _first_scores(rng: Random) -> dict[str, list[int]]:
    """Pathway to a score for each person: the published number of people with need and sum of scores."""
    scores = {pathway: _adding_up(rng, need, total) for pathway, (need, total) in NEEDS.items()}
    for one in scores.values():
        one.extend([0] * (ASSESSED - len(one)))
        rng.shuffle(one)
    return scores


def _adding_up(rng: Random, count: int, total: int) -> list[int]:
    """`count` whole scores from 1 to 10 that add up to `total`."""
    scores = [min(10, max(1, round(rng.gauss(total / count, 1.8)))) for _ in range(count)]
    while wrong := total - sum(scores):
        step = 1 if wrong > 0 else -1
        at = rng.choice([n for n, score in enumerate(scores) if 1 <= score + step <= 10])
        scores[at] += step
    return scores


def _later(rng: Random, score: int) -> int:
    """The score three months on: mostly the same or a little less, now and then more."""
    change = pick(rng, {-3: 0.05, -2: 0.14, -1: 0.33, 0: 0.35, 1: 0.1, 2: 0.03})
    if score == 0:
        return 1 if rng.random() < 0.03 else 0
    return min(10, max(0, score + change))


def _assessment(ref: str, person_ref: str, day: date, scores: Mapping[str, int]) -> Iterator[Row]:
    for pathway, score in scores.items():
        yield {
            "scheme": SCHEME,
            "assessment_ref": ref,
            "person_ref": person_ref,
            "assessed_on": day,
            "instrument": "in_house",
            "pathway": pathway,
            "score": float(score),
        }
