"""The pathways against counts in plain Python, on schemes made by Hypothesis and on the demo."""

from datetime import date
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.belonging import is_on, periods
from support.needs import (
    GAIN,
    WORSE,
    asked_for,
    averages,
    closed_group,
    fallen_out,
    most_used,
    moved,
    nine_of,
    picked,
    rows_of,
    visits_of,
)
from support.outcome_worlds import late_days, outcome_worlds
from support.rows import SCHEME

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import run

few = settings(max_examples=20, deadline=None)
BEGINNING = date(2000, 1, 1)
instruments = st.sampled_from([None, None, "in_house", "justice_star"])
some_cohorts = st.sampled_from([None, None, ["fixed"], ["flex", "free"]])
scopes = st.sampled_from(["assessed", "assessed", "current"])
ends = st.tuples(st.sampled_from(["entry", "latest"]), scopes)


class Asked:
    """One question, asked of a store and counted by hand."""

    def __init__(self, reader, tables, scheme, as_at, instrument=None, cohort=None, people="assessed"):
        self.reader, self.tables, self.scheme, self.as_at = reader, tables, scheme, as_at
        self.rows = rows_of(tables, BEGINNING, as_at, scheme)
        self.given, self.cohort, self.people = instrument, cohort, people
        self.instrument = instrument or most_used(self.rows)
        everyone = visits_of(self.rows, self.instrument)
        self.visits = asked_for(tables, everyone, as_at, cohort, people, scheme)

    def found(self, metric, **other):
        asked = {"as_at": self.as_at, "instrument": self.given, "cohort": self.cohort} | other
        return run(metric, self.reader, OPERATOR, scheme=self.scheme, **asked).frame.to_dicts()


def assert_needs(asked, point):
    found = asked.found("pathways.needs", point=point, people=asked.people)
    scores = picked(asked.visits, point)
    everything = {row["pathway"] for row in asked.rows if row["instrument"] == asked.instrument}
    assert everything <= {row["pathway"] for row in found}
    for row in found:
        mine = [one[row["pathway"]] for one in scores.values() if row["pathway"] in one]
        expected = averages(mine, asked.instrument)
        assert {name: row[name] for name in expected} == pytest.approx(expected)
        assert row["share_with_need"] == (expected["with_need"] / len(mine) if mine else None)
        assert row["instrument"] == asked.instrument


def assert_progress(asked, months):
    found = asked.found("pathways.progress", months=months)
    group = closed_group(asked.visits, months).values()
    assert bool(found) == any(row["instrument"] == asked.instrument for row in asked.rows)
    for row in found:
        whole = [one for one in group if all(row["pathway"] in scores for scores in one.values())]
        expected = averages([one[row["month"]][row["pathway"]] for one in whole], asked.instrument)
        assert {name: row[name] for name in expected} == pytest.approx(expected)
        changes = [one[row["month"]][row["pathway"]] - one[0][row["pathway"]] for one in whole]
        assert row["change"] == (pytest.approx(mean(changes)) if changes else None)
        assert (row["change_low"] is not None) == (len(changes) >= 5)
    assert {row["month"] for row in found} == (set(range(0, months + 1, 3)) if found else set())


def assert_fall_out(asked, months):
    found = asked.found("pathways.fall_out", months=months)
    others = [row for row in asked.rows if row["instrument"] != asked.instrument]
    expected = fallen_out(asked.tables, asked.visits, others, months, asked.as_at, asked.scheme)
    left = len(asked.visits)
    for row in found:
        for reason in ("left", "not_yet_due", "changed_instrument", "missed"):
            assert row[reason] == expected[row["month"], reason], (row["month"], reason)
            left -= row[reason]
        assert row["in_group"] == left
    assert left == len(closed_group(asked.visits, months)) or not found


def assert_services(asked, point):
    found = asked.found("pathways.services", point=point, people=asked.people)
    scores, on = picked(asked.visits, point), periods(asked.tables, asked.as_at, asked.scheme)
    own = [
        row
        for row in asked.tables["service_referrals"]
        if row["referred_on"] <= asked.as_at and is_on(on, row["person_ref"], row["referred_on"])
    ]
    for row in found:
        needing = {
            person
            for person, one in scores.items()
            if row["pathway"] in one and WORSE[asked.instrument](one[row["pathway"]])
        }
        answering = [
            one
            for one in own
            if one["person_ref"] in needing and nine_of(one["pathway"]) & nine_of(row["pathway"])
        ]
        assert row["people_with_need"] == len(needing)
        assert_served(row, answering, asked.as_at)


def assert_served(row, answering, as_at):
    contacted = [one for one in answering if one["first_contact_on"] and one["first_contact_on"] <= as_at]
    waits = [
        (
            min(one["first_contact_on"] for one in contacted if one["person_ref"] == person)
            - min(one["referred_on"] for one in answering if one["person_ref"] == person)
        ).days
        for person in {one["person_ref"] for one in contacted}
    ]
    done = {
        one["person_ref"]
        for one in answering
        if one["outcome"] == "completed" and one["ended_on"] and one["ended_on"] <= as_at
    }
    assert row["referred"] == len({one["person_ref"] for one in answering})
    assert row["fast_track"] == len({one["person_ref"] for one in answering if one["fast_track"]})
    assert row["contacted"] == len(waits)
    assert row["median_days_to_contact"] == (median(waits) if waits else None)
    assert row["completed"] == len(done)
    kept = [one["contacts"] for one in contacted if one["contacts"] is not None]
    assert row["contacts"] == (sum(kept) if kept else None)


def assert_movement(reader, tables, scheme, span, given, cohort):
    rows = rows_of(tables, *span, scheme)
    instrument = given or most_used(rows)
    visits = asked_for(tables, visits_of(rows, instrument), span[1], cohort, "assessed", scheme)
    expected = moved(visits, instrument)
    asked = {"start": span[0], "end": span[1], "instrument": given, "cohort": cohort}
    found = run("pathways.movement", reader, OPERATOR, scheme=scheme, **asked).frame.to_dicts()
    assert set(expected) <= {row["pathway"] for row in found}
    for row in found:
        counts = expected.get(row["pathway"], {})
        for name in ("improved", "same", "worsened", "assessed_once"):
            assert row[name] == counts.get(name, 0)
        assert row["people"] == row["improved"] + row["same"] + row["worsened"]
        assert row["better"] == ("higher" if GAIN[instrument] == 1 else "lower")


@few
@given(tables=outcome_worlds(), day=late_days, kind=instruments, cohort=some_cohorts, end=ends)
def test_needs(scratch, tables, day, kind, cohort, end):
    point, people = end
    assert_needs(Asked(scratch.fill(tables), tables, SCHEME, day, kind, cohort, people), point)


@few
@given(
    tables=outcome_worlds(),
    day=late_days,
    kind=instruments,
    cohort=some_cohorts,
    months=st.sampled_from([0, 3, 6, 12]),
)
def test_progress_and_fall_out(scratch, tables, day, kind, cohort, months):
    asked = Asked(scratch.fill(tables), tables, SCHEME, day, kind, cohort)
    assert_progress(asked, months)
    assert_fall_out(asked, months)


@few
@given(
    tables=outcome_worlds(),
    span=st.tuples(late_days, late_days).map(sorted),
    kind=instruments,
    cohort=some_cohorts,
)
def test_movement(scratch, tables, span, kind, cohort):
    assert_movement(scratch.fill(tables), tables, SCHEME, span, kind, cohort)


@few
@given(tables=outcome_worlds(), day=late_days, kind=instruments, cohort=some_cohorts, end=ends)
def test_services(scratch, tables, day, kind, cohort, end):
    point, people = end
    assert_services(Asked(scratch.fill(tables), tables, SCHEME, day, kind, cohort, people), point)


@few
@given(tables=outcome_worlds(), day=late_days)
def test_instruments(scratch, tables, day):
    rows = rows_of(tables, BEGINNING, day)
    frame = run("pathways.instruments", scratch.fill(tables), OPERATOR, scheme=SCHEME, as_at=day).frame
    found = frame.to_dicts()
    assert (found[0]["instrument"] if found else None) == most_used(rows)
    assert {row["instrument"] for row in found} == {row["instrument"] for row in rows}
    for row in found:
        mine = [one for one in rows if one["instrument"] == row["instrument"]]
        assert row["assessments"] == len({one["assessment_ref"] for one in mine})
        assert row["people"] == len({one["person_ref"] for one in mine})
        assert row["first_on"] == min(one["assessed_on"] for one in mine)
        assert row["last_on"] == max(one["assessed_on"] for one in mine)


@pytest.fixture(scope="module")
def demo(demo_store):
    """A reader of the demo and its rows."""
    reader = open_reader(demo_store)
    names = ("snapshots", "episodes", "assessments", "service_referrals")
    yield reader, {name: reader.read(f"from {name}").to_dicts() for name in names}
    reader.close()


@pytest.mark.parametrize("kind", [None, "justice_star"])
@pytest.mark.parametrize(
    ("scheme", "day"),
    [
        ("lincolnshire", date(2025, 12, 31)),
        ("lincolnshire", date(2024, 2, 10)),
        ("llr", date(2016, 3, 31)),
        ("gwent", date(2023, 12, 31)),
    ],
)
def test_the_demo(demo, scheme, day, kind):
    asked = Asked(*demo, scheme, day, kind)
    for point in ("entry", "latest"):
        assert_needs(asked, point)
        assert_services(asked, point)
    assert_progress(asked, 12)
    assert_fall_out(asked, 12)
    assert_movement(*demo, scheme, (date(2015, 1, 1), day), kind, None)


def test_the_demo_by_cohort_and_those_on_the_scheme(demo):
    asked = Asked(*demo, "lincolnshire", date(2024, 6, 30), None, ["fixed"], "current")
    assert len(asked.visits) > 20
    assert_needs(asked, "latest")
    assert_services(asked, "latest")
