"""Referrals: who was put forward, by whom, and what was decided."""

from collections.abc import Sequence
from datetime import date

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run


def funnel(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
    cohort: Sequence[str] | None = None,
) -> Figures:
    """Referrals from `start` to `end` inclusive per source, decided by `as_at`, with a `total` row."""
    return run(
        "referrals.funnel", reader, viewer, scheme=scheme, start=start, end=end, as_at=as_at, cohort=cohort
    )
