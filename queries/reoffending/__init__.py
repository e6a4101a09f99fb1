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


def binary(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    by: By = "cohort",
    cohort: Cohorts = None,
) -> Figures:
    """People who reoffended within a year (proven within 18 months) as a rate from 0 to 1, per group.

    People still being followed, and people not yet released, are counted apart.
    """
    return run("reoffending.binary", reader, viewer, scheme=scheme, as_at=as_at, by=by, cohort=cohort)


def expected(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    by: By = "cohort",
    predictor: Literal["any", "ogrs3", "ogrs4", "arp"] = "any",
    cohort: Cohorts = None,
) -> Figures:
    """People who reoffended within two years, those their scores led to expect, and the ratio of the two."""
    return run(
        "reoffending.expected",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        by=by,
        predictor=predictor,
        cohort=cohort,
    )


def time_to_first(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    by: By = "cohort",
    cohort: Cohorts = None,
) -> Figures:
    """The part of the people without a proven reoffence at each month (Kaplan–Meier), with those at risk."""
    return run("reoffending.time_to_first", reader, viewer, scheme=scheme, as_at=as_at, by=by, cohort=cohort)


def risk_change(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    by: Literal["cohort", "profile"] = "cohort",
    cohort: Cohorts = None,
) -> Figures:
    """Mean risk and severity scores at entry and at the latest, per group and predictor, never mixed."""
    return run("reoffending.risk_change", reader, viewer, scheme=scheme, as_at=as_at, by=by, cohort=cohort)


def benchmarks(reader: Reader, viewer: Viewer) -> Figures:
    """Published rates of reoffending, what each is of, and whether it is a fair comparison for IOM."""
    return run("reoffending.benchmarks", reader, viewer)
