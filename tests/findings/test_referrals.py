import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import referrals

COLUMNS = [
    "source",
    "referred",
    "decided",
    "adopted",
    "declined",
    "deferred",
    "open",
    "median_days_to_decision",
]


def figures(*rows):
    return literal_figures(pl.DataFrame(rows, COLUMNS, orient="row"), *COLUMNS[1:7])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((30, 27, 17, 7, 3, 3), "17 of 30 referrals adopted, 3 not yet decided"),
        ((30, 30, 17, 10, 3, 0), "17 of 30 referrals adopted"),
        ((1, 1, 1, 0, 0, 0), "1 of 1 referral adopted"),
        ((9, 9, 0, 9, 0, 0), "None of 9 referrals adopted"),
        ((0, 0, 0, 0, 0, 0), "No referrals between these dates"),
        ((9, 9, None, 9, 0, 0), "9 referrals; the number adopted is withheld"),
        ((None, None, None, None, None, None), "The number of referrals is withheld"),
    ],
)
def test_the_funnel_in_a_sentence(row, said):
    assert referrals.funnel(figures(("total", *row, None))) == said


def test_the_source_with_the_most_referrals():
    made = figures(
        ("police", 14, 12, 8, 3, 1, 2, 9.0),
        ("probation", 9, 9, 6, 2, 1, 0, 8.0),
        ("total", 23, 21, 14, 5, 2, 2, 9.0),
    )
    assert referrals.by_source(made) == "Police: the most referrals, 14 of 23"


def test_two_sources_with_as_many():
    made = figures(
        ("police", 9, 9, 8, 1, 0, 0, 9.0),
        ("prison", 9, 9, 6, 3, 0, 0, 8.0),
        ("total", 18, 18, 14, 4, 0, 0, 9.0),
    )
    assert referrals.by_source(made) == "2 sources refer most, 9 each"


def test_sources_all_withheld():
    made = figures(("police", None, None, None, None, None, None, None), ("total", 3, 3, 3, 0, 0, 0, None))
    assert referrals.by_source(made) == "No source has a number that can be shown"


def test_how_long_a_decision_takes():
    assert referrals.waiting(figures(("total", 3, 3, 3, 0, 0, 0, 1.2))) == "Half were decided within 1 day."
    assert referrals.waiting(figures(("total", 3, 3, 3, 0, 0, 0, None))) == ""


def test_sources_in_words():
    assert referrals.source_label("youth_offending_service") == "Youth offending service"
    assert referrals.source_label("court") == "Courts"
