"""caseload.projection: one test per sentence of its definition."""

from datetime import date
from math import sqrt

import pytest
from scipy import stats
from support.rows import scheme, snapshots

METRIC = "caseload.projection"
MONTH_ENDS = [
    *(date(2021, month, day) for month, day in ((10, 31), (11, 30), (12, 31))),
    *(
        date(2022, month, day)
        for month, day in ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31))
    ),
    *(date(2022, month, day) for month, day in ((8, 31), (9, 30), (10, 31))),
]


def months(store, *people, capacity=120):
    days = MONTH_ENDS[-len(people) :]
    rows = [row for day, number in zip(days, people, strict=True) for row in snapshots(day, number)]
    return store(schemes=[scheme(capacity=capacity)], snapshots=rows)


def test_the_last_twelve_snapshots_are_carried_on_for_twelve_months(store, answer):
    found = answer(months(store, *range(10, 23)), METRIC)
    assert [row["snapshot_date"] for row in found if row["people"] is not None] == MONTH_ENDS[-12:]
    ahead = [row["snapshot_date"] for row in found if row["people"] is None]
    assert (ahead[0], ahead[3], ahead[-1], len(ahead)) == (
        date(2022, 11, 30),
        date(2023, 2, 28),
        date(2023, 10, 31),
        12,
    )


def test_the_line_goes_on_by_the_mean_change(store, answer):
    found = answer(months(store, 10, 12, 11, 15, 14, 20), METRIC)
    mean_change = (20 - 10) / 5
    ahead = [row["projected"] for row in found if row["people"] is None]
    assert ahead == pytest.approx([20 + step * mean_change for step in range(1, 13)])


def test_the_interval_is_that_of_a_random_walk_with_drift(store, answer):
    found = answer(months(store, 30, 32, 31, 35, 34, 40), METRIC)
    changes = [2, -1, 4, -1, 6]
    deviation = stats.tstd(changes)
    third = [row for row in found if row["people"] is None][2]
    half = stats.t.ppf(0.975, 4) * deviation * sqrt(3 * (1 + 3 / 5))
    assert third["high"] - third["projected"] == pytest.approx(half)
    assert third["projected"] - third["low"] == pytest.approx(half)


def test_capacity_is_reached_on_the_first_date_at_which_the_line_is_there(store, answer):
    (*_, row) = answer(months(store, 10, 12, 14, 16, 18, 20, capacity=25), METRIC)
    assert row["reached_on"] == row["reached_earliest"] == row["reached_latest"] == date(2023, 1, 31)


def test_a_date_beyond_twelve_months_is_left_empty(store, answer):
    (*_, row) = answer(months(store, 10, 10, 10, 10, 10, 10, capacity=25), METRIC)
    assert row["reached_on"] is row["reached_earliest"] is row["reached_latest"] is None


def test_capacity_that_is_full_is_reached_already(store, answer):
    (*_, row) = answer(months(store, 10, 11, 10, 11, 10, 11, capacity=11), METRIC)
    assert row["reached_on"] == MONTH_ENDS[-1]


def test_five_snapshots_are_too_few_to_tell(store, answer):
    found = answer(months(store, 10, 12, 14, 16, 18), METRIC)
    assert {row["state"] for row in found} == {"too few to tell"}
    assert [row["people"] for row in found] == [10, 12, 14, 16, 18]
    assert {row["projected"] for row in found} == {None}


def test_a_caseload_never_falls_below_nobody(store, answer):
    found = answer(months(store, 12, 10, 8, 6, 4, 2), METRIC)
    assert min(row["low"] for row in found if row["low"] is not None) == 0


def test_quarterly_snapshots_go_on_by_quarters(store, answer):
    days = [date(2021, 1, 1), date(2021, 4, 1), date(2021, 7, 1), date(2021, 10, 1), date(2022, 1, 1)]
    rows = [row for day in (*days, date(2022, 4, 1)) for row in snapshots(day, 3)]
    found = answer(store(snapshots=rows), METRIC)
    assert [row["snapshot_date"] for row in found if row["people"] is None] == [
        date(2022, 7, 1),
        date(2022, 10, 1),
        date(2023, 1, 1),
        date(2023, 4, 1),
    ]


def test_no_snapshot_after_the_day_is_used(store, answer):
    reader = months(store, 10, 12, 14, 16, 18, 20, 90)
    used = [
        row["people"] for row in answer(reader, METRIC, as_at=MONTH_ENDS[-2]) if row["people"] is not None
    ]
    assert used == [10, 12, 14, 16, 18, 20]


def test_a_scheme_without_capacity_reaches_none(store, answer):
    (*_, row) = answer(months(store, 10, 12, 14, 16, 18, 20, capacity=None), METRIC)
    assert row["reached_on"] is None
