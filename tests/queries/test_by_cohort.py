"""caseload.by_cohort: one test per sentence of its definition."""

from datetime import date

import pytest
from support.rows import cohort, snapshots

METRIC = "caseload.by_cohort"


def people(rows):
    return {(row["cohort"], row["profile"]): row["people"] for row in rows}


def test_people_in_the_snapshot_by_cohort_and_profile(store, answer, ends):
    reader = store(snapshots=snapshots(ends[0], 2) + snapshots(ends[0], 3, "free", "female"))
    found = people(answer(reader, METRIC, as_at=ends[0]))
    assert found[("fixed", "all")] == 2
    assert found[("free", "female")] == 3


def test_a_cohort_with_nobody_keeps_its_row(store, answer, ends):
    found = people(answer(store(snapshots=snapshots(ends[0], 2)), METRIC, as_at=ends[0]))
    assert found == {
        ("fixed", "all"): 2,
        ("flex", "all"): 0,
        ("free", "female"): 0,
        ("free", "young_adult"): 0,
    }


def test_a_cohort_not_live_on_the_day_has_no_row(store, answer, ends):
    reader = store(
        snapshots=snapshots(ends[1], 1),
        cohorts=[
            cohort("fixed"),
            cohort("begun", live_from=ends[1]),
            cohort("to_begin", live_from=date(2022, 8, 1)),
            cohort("ending", live_to=ends[1]),
            cohort("ended", live_to=date(2022, 7, 30)),
        ],
    )
    assert set(people(answer(reader, METRIC, as_at=ends[1]))) == {
        ("fixed", "all"),
        ("begun", "all"),
        ("ending", "all"),
    }


def test_people_in_a_cohort_that_is_not_live_are_still_counted(store, answer, ends):
    reader = store(snapshots=snapshots(ends[1], 2, "gone"), cohorts=[cohort("gone", live_to=ends[0])])
    assert people(answer(reader, METRIC, as_at=ends[1])) == {("gone", "all"): 2}


def test_a_date_between_snapshots_means_the_latest_before_it(store, ask, ends):
    reader = store(snapshots=snapshots(ends[0], 2) + snapshots(ends[1], 5))
    figures = ask(reader, METRIC, as_at=date(2022, 7, 30))
    assert figures.frame["people"][0] == 2
    assert figures.as_at == ends[0]


def test_left_out_as_at_is_the_latest_snapshot_on_or_before_today(store, ask, ends):
    reader = store(snapshots=snapshots(ends[1], 3) + snapshots(date(2190, 1, 1), 7))
    figures = ask(reader, METRIC)
    assert figures.as_at == ends[1]
    assert figures.frame["people"].sum() == 3


def test_before_the_first_snapshot_nothing_is_known_and_nothing_is_said_to_be_nought(store, answer, ends):
    assert answer(store(snapshots=snapshots(ends[0], 2)), METRIC, as_at=date(2022, 6, 29)) == []


def test_the_share_is_of_the_whole_caseload_also_when_few_cohorts_are_asked_for(store, answer, ends):
    reader = store(snapshots=snapshots(ends[0], 3) + snapshots(ends[0], 1, "flex"))
    (flex,) = answer(reader, METRIC, as_at=ends[0], cohort=["flex"])
    assert flex["share"] == pytest.approx(1 / (3 + 1))


def test_the_planned_share_and_the_cap_are_given_beside_it(store, answer, ends):
    reader = store(
        snapshots=snapshots(ends[0], 1),
        cohorts=[cohort("fixed", share_target=0.6), cohort("free", capacity=10)],
    )
    fixed, free = answer(reader, METRIC, as_at=ends[0])
    assert (fixed["share_target"], fixed["capacity"]) == (0.6, None)
    assert (free["share_target"], free["capacity"]) == (None, 10)


def test_another_scheme_is_not_counted(store, answer, ends):
    other = [row | {"scheme": "elsewhere"} for row in snapshots(ends[0], 9)]
    reader = store(snapshots=snapshots(ends[0], 1) + other)
    assert answer(reader, METRIC, as_at=ends[0])[0]["people"] == 1
