"""Cases: the caseload person by person, for those who work the cases; NotPermitted for everybody else."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Codes = Sequence[str] | None
"""Codes to keep; None or empty for all."""
Flag = Literal[
    "red_twice",
    "overdue_rating",
    "overdue_assessment",
    "three_greens",
    "no_exit_plan",
    "release_due_soon",
    "outside_fixed_rule",
    "over_two_years",
]
Order = Literal[
    "person_ref",
    "cohort",
    "rag",
    "rated_on",
    "green_streak",
    "area_name",
    "setting",
    "com_ref",
    "polm_ref",
    "support_officer_ref",
    "ogrs",
    "css",
    "adopted_on",
    "last_assessed_on",
    "release_due",
    "flags",
]


def list(  # noqa: A001 - the metric is called cases.list
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Codes = None,
    search: str | None = None,
    rag: Codes = None,
    area: Codes = None,
    manager: Codes = None,
    setting: Codes = None,
    flags: Sequence[Flag] | None = None,
    order: Order = "rag",
    descending: bool = False,
) -> Figures:
    """One row per person in the snapshot whom the viewer may see, filtered and in order.

    `manager` in any role; `flags` all of them; what is empty comes last in either direction.
    """
    return run(
        "cases.list",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        cohort=cohort,
        search=search,
        rag=rag,
        area=area,
        manager=manager,
        setting=setting,
        flags=flags,
        order=order,
        descending="yes" if descending else "no",
    )


def flags(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Codes = None,
    area: Codes = None,
) -> Figures:
    """People with each flag, of those whom `list` shows; empty where it cannot be told of anybody."""
    return run("cases.flags", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, area=area)


def due(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Codes = None,
    area: Codes = None,
) -> Figures:
    """People in the order in which the next meeting discusses them, and why they come where they do."""
    return run("cases.due", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, area=area)


def person(reader: Reader, viewer: Viewer, *, scheme: str, person: str, as_at: date | None = None) -> Figures:
    """One row of facts; none for somebody unknown, of another scheme, or restricted."""
    return run("cases.person", reader, viewer, scheme=scheme, person=person, as_at=as_at)


def events(reader: Reader, viewer: Viewer, *, scheme: str, person: str, as_at: date | None = None) -> Figures:
    """One row per thing recorded of the person up to `as_at`, by lane; none where `person` has none."""
    return run("cases.events", reader, viewer, scheme=scheme, person=person, as_at=as_at)


def needs(reader: Reader, viewer: Viewer, *, scheme: str, person: str, as_at: date | None = None) -> Figures:
    """First, latest and worst score per instrument and pathway, the main instrument first."""
    return run("cases.needs", reader, viewer, scheme=scheme, person=person, as_at=as_at)
