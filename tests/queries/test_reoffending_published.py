"""The reoffending figures that LLR published, through the generator, the loader and the queries."""

from datetime import date

import pytest

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import reoffending

START = date(2015, 4, 1)
LEVELS = {
    "priority": (105, 380, 232, -38.95),
    "enhanced": (58, 365, 215, -41.10),
    "total": (163, 745, 447, -40.00),
}
AGES = {"18-24": (196, 90, -54), "25+": (549, 357, -35)}
ENDS = [date(2016, 3, 31), date(2016, 4, 1)]
"""The report's last day, and the day after it: both leave the same offences in."""


@pytest.fixture(scope="module")
def reader(demo_store):
    opened = open_reader(demo_store)
    yield opened
    opened.close()


def by_group(reader, end, **parameters):
    figures = reoffending.before_after(reader, OPERATOR, scheme="llr", start=START, end=end, **parameters)
    assert figures.origin == "example"
    return {row["group"]: row for row in figures.frame.to_dicts()}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("level", LEVELS)
def test_offences_by_level(reader, end, level):
    row = by_group(reader, end)[level]
    people, before, after, printed = LEVELS[level]
    assert (row["people"], row["offences_before"], row["offences_after"]) == (people, before, after)
    assert round(row["change_pct"], 2) == printed


@pytest.mark.parametrize("end", ENDS)
def test_offences_by_age(reader, end):
    """The report prints the two percentages; 196 to 90 and 549 to 357 fit them and the total."""
    found = by_group(reader, end, by="age_band")
    assert list(found) == ["18-24", "25+", "total"], "nobody in the sample is under 18"
    for group, (before, after, printed) in AGES.items():
        row = found[group]
        assert (row["offences_before"], row["offences_after"]) == (before, after)
        assert round(row["change_pct"]) == printed


def test_all_areas_but_one_small_one_saw_a_fall(reader):
    """“Except for one area with very small numbers affected by two individuals reoffending.”"""
    found = by_group(reader, ENDS[0], by="area")
    rose = [row for row in found.values() if row["offences_after"] > row["offences_before"]]
    assert [(row["group"], row["people"] < 10) for row in rose] == [("NR", True)]


def test_the_benchmarks_say_what_they_are_of(reader):
    frame = reoffending.benchmarks(reader, OPERATOR).frame
    known = {(row["measure"], row["area"]): row for row in frame.to_dicts()}
    for area, value in (("Lincolnshire", 0.2582), ("England and Wales", 0.2538)):
        row = known["binary_reoffending_rate_all", area]
        assert (row["value"], row["fair_comparison"]) == (value, False)
        assert "all offenders" in row["label"]
    fair = known["ppo_reoffending_rate", "England and Wales"]
    assert (fair["value"], fair["fair_comparison"]) == (0.56, True)
    rates = reoffending.binary(reader, OPERATOR, scheme="lincolnshire").frame
    assert set(rates["benchmark"]) == {0.56}
    assert "prolific and other priority offenders" in rates["benchmark_label"][0]
