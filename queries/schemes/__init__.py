"""Schemes: what the store holds, for the pages to choose from."""

from datetime import date

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run


def list(reader: Reader, viewer: Viewer) -> Figures:  # noqa: A001 - read as `schemes.list`, the metric's own name
    """The schemes that `viewer` may see: `scheme`, `name`, `capacity`, `origin`."""
    return run("schemes.list", reader, viewer)


def snapshot_dates(reader: Reader, viewer: Viewer, *, scheme: str) -> Figures:
    """`snapshot_date` and `people` of every snapshot, the first one first."""
    return run("schemes.snapshot_dates", reader, viewer, scheme=scheme)


def events(
    reader: Reader, viewer: Viewer, *, scheme: str, start: date | None = None, end: date | None = None
) -> Figures:
    """`event_date`, `title` and `detail` of the scheme's events from `start` to `end` inclusive."""
    return run("schemes.events", reader, viewer, scheme=scheme, start=start, end=end)


def cohorts(reader: Reader, viewer: Viewer, *, scheme: str) -> Figures:
    """Every cohort and profile of the scheme with its label, dates, cap and planned share."""
    return run("schemes.cohorts", reader, viewer, scheme=scheme)


def tables(reader: Reader, viewer: Viewer, *, scheme: str) -> Figures:
    """`table` and `rows` of the scheme, 0 for a table that was never loaded."""
    return run("schemes.tables", reader, viewer, scheme=scheme)
