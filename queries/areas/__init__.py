"""Areas: where people live, as counts and for each 10,000 adults, and the shapes to draw them with."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run

Measure = Literal["people", "community", "custody", "adopted", "red", "green", "released"]


def rates(
    reader: Reader,
    viewer: Viewer,
    *,
    scheme: str,
    as_at: date | None = None,
    measure: Measure = "people",
    cohort: Sequence[str] | None = None,
) -> Figures:
    """People of the measure per area, then `total`: count, per 10,000 adults with interval, and finding."""
    return run("areas.rates", reader, viewer, scheme=scheme, as_at=as_at, measure=measure, cohort=cohort)


def shapes(reader: Reader, viewer: Viewer, *, scheme: str) -> Figures:
    """Each area with its point, hexagon and boundary (GeoJSON text), as far as it has them."""
    return run("areas.shapes", reader, viewer, scheme=scheme)
