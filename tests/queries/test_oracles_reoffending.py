"""The reoffending metrics against counts in plain Python, on made-up schemes and on the demo."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t
from support.offence_worlds import around, chosen_cohorts, groupings, offence_worlds, spans
from support.reoffending_oracle import DAY, TABLES, Asked, check_groups, later, total
from support.rows import SCHEME

from data_model.reader import open_reader

few = settings(max_examples=30, deadline=None)
NUMBERS = ("people", "offences_before", "offences_after", "offended_before", "offended_after")


@pytest.fixture(scope="module")
def world(scratch):
    return lambda tables: Asked(scratch.fill(tables), tables, SCHEME)


@pytest.fixture(scope="module", params=["lincolnshire", "gwent", "llr"])
def demo_world(request, demo_store):
    reader = open_reader(demo_store)
    yield Asked.of_store(reader, request.param)
    reader.close()


def severity(offences):
    known = [row["severity"] for row in offences if row["severity"] is not None]
    return sum(known) if known or not offences else None


def limits(pulls, before, after, ratio):
    """The interval of the change: each person's pull on the logarithm of the ratio, squared."""
    n = len(pulls)
    if n < 2 or not before or not after:
        return None, None
    squares = sum(pull**2 for pull in pulls) * n / (n - 1)
    half = max(squares, 1 / before + 1 / after) ** 0.5 * t.ppf(0.975, n - 1)
    return tuple(100 * ratio * 2.718281828459045**sign - 100 for sign in (-half, half))


def check_before_after(asked, by, start, end, as_at, cohorts, **other):
    hand = asked.by_hand
    sample = hand.sample(start, end, as_at, cohorts=cohorts, **other)
    proven = other.get("proven", "any")
    before = {
        ref: hand.offended(ref, first, turn, as_at, proven) for ref, (_, first, turn, _) in sample.items()
    }
    after = {ref: hand.offended(ref, turn, last, as_at, proven) for ref, (_, _, turn, last) in sample.items()}
    groups = hand.grouped({ref: (place, turn) for ref, (place, _, turn, _) in sample.items()}, by, cohorts)
    parameters = {"by": by, "start": start, "end": end, "as_at": as_at, "cohort": cohorts} | other
    found = asked("before_after", **parameters)
    check_groups(found, groups, hand.groups_always_there(by, cohorts))
    for row in found:
        refs = groups.get(row["group"], [])
        old, new = ([one for ref in refs for one in mine[ref]] for mine in (before, after))
        numbers = [
            len(refs),
            len(old),
            len(new),
            sum(map(bool, map(before.get, refs))),
            sum(map(bool, map(after.get, refs))),
        ]
        assert [row[name] for name in NUMBERS] == numbers
        assert row["change_pct"] == (pytest.approx(100 * (len(new) - len(old)) / len(old)) if old else None)
        assert (row["severity_before"], row["severity_after"]) == (severity(old), severity(new))
        assert row["without_severity"] == sum(one["severity"] is None for one in old + new)
        pulls = [len(after[ref]) / len(new) - len(before[ref]) / len(old) for ref in refs if old and new]
        wanted = limits(pulls, len(old), len(new), len(new) / len(old)) if old else (None, None)
        assert (row["change_low"], row["change_high"]) == pytest.approx(wanted)
    check_at_liberty(asked("at_liberty", **parameters), hand, groups, sample, before, after, as_at)


def check_at_liberty(found, hand, groups, sample, before, after, as_at):
    years = {
        ref: [
            hand.days_at_liberty(ref, *pair, as_at) / 365.25
            for pair in ((first, turn), (turn, max(last, turn)))
        ]
        for ref, (_, first, turn, last) in sample.items()
    }
    for row in found:
        refs = groups.get(row["group"], [])
        old, new = total(refs, lambda ref: len(before[ref])), total(refs, lambda ref: len(after[ref]))
        free, since = total(refs, lambda ref: years[ref][0]), total(refs, lambda ref: years[ref][1])
        assert (row["people"], row["offences_before"], row["offences_after"]) == (len(refs), old, new)
        assert (row["years_before"], row["years_after"]) == pytest.approx((free, since))
        assert row["per_year_before"] == (pytest.approx(old / free) if free else None)
        assert row["per_year_after"] == (pytest.approx(new / since) if since else None)
        if not (old and free and since):
            assert row["change_pct"] is row["change_low"] is row["change_high"] is None
            continue
        ratio = new / since / (old / free)
        pulls = [
            len(after[ref]) / new - len(before[ref]) / old - years[ref][1] / since + years[ref][0] / free
            for ref in refs
            if new
        ]
        assert row["change_pct"] == pytest.approx(100 * ratio - 100)
        assert (row["change_low"], row["change_high"]) == pytest.approx(limits(pulls, old, new, ratio))


@few
@given(
    tables=offence_worlds(),
    by=groupings,
    span=spans,
    as_at=around,
    cohorts=chosen_cohorts,
    proven=st.sampled_from(["any", "only"]),
    sample=st.sampled_from(["fixed_period", "adoption"]),
)
def test_before_after_and_at_liberty(world, tables, by, span, as_at, cohorts, proven, sample):
    if as_at >= min((row["snapshot_date"] for row in tables["snapshots"]), default=as_at):
        check_before_after(world(tables), by, *span, as_at, cohorts, proven=proven, sample=sample)


@pytest.mark.parametrize("sample", ["fixed_period", "adoption"])
@pytest.mark.parametrize("by", ["profile", "age_band"])
def test_before_after_and_at_liberty_of_the_demo(demo_world, by, sample):
    for start, end in demo_world.years():
        check_before_after(demo_world, by, start, end, end, None, sample=sample)
        check_before_after(demo_world, by, start, end - DAY, end, None, sample=sample, proven="only")


def test_a_scheme_that_nobody_is_on(world):
    asked = world({"schemes": [{"scheme": SCHEME, "name": "Testshire"}], **{name: [] for name in TABLES}})
    day = date(2022, 1, 1)
    check_before_after(asked, "cohort", later(day, -12), day, day, None)
