from datetime import date, timedelta
from math import sqrt

import pytest

from findings.surprise import Measure, changes

DATES = [date(2022, 1, 31) + timedelta(days=30 * step) for step in range(10)]
START, END = DATES[6], DATES[9]


def measure(values, name="caseload", unit="people"):
    return Measure(name, "caseload", DATES[: len(values)], values, unit)


def test_a_change_is_told_against_its_usual_step():
    values = [10, 12, 10, 12, 10, 12, 10, 10, 10, 20]
    (found,) = changes([measure(values)], START, END)
    usual = (6 * 2 + 0 + 0 + 10) / 9
    assert found.what == "Caseload up 10 to 20"
    assert found.times_usual == pytest.approx((20 - 10) / (usual * sqrt(3)))


def test_the_most_surprising_comes_first_and_not_the_largest():
    jumpy = measure([0, 100, 0, 100, 0, 100, 0, 100, 0, 90], "jumpy")
    calm = measure([5, 6, 5, 6, 5, 6, 5, 6, 5, 15], "calm")
    assert [found.what.split()[0] for found in changes([jumpy, calm], START, END)] == ["Calm", "Jumpy"]


def test_too_little_history_is_said_and_comes_last():
    short = Measure("short", "caseload", DATES[5:], [1, 1, 1, 1, 50])
    long = measure([5, 6, 5, 6, 5, 6, 5, 6, 5, 6], "long")
    found = changes([short, long], START, END)
    assert [one.how_unusual for one in found][-1] == "too little history"


def test_unusual_changes_are_marked_with_a_shape():
    (found,) = changes([measure([5, 5, 5, 5, 5, 5, 5, 5, 5, 50])], START, END)
    assert found.how_unusual.startswith("◆ ")
    assert found.how_unusual.endswith("×\u00a0usual")


def test_shares_are_told_in_points():
    values = [0.40, 0.41, 0.40, 0.42, 0.40, 0.41, 0.40, 0.45, 0.50, 0.41]
    (found,) = changes([measure(values, "statutory share", "share")], START, END)
    assert found.what == "Statutory share up 1 point to 41\u00a0%"


@pytest.mark.parametrize("values", [[5] * 10, [5] * 9 + [None], [5] * 6 + [None] + [5] * 3])
def test_unchanged_or_withheld_has_no_line(values):
    assert changes([measure(values)], START, END) == []


def test_a_measure_that_begins_later_has_no_line():
    assert changes([Measure("new", "caseload", DATES[8:], [1, 5])], START, END) == []


def test_nothing_dated_after_the_as_at_date_counts():
    values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 500]
    (found,) = changes([measure(values)], DATES[5], DATES[8])
    assert found.what == "Caseload down 1 to 5"
