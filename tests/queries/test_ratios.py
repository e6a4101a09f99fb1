"""Exact intervals: the published example, the libraries' own, and every case of small counts."""

import math
from itertools import product

import pytest
from scipy.stats import binom, binomtest, poisson

from queries.ratios import NOTHING, event_rate, rate_ratio


def test_the_worked_example_of_the_metrics():
    found = rate_ratio(26, 304, 645, 11111)
    assert (round(found.value, 3), round(found.low, 3), round(found.high, 3)) == (1.473, 0.955, 2.179)


@pytest.mark.parametrize(("events", "others"), [one for one in product(range(7), repeat=2) if sum(one)])
def test_the_limits_are_those_of_an_exact_binomial_test(events, others):
    limits = binomtest(events, events + others).proportion_ci(0.95, "exact")
    found = rate_ratio(events, 100, others, 300)
    assert found.low == pytest.approx(limits.low / (1 - limits.low) * 3, abs=1e-9)
    expected = math.inf if limits.high == 1 else limits.high / (1 - limits.high) * 3
    assert found.high == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(("events", "others"), [(1, 3), (5, 2), (0, 4), (12, 30)])
def test_at_each_limit_what_was_seen_is_just_as_unlikely_as_agreed(events, others):
    """Counted through: at the lower limit 2.5 % of outcomes are as high, at the upper 2.5 % as low."""
    found = rate_ratio(events, 1, others, 1)
    outcomes = range(events + others + 1)

    def chance(ratio, kept):
        part = ratio / (1 + ratio)
        return sum(binom.pmf(one, events + others, part) for one in outcomes if kept(one))

    if events:
        assert chance(found.low, lambda one: one >= events) == pytest.approx(0.025, abs=1e-9)
    assert chance(found.high, lambda one: one <= events) == pytest.approx(0.025, abs=1e-9)


def test_nothing_is_said_without_a_base_or_without_any_event():
    assert rate_ratio(3, 0, 4, 10) == rate_ratio(3, 10, 4, 0) == rate_ratio(0, 10, 0, 10) == NOTHING
    assert event_rate(3, 0) == NOTHING


def test_a_reference_without_events_leaves_the_ratio_unknown_and_its_lower_limit_known():
    found = rate_ratio(4, 10, 0, 10)
    assert found.value is None
    assert found.low > 0
    assert found.high == math.inf


@pytest.mark.parametrize("events", [0, 1, 5, 40])
def test_the_limits_of_a_rate_are_those_of_a_poisson_count(events):
    found = event_rate(events, 2)
    assert found.value == events / 2
    assert poisson.cdf(events, found.high * 2) == pytest.approx(0.025, abs=1e-9)
    if events:
        assert poisson.sf(events - 1, found.low * 2) == pytest.approx(0.025, abs=1e-9)
    else:
        assert found.low == 0
