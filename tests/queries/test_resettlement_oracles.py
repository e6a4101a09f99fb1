"""Releases and requirements against counts in plain Python, on made-up schemes and on the demo."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from support.outcome_worlds import late_days, outcome_worlds
from support.outcomes import (
    accommodation,
    became_of,
    chosen,
    quarter_of,
    quarters,
    requirements,
    three_months_after,
)
from support.rows import SCHEME

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import run

few = settings(max_examples=20, deadline=None)
spans = st.tuples(late_days, late_days).map(sorted)
some_cohorts = st.sampled_from([None, None, ["fixed"], ["flex", "free"]])
ways = st.sampled_from(["prison", "area", "quarter", "protocol", "total"])
BEGINNING = date(2000, 1, 1)


def asked(reader, metric, scheme, **parameters):
    return run(metric, reader, OPERATOR, scheme=scheme, **parameters).frame.to_dicts()


def group_of(row, by):
    return {
        "prison": row["prison"],
        "area": row["area"] or "not_recorded",
        "quarter": quarter_of(row["released_on"]).isoformat(),
        "protocol": {True: "yes", False: "no", None: "not_recorded"}[row["protocol"]],
        "total": "total",
    }[by]


def assert_accommodation(reader, tables, scheme, span, as_at, by, cohort, areas):
    found = asked(
        reader,
        "resettlement.accommodation",
        scheme,
        start=span[0],
        end=span[1],
        as_at=as_at,
        by=by,
        cohort=cohort,
    )
    rows = chosen(tables, "releases", "released_on", span, as_at, cohort, scheme)
    expected = {group_of(row, by) for row in rows}
    if rows and by == "area":
        expected |= areas
    if rows and by == "quarter":
        expected = {day.isoformat() for day in quarters(span[0], min(span[1], as_at))}
    assert {row["group"] for row in found} == expected
    assert len(found) == len(expected)
    for row in found:
        mine = accommodation([one for one in rows if group_of(one, by) == row["group"]], as_at)
        assert {name: row[name] for name in mine} == mine
        assert (row["target"], row["target_3m"]) == (0.90, 0.80)
        assert_interval(row, "housed", mine["housed_on_release"], mine["known"])
        assert_interval(row, "settled", mine["settled_3m"], mine["known_3m"])
        if by == "quarter":
            first = date.fromisoformat(row["group"])
            over = three_months_after(first) <= date.fromordinal(min(span[1], as_at).toordinal() + 1)
            assert row["complete"] == (over and first >= span[0])


def assert_interval(row, name, part, whole):
    if not whole:
        assert row[f"{name}_low"] is row[f"{name}_high"] is None
        return
    limits = binomtest(part, whole).proportion_ci()
    assert (row[f"{name}_low"], row[f"{name}_high"]) == pytest.approx((limits.low, limits.high))


def assert_requirements(reader, tables, scheme, span, as_at, by, cohort):
    found = asked(
        reader,
        "resettlement.requirements",
        scheme,
        start=span[0],
        end=span[1],
        as_at=as_at,
        by=by,
        cohort=cohort,
    )
    known = requirements(tables, as_at, cohort, scheme)
    rows = [row for row in known if span[0] <= row["made_on"] <= span[1]]
    times = list(quarters(span[0], min(span[1], as_at))) if by == "quarter" else [None]
    assert [row["quarter"] for row in found] == [time for time in times for _ in range(3)] * bool(known)
    for row in found:
        mine = [
            one
            for one in rows
            if one["requirement"] == row["requirement"]
            and row["quarter"] in (None, quarter_of(one["made_on"]))
        ]
        counts = became_of(mine, as_at)
        assert {name: row[name] for name in counts} == counts
        ends = ("completed", "breached", "revoked", "ongoing", "not_recorded")
        assert row["made"] == sum(row[name] for name in ends)


@few
@given(tables=outcome_worlds(), span=spans, as_at=late_days, by=ways, cohort=some_cohorts)
def test_accommodation(scratch, tables, span, as_at, by, cohort):
    areas = {row["area"] for row in tables["areas"]}
    assert_accommodation(scratch.fill(tables), tables, SCHEME, span, as_at, by, cohort, areas)


@few
@given(
    tables=outcome_worlds(),
    span=spans,
    as_at=late_days,
    by=st.sampled_from(["requirement", "quarter"]),
    cohort=some_cohorts,
)
def test_requirements(scratch, tables, span, as_at, by, cohort):
    assert_requirements(scratch.fill(tables), tables, SCHEME, span, as_at, by, cohort)


@pytest.fixture(scope="module")
def demo(demo_store):
    """A reader of the demo and its rows."""
    reader = open_reader(demo_store)
    names = ("snapshots", "episodes", "releases", "treatment_requirements", "areas")
    yield reader, {name: reader.read(f"from {name}").to_dicts() for name in names}
    reader.close()


@pytest.mark.parametrize("by", ["prison", "area", "quarter", "protocol", "total"])
@pytest.mark.parametrize(
    ("scheme", "as_at"),
    [("lincolnshire", date(2025, 12, 31)), ("lincolnshire", date(2024, 2, 29)), ("llr", date(2016, 3, 31))],
)
def test_accommodation_on_the_demo(demo, scheme, as_at, by):
    areas = {row["area"] for row in demo[1]["areas"] if row["scheme"] == scheme}
    span = (date(2015, 1, 1), as_at)
    assert_accommodation(*demo, scheme, span, as_at, by, None, areas)
    assert asked(demo[0], "resettlement.accommodation", scheme, as_at=as_at, by="total")[0]["releases"] > 20


@pytest.mark.parametrize("by", ["requirement", "quarter"])
def test_requirements_on_the_demo(demo, by):
    span, as_at = (date(2022, 1, 1), date(2025, 12, 31)), date(2025, 12, 31)
    assert_requirements(*demo, "lincolnshire", span, as_at, by, None)
    assert_requirements(*demo, "lincolnshire", span, date(2024, 5, 3), by, ["fixed"])
