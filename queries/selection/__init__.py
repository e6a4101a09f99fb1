"""Selection: who meets the fixed rule, who does not, and what other thresholds would do. Advice only."""

from collections.abc import Sequence
from datetime import date

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def rule(reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None) -> Figures:
    """The thresholds of the fixed rule in force at `as_at`: one row, or none."""
    return run("selection.rule", reader, viewer, scheme=scheme, as_at=as_at)


def eligibility(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None, cohort: Cohorts = None
) -> Figures:
    """Everyone in the snapshot with scores, verdict (true, false, null) and reason.

    NotPermitted outside the operator's view; restricted people for those who may see them alone.
    """
    return run("selection.eligibility", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort)


def fixed_mismatch(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None, cohort: Cohorts = None
) -> Figures:
    """Those in Fixed who do not meet the rule, and those who meet it elsewhere, each with the reason.

    NotPermitted outside the operator's view; restricted people for those who may see them alone.
    """
    return run("selection.fixed_mismatch", reader, viewer, scheme=scheme, as_at=as_at, cohort=cohort)


def what_if(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    ogrs: float | None = None,
    ogrs_serious: float | None = None,
    css: float | None = None,
    cohort: Cohorts = None,
) -> Figures:
    """People who would meet these thresholds, per cohort, and who would join or leave, per group.

    A threshold left out is the scheme's own. NotPermitted outside the operator's view.
    """
    return run(
        "selection.what_if",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        ogrs=ogrs,
        ogrs_serious=ogrs_serious,
        css=css,
        cohort=cohort,
    )
