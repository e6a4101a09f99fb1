"""Kaplan–Meier quartiles against textbook values, exact fractions and the ends of the curve."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.survival import kaplan_meier

from queries.survival import QUARTILES, quartiles

REMISSION = [
    *[(6, True)] * 3,
    (6, False),
    (7, True),
    (9, False),
    (10, True),
    (10, False),
    (11, False),
    (13, True),
    (16, True),
    (17, False),
    (19, False),
    (20, False),
    (22, True),
    (23, True),
    (25, False),
    *[(32, False)] * 2,
    (34, False),
    (35, False),
]
"""Weeks in remission on 6-mercaptopurine: Freireich and others, 1963, Blood 21: 699-716."""


def found(times):
    days, ended = zip(*times, strict=True)
    return quartiles(pl.Series(days, dtype=pl.Int64), pl.Series(ended, dtype=pl.Boolean))


def test_the_published_example():
    """Median 23 weeks, lower limit 13 (log-log), upper limit not reached: as every textbook prints it."""
    assert found(REMISSION) == {
        "median_days": 23,
        "lower_quartile_days": 13,
        "upper_quartile_days": None,
        "median_low": 13,
        "median_high": None,
    }


def test_nothing_gives_nothing():
    nothing = quartiles(pl.Series([], dtype=pl.Int64), pl.Series([], dtype=pl.Boolean))
    assert nothing == dict.fromkeys(QUARTILES)


@pytest.mark.parametrize("days", [0, 7])
def test_one_that_ended_is_its_own_median_and_interval(days):
    assert set(found([(days, True)]).values()) == {days}


def test_one_that_has_not_ended_reaches_nothing():
    assert set(found([(7, False)]).values()) == {None}


def test_what_all_ended_on_one_day_is_that_day():
    assert set(found([(7, True)] * 5).values()) == {7}


@settings(max_examples=200, deadline=None)
@given(times=st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=30))
def test_quartiles_are_exact(times):
    parts = found(times)
    assert parts["lower_quartile_days"] == kaplan_meier(times, 3 / 4)
    assert parts["median_days"] == kaplan_meier(times, 1 / 2)
    assert parts["upper_quartile_days"] == kaplan_meier(times, 1 / 4)
    if parts["median_days"] is not None:
        assert parts["median_low"] <= parts["median_days"]
        assert parts["median_high"] is None or parts["median_high"] >= parts["median_days"]
