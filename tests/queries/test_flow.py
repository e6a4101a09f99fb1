"""caseload.flow: one test per sentence of its definition."""

from datetime import date

import pytest
from support.rows import cohort, snapshot, snapshots

METRIC = "caseload.flow"
FLOWS = ("opening", "adopted", "moved_in", "moved_out", "deselected", "closing")


def flows(rows):
    return {(row["period_start"], row["cohort"]): tuple(row[name] for name in FLOWS) for row in rows}


def people(day, **cohorts):
    return [snapshot(day, person, its) for its, persons in cohorts.items() for person in persons]


def test_in_this_snapshot_and_not_the_one_before_is_adopted_and_the_reverse_deselected(store, answer, ends):
    reader = store(snapshots=people(ends[0], fixed="ab") + people(ends[1], fixed="bcd"))
    found = flows(answer(reader, METRIC, start=ends[1], end=ends[1], cohort=["fixed"]))
    assert found == {(date(2022, 7, 1), "fixed"): (2, 2, 0, 0, 1, 3)}


def test_somebody_in_another_cohort_than_before_has_moved(store, answer, ends):
    reader = store(snapshots=people(ends[0], fixed="ab", flex="c") + people(ends[1], fixed="a", flex="bc"))
    found = flows(answer(reader, METRIC, start=ends[1], end=ends[1], cohort=["fixed", "flex"]))
    assert found[(date(2022, 7, 1), "fixed")] == (2, 0, 0, 1, 0, 1)
    assert found[(date(2022, 7, 1), "flex")] == (1, 0, 1, 0, 0, 2)


def test_a_change_of_profile_is_no_move(store, answer, ends):
    before = snapshot(ends[0], "a", "free", "female")
    after = snapshot(ends[1], "a", "free", "young_adult")
    found = flows(answer(store(snapshots=[before, after]), METRIC, start=ends[1], cohort=["free"]))
    assert found == {(date(2022, 7, 1), "free"): (1, 0, 0, 0, 0, 1)}


def test_somebody_who_comes_back_left_and_was_adopted_again(store, answer, ends):
    rows = people(ends[0], fixed="ab") + people(ends[1], fixed="b") + people(ends[2], fixed="ab")
    found = flows(answer(store(snapshots=rows), METRIC, start=ends[1], every="quarter", cohort=["fixed"]))
    assert found == {(date(2022, 7, 1), "fixed"): (2, 1, 0, 0, 1, 2)}


def test_the_flows_of_the_months_add_up_to_those_of_the_quarter(store, answer, ends):
    rows = people(ends[0], fixed="abc") + people(ends[1], fixed="bcd") + people(ends[2], fixed="de")
    reader = store(snapshots=rows + people(ends[3], fixed="ef", flex="d"))
    months = answer(reader, METRIC, start=ends[1], every="month", cohort=["fixed"])
    (quarter,) = answer(reader, METRIC, start=ends[1], every="quarter", cohort=["fixed"])
    for name in ("adopted", "moved_in", "moved_out", "deselected"):
        assert quarter[name] == sum(month[name] for month in months)
    assert (quarter["opening"], quarter["closing"]) == (months[0]["opening"], months[-1]["closing"])


def test_a_snapshot_on_the_first_day_closes_the_period_before(store, answer):
    rows = [*people(date(2015, 4, 1), fixed="abc"), *people(date(2015, 7, 1), fixed="abcd")]
    reader = store(snapshots=[*rows, *people(date(2015, 9, 30), fixed="a")])
    found = flows(answer(reader, METRIC, start=date(2015, 4, 1), every="quarter", cohort=["fixed"]))
    assert found == {
        (date(2015, 4, 1), "fixed"): (3, 1, 0, 0, 0, 4),
        (date(2015, 7, 1), "fixed"): (4, 0, 0, 0, 3, 1),
    }


def test_in_the_period_of_the_first_snapshot_everyone_counts_as_adopted(store, answer, ends):
    (row,) = answer(store(snapshots=people(ends[0], fixed="ab")), METRIC, cohort=["fixed"])
    assert flows([row]) == {(date(2022, 6, 1), "fixed"): (0, 2, 0, 0, 0, 2)}
    assert row["first_snapshot"] is True


def test_no_snapshot_after_the_end_is_counted(store, answer, ends):
    reader = store(snapshots=people(ends[0], fixed="a") + people(ends[1], fixed="ab"))
    found = answer(reader, METRIC, start=date(2022, 7, 1), end=date(2022, 7, 30), cohort=["fixed"])
    assert flows(found) == {(date(2022, 7, 1), "fixed"): (1, 0, 0, 0, 0, 1)}
    assert [row["complete"] for row in found] == [False]


@pytest.mark.parametrize(("end", "complete"), [(date(2022, 9, 30), True), (date(2022, 8, 31), False)])
def test_a_quarter_is_complete_once_a_snapshot_shows_its_end(store, answer, ends, end, complete):
    reader = store(snapshots=[row for day in ends for row in people(day, fixed="a")])
    (row,) = answer(reader, METRIC, start=date(2022, 7, 1), end=end, every="quarter", cohort=["fixed"])
    assert row["complete"] is complete


def test_a_period_without_a_snapshot_carries_its_opening_on_and_is_not_complete(store, answer, ends):
    reader = store(snapshots=people(ends[0], fixed="ab") + people(ends[2], fixed="a"))
    july, august = answer(reader, METRIC, start=date(2022, 7, 1), cohort=["fixed"])
    assert flows([july]) == {(date(2022, 7, 1), "fixed"): (2, 0, 0, 0, 0, 2)}
    assert flows([august]) == {(date(2022, 8, 1), "fixed"): (2, 0, 0, 0, 1, 1)}
    assert (july["complete"], august["complete"]) == (False, True)


def test_a_cohort_live_in_the_period_keeps_its_row_and_one_that_ended_does_not(store, answer, ends):
    reader = store(
        snapshots=[row for day in ends[:3] for row in snapshots(day, 1)],
        cohorts=[cohort("fixed"), cohort("ended", live_to=date(2022, 7, 15))],
    )
    found = flows(answer(reader, METRIC, start=ends[1], end=ends[2]))
    assert (date(2022, 7, 1), "ended") in found
    assert (date(2022, 8, 1), "ended") not in found


def test_a_period_before_any_snapshot_has_no_row(store, answer, ends):
    rows = answer(
        store(snapshots=people(ends[0], fixed="a")), METRIC, start=date(2022, 1, 1), cohort=["fixed"]
    )
    assert [row["period_start"] for row in rows] == [date(2022, 6, 1)]
