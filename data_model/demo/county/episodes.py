"""Episodes, with a handful of records that disagree with the snapshots, as real ones do."""

from datetime import date
from random import Random

from data_model.demo.chance import stream
from data_model.demo.county.cases import Case
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row


def episode_rows(plan: Plan, seed: int, cases: list[Case]) -> list[Row]:
    """Rows of `episodes`; three of them disagree with the last snapshot.

    One person has left but the episode was not closed; one is still on the scheme but the episode was
    closed; one is on the scheme and the episode was not yet entered. Each table by itself is in order.
    """
    rng = stream(seed, plan.scheme, "episodes")
    rows = {case.ref: _row(rng, plan, case) for case in cases}
    meetings = sorted({day for case in cases for day, _ in case.ratings})
    left_open, closed, missing = _mistaken(cases)
    rows[left_open] |= {"deselected_on": None, "exit_reason": None}
    rows[closed] |= {"deselected_on": meetings[-1], "exit_reason": "risk_reduced", "exit_plan": True}
    del rows[missing]
    return list(rows.values())


def _row(rng: Random, plan: Plan, case: Case) -> dict[str, object]:
    planned = rng.random() < (0.95 if case.exit_reason == "three_greens" else 0.6)
    return {
        "scheme": plan.scheme,
        "episode_ref": case.ref,
        "person_ref": case.person.ref,
        "cohort": case.first_group.cohort,
        "profile": case.first_group.profile,
        "adopted_on": case.adopted_on,
        "deselected_on": case.deselected_on,
        "exit_reason": case.exit_reason,
        "exit_plan": _exit_plan(rng, case, planned),
    }


def _exit_plan(rng: Random, case: Case, planned: bool) -> bool | None:
    """Most leave with a plan; of those still on the scheme, some of the steadily green have one already."""
    if case.deselected_on:
        return planned if case.exit_reason != "died" else False
    return rng.random() < 0.6 if case.greens() >= 3 else None


def _mistaken(cases: list[Case]) -> tuple[str, str, str]:
    """Episodes to get wrong: the one closed last, an old one and the newest; of people with only one."""
    refs = [case.person.ref for case in cases]
    single = [case for case in cases if refs.count(case.person.ref) == 1]
    left = [case for case in single if case.deselected_on and case.greens() < 3]
    still = [case for case in single if not case.deselected_on and len(case.ratings) > 3]
    newest = max((case for case in single if not case.deselected_on), key=lambda c: (c.adopted_on, c.ref))
    longest = next(case for case in still if case is not newest)
    last = max(left, key=lambda case: (case.deselected_on or date.min, case.ref))
    return last.ref, longest.ref, newest.ref
