from datetime import date, timedelta

from charts.dates import date_axis

MONTHS = [date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31), date(2022, 4, 30)]


def test_ticks_are_the_snapshots_themselves():
    axis = date_axis(MONTHS)
    assert axis["tickvals"] == MONTHS
    assert axis["ticktext"] == ["Jan<br>2022", "Feb", "Mar", "Apr"]


def test_the_last_date_keeps_its_tick_when_some_are_left_out():
    many = [date(2021 + month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in range(48)]
    axis = date_axis(many)
    assert axis["tickvals"][-1] == many[-1]
    assert len(axis["tickvals"]) <= 7


def test_days_are_named_where_they_are_not_all_ends_of_months():
    assert date_axis([date(2015, 4, 1), date(2016, 3, 31)])["ticktext"] == ["1 Apr<br>2015", "31 Mar<br>2016"]


def test_one_date_has_room_on_both_sides():
    first, last = date_axis([date(2022, 1, 31)])["range"]
    assert first < date(2022, 1, 31) < last
