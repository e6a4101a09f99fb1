"""Partnership: who comes to the meetings, and how soon services see the people referred to them."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Meeting = Literal["macc", "map", "ro_cpg", "slp_board"] | None
"""None: all four kinds."""
By = Literal["agency_pathway", "agency", "pathway", "total"]
Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def attendance(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    meeting: Meeting = None,
) -> Figures:
    """People expected and attended per kind of meeting and agency, with the share (0–1)."""
    return run("partnership.attendance", reader, viewer, scheme=scheme, start=start, end=end, meeting=meeting)


def attendance_by_date(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    meeting: Meeting = None,
) -> Figures:
    """The same meeting by meeting, with a state in words and a row for all agencies (`total`)."""
    return run(
        "partnership.attendance_by_date", reader, viewer, scheme=scheme, start=start, end=end, meeting=meeting
    )


def missed(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    meeting: Meeting = None,
    in_a_row: int = 3,
) -> Figures:
    """Agencies that missed at least the last `in_a_row` meetings at which they were expected."""
    return run(
        "partnership.missed",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        meeting=meeting,
        in_a_row=in_a_row,
    )


def fast_track(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
    by: By = "agency_pathway",
    cohort: Cohorts = None,
) -> Figures:
    """Referrals to services per agency and pathway; median and quartiles of days to the first contact."""
    return run(
        "partnership.fast_track",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        as_at=as_at,
        by=by,
        cohort=cohort,
    )


def waits(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """Referrals per track (`fast`, `other`) and week of the first contact, the waiting apart."""
    return run(
        "partnership.waits", reader, viewer, scheme=scheme, start=start, end=end, as_at=as_at, cohort=cohort
    )
