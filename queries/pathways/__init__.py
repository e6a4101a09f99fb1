"""Pathways: what people need, whether it lessens, and the services they are referred to."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Instrument = Literal["in_house", "justice_star", "oasys_need"] | None
"""None: the one with most scores on record."""
Point = Literal["entry", "latest"]
People = Literal["assessed", "current"]
Cohorts = Sequence[str] | None
"""Codes of cohorts; None or empty for all."""


def needs(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    point: Point = "entry",
    instrument: Instrument = None,
    people: People = "assessed",
    cohort: Cohorts = None,
) -> Figures:
    """People, people with a need, its share (0–1) and three averages of the score, per pathway."""
    return run(
        "pathways.needs",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        point=point,
        instrument=instrument,
        people=people,
        cohort=cohort,
    )


def progress(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    months: int = 12,
    instrument: Instrument = None,
    cohort: Cohorts = None,
) -> Figures:
    """The closed group per point (months since entry) and pathway; change of score with 95 % limits."""
    return run(
        "pathways.progress",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        months=months,
        instrument=instrument,
        cohort=cohort,
    )


def fall_out(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    months: int = 12,
    instrument: Instrument = None,
    cohort: Cohorts = None,
) -> Figures:
    """People still in the closed group at each point, and those who fell out there, by reason."""
    return run(
        "pathways.fall_out",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        months=months,
        instrument=instrument,
        cohort=cohort,
    )


def movement(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    start: date | None = None,
    end: date | None = None,
    instrument: Instrument = None,
    cohort: Cohorts = None,
) -> Figures:
    """People whose score improved, stayed or worsened between first and last assessment, per pathway."""
    return run(
        "pathways.movement",
        reader,
        viewer,
        scheme=scheme,
        start=start,
        end=end,
        instrument=instrument,
        cohort=cohort,
    )


def services(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    point: Point = "entry",
    instrument: Instrument = None,
    people: People = "assessed",
    cohort: Cohorts = None,
) -> Figures:
    """People with a need, referred, contacted (days) and through a service, per pathway."""
    return run(
        "pathways.services",
        reader,
        viewer,
        scheme=scheme,
        as_at=as_at,
        point=point,
        instrument=instrument,
        people=people,
        cohort=cohort,
    )


def instruments(reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None) -> Figures:
    """The instruments in use with their scales, the one meant where none is named first."""
    return run("pathways.instruments", reader, viewer, scheme=scheme, as_at=as_at)
