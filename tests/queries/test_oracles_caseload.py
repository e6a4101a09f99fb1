"""The caseload metrics against counts in plain Python, on schemes made by Hypothesis."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.rows import SCHEME
from support.survival import kaplan_meier
from support.worlds import days, worlds

from access.viewer import OPERATOR
from queries import run

few = settings(max_examples=20, deadline=None)


def mine(tables, name="snapshots"):
    return [row for row in tables[name] if row["scheme"] == SCHEME]


def dates(tables):
    return sorted({row["snapshot_date"] for row in mine(tables)})


def latest(tables, day):
    return max((one for one in dates(tables) if one <= day), default=None)


def on(tables, day):
    return [row for row in mine(tables) if row["snapshot_date"] == day]


def is_live(cohort, first, last):
    begins, ends = cohort["live_from"] or date.min, cohort["live_to"] or date.max
    return begins <= last and ends >= first


def asked(scratch, tables, metric, **parameters):
    return run(metric, scratch.fill(tables), OPERATOR, scheme=SCHEME, **parameters).frame.to_dicts()


def group_by(rows, *names):
    return Counter(tuple(row[name] for name in names) for row in rows)


@few
@given(tables=worlds(), day=days)
def test_by_cohort(scratch, tables, day):
    at = latest(tables, day)
    counted = group_by(on(tables, at), "cohort", "profile")
    spine = [] if at is None else [row for row in tables["cohorts"] if is_live(row, at, at)]
    expected = counted | Counter({(row["cohort"], row["profile"]): 0 for row in spine})
    keys = set(expected) | {(row["cohort"], row["profile"]) for row in spine}
    found = asked(scratch, tables, "caseload.by_cohort", as_at=day)
    assert {(row["cohort"], row["profile"]): row["people"] for row in found} == {
        key: counted[key] for key in keys
    }
    for row in found:
        assert row["share"] == pytest.approx(row["people"] / counted.total())


@few
@given(tables=worlds(), span=st.tuples(days, days).map(sorted))
def test_trend(scratch, tables, span):
    inside = [day for day in dates(tables) if span[0] <= day <= span[1]]
    counted = group_by(mine(tables), "snapshot_date", "cohort", "profile")
    live = {
        (day, row["cohort"], row["profile"])
        for day in inside
        for row in tables["cohorts"]
        if is_live(row, day, day)
    }
    keys = live | {key for key in counted if key[0] in inside}
    found = asked(scratch, tables, "caseload.trend", start=span[0], end=span[1])
    assert {(row["snapshot_date"], row["cohort"], row["profile"]): row["people"] for row in found} == {
        key: counted[key] for key in keys
    }


@few
@given(
    tables=worlds(),
    span=st.tuples(days, days).map(sorted),
    by=st.sampled_from(["area", "cohort", "setting", "order_type", "lead_agency"]),
    cohorts=st.sampled_from([None, ["fixed"], ["flex", "free"]]),
)
def test_change(scratch, tables, span, by, cohorts):
    ends = [latest(tables, day) for day in span]
    found = asked(scratch, tables, "caseload.change", start=span[0], end=span[1], by=by, cohort=cohorts)
    if ends[0] is None:
        assert found == []
        return
    chosen = [[row for row in on(tables, day) if not cohorts or row["cohort"] in cohorts] for day in ends]
    for row in found:
        expected = [
            sum(
                row["cohort"] in ("total", person["cohort"])
                and row["group"] in ("total", person[by] or "not_recorded")
                for person in people
            )
            for people in chosen
        ]
        assert [row["people_start"], row["people_end"]] == expected
        if expected[0]:
            assert row["change_pct"] == pytest.approx(100 * (expected[1] - expected[0]) / expected[0])
        else:
            assert row["change_pct"] is None
    cells = {(row["cohort"], row["group"]) for row in found}
    assert len(cells) == len(found)
    for person in chosen[0] + chosen[1]:
        assert (person["cohort"], person[by] or "not_recorded") in cells


@few
@given(tables=worlds(), span=st.tuples(days, days).map(sorted))
def test_spread(scratch, tables, span):
    inside = [day for day in dates(tables) if span[0] <= day <= span[1]]
    agencies = {
        row["lead_agency"] for day in inside for row in on(tables, day) if row["setting"] == "community"
    }
    found = asked(scratch, tables, "caseload.spread", start=span[0], end=span[1])
    assert [row["snapshot_date"] for row in found] == inside
    for row in found:
        people = on(tables, row["snapshot_date"])
        community = [person for person in people if person["setting"] == "community"]
        statutory = sum(person["statutory"] for person in community)
        assert (row["community"], row["custody"], row["total"]) == (
            len(community),
            len(people) - len(community),
            len(people),
        )
        assert row["community_statutory"] == statutory
        assert row["community_statutory_share"] == (statutory / len(community) if community else None)
        led = Counter(f"community_{person['lead_agency']}" for person in community)
        assert {name: row[name] for name in list(row)[6:]} == {
            f"community_{agency}": led[f"community_{agency}"] for agency in agencies
        }


def first_of(day, every):
    return date(day.year, day.month if every == "month" else (day.month - 1) // 3 * 3 + 1, 1)


def after(period, every):
    return first_of(period + timedelta(32 if every == "month" else 95), every)


def level(where, known, cohort):
    """People of the cohort in the last of the snapshots known."""
    return sum(its == cohort for its in where[known[-1]].values()) if known else 0


@few
@given(tables=worlds(), span=st.tuples(days, days).map(sorted), every=st.sampled_from(["month", "quarter"]))
def test_flow(scratch, tables, span, every):
    known = [day for day in dates(tables) if day <= span[1]]
    where = {day: {row["person_ref"]: row["cohort"] for row in on(tables, day)} for day in known}
    found = asked(scratch, tables, "caseload.flow", start=span[0], end=span[1], every=every)
    for row in found:
        period, cohort = row["period_start"], row["cohort"]
        until = after(period, every)
        inside = [day for day in known if period < day <= until]
        before = [day for day in known if day <= period]
        expected = Counter()
        for day in inside:
            was = where[known[known.index(day) - 1]] if known.index(day) else {}
            now = where[day]
            expected["adopted"] += sum(now[person] == cohort for person in now.keys() - was.keys())
            expected["deselected"] += sum(was[person] == cohort for person in was.keys() - now.keys())
            for person in now.keys() & was.keys():
                expected["moved_in"] += now[person] == cohort != was[person]
                expected["moved_out"] += was[person] == cohort != now[person]
        assert {name: row[name] for name in ("adopted", "moved_in", "moved_out", "deselected")} == {
            name: expected[name] for name in ("adopted", "moved_in", "moved_out", "deselected")
        }
        assert row["opening"] == level(where, before, cohort)
        assert row["closing"] == level(where, before + inside, cohort)
        joined, left = row["adopted"] + row["moved_in"], row["moved_out"] + row["deselected"]
        assert row["opening"] + joined - left == row["closing"]
        assert row["complete"] == (bool(inside) and known[-1] >= until - timedelta(1))
        assert row["first_snapshot"] == (bool(inside) and inside[0] == known[0])
    periods = {row["period_start"] for row in found}
    starts = {first_of(day - timedelta(1), every) for day in known}
    assert {start for start in starts if first_of(span[0], every) <= start} - periods <= {
        start for start in starts if start > span[1]
    }


@few
@given(tables=worlds(), day=days)
def test_workload(scratch, tables, day):
    people = on(tables, latest(tables, day))
    roles = {"com": "com_ref", "polm": "polm_ref", "support_officer": "support_officer_ref"}
    expected = Counter(
        (role, person[column]) for role, column in roles.items() for person in people if person.get(column)
    )
    found = asked(scratch, tables, "caseload.workload", as_at=day)
    assert {(row["role"], row["staff_ref"]): row["people"] for row in found} == dict(expected)


@few
@given(tables=worlds(), day=days)
def test_length_of_stay(scratch, tables, day):
    found = asked(scratch, tables, "caseload.length_of_stay", as_at=day)
    begun = [row for row in mine(tables, "episodes") if row["adopted_on"] <= day]
    assert [row["cohort"] for row in found] == sorted({row["cohort"] for row in begun})
    for row in found:
        stays = [one for one in begun if one["cohort"] == row["cohort"]]
        ended = [bool(one["deselected_on"] and one["deselected_on"] <= day) for one in stays]
        lengths = [
            ((one["deselected_on"] if gone else day) - one["adopted_on"]).days
            for one, gone in zip(stays, ended, strict=True)
        ]
        pairs = list(zip(lengths, ended, strict=True))
        assert (row["people"], row["ended"]) == (len(stays), sum(ended))
        assert row["median_days"] == kaplan_meier(pairs, 1 / 2)
        assert row["lower_quartile_days"] == kaplan_meier(pairs, 3 / 4)
        assert row["upper_quartile_days"] == kaplan_meier(pairs, 1 / 4)


@few
@given(tables=worlds(), day=days)
def test_projection_begins_with_the_last_twelve_snapshots(scratch, tables, day):
    found = asked(scratch, tables, "caseload.projection", as_at=day)
    known = [one for one in dates(tables) if one <= day][-12:]
    observed = [(row["snapshot_date"], row["people"]) for row in found if row["people"] is not None]
    assert observed == [(one, len(on(tables, one))) for one in known]
    assert (len(found) > len(known)) == (len(known) >= 6)
    assert all(row["low"] <= row["projected"] <= row["high"] for row in found if row["projected"] is not None)
