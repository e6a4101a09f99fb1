"""partnership.attendance, attendance_by_date and missed: one test per sentence of their definitions."""

from datetime import date

import pytest
from support.rows import attendance

DATES = [date(2022, month, 10) for month in range(1, 7)]
END = date(2022, 12, 31)
MACC = "macc"


def course(agency, *there, expected=1, meeting=MACC):
    """One row a month: how many came; None where there is no row."""
    pairs = zip(DATES, there, strict=False)
    return [attendance(day, meeting, agency, expected, came) for day, came in pairs if came is not None]


def test_expected_and_attended_per_kind_of_meeting_and_agency(store, answer):
    rows = course("police", 2, 1, 2, expected=2) + course("police", 0, meeting="ro_cpg")
    found = answer(store(meeting_attendance=rows), "partnership.attendance", end=END)
    assert [(row["meeting"], row["meetings"], row["expected"], row["attended"]) for row in found] == [
        (MACC, 3, 2 + 2 + 2, 2 + 1 + 2),
        ("ro_cpg", 1, 1, 0),
    ]
    assert [row["share"] for row in found] == [5 / 6, 0]
    assert [(row["missed"], row["last_attended_on"]) for row in found] == [(0, DATES[2]), (1, None)]


def test_where_nobody_was_expected_nothing_is_missed_and_there_is_no_share(store, answer):
    (row,) = answer(
        store(meeting_attendance=course("health", 0, 0, expected=0)), "partnership.attendance", end=END
    )
    assert (row["meetings"], row["expected"], row["share"], row["missed"]) == (2, 0, None, 0)


def test_only_the_kind_and_the_days_asked_for(store, answer):
    rows = course("police", 1, 1, 1) + course("police", 1, meeting="map")
    asked = {"start": DATES[1], "end": DATES[2], "meeting": MACC}
    (row,) = answer(store(meeting_attendance=rows), "partnership.attendance", **asked)
    assert row["meetings"] == 2


def test_each_meeting_in_words(store, answer):
    rows = course("police", 2, 1, 0, None, expected=2) + course("health", 0, 0, 0, 1, expected=1)
    rows[-4]["expected"] = 0
    found = answer(store(meeting_attendance=rows), "partnership.attendance_by_date", end=END)
    states = {(row["agency"], row["meeting_date"]): row["state"] for row in found}
    assert [states["police", day] for day in DATES[:4]] == ["attended", "part", "missed", "not_recorded"]
    assert [states["health", day] for day in DATES[:4]] == ["not_expected", "missed", "missed", "attended"]


def test_a_row_for_all_agencies(store, answer):
    rows = course("police", 2, 1, expected=2) + course("health", 0, 1)
    found = answer(store(meeting_attendance=rows), "partnership.attendance_by_date", end=END)
    totals = [row for row in found if row["agency"] == "total"]
    assert [(row["expected"], row["attended"], row["share"]) for row in totals] == [
        (2 + 1, 2 + 0, 2 / 3),
        (2 + 1, 1 + 1, 2 / 3),
    ]
    assert [(row["agencies_expected"], row["agencies_attended"]) for row in totals] == [(2, 1), (2, 2)]


@pytest.mark.parametrize(
    ("there", "missed"),
    [
        ((1, 0, 0, 0), 3),
        ((0, 0, 0, 1), None),
        ((1, 1, 0, 0), None),
        ((0, 0, 0, 0), 4),
        ((1, 0, 0, 0, None), 3),
    ],
)
def test_three_missed_in_a_row_up_to_the_last(store, answer, there, missed):
    found = answer(store(meeting_attendance=course("health", *there)), "partnership.missed", end=END)
    assert [row["missed_in_a_row"] for row in found] == ([missed] if missed else [])


def test_since_when_and_when_they_last_came(store, answer):
    rows = course("health", 1, 0, 0, 0)
    (row,) = answer(store(meeting_attendance=rows), "partnership.missed", end=END)
    assert (row["since"], row["last_attended_on"], row["last_expected_on"]) == (DATES[1], DATES[0], DATES[3])
    assert answer(store(meeting_attendance=rows), "partnership.missed", end=DATES[2]) == []
    assert len(answer(store(meeting_attendance=rows), "partnership.missed", end=DATES[2], in_a_row=2)) == 1


def test_a_meeting_at_which_nobody_was_expected_neither_breaks_nor_lengthens_the_row(store, answer):
    rows = course("health", 0, 0, 0, 0)
    rows[2]["expected"] = 0
    (row,) = answer(store(meeting_attendance=rows), "partnership.missed", end=END)
    assert row["missed_in_a_row"] == 3


def test_each_kind_of_meeting_is_looked_at_by_itself(store, answer):
    rows = course("health", 0, 0) + course("health", 0, 0, meeting="map")
    assert answer(store(meeting_attendance=rows), "partnership.missed", end=END) == []


def test_the_board_sees_who_came(store, ask, board):
    figures = ask(store(meeting_attendance=course("police", 1, 0)), "partnership.attendance", board, end=END)
    assert figures.withheld() == 0
    assert figures.frame["share"].to_list() == [1 / 2]
