"""The intervals of the reoffending metrics against statsmodels, lifelines and scipy, on the demo."""

from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm
from lifelines import KaplanMeierFitter
from scipy.stats import bootstrap, t
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from support.reoffending_oracle import Asked, Offending

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import reoffending

SPANS = {
    "llr": (date(2015, 4, 1), date(2016, 3, 31)),
    "lincolnshire": (date(2023, 1, 1), date(2024, 1, 1)),
    "gwent": (date(2021, 6, 1), date(2022, 6, 1)),
}
LAST = date(2025, 12, 31)


@pytest.fixture(scope="module")
def reader(demo_store):
    opened = open_reader(demo_store)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=SPANS)
def sampled(request, reader):
    """A scheme's sample: per person offences before and after, and days at liberty before and after."""
    hand: Offending = Asked.of_store(reader, request.param).by_hand
    start, end = SPANS[request.param]
    people = [
        (
            len(hand.offended(ref, first, turn, end)),
            len(hand.offended(ref, turn, last, end)),
            hand.days_at_liberty(ref, first, turn, end),
            hand.days_at_liberty(ref, turn, last, end),
        )
        for ref, (_, first, turn, last) in hand.sample(start, end, end).items()
    ]
    return request.param, np.array(people)


def total(reader, metric, scheme):
    start, end = SPANS[scheme]
    frame = metric(reader, OPERATOR, scheme=scheme, start=start, end=end, as_at=end).frame
    return frame.row(-1, named=True)


def clustered(people, exposure=None):
    """The limits of the change by a Poisson model of statsmodels, its variance clustered by person."""
    n = len(people)
    who, late = np.repeat(np.arange(n), 2), np.tile([0.0, 1.0], n)
    model = sm.GEE(
        people[:, :2].ravel(),
        sm.add_constant(late),
        groups=who,
        family=sm.families.Poisson(),
        exposure=None if exposure is None else exposure.ravel(),
    ).fit()
    half = model.bse[1] * (n / (n - 1)) ** 0.5 * t.ppf(0.975, n - 1)
    return tuple(100 * np.exp(model.params[1] + sign * half) - 100 for sign in (-1, 1))


def test_the_change_is_that_of_a_model_clustered_by_person(reader, sampled):
    scheme, people = sampled
    row = total(reader, reoffending.before_after, scheme)
    assert (row["change_low"], row["change_high"]) == pytest.approx(clustered(people), rel=1e-6)


def test_the_change_per_year_at_liberty_is_that_of_the_same_model_with_exposure(reader, sampled):
    scheme, people = sampled
    free = people[(people[:, 2:] > 0).all(axis=1)]
    assert len(free) == len(people), "statsmodels takes no exposure of 0"
    row = total(reader, reoffending.at_liberty, scheme)
    limits = clustered(people, people[:, 2:].astype(float))
    assert (row["change_low"], row["change_high"]) == pytest.approx(limits, rel=1e-6)


def test_the_change_is_close_to_a_bootstrap_over_people(reader, sampled):
    scheme, people = sampled
    drawn = bootstrap(
        (people[:, 0], people[:, 1]),
        lambda before, after, axis: 100 * after.sum(axis=axis) / before.sum(axis=axis) - 100,
        paired=True,
        vectorized=True,
        n_resamples=4000,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval
    row = total(reader, reoffending.before_after, scheme)
    width = drawn.high - drawn.low
    assert (row["change_low"], row["change_high"]) == pytest.approx((drawn.low, drawn.high), abs=0.15 * width)


def test_the_rate_has_the_exact_interval_of_statsmodels(reader):
    for row in reoffending.binary(reader, OPERATOR, scheme="lincolnshire", by="profile").frame.to_dicts():
        limits = proportion_confint(row["reoffenders"], row["people"], method="beta")
        assert (row["rate_low"], row["rate_high"]) == pytest.approx(limits)


def test_observed_over_expected_has_the_exact_interval_of_statsmodels(reader):
    for row in reoffending.expected(reader, OPERATOR, scheme="lincolnshire", by="profile").frame.to_dicts():
        limits = confint_poisson(row["observed"], row["expected"], method="exact-c")
        assert (row["low"], row["high"]) == pytest.approx(limits)


@pytest.mark.parametrize("scheme", ["lincolnshire", "gwent"])
def test_the_curve_is_that_of_lifelines(reader, scheme):
    hand = Asked.of_store(reader, scheme).by_hand
    frame = reoffending.time_to_first(reader, OPERATOR, scheme=scheme, as_at=LAST).frame
    until = date(2025, 6, 30)
    lengths = []
    for ref, (_, turn) in hand.followed(LAST, None).items():
        if turn and turn < until:
            proven = hand.offended(ref, turn, until, LAST, "only")
            first = min((one["offence_date"] for one in proven), default=None)
            lengths.append((((first or until) - turn).days, first is not None))
    fitted = KaplanMeierFitter(alpha=0.05).fit(*zip(*lengths, strict=True))
    whole = frame.filter(group="total")
    at = whole["month"].to_numpy() * 365.25 / 12
    assert whole["without_reoffence"].to_list() == pytest.approx(
        fitted.survival_function_at_times(at).to_list()
    )
    limits = fitted.confidence_interval_
    place = np.searchsorted(limits.index.to_numpy(), at, side="right") - 1
    for name, column in (("low", 0), ("high", 1)):
        assert whole[name].to_list() == pytest.approx(limits.iloc[place, column].to_list())
