"""The RAG metrics and the signals against counts in plain Python, on made-up schemes and on the demo."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.rating_oracle import COLOURS, NAMES, Scheme
from support.rating_worlds import chosen_cohorts, days, rating_worlds, spans
from support.rows import SCHEME
from support.survival import kaplan_meier

from access.viewer import OPERATOR, Role, Viewer
from data_model.reader import open_reader
from queries import run

few = settings(max_examples=25, deadline=None)
MEASURES = ("caseload", "share_green", "share_red", "reoffences_per_person", "referrals")
TABLES = ("cohorts", "people", "episodes", "snapshots", "rag_ratings", "offences", "referrals")


class Asked:
    """One store, asked and counted by hand."""

    def __init__(self, reader, scheme, by_hand):
        self.reader, self.scheme, self.by_hand = reader, scheme, by_hand

    def __call__(self, metric, viewer=OPERATOR, **parameters):
        return run(metric, self.reader, viewer, scheme=self.scheme, **parameters).frame.to_dicts()


@pytest.fixture(scope="module")
def world(scratch):
    return lambda tables: Asked(scratch.fill(tables), SCHEME, Scheme(tables, SCHEME))


@pytest.fixture(scope="module", params=["lincolnshire", "gwent", "llr"])
def demo_world(request, demo_store):
    reader = open_reader(demo_store)
    tables = {name: reader.read(f'from "{name}"').to_dicts() for name in TABLES}
    yield Asked(reader, request.param, Scheme(tables, request.param))
    reader.close()


def days_of(asked):
    """Three days of the demo: an early one, one between snapshots, and the last."""
    known = sorted(asked.by_hand.snapshots)
    return known[1], known[len(known) // 2] + timedelta(12), known[-1]


def check_current(asked, day, cohorts):
    found = asked("rag.current", as_at=day, cohort=cohorts)
    expected = asked.by_hand.current(day, cohorts)
    assert {(row["cohort"], row["profile"], row["rag"]): row["people"] for row in found} == dict(expected)
    assert [row["rag"] for row in found] == list(COLOURS) * (len(found) // 4)
    for row in found:
        people = sum(expected[row["cohort"], row["profile"], rag] for rag in COLOURS)
        assert row["caseload"] == people
        assert row["share"] == (pytest.approx(row["people"] / people) if people else None)


def check_history(asked, span, cohorts):
    found = asked("rag.history", start=span[0], end=span[1], cohort=cohorts)
    expected = asked.by_hand.history(*span, cohorts)
    assert {(row["meeting_date"], row["rag"]): row["people"] for row in found} == expected
    for row in found:
        known = [expected[row["meeting_date"], rag] for rag in COLOURS]
        total = None if None in known else sum(known)
        assert row["on_scheme"] == total
        assert row["share"] == (pytest.approx(row["people"] / total) if total else None)


def check_transitions(asked, span, cohorts):
    found = asked("rag.transitions", start=span[0], end=span[1], cohort=cohorts)
    moved = {(row["from_rag"], row["to_rag"]): row["people"] for row in found}
    assert len(moved) == len(found) == (24 if asked.by_hand.snapshot_day(span[0]) else 0)
    assert Counter(moved) == asked.by_hand.transitions(*span, cohorts)


def check_greens(asked, day, cohorts):
    found = asked("rag.greens", as_at=day, cohort=cohorts)
    expected = asked.by_hand.greens(day, cohorts)
    unknown = expected["not_known", None]
    names = NAMES if asked.by_hand.snapshot_day(day) else ()
    assert [row["greens"] for row in found] == [*names, *["not_known"] * bool(unknown)]
    for row in found:
        counts = [expected[row["greens"], plan] for plan in (True, False)]
        if row["greens"] == "not_known":
            assert (row["people"], row["with_exit_plan"]) == (unknown, None)
        else:
            assert [row["people"], row["with_exit_plan"], row["without_exit_plan"]] == [sum(counts), *counts]


def check_ready(asked, day, viewer):
    by_hand, found = asked.by_hand, asked("rag.ready_for_deselection", viewer, as_at=day)
    expected = {}
    for who, stay in by_hand.open_stays(day).items():
        streak, listed = stay.streak(), by_hand.on_list(day).get(who, stay.row)
        if len(streak) >= 3 and (viewer.restricted or who not in by_hand.restricted):
            plan = stay.row["exit_plan"]
            expected[who] = (listed["cohort"], len(streak), streak[-1], plan, listed["profile"], streak[0])
    assert {row["person_ref"]: tuple(row.values())[1:] for row in found} == expected
    assert len(found) == len(expected)


def check_overdue(asked, day, limit, viewer):
    by_hand = asked.by_hand
    since = {who: by_hand.days_since(who, day) for who in by_hand.on_list(day)}
    late = {who for who, number in since.items() if number is None or number > limit}
    hidden = set() if viewer.restricted else by_hand.restricted
    found = asked("rag.overdue", viewer, as_at=day, days=limit)
    stays = by_hand.open_stays(day)
    assert {row["person_ref"]: row["days_since"] for row in found} == {
        who: since[who] for who in late - hidden
    }
    for row in found:
        who, last = row["person_ref"], by_hand.last_rating(row["person_ref"], day)
        assert row["cohort"] == by_hand.on_list(day)[who]["cohort"]
        assert row["last_rated_on"] == (last[0] if last else None)
        assert row["days_on_scheme"] == ((day - stays[who].adopted).days if who in stays else None)
    numbers = [row["days_since"] for row in found if row["days_since"] is not None]
    assert [row["days_since"] for row in found] == [None] * (len(found) - len(numbers)) + sorted(numbers)[
        ::-1
    ]


def check_rated(asked, day, limit, cohorts):
    by_hand, found = asked.by_hand, asked("rag.rated", as_at=day, days=limit, cohort=cohorts)
    listed = by_hand.on_list(day, cohorts)
    live = {
        row["cohort"]
        for row in by_hand.cohorts
        if (at := by_hand.snapshot_day(day)) and by_hand.is_live(row, at)
    }
    live = {code for code in live if not cohorts or code in cohorts} | {
        row["cohort"] for row in listed.values()
    }
    assert [row["cohort"] for row in found] == sorted(live) + ["total"] * bool(live)
    for row in found:
        its = [
            by_hand.days_since(who, day)
            for who, one in listed.items()
            if row["cohort"] in ("total", one["cohort"])
        ]
        never, late = its.count(None), sum(number is not None and number > limit for number in its)
        assert (row["people"], row["never_rated"], row["overdue"]) == (len(its), never, late)
        assert row["rated_within"] == len(its) - never - late
        assert row["rated_share"] == (pytest.approx(row["rated_within"] / len(its)) if its else None)


def check_time_in_red(asked, day):
    by_hand, found = asked.by_hand, asked("rag.time_in_red", as_at=day)
    spells = {cohort: its for cohort, its in by_hand.spells(day).items() if its}
    live = {row["cohort"] for row in by_hand.cohorts if by_hand.is_live(row, day)} | spells.keys()
    assert [row["cohort"] for row in found] == sorted(live) + ["total"] * bool(live)
    spells["total"] = [one for its in spells.values() for one in its]
    for row in found:
        its = spells.get(row["cohort"], [])
        assert (row["spells"], row["ended"]) == (len(its), sum(ended for _, ended in its))
        assert row["median_days"] == kaplan_meier(its, 1 / 2)
        assert row["lower_quartile_days"] == kaplan_meier(its, 3 / 4)
        assert row["upper_quartile_days"] == kaplan_meier(its, 1 / 4)


def check_signals(asked, measure, span, cohorts):
    found = asked("spc.signals", measure=measure, start=span[0], end=span[1], cohort=cohorts)
    series = asked.by_hand.series(measure, *span, cohorts)
    assert [(row["period"], row["numerator"], row["denominator"]) for row in found] == series
    values = [None if top is None else top / bottom if bottom else top for _, top, bottom in series]
    assert [row["value"] for row in found] == [None if one is None else pytest.approx(one) for one in values]
    known = [one for one in values if one is not None]
    assert {row["points"] for row in found} <= {len(known)}
    if len(known) < 12:
        assert all(
            (row["mean"], row["lower"], row["upper"], row["signal"]) == (None, None, None, "")
            for row in found
        )
        return
    middle, reach = mean(known), 2.66 * mean(abs(after - before) for before, after in pairwise(known))
    sides = []
    for row, value in zip(found, values, strict=True):
        assert (row["mean"], row["lower"], row["upper"]) == pytest.approx(
            (middle, middle - reach, middle + reach)
        )
        if value is None:
            assert row["signal"] == ""
            continue
        sides.append((row["value"] > row["mean"]) - (row["value"] < row["mean"]))
        run_of_eight = len(sides) >= 8 and abs(sum(sides[-8:])) == 8
        outside = not row["lower"] <= row["value"] <= row["upper"]
        assert row["signal"] == ("outside" if outside else "run of eight" if run_of_eight else "")


@few
@given(tables=rating_worlds(), day=days, cohorts=chosen_cohorts)
def test_current(world, tables, day, cohorts):
    check_current(world(tables), day, cohorts)


@few
@given(tables=rating_worlds(), span=spans, cohorts=chosen_cohorts)
def test_history(world, tables, span, cohorts):
    check_history(world(tables), span, cohorts)


@few
@given(tables=rating_worlds(), span=spans, cohorts=chosen_cohorts)
def test_transitions(world, tables, span, cohorts):
    check_transitions(world(tables), span, cohorts)


@few
@given(tables=rating_worlds(), day=days, cohorts=chosen_cohorts)
def test_greens(world, tables, day, cohorts):
    check_greens(world(tables), day, cohorts)


@few
@given(tables=rating_worlds(), day=days, restricted=st.booleans())
def test_ready_for_deselection(world, tables, day, restricted):
    check_ready(world(tables), day, Viewer.of(Role.INSPECTOR, restricted=restricted))


@few
@given(tables=rating_worlds(), day=days, limit=st.sampled_from([35, 0, 100]), restricted=st.booleans())
def test_overdue(world, tables, day, limit, restricted):
    check_overdue(world(tables), day, limit, Viewer.of(Role.INSPECTOR, restricted=restricted))


@few
@given(tables=rating_worlds(), day=days, limit=st.sampled_from([35, 0, 100]), cohorts=chosen_cohorts)
def test_rated(world, tables, day, limit, cohorts):
    check_rated(world(tables), day, limit, cohorts)


@few
@given(tables=rating_worlds(), day=days)
def test_time_in_red(world, tables, day):
    check_time_in_red(world(tables), day)


@few
@given(tables=rating_worlds(), measure=st.sampled_from(MEASURES), span=spans, cohorts=chosen_cohorts)
def test_signals(world, tables, measure, span, cohorts):
    check_signals(world(tables), measure, span, cohorts)


@few
@given(tables=rating_worlds(), measure=st.sampled_from(MEASURES))
def test_signals_of_the_longest_span(world, tables, measure):
    check_signals(world(tables), measure, [date(2021, 12, 1), date(2023, 6, 30)], None)


def test_ratings_of_the_demo(demo_world):
    for day in days_of(demo_world):
        check_current(demo_world, day, None)
        check_greens(demo_world, day, None)
        check_ready(demo_world, day, OPERATOR)
        check_ready(demo_world, day, Viewer.of(Role.INSPECTOR))
        check_overdue(demo_world, day, 35, Viewer.of(Role.INSPECTOR))
        check_rated(demo_world, day, 35, None)
        check_time_in_red(demo_world, day)


def test_history_of_the_demo(demo_world):
    first, between, last = days_of(demo_world)
    check_history(demo_world, (first, last), None)
    check_transitions(demo_world, (first, between), None)
    check_transitions(demo_world, (between, last), None)


@pytest.mark.parametrize("measure", MEASURES)
def test_signals_of_the_demo(demo_world, measure):
    first, _, last = days_of(demo_world)
    check_signals(demo_world, measure, (first, last), None)
