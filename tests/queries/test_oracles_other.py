"""Referrals, data quality and the lists against counts in plain Python, on schemes made by Hypothesis."""

from collections import Counter
from datetime import date
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st
from support.rows import SCHEME
from support.worlds import days, worlds

from access.viewer import OPERATOR, Viewer
from queries import run

few = settings(max_examples=20, deadline=None)
ONLY_MINE = Viewer(OPERATOR.role, frozenset({SCHEME}), OPERATOR.view)


def mine(tables, name):
    return [row for row in tables[name] if row["scheme"] == SCHEME]


def asked(scratch, tables, metric, viewer=OPERATOR, **parameters):
    return run(metric, scratch.fill(tables), viewer, **parameters).frame.to_dicts()


@few
@given(tables=worlds(), span=st.tuples(days, days).map(sorted), known=days)
def test_funnel(scratch, tables, span, known):
    found = asked(scratch, tables, "referrals.funnel", scheme=SCHEME, start=span[0], end=span[1], as_at=known)
    seen = [row for row in tables["referrals"] if row["referred_on"] <= known]
    assert [row["source"] for row in found] == sorted({row["source"] for row in seen}) + ["total"] * bool(
        seen
    )
    for row in found:
        those = [
            one
            for one in seen
            if row["source"] in ("total", one["source"]) and span[0] <= one["referred_on"] <= span[1]
        ]
        done = [one for one in those if one["decision"] and one["decided_on"] <= known]
        decisions = Counter(one["decision"] for one in done)
        lengths = [(one["decided_on"] - one["referred_on"]).days for one in done]
        assert row == {
            "source": row["source"],
            "referred": len(those),
            "decided": len(done),
            "adopted": decisions["adopted"],
            "declined": decisions["declined"],
            "deferred": decisions["deferred"],
            "open": len(those) - len(done),
            "median_days_to_decision": median(lengths) if lengths else None,
        }


@few
@given(tables=worlds())
def test_completeness(scratch, tables):
    found = asked(scratch, tables, "quality.completeness", ONLY_MINE)
    for row in found:
        rows = mine(tables, row["table"])
        missing = sum(one.get(row["column"]) is None for one in rows)
        assert (row["rows"], row["missing"], row["share"]) == (len(rows), missing, missing / len(rows))
    assert {row["table"] for row in found} == {name for name in tables if mine(tables, name)}


@few
@given(tables=worlds(), day=days)
def test_freshness(scratch, tables, day):
    dated = {
        "snapshots": ("snapshot_date",),
        "episodes": ("adopted_on", "deselected_on"),
        "referrals": ("referred_on", "decided_on"),
    }
    found = asked(scratch, tables, "quality.freshness", scheme=SCHEME, as_at=day)
    for row in found:
        known = [
            one[column]
            for column in dated.get(row["table"], ())
            for one in mine(tables, row["table"])
            if one[column] and one[column] <= day
        ]
        last = max(known, default=None)
        assert (row["last_date"], row["age_in_days"]) == (last, last and (day - last).days)


def covers(stay, day, *, firmly):
    """Whether the stay covers the day; on its first and last day itself only where it need not be firmly."""
    ends = stay["deselected_on"] or date.max
    return stay["adopted_on"] < day < ends if firmly else stay["adopted_on"] <= day <= ends


@few
@given(tables=worlds(), day=days)
def test_reconciliation(scratch, tables, day):
    seen = [row for row in mine(tables, "snapshots") if row["snapshot_date"] <= day]
    stays = [row for row in mine(tables, "episodes") if row["adopted_on"] <= day]
    stays = [
        stay | {"deselected_on": left if (left := stay["deselected_on"]) and left <= day else None}
        for stay in stays
    ]
    expected = set()
    for row in seen if stays else []:
        own = [stay for stay in stays if stay["person_ref"] == row["person_ref"]]
        if not any(covers(stay, row["snapshot_date"], firmly=False) for stay in own):
            expected.add((row["person_ref"], row["snapshot_date"], "in_snapshot_without_episode"))
    for stay in stays:
        shown = {row["snapshot_date"]: row for row in seen if row["person_ref"] == stay["person_ref"]}
        for one in {row["snapshot_date"] for row in seen} - shown.keys():
            if covers(stay, one, firmly=True):
                expected.add((stay["person_ref"], one, "in_episode_without_snapshot"))
        first = min((one for one in shown if covers(stay, one, firmly=False)), default=None)
        if first and shown[first]["cohort"] != stay["cohort"]:
            expected.add((stay["person_ref"], first, "adopted_to_another_cohort"))
    found = asked(scratch, tables, "quality.reconciliation", scheme=SCHEME, as_at=day)
    assert {(row["person_ref"], row["date"], row["disagreement"]) for row in found} == expected
    assert len(found) == len(expected)
    summary = asked(scratch, tables, "quality.reconciliation_summary", scheme=SCHEME, as_at=day)
    for row in summary:
        those = [one for one in expected if one[2] == row["disagreement"]]
        assert row["people"] == len({person for person, _, _ in those})
        assert row["first_date"] == min((one for _, one, _ in those), default=None)
        assert row["last_date"] == max((one for _, one, _ in those), default=None)


@few
@given(tables=worlds())
def test_the_lists(scratch, tables):
    dates = Counter(row["snapshot_date"] for row in mine(tables, "snapshots"))
    found = asked(scratch, tables, "schemes.snapshot_dates", scheme=SCHEME)
    assert [(row["snapshot_date"], row["people"]) for row in found] == sorted(dates.items())
    rows = {row["table"]: row["rows"] for row in asked(scratch, tables, "schemes.tables", scheme=SCHEME)}
    for name in tables:
        assert rows[name] == len(mine(tables, name))
