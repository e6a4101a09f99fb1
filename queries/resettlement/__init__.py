"""Resettlement and treatment: where people live after prison, and what courts order for their health."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

By = Literal["prison", "area", "quarter", "protocol", "total"]
Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def accommodation(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
    by: By = "prison",
    cohort: Cohorts = None,
) -> Figures:
    """Releases per group: housed on release and settled at three months (shares 0–1), with targets."""
    return run(
        "resettlement.accommodation",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        as_at=as_at,
        by=by,
        cohort=cohort,
    )


def requirements(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
    by: Literal["requirement", "quarter"] = "requirement",
    cohort: Cohorts = None,
) -> Figures:
    """Treatment requirements made, and what became of them by `as_at`, per kind (and quarter)."""
    return run(
        "resettlement.requirements",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        as_at=as_at,
        by=by,
        cohort=cohort,
    )
