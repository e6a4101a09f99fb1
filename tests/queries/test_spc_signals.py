"""spc.signals, its limits and signals: one test per sentence of the definition."""

from datetime import date, timedelta

import polars as pl
import pytest
from support.months import caseloads, month, month_end
from support.rows import SCHEME, rating, referral

from access.viewer import View, Viewer
from queries.catalogue import find

METRIC = "spc.signals"
HIGH, LOW = [14, 20] * 4, [10, 4] * 4
"""Above and below their mean of 12, and well within the limits of both together."""


@pytest.fixture
def signals(store, answer):
    """Signals of the caseload at so many month ends."""

    def found(*people):
        last = month_end(len(people) - 1)
        return answer(store(snapshots=caseloads(*people)), METRIC, start=month(0), end=last)

    return found


def test_the_limits_are_the_mean_and_2_66_mean_moving_ranges(signals):
    rows = signals(*[10, 14] * 6)
    mean, moving_range = (10 + 14) / 2, 14 - 10
    for row in rows:
        assert (row["mean"], row["points"]) == (mean, 12)
        assert row["lower"] == pytest.approx(mean - 2.66 * moving_range)
        assert row["upper"] == pytest.approx(mean + 2.66 * moving_range)
        assert row["signal"] == ""


def test_limits_are_of_all_months_from_start_to_end(store, answer):
    reader = store(snapshots=caseloads(*[90] * 3, *[10, 14] * 6))
    rows = answer(reader, METRIC, start=month(3), end=month_end(14))
    assert {row["mean"] for row in rows} == {12}


def test_a_value_beyond_the_limits_is_outside(signals):
    """Eleven months of 10 or 11 and one of 40: mean 13, mean moving range (9 + 29 + 29) / 11 at most."""
    rows = signals(10, 11, 10, 11, 10, 40, 11, 10, 11, 10, 11, 10, 11)
    assert [row["signal"] for row in rows] == [""] * 5 + ["outside"] + [""] * 7
    assert rows[5]["value"] > rows[5]["upper"]


def test_a_value_on_a_limit_is_not_outside(signals):
    rows = signals(*[10] * 12)
    assert rows[0]["lower"] == rows[0]["upper"] == rows[0]["value"] == 10
    assert {row["signal"] for row in rows} == {""}


def test_the_eighth_in_a_row_on_one_side_and_each_further_one_is_a_run(signals):
    rows = signals(*[10, 14] * 4, *[9, 12] * 4, 9, 12, *[16, 20] * 5)
    side = [row["value"] > row["mean"] for row in rows]
    assert side[-10:] == [True] * 10
    assert [row["signal"] for row in rows][-10:] == [""] * 7 + ["run of eight"] * 3


def test_seven_in_a_row_are_no_run(signals):
    rows = signals(*HIGH[:7], *LOW[:7])
    assert {row["mean"] for row in rows} == {12}
    assert {row["signal"] for row in rows} == {""}
    eight = signals(*HIGH, *LOW)
    assert [number for number, row in enumerate(eight) if row["signal"] == "run of eight"] == [7, 15]


def test_a_value_on_the_mean_ends_a_run(signals):
    """Eight above the mean and eight below, each with one on it in the middle."""
    broken = signals(*HIGH[:4], 12, *HIGH[4:], *LOW[:4], 12, *LOW[4:])
    assert {row["mean"] for row in broken} == {12}
    assert {row["signal"] for row in broken} == {""}


def test_outside_is_said_before_a_run(signals):
    rows = signals(*HIGH, 90, *LOW, *LOW)
    assert [row["signal"] for row in rows[:9]] == [""] * 7 + ["run of eight", "outside"]


def test_under_twelve_values_there_are_no_limits_and_no_signals(signals):
    rows = signals(*[10] * 10, 90)
    assert {row["points"] for row in rows} == {11}
    assert {(row["mean"], row["lower"], row["upper"], row["signal"]) for row in rows} == {
        (None, None, None, "")
    }
    assert rows[10]["value"] == 90


def test_a_month_without_a_snapshot_has_no_value_and_its_neighbours_are_successive(signals):
    rows = signals(*[10, 14] * 3, None, *[14, 10] * 3)
    gap = rows[6]
    assert (gap["period"], gap["value"], gap["numerator"], gap["signal"]) == (month(6), None, None, "")
    assert gap["points"] == 12
    assert gap["upper"] == pytest.approx(12 + 2.66 * (5 * 4 + 0 + 5 * 4) / 11)


def test_a_run_goes_on_over_a_month_in_which_nothing_was_measured(signals):
    rows = signals(*HIGH[:4], None, *HIGH[4:], *LOW)
    assert [number for number, row in enumerate(rows) if row["signal"] == "run of eight"] == [8, 16]


def shares(store, greens, rated=20):
    """Months with so many greens of so many rated."""
    given = [
        rating(month(number) + timedelta(9), f"p{one}", "green" if one < green else "amber")
        for number, green in enumerate(greens)
        for one in range(rated)
    ]
    return store(snapshots=caseloads(*[1] * len(greens)), rag_ratings=given)


def test_what_is_withheld_from_the_board_is_in_no_mean_and_no_moving_range(store, ask, board):
    """Thirteen months of 6 or 8 of 20, one of them 2 of 20: that one is a gap."""
    greens = [6, 8, 6, 8, 6, 8, 2, 8, 6, 8, 6, 8, 6]
    reader = shares(store, greens)
    asked = {"measure": "share_green", "start": month(0), "end": month_end(12)}
    rows = ask(reader, METRIC, board, **asked).frame.to_dicts()
    shown = [green / 20 for green in greens if green > 4]
    assert rows[6]["value"] is rows[6]["mean"] is rows[6]["signal"] is None
    assert rows[0]["points"] == len(shown) == 12
    assert rows[0]["mean"] == pytest.approx(sum(shown) / 12)
    assert rows[0]["upper"] == pytest.approx(sum(shown) / 12 + 2.66 * 2 / 20)
    assert ask(reader, METRIC, **asked).frame["points"][0] == 13


def test_a_run_ends_at_what_is_withheld(store, ask, board):
    reader = shares(store, [*[12, 16] * 2, 1, *[12, 16] * 2, *[10, 6] * 4])
    asked = {"measure": "share_green", "start": month(0), "end": month_end(16)}
    rows = ask(reader, METRIC, board, **asked).frame.to_dicts()
    assert [row["signal"] for row in rows[:9]] == [""] * 4 + [None] + [""] * 4
    assert rows[16]["signal"] == "run of eight"


def test_a_month_that_is_withheld_is_marked_as_such_and_one_without_data_is_not(store, ask, board):
    reader = store(snapshots=caseloads(1, 1), rag_ratings=[rating(date(2021, 1, 12), "a")])
    shown = ask(reader, METRIC, board, measure="share_green", start=month(0), end=month_end(1)).display()
    assert shown["numerator"].to_list() == ["[c]", "[x]"]
    assert shown["value"].to_list() == ["[c]", "[x]"]
    assert shown["denominator"].to_list() == ["1", "[x]"]


@pytest.mark.parametrize("measure", ["caseload", "referrals"])
def test_a_count_without_a_denominator_is_shown_to_the_board(store, ask, board, measure):
    reader = store(snapshots=caseloads(2, 2), referrals=[referral(number, month(0)) for number in range(2)])
    figures = ask(reader, METRIC, board, measure=measure, start=month(0), end=month_end(0))
    (row,) = figures.frame.to_dicts()
    assert (row["value"], row["numerator"], row["denominator"]) == (2, 2, None)


def test_what_is_published_has_no_rate_on_few_and_keeps_counts(store, ask):
    publish = Viewer(view=View.PUBLISH)
    reader = shares(store, [15], rated=40)
    asked = {"start": month(0), "end": month_end(0)}
    assert ask(reader, METRIC, publish, measure="share_green", **asked).display()["value"].to_list() == [
        "[u]"
    ]
    many = store(snapshots=caseloads(20))
    assert ask(many, METRIC, publish, measure="caseload", **asked).frame["value"].to_list() == [20]


def test_limits_are_made_of_released_rows_alone():
    """`derive` is given what was released: a numerator that is not there is in nothing it works out."""
    released = pl.DataFrame(
        {"numerator": [*[10, 14] * 6, None], "denominator": [20] * 13, "is_measured": [True] * 13},
        schema={"numerator": pl.Int64, "denominator": pl.Int64, "is_measured": pl.Boolean},
    )
    made = find(METRIC).derive(released, {"measure": "share_red"})
    assert made["points"].to_list() == [12] * 13
    assert made["mean"][0] == pytest.approx(12 / 20)


def test_a_store_without_snapshots_has_no_months(store, answer):
    schemes = [{"scheme": SCHEME, "name": "Testshire"}]
    assert answer(store(schemes=schemes), METRIC, start=month(0), end=month(5)) == []
