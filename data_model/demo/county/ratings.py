"""Red, amber and green: sticky from one meeting to the next, and by how the person takes to the scheme."""

from collections.abc import Iterable, Iterator
from random import Random

from data_model.demo.chance import pick, stream
from data_model.demo.county.cases import Case
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row

FIRST = {"red": 0.44, "amber": 0.5, "green": 0.06}
NEXT = {
    "red": {"red": 0.66, "amber": 0.31, "green": 0.03},
    "amber": {"red": 0.09, "amber": 0.73, "green": 0.18},
    "green": {"red": 0.02, "amber": 0.14, "green": 0.84},
}
ORDER = ("red", "amber", "green")
UP = {"improves": 1.5, "holds": 0.8, "worsens": 0.4}
DOWN = {"improves": 0.7, "holds": 1.0, "worsens": 1.8}


def next_rating(rng: Random, case: Case, inside: bool, years: float) -> str:
    """The rating of the next meeting; the scheme gets better at it with the years it has run.

    In a hard area, and in custody, fewer go up.
    """
    if not case.ratings:
        return pick(rng, FIRST)
    now = case.ratings[-1][1]
    up = (
        UP[case.person.response]
        * (0.85 + 0.1 * years)
        * (0.45 if case.person.area.hard else 1.0)
        * (0.4 if inside else 1.0)
    )
    down = DOWN[case.person.response] * (1.5 if case.person.area.hard else 1.0)
    level = ORDER.index(now)
    factors = {rag: up if ORDER.index(rag) > level else down for rag in ORDER} | {now: 1.0}
    return pick(rng, {rag: weight * factors[rag] for rag, weight in NEXT[now].items()})


def rating_rows(plan: Plan, seed: int, cases: Iterable[Case]) -> Iterator[Row]:
    """Rows of `rag_ratings`."""
    rng = stream(seed, plan.scheme, "outcomes")
    for case in cases:
        for number, (day, rag) in enumerate(case.ratings, 1):
            last = [colour for _, colour in case.ratings[max(0, number - 3) : number]]
            yield {
                "scheme": plan.scheme,
                "meeting_date": day,
                "person_ref": case.person.ref,
                "rag": rag,
                "outcome": "deselect" if day == case.deselected_on else _outcome(rng, last),
            }


def _outcome(rng: Random, last: list[str]) -> str | None:
    """What the meeting decided about someone who stays, from the last three ratings; not always recorded."""
    if rng.random() < 0.03:
        return None
    if last == ["green"] * 3:
        return "consider_deselection"
    return "escalate" if last == ["red"] * 3 and rng.random() < 0.5 else "retain"
