"""Caseload: how many people, in which cohorts, who joined and left, and who works with them."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

By = Literal["area", "cohort", "setting", "order_type", "lead_agency"]
Every = Literal["month", "quarter"]
Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def by_cohort(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People per cohort and profile live at `as_at`, with cap, share (0–1) and planned share."""
    return run("caseload.by_cohort", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, area=area)


def trend(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People per snapshot date, cohort and profile, from `start` to `end` inclusive."""
    return run(
        "caseload.trend", reader, viewer, scheme=scheme, start=start, end=end, cohort=cohort, area=area
    )


def change(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    by: By = "area",
    cohort: Cohorts = None,
) -> Figures:
    """People per cohort and group at the two snapshots and the change in per cent, with `total` rows."""
    return run("caseload.change", reader, viewer, scheme=scheme, start=start, end=end, by=by, cohort=cohort)


def spread(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People in the community and in custody per snapshot date; a `community_<agency>` column per agency."""
    return run(
        "caseload.spread", reader, viewer, scheme=scheme, start=start, end=end, cohort=cohort, area=area
    )


def flow(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    every: Every = "month",
    cohort: Cohorts = None,
) -> Figures:
    """People at the start, adopted, moved, deselected and at the end, per period and cohort."""
    return run(
        "caseload.flow", reader, viewer, scheme=scheme, start=start, end=end, every=every, cohort=cohort
    )


def workload(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Cohorts = None,
    people: Literal["everyone", "listed"] = "everyone",
) -> Figures:
    """People per role and manager; outside the operator's view `staff_ref` is a place in the role.

    `listed` counts only those whom `cases.list` shows the viewer.
    """
    return run("caseload.workload", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, people=people)


def length_of_stay(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None, cohort: Cohorts = None
) -> Figures:
    """Median and quartiles of days on the scheme per cohort (Kaplan–Meier); null where not reached."""
    return run("caseload.length_of_stay", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort)


def projection(reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None) -> Figures:
    """The caseload carried on for a year with a 95 % interval, and when it reaches capacity."""
    return run("caseload.projection", reader, viewer, scheme=scheme, as_at=as_at)
