"""Statistical process control: whether a monthly figure changed by more than it always varies."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Measure = Literal["caseload", "share_green", "share_red", "reoffences_per_person", "referrals"]


def signals(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    measure: Measure = "caseload",
    start: date | None = None,
    end: date | None = None,
    cohort: Sequence[str] | None = None,
) -> Figures:
    """The measure per month with its XmR mean, limits and signals; no limits under twelve values."""
    return run(
        "spc.signals", reader, viewer, scheme=scheme, measure=measure, start=start, end=end, cohort=cohort
    )
