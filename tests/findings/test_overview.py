from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import overview

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


@pytest.mark.parametrize(
    ("now", "then", "capacity", "start", "said"),
    [
        (92, 84, 120, JUNE, "Caseload is 92 of 120, up 8 since June"),
        (92, 92, None, JUNE, "Caseload is 92 people, unchanged since June"),
        (1, None, None, None, "Caseload is 1 person"),
        (0, 3, 120, JUNE, "Caseload is 0 of 120, down 3 since June"),
        (None, 3, 120, JUNE, "The number of people on the scheme is withheld"),
    ],
)
def test_the_scheme_in_one_sentence(now, then, capacity, start, said):
    assert overview.headline(now, then, capacity, start, SEPTEMBER) == said


def test_chosen_cohorts_are_named():
    assert (
        overview.headline(43, 40, None, JUNE, SEPTEMBER, ["Fixed"]) == "43 people in Fixed, up 3 since June"
    )


def test_what_is_watched(trend, spread, flow):
    labels = {("fixed", "all"): "Fixed", ("free", "female"): "Free – female"}
    watched = overview.measures(
        trend((JUNE, "fixed", "all", 41), (JUNE, "free", "female", 9)),
        spread((JUNE, 40, 10, 50, 0.5)),
        flow((date(2022, 7, 1), "fixed", 1, 3, 0, 0, None, 3)),
        labels,
    )
    values = {measure.name: list(measure.values) for measure in watched}
    assert values == {
        "caseload": [50],
        "people in custody": [10],
        "statutory share in the community": [0.5],
        "Fixed cohort": [41],
        "Free – female cohort": [9],
        "people joining in a month": [3],
        "people leaving in a month": [None],
    }


def test_one_cohort_alone_is_the_caseload_and_not_told_twice(trend, spread, flow):
    watched = overview.measures(
        trend((JUNE, "fixed", "all", 41)), spread((JUNE, 40, 1, 41, 0.5)),
        flow((date(2022, 7, 1), "fixed", 1, 3, 0, 0, 1, 3)), {("fixed", "all"): "Fixed"},
    )  # fmt: skip
    assert "Fixed cohort" not in [measure.name for measure in watched]


def ages(**tables):
    return literal_figures(
        pl.DataFrame(
            {"table": list(tables), "age_in_days": list(tables.values())},
            schema_overrides={"age_in_days": pl.Int64},
        )
    )


def test_fresh_data():
    assert (
        overview.freshness(ages(snapshots=0, rag_ratings=16))
        == "The data is current: nothing older than 16 days"
    )
    assert overview.freshness(ages(snapshots=0, offences=63)) == "Offences: nothing new for two months"
    assert overview.freshness(ages(a=90, b=90, c=90)) == "3 tables had nothing new for two months"
    assert overview.freshness(ages(snapshots=0)) == "The data is current to the day"
    assert overview.freshness(ages(snapshots=None)) == "No dated rows were loaded"


def test_the_oldest_tables_come_first():
    assert overview.oldest(ages(snapshots=0, rag_ratings=16, offences=1), most=2) == [
        "RAG ratings: 16 days",
        "Offences: 1 day",
    ]
