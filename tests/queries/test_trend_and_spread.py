"""caseload.trend and caseload.spread: one test per sentence of their definitions."""

from datetime import date

import pytest
from support.rows import cohort, snapshot, snapshots


def test_trend_counts_every_snapshot_from_start_to_end_inclusive(store, answer, ends):
    rows = [row for number, day in enumerate(ends) for row in snapshots(day, number + 1)]
    found = answer(store(snapshots=rows), "caseload.trend", start=ends[1], end=ends[2], cohort=["fixed"])
    assert [(row["snapshot_date"], row["people"]) for row in found] == [(ends[1], 2), (ends[2], 3)]


def test_trend_goes_from_the_first_snapshot_to_the_latest_unless_told(store, answer, ends):
    rows = [row for day in (*ends, date(2190, 1, 1)) for row in snapshots(day, 1)]
    found = answer(store(snapshots=rows), "caseload.trend", cohort=["fixed"])
    assert [row["snapshot_date"] for row in found] == ends


def test_trend_keeps_a_row_for_a_cohort_on_every_date_on_which_it_was_live(store, answer, ends):
    reader = store(
        snapshots=[row for day in ends for row in snapshots(day, 1)],
        cohorts=[cohort("fixed"), cohort("late", live_from=ends[2])],
    )
    late = [row for row in answer(reader, "caseload.trend") if row["cohort"] == "late"]
    assert [(row["snapshot_date"], row["people"]) for row in late] == [(ends[2], 0), (ends[3], 0)]


def test_spread_parts_community_from_custody(store, answer, ends):
    rows = snapshots(ends[0], 3) + snapshots(ends[0], 2, "flex", setting="custody")
    (row,) = answer(store(snapshots=rows), "caseload.spread")
    assert (row["community"], row["custody"], row["total"]) == (3, 2, 3 + 2)


def test_the_statutory_share_is_of_people_in_the_community_alone(store, answer, ends):
    rows = [
        snapshot(ends[0], "a", statutory=True),
        snapshot(ends[0], "b", statutory=False),
        snapshot(ends[0], "c", statutory=False),
        snapshot(ends[0], "d", statutory=True, setting="custody"),
    ]
    (row,) = answer(store(snapshots=rows), "caseload.spread")
    assert row["community_statutory"] == 1
    assert row["community_statutory_share"] == pytest.approx(1 / 3)


def test_a_rate_with_nobody_below_the_line_is_null(store, ask, ends):
    figures = ask(store(snapshots=snapshots(ends[0], 2, setting="custody")), "caseload.spread")
    assert figures.frame["community_statutory_share"].to_list() == [None]
    assert figures.display()["community_statutory_share"].to_list() == ["[z]"]


def test_each_agency_that_leads_in_the_community_has_a_column(store, ask, ends):
    rows = [
        snapshot(ends[0], "a", lead_agency="crc"),
        snapshot(ends[0], "b", lead_agency="crc", setting="custody"),
        snapshot(ends[1], "c", lead_agency="nps"),
        snapshot(ends[1], "d", lead_agency="police", setting="custody"),
    ]
    frame = ask(store(snapshots=rows), "caseload.spread").frame
    assert frame.columns[6:] == ["community_crc", "community_nps"]
    assert frame["community_crc"].to_list() == [1, 0]
    assert frame["community_nps"].to_list() == [0, 1]


def test_spread_of_one_cohort_keeps_the_dates_on_which_it_had_nobody(store, answer, ends):
    reader = store(snapshots=snapshots(ends[0], 1) + snapshots(ends[1], 2, "flex"))
    found = answer(reader, "caseload.spread", cohort=["flex"])
    assert [(row["snapshot_date"], row["total"]) for row in found] == [(ends[0], 0), (ends[1], 2)]
