from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import signals
from findings.signals import Reading

NAMES = {
    "period": pl.Date,
    "value": pl.Float64,
    "mean": pl.Float64,
    "signal": pl.String,
    "numerator": pl.Int64,
}


def months(*rows: tuple[float | None, float | None, str], unmeasured=()):
    made = [
        (date(2022, place + 1, 1), value, mean, signal, None if value is None else 1)
        for place, (value, mean, signal) in enumerate(rows)
    ]
    figures = literal_figures(pl.DataFrame(made, NAMES, orient="row"), "numerator")
    object.__setattr__(figures, "marks", figures.marks.filter(~pl.col("row").is_in(list(unmeasured))))
    return figures


def test_within_the_usual_range():
    reading = signals.latest(months((0.3, 0.25, ""), (0.29, 0.25, "")))
    assert (reading.way, reading.value, reading.points) == ("usual", 0.29, 2)
    assert signals.verdict(reading) == "within its usual range"
    assert signals.title("Share green", reading) == "Share green 29\u00a0%, within its usual range"
    assert signals.stretch(reading) == ""


def test_a_run_is_counted_back_to_where_it_crossed_the_mean():
    rows = [(0.2, 0.25, ""), *[(0.3, 0.25, "")] * 7, *[(0.31, 0.25, "run of eight")] * 2]
    reading = signals.latest(months(*rows))
    assert (reading.way, reading.run) == ("above", 9)
    assert signals.verdict(reading) == "a real change: nine meetings above the mean"
    assert signals.title("Share red", reading) == "Share red: a real change, nine meetings above the mean"
    assert signals.verdict(reading, "month") == "a real change: nine months above the mean"


def test_a_run_ends_at_a_withheld_month_and_at_one_on_the_mean():
    assert signals.latest(months((0.1, 0.25, ""), (None, None, ""), (0.2, 0.25, "run of eight"))).run == 1
    assert signals.latest(months((0.1, 0.25, ""), (0.25, 0.25, ""), (0.2, 0.25, "run of eight"))).run == 1


def test_a_point_outside_is_said_to_be_outside():
    reading = signals.latest(months((0.3, 0.25, ""), (0.05, 0.25, "outside")))
    assert signals.verdict(reading) == "a real change: below its usual range"
    assert signals.title("Share green", reading) == "Share green: a real change, below its usual range"


def test_an_earlier_signal_is_past():
    assert signals.latest(months((0.5, 0.25, "outside"), (0.3, 0.25, ""))).way == "usual"


@pytest.mark.parametrize(
    ("how_many", "said"),
    [
        (1, "one meeting, too few to judge"),
        (2, "two meetings, too few to judge"),
        (9, "nine meetings, too few to judge"),
    ],
)
def test_too_few_points_are_counted(how_many, said):
    assert signals.verdict(signals.latest(months(*[(0.3, None, "")] * how_many))) == said


def test_a_withheld_latest_month_claims_nothing():
    reading = signals.latest(months((0.3, 0.25, ""), (None, None, "")))
    assert reading == Reading("withheld", points=1)
    assert signals.title("Share red", reading) == "Share red: the latest number is withheld"


def test_a_month_without_a_meeting_is_passed_over():
    figures = months((0.3, 0.25, ""), (None, None, ""), unmeasured=[1])
    assert signals.latest(figures).way == "usual"
    assert signals.measured(figures).height == 1


def test_no_month_at_all():
    assert signals.latest(months()) == Reading("none")
    assert signals.verdict(Reading("none")) == "not known yet"


def test_the_months_beyond_chance_are_counted_and_the_last_is_named():
    rows = [(0.5, 0.25, "outside"), (0.3, 0.25, "run of eight"), (0.3, 0.25, "")]
    assert signals.marked(months(*rows)) == "◆ beyond chance in 2 months, the last February 2022"
    assert signals.marked(months(rows[0], rows[2])) == "◆ beyond chance in 1 month, January 2022"
    assert signals.marked(months(rows[2])) == ""
