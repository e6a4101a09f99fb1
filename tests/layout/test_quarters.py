from datetime import date

import pytest

from layout.quarters import months_before, quarter_ends


def month_ends(year: int) -> list[date]:
    return [date(year, month + 1, 1) - (date(2, 1, 2) - date(2, 1, 1)) for month in range(1, 12)]


def test_four_quarter_ends_of_monthly_snapshots():
    dates = [date(2021, 12, 31), *month_ends(2022)]
    assert quarter_ends([on for on in dates if on <= date(2022, 9, 30)]) == [
        date(2021, 12, 31),
        date(2022, 3, 31),
        date(2022, 6, 30),
        date(2022, 9, 30),
    ]


def test_snapshots_on_the_first_day_of_a_quarter_stand_for_its_end():
    starts = [date(2015, 4, 1), date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 3, 31)]
    assert quarter_ends(starts) == starts[1:]


@pytest.mark.parametrize("dates", [[], [date(2022, 9, 30)], [date(2021, 9, 30), date(2022, 9, 30)]])
def test_fewer_snapshots_are_all_taken(dates):
    assert quarter_ends(dates) == dates


def test_no_date_is_taken_twice():
    dates = [date(2022, 1, 5), date(2022, 9, 29), date(2022, 9, 30)]
    assert quarter_ends(dates) == dates


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (date(2022, 9, 30), date(2022, 6, 30)),
        (date(2022, 6, 30), date(2022, 3, 31)),
        (date(2022, 5, 31), date(2022, 2, 28)),
        (date(2022, 5, 29), date(2022, 2, 28)),
        (date(2022, 1, 15), date(2021, 10, 15)),
    ],
)
def test_three_months_before(on, before):
    assert months_before(on, 3) == before
