"""RAG: the ratings given at the MACC, how they move, and whose rating says that something is due."""

from collections.abc import Sequence
from datetime import date

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def current(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People per cohort, profile and last rating (red, amber, green, unrated), with shares (0–1)."""
    return run("rag.current", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, area=area)


def history(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """People per meeting and rating given, and those on the scheme who were not rated at it."""
    return run("rag.history", reader, viewer, scheme=scheme, start=start, end=end, cohort=cohort)


def transitions(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """People per rating at `start` and rating at `end`, `adopted` and `deselected` being ends too."""
    return run("rag.transitions", reader, viewer, scheme=scheme, start=start, end=end, cohort=cohort)


def ready_for_deselection(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None, cohort: Cohorts = None
) -> Figures:
    """People with three greens or more in their open episode; NotPermitted but for those who work cases."""
    return run("rag.ready_for_deselection", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort)


def overdue(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    days: int = 35,
    cohort: Cohorts = None,
) -> Figures:
    """People not rated for more than `days` days, or never; NotPermitted but for those who work cases."""
    return run("rag.overdue", reader, viewer, scheme=scheme, as_at=as_at, days=days, cohort=cohort)


def rated(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    days: int = 35,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People per cohort rated within `days` days, overdue and never rated, with a `total`."""
    return run("rag.rated", reader, viewer, scheme=scheme, as_at=as_at, days=days, cohort=cohort, area=area)


def greens(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    cohort: Cohorts = None,
    area: str | None = None,
) -> Figures:
    """People per number of greens in a row in their open episode, with and without an exit plan."""
    return run("rag.greens", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort, area=area)


def time_in_red(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None, cohort: Cohorts = None
) -> Figures:
    """Median and quartiles of days in red per cohort and in `total` (Kaplan–Meier); null if not reached."""
    return run("rag.time_in_red", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort)
