"""Reoffending: offences before and after, the proven rate, what was expected, and the time to the first."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

By = Literal["cohort", "age_band", "area", "sex", "profile"]
"""`profile` keeps each Free profile apart, with a row `fixed_flex` for the headline of Fixed and Flex."""
Sample = Literal["fixed_period", "adoption"]
Proven = Literal["any", "only"]
Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def before_after(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    by: By = "cohort",
    sample: Sample = "fixed_period",
    proven: Proven = "any",
    as_at: date | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """Offences, offences a person and severity in a year and the year before it, per group, with `total`.

    The change is in per cent, with its 95 % interval; `start` and `end` are for the sample `fixed_period`.
    """
    return run(
        "reoffending.before_after",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        by=by,
        sample=sample,
        proven=proven,
        as_at=as_at,
        cohort=cohort,
    )


def at_liberty(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    by: By = "cohort",
    sample: Sample = "fixed_period",
    proven: Proven = "any",
    as_at: date | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """Offences per year at liberty of the same samples, per group, and the change in per cent."""
    return run(
        "reoffending.at_liberty",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        by=by,
        sample=sample,
        proven=proven,
        as_at=as_at,
        cohort=cohort,
    )
