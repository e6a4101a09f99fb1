"""caseload.length_of_stay: one test per sentence of its definition."""

from datetime import date, timedelta

from support.rows import episode

METRIC = "caseload.length_of_stay"
START = date(2022, 1, 1)


def stays(*days, **other):
    """Stays from one day on: as long as told, or open where None."""
    return [
        episode(f"p{number}", START, None if length is None else START + timedelta(length), **other)
        for number, length in enumerate(days)
    ]


def quartiles(row):
    return row["lower_quartile_days"], row["median_days"], row["upper_quartile_days"]


def test_the_days_by_which_a_quarter_half_and_three_quarters_have_left(store, answer):
    (row,) = answer(store(episodes=stays(10, 20, 30, 40)), METRIC, as_at=date(2023, 1, 1))
    assert (row["people"], row["ended"]) == (4, 4)
    assert quartiles(row) == (10, 20, 30)


def test_somebody_still_there_counts_for_as_long_as_they_have_been(store, answer):
    """Of four the open one outlasts the rest: 3/4, then 3/4 x 2/3, then 3/4 x 2/3 x 1/2 = 1/4 stay."""
    (row,) = answer(store(episodes=stays(10, 20, 30, None)), METRIC, as_at=date(2023, 1, 1))
    assert (row["people"], row["ended"]) == (4, 3)
    assert quartiles(row) == (10, 20, 30)


def test_a_quartile_that_too_few_have_left_for_is_empty(store, answer):
    (row,) = answer(store(episodes=stays(10, None, None, None)), METRIC, as_at=date(2023, 1, 1))
    assert quartiles(row) == (10, None, None)
    assert row["median_high"] is None


def test_somebody_deselected_after_the_day_is_still_on_the_scheme(store, answer):
    (row,) = answer(store(episodes=stays(10, 60)), METRIC, as_at=START + timedelta(59))
    assert (row["people"], row["ended"]) == (2, 1)


def test_somebody_deselected_on_the_day_has_left(store, answer):
    (row,) = answer(store(episodes=stays(10, 60)), METRIC, as_at=START + timedelta(60))
    assert row["ended"] == 2


def test_a_stay_that_begins_after_the_day_is_not_counted(store, answer):
    rows = [*stays(10), episode("late", START + timedelta(50))]
    (row,) = answer(store(episodes=rows), METRIC, as_at=START + timedelta(49))
    assert row["people"] == 1


def test_one_row_per_cohort_of_adoption(store, answer):
    rows = [episode("a", START, START + timedelta(5)), episode("b", START, cohort="flex")]
    found = answer(store(episodes=rows), METRIC, as_at=date(2023, 1, 1))
    assert [(row["cohort"], row["people"]) for row in found] == [("fixed", 1), ("flex", 1)]


def test_a_stay_of_no_days_is_one(store, answer):
    (row,) = answer(store(episodes=stays(0)), METRIC, as_at=START)
    assert quartiles(row) == (0, 0, 0)


def test_a_median_of_few_people_is_withheld_from_the_board(store, ask, board):
    figures = ask(store(episodes=stays(10, 20, 30, 40, None)), METRIC, board, as_at=date(2023, 1, 1))
    (shown,) = figures.display().to_dicts()
    assert shown["people"] == "5"
    assert shown["ended"] == shown["median_days"] == shown["median_low"] == "[c]"
