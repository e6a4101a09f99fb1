"""The cohorts and dates that the chart tests draw."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures

LABELS = {
    ("fixed", "all"): "Fixed",
    ("flex", "all"): "Flex",
    ("free", "female"): "Free – female",
    ("free", "young_adult"): "Free – young adult",
    ("free", "domestic_abuse"): "Free – domestic abuse",
}
DATES = [date(2022, 6, 30), date(2022, 7, 31), date(2022, 8, 31), date(2022, 9, 30)]


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest) -> Style:
    return style(request.param)


@pytest.fixture
def cohorts() -> Cohorts:
    return Cohorts(dict(LABELS))


@pytest.fixture
def trend():
    """Makes `caseload.trend` from the people of each cohort and profile on the four dates."""

    def make(people: dict[tuple[str, str], list[int | None]]) -> Figures:
        rows = [
            (on, *key, values[place])
            for place, on in enumerate(DATES)
            for key, values in people.items()
            if place < len(values)
        ]
        frame = pl.DataFrame(rows, ["snapshot_date", "cohort", "profile", "people"], orient="row")
        return literal_figures(frame, "people", as_at=DATES[-1])

    return make
