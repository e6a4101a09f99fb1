"""reoffending.at_liberty: days in custody are taken out of the denominator, and the edges of that."""

from datetime import date, timedelta

import pytest
from support.offence_worlds import custody
from support.rows import episode, offence, snapshot

METRIC = "reoffending.at_liberty"
START, END = date(2022, 4, 1), date(2023, 4, 1)
DAY = timedelta(1)
SPAN = {"start": START, "end": END, "as_at": END}
OFFENCES = [offence(1, "a", START - 9 * DAY), offence(2, "a", START - 8 * DAY), offence(3, "a", START)]


def total(answer, reader, **parameters):
    return answer(reader, METRIC, **{**SPAN, **parameters})[-1]


def of(store, *stays, offences=OFFENCES):
    return store(
        snapshots=[snapshot(START + 30 * DAY, "a")],
        offences=offences,
        custody_periods=[custody("a", *stay) for stay in stays],
    )


def days(row):
    return tuple(round(row[name] * 365.25, 6) for name in ("years_before", "years_after"))


def test_offences_per_year_at_liberty(store, answer):
    row = total(answer, of(store, (START + 10 * DAY, START + 109 * DAY)))
    assert days(row) == (365, 365 - 100)
    assert row["per_year_before"] == pytest.approx(2 / (365 / 365.25))
    assert row["per_year_after"] == pytest.approx(1 / (265 / 365.25))
    assert row["change_pct"] == pytest.approx(100 * (1 / 265) / (2 / 365) - 100)


@pytest.mark.parametrize(
    ("stay", "left"),
    [
        ((START - 366 * DAY, START - 365 * DAY), (364, 365)),
        ((START - DAY, START), (364, 364)),
        ((START - 2 * DAY, START - 2 * DAY), (364, 365)),
        ((END - DAY, END + 9 * DAY), (365, 364)),
        ((END, END + 9 * DAY), (365, 365)),
        ((END - 5 * DAY, None), (365, 360)),
        ((START - 400 * DAY, None), (0, 0)),
        ((START - 500 * DAY, START - 400 * DAY), (365, 365)),
    ],
)
def test_the_first_and_the_last_day_of_custody_are_days_in_it(store, answer, stay, left):
    assert days(total(answer, of(store, stay))) == left


def test_a_period_ends_with_the_day(store, answer):
    reader = of(store, (START + 31 * DAY, START + 99 * DAY))
    assert days(total(answer, reader, as_at=START + 34 * DAY)) == (365, 31)


def test_everyone_in_custody_has_no_rate(store, answer):
    row = total(answer, of(store, (START - 400 * DAY, None)))
    assert (row["people"], row["offences_before"]) == (1, 2)
    rates = ("per_year_before", "per_year_after", "change_pct", "change_low", "change_high")
    assert {row[name] for name in rates} == {None}


def test_in_custody_all_the_year_after_leaves_a_rate_before_and_no_change(store, answer):
    row = total(answer, of(store, (START, None), offences=OFFENCES[:2]))
    assert row["per_year_before"] == pytest.approx(2 / (365 / 365.25))
    assert row["per_year_after"] is row["change_pct"] is None


def test_no_offence_before_has_no_change(store, answer):
    reader = store(
        snapshots=[snapshot(START, "x")], episodes=[episode("a", START)], offences=[offence(1, "a", START)]
    )
    row = total(answer, reader, sample="adoption")
    assert (row["people"], row["per_year_before"], row["change_pct"]) == (1, 0, None)


def test_the_sample_is_that_of_before_and_after(store, answer):
    reader = of(store, offences=[*OFFENCES, offence(9, "b", START - DAY)])
    shared = ("group", "people", "offences_before", "offences_after", "offended_before", "offended_after")
    for sample in ("fixed_period", "adoption"):
        both = [
            [[row[name] for name in shared] for row in answer(reader, metric, sample=sample, **SPAN)]
            for metric in (METRIC, "reoffending.before_after")
        ]
        assert both[0] == both[1]
