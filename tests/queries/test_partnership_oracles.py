"""Meetings and services against counts in plain Python, on made-up schemes and on the demo."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.outcome_worlds import late_days, outcome_worlds
from support.outcomes import chosen, held, missed_at_the_end, tracks, waits
from support.rows import SCHEME

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import run

few = settings(max_examples=20, deadline=None)
spans = st.tuples(late_days, late_days).map(sorted)
some_cohorts = st.sampled_from([None, None, ["fixed"], ["flex", "free"]])
kinds = st.sampled_from([None, "macc", "ro_cpg"])


def asked(reader, metric, scheme, **parameters):
    return run(metric, reader, OPERATOR, scheme=scheme, **parameters).frame.to_dicts()


def of(rows, row):
    return [one for one in rows if all(one[name] == row[name] for name in ("meeting", "agency"))]


def assert_attendance(reader, tables, scheme, span, meeting):
    rows = held(tables, span, meeting, scheme)
    given = {"start": span[0], "end": span[1], "meeting": meeting}
    found = asked(reader, "partnership.attendance", scheme, **given)
    assert {(row["meeting"], row["agency"]) for row in found} == {
        (row["meeting"], row["agency"]) for row in rows
    }
    for row in found:
        mine = of(rows, row)
        expected, attended = (sum(one[name] for one in mine) for name in ("expected", "attended"))
        assert (row["meetings"], row["expected"], row["attended"]) == (len(mine), expected, attended)
        assert row["share"] == (attended / expected if expected else None)
        assert row["missed"] == sum(one["expected"] > 0 and not one["attended"] for one in mine)
    assert_missed(reader, scheme, rows, given)
    assert_by_date(reader, scheme, rows, given)


def assert_missed(reader, scheme, rows, given):
    pairs = {(row["meeting"], row["agency"]) for row in rows}
    counted = {
        pair: missed_at_the_end(of(rows, dict(zip(("meeting", "agency"), pair, strict=True))))
        for pair in pairs
    }
    for number in (1, 2, 3):
        found = asked(reader, "partnership.missed", scheme, in_a_row=number, **given)
        assert {(row["meeting"], row["agency"]): row["missed_in_a_row"] for row in found} == {
            pair: count for pair, count in counted.items() if count >= number
        }


def assert_by_date(reader, scheme, rows, given):
    found = asked(reader, "partnership.attendance_by_date", scheme, **given)
    there = {(row["meeting"], row["meeting_date"], row["agency"]): row for row in rows}
    dates = {(row["meeting"], row["meeting_date"]) for row in rows}
    agencies = {(row["meeting"], row["agency"]) for row in rows}
    expected = {(kind, day, agency) for kind, day in dates for its, agency in agencies if its == kind}
    expected |= {(kind, day, "total") for kind, day in dates}
    assert {(row["meeting"], row["meeting_date"], row["agency"]) for row in found} == expected
    assert len(found) == len(expected)
    for row in found:
        key = (row["meeting"], row["meeting_date"], row["agency"])
        if row["agency"] == "total":
            mine = [one for kind_day, one in there.items() if kind_day[:2] == key[:2]]
            assert row["expected"] == sum(one["expected"] for one in mine)
            assert row["attended"] == sum(one["attended"] for one in mine)
            assert row["agencies_attended"] == sum(one["attended"] > 0 for one in mine)
            assert row["agencies_expected"] == sum(one["expected"] > 0 for one in mine)
        else:
            one = there.get(key)
            assert row["state"] == state(one)
            assert row["expected"] == (one and one["expected"])


def state(row):
    if row is None:
        return "not_recorded"
    if not row["expected"]:
        return "not_expected"
    if not row["attended"]:
        return "missed"
    return "part" if row["attended"] < row["expected"] else "attended"


def assert_fast_track(reader, tables, scheme, span, as_at, cohort, by):
    given = {"start": span[0], "end": span[1], "as_at": as_at, "cohort": cohort}
    rows = chosen(tables, "service_referrals", "referred_on", span, as_at, cohort, scheme)
    found = asked(reader, "partnership.fast_track", scheme, by=by, **given)
    keys = Counter(group_of(row, by) for row in rows)
    assert {(row["agency"], row["pathway"]): row["referrals"] for row in found} == dict(keys)
    for row in found:
        mine = [one for one in rows if group_of(one, by) == (row["agency"], row["pathway"])]
        expected = tracks(mine, as_at)
        assert {name: row[name] for name in expected} == pytest.approx(expected)
    assert_waits(asked(reader, "partnership.waits", scheme, **given), rows, as_at)


def group_of(row, by):
    agency = row["agency"] if by in ("agency", "agency_pathway") else "total"
    return agency, row["pathway"] if by in ("pathway", "agency_pathway") else "total"


def assert_waits(found, rows, as_at):
    assert len(found) == (2 * 10 if rows else 0)
    for row in found:
        mine = [one for one in rows if one["fast_track"] == (row["track"] == "fast")]
        weeks = Counter(min(days // 7 + 1, 9) for days in waits(mine, as_at))
        weeks[None] = len(mine) - weeks.total()
        assert (row["referrals"], row["all_referrals"]) == (weeks[row["week"]], len(mine))


@few
@given(tables=outcome_worlds(), span=spans, meeting=kinds)
def test_attendance(scratch, tables, span, meeting):
    assert_attendance(scratch.fill(tables), tables, SCHEME, span, meeting)


@few
@given(
    tables=outcome_worlds(),
    span=spans,
    as_at=late_days,
    cohort=some_cohorts,
    by=st.sampled_from(["agency_pathway", "agency", "pathway", "total"]),
)
def test_fast_track(scratch, tables, span, as_at, cohort, by):
    assert_fast_track(scratch.fill(tables), tables, SCHEME, span, as_at, cohort, by)


@pytest.fixture(scope="module")
def demo(demo_store):
    """A reader of the demo and its rows."""
    reader = open_reader(demo_store)
    names = ("snapshots", "episodes", "service_referrals", "meeting_attendance")
    yield reader, {name: reader.read(f"from {name}").to_dicts() for name in names}
    reader.close()


@pytest.mark.parametrize("last", [date(2025, 12, 31), date(2023, 3, 31)])
def test_the_demo(demo, last):
    span = (date(2015, 1, 1), last)
    for meeting in (None, "macc"):
        assert_attendance(*demo, "lincolnshire", span, meeting)
    for by in ("agency_pathway", "total"):
        assert_fast_track(*demo, "lincolnshire", span, last, None, by)
    assert_fast_track(*demo, "lincolnshire", span, last, ["fixed"], "pathway")
    assert asked(demo[0], "partnership.fast_track", "lincolnshire", as_at=last)
