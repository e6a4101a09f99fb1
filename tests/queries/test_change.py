"""caseload.change: one test per sentence of its definition."""

from datetime import date

import pytest
from support.rows import areas, snapshot, snapshots

METRIC = "caseload.change"


@pytest.fixture
def both(store, ends):
    """North: 2 fixed before and 3 after; south: 1 flex before and nobody after; east: nobody."""
    rows = [
        *snapshots(ends[0], 2, area="north"),
        *snapshots(ends[0], 1, "flex", area="south", order_type="licence"),
        *snapshots(ends[3], 3, area="north"),
    ]
    return store(snapshots=rows, areas=areas("north", "south", "east"))


def cells(rows):
    return {(row["cohort"], row["group"]): (row["people_start"], row["people_end"]) for row in rows}


def test_people_at_both_dates_by_cohort_and_group_with_totals(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=ends[3], by="area"))
    assert found[("fixed", "north")] == (2, 3)
    assert found[("flex", "south")] == (1, 0)
    assert found[("total", "north")] == (2, 3)
    assert found[("fixed", "total")] == (2, 3)
    assert found[("total", "total")] == (2 + 1, 3 + 0)


def test_a_group_with_nobody_on_both_days_keeps_its_row(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=ends[3], by="area"))
    assert found[("total", "east")] == (0, 0)
    assert len(found) == (3 + 1) * (3 + 1)


def test_change_is_per_cent_of_the_start_unrounded(both, answer, ends):
    rows = answer(both, METRIC, start=ends[0], end=ends[3], by="area")
    changes = {(row["cohort"], row["group"]): row["change_pct"] for row in rows}
    assert changes[("fixed", "north")] == pytest.approx(100 * (3 - 2) / 2)
    assert changes[("flex", "south")] == pytest.approx(-100)
    assert changes[("total", "total")] == pytest.approx(0)


def test_change_from_nobody_is_null(both, answer, ends):
    rows = answer(both, METRIC, start=ends[0], end=ends[3], by="area")
    assert {row["change_pct"] for row in rows if row["people_start"] == 0} == {None}


def test_by_cohort_each_cohort_is_its_own_group(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=ends[3], by="cohort"))
    assert found[("flex", "flex")] == found[("flex", "total")] == found[("total", "flex")] == (1, 0)
    assert ("fixed", "flex") not in found


def test_an_order_type_that_is_empty_is_not_recorded(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=ends[3], by="order_type"))
    assert found[("total", "not_recorded")] == (2, 3)
    assert found[("total", "licence")] == (1, 0)


@pytest.mark.parametrize(
    ("by", "groups"), [("setting", {"community"}), ("lead_agency", {"probation_service"})]
)
def test_groups_are_the_codes_as_loaded(both, answer, ends, by, groups):
    rows = answer(both, METRIC, start=ends[0], end=ends[3], by=by)
    assert {row["group"] for row in rows} == groups | {"total"}


def test_totals_are_of_the_cohorts_asked_for(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=ends[3], by="area", cohort=["fixed"]))
    assert found[("total", "total")] == (2, 3)
    assert {cohort for cohort, _ in found} == {"fixed", "total"}


def test_both_dates_may_be_the_same_snapshot(both, answer, ends):
    found = cells(answer(both, METRIC, start=ends[0], end=date(2022, 7, 30), by="area"))
    assert found[("total", "total")] == (3, 3)


def test_where_there_is_no_snapshot_at_the_start_nothing_is_said(both, answer):
    assert answer(both, METRIC, start=date(2022, 1, 1), end=date(2022, 6, 30)) == []


def test_the_last_row_is_the_total_of_totals(both, answer, ends):
    rows = answer(both, METRIC, start=ends[0], end=ends[3])
    assert (rows[-1]["cohort"], rows[-1]["group"]) == ("total", "total")


def test_people_of_one_area_are_protected_and_totals_are_not(store, ask, ends, board):
    reader = store(snapshots=[snapshot(ends[0], "a", area="north")], areas=areas("north"))
    figures = ask(reader, METRIC, board, start=ends[0], end=ends[0], cohort=["fixed"])
    shown = {(row["cohort"], row["group"]): row["people_start"] for row in figures.display().to_dicts()}
    assert shown[("fixed", "north")] == "[c]"
    assert shown[("fixed", "total")] == "1"
