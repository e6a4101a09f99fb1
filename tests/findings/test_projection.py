from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import projection
from findings.words import words_in

MAY, DECEMBER, NEXT = date(2023, 5, 31), date(2022, 12, 31), date(2023, 8, 31)


def figures(reached=(None, None, None), *, state="projected", capacity=120, people=92, projected=136.0):
    last = {
        "snapshot_date": date(2023, 9, 30), "people": None, "projected": projected,
        "low": 75.0, "high": 197.0,
        "capacity": capacity, "state": state,
        "reached_on": reached[0], "reached_earliest": reached[1], "reached_latest": reached[2],
    }  # fmt: skip
    now = last | {"snapshot_date": date(2022, 9, 30), "people": people}
    return literal_figures(pl.DataFrame([now, last], infer_schema_length=None))


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        ((MAY, DECEMBER, NEXT), "At this pace, capacity is reached around May 2023"),
        ((MAY, DECEMBER, None), "Capacity could be reached around May 2023; far from sure"),
        ((None, DECEMBER, None), "Capacity could be reached in December 2022 at the earliest"),
        ((None, None, None), "Capacity is out of reach within a year"),
    ],
)
def test_the_title_is_as_sure_as_the_interval(reached, said):
    assert projection.title(figures(reached)) == said
    assert words_in(said) <= 10


def test_the_interval_in_words():
    assert projection.interval(figures((MAY, DECEMBER, NEXT))).endswith("December 2022 to August 2023")
    assert projection.interval(figures((MAY, DECEMBER, None))).endswith(
        "at the earliest, or not within a year"
    )
    assert projection.interval(figures()).endswith("below capacity for the whole year")


def test_nothing_is_projected_from_too_few_snapshots():
    assert projection.title(figures(state="too few to tell")) == "Too few snapshots to project the caseload"
    assert projection.interval(figures(state="too few to tell")) == ""


def test_a_full_scheme_is_not_projected_to_fill():
    assert projection.title(figures(people=120)) == "The caseload is at its capacity already"


def test_without_capacity_the_range_is_told():
    assert projection.title(figures(capacity=None)) == "Between 75 and 197 people by September 2023"


def test_withheld():
    assert projection.title(figures(projected=None)) == "The projection is withheld"
