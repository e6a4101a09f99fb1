"""The headline of the caseload: which cohorts made the change, and which have stopped growing."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, change, fitting, names, people, since

Sizes = Mapping[str, int | None]
"""People by cohort; None where a profile of it is withheld."""


def headline(trend: Figures, labels: Mapping[str, str], start: date | None, end: date) -> str:
    """“Fixed has stopped growing; the Free cohorts made the increase”, or its like."""
    now = sizes(trend, end)
    if start is None:
        return _level(now, labels)
    then = sizes(trend, start)
    moved = {cohort: _difference(then.get(cohort, 0), now.get(cohort, 0)) for cohort in {**then, **now}}
    if len(moved) == 1:
        return _alone(now, then, labels, f"since {since(start, end)}")
    if None in moved.values():
        return fitting(
            f"{_level(now, labels)}; some changes are withheld", "Some cohorts are too small to show"
        )
    steps = {cohort: step for cohort, step in moved.items() if step}
    sized = {cohort for cohort in moved if then.get(cohort) or now.get(cohort)}
    if not steps:
        return f"No cohort has changed in size since {since(start, end)}"
    stopped = [cohort for cohort in stalled(trend, start, end) if steps.get(cohort, 0) <= 0]
    if (
        len(steps) > 1
        and len(steps) == len(sized)
        and len({step > 0 for step in steps.values() if step}) == 1
    ):
        return _all_of_them(steps, labels, f"since {since(start, end)}")
    return _who(steps, stopped, labels, f"since {since(start, end)}")


def sizes(trend: Figures, on: date) -> dict[str, int | None]:
    """People of each cohort in the snapshot of `on`, its profiles together."""
    rows = trend.frame.filter(pl.col("snapshot_date") == on)
    together = pl.when(pl.col("people").null_count() == 0).then(pl.col("people").sum())
    return dict(rows.group_by("cohort", maintain_order=True).agg(together).iter_rows())


def stalled(trend: Figures, start: date, end: date) -> list[str]:
    """Cohorts that grew over as many snapshots before `start`, and have not since."""
    dates = trend.frame["snapshot_date"].unique().sort().to_list()
    steps = sum(start < on <= end for on in dates)
    earlier = [on for on in dates if on < start]
    if not 0 < steps <= len(earlier):
        return []
    first, middle, last = sizes(trend, earlier[-steps]), sizes(trend, start), sizes(trend, end)
    grew = [cohort for cohort in middle if (_difference(first.get(cohort), middle[cohort]) or 0) > 0]
    return [cohort for cohort in grew if (_difference(middle[cohort], last.get(cohort, 0)) or 0) <= 0]


def _difference(start: int | None, end: int | None) -> int | None:
    return None if start is None or end is None else end - start


def _who(steps: Mapping[str, int], stopped: list[str], labels: Mapping[str, str], when: str) -> str:
    """Who made the increase or the fall; who stopped growing comes first where there is room."""
    whole = sum(steps.values())
    if whole == 0:
        return f"Cohorts changed in size {when}, the whole did not"
    with_it = [cohort for cohort, step in steps.items() if step * whole > 0]
    direction = "increase" if whole > 0 else "fall"
    makers = _named(with_it, labels)
    made = f"{makers} made the whole {direction}"
    one_stopped = [cohort for cohort in stopped if cohort not in with_it][:1]
    stall = f"{_stopped(one_stopped[0], labels)}; " if one_stopped and whole > 0 else ""
    level = f"The caseload is {change(0, whole)} {when}"
    first = (f"{stall}{made}", f"{stall}{makers} made the {direction}") if stall else (f"{made} {when}",)
    return capital(fitting(*first, made, level))


def _all_of_them(steps: Mapping[str, int], labels: Mapping[str, str], when: str) -> str:
    """“All 3 cohorts grew since June, the Free cohorts most, by 9”."""
    most = max(steps, key=lambda cohort: abs(steps[cohort]))
    verb = "grew" if steps[most] > 0 else "fell"
    start = f"{'Both' if len(steps) == 2 else f'All {len(steps)}'} cohorts {verb} {when}"
    return fitting(f"{start}, {labels.get(most, most)} most", start)


def _alone(now: Sizes, then: Sizes, labels: Mapping[str, str], when: str) -> str:
    """With one cohort to look at: “Fixed: 43 people, up 2 since June”."""
    cohort = next(iter({**then, **now}))
    size = now.get(cohort, 0)
    if size is None:
        return "The number of people is withheld"
    told = f"{people(size)}, {change(then.get(cohort, 0), size)} {when}"
    return capital(fitting(f"{labels.get(cohort, cohort)}: {told}", told))


def _stopped(cohort: str, labels: Mapping[str, str]) -> str:
    label = labels.get(cohort, cohort)
    return f"{label} {'have' if label.startswith('the ') else 'has'} stopped growing"


def _named(cohorts: list[str], labels: Mapping[str, str]) -> str:
    return names([labels.get(cohort, cohort) for cohort in cohorts])


def _level(now: Sizes, labels: Mapping[str, str]) -> str:
    known = [size for size in now.values() if size is not None]
    if len(known) < len(now):
        return "Some cohorts are too small to show"
    if not known:
        return "No snapshot to count yet"
    across = f" in {len(known)} cohorts" if len(known) > 1 else ""
    return f"{capital(people(sum(known)))} on the scheme{across}"
