"""What the Data page says of loads, age and gaps: right at none, one and many, and when withheld."""

from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from findings import data_quality as said

LOAD = {"load_id": "b", "rows_read": 100, "rejected": 3}


def loads(*rows):
    schema = {"load_id": pl.String, "rows_read": pl.Int64, "rejected": pl.Int64}
    return literal_figures(pl.DataFrame(list(rows), schema))


def freshness(age, last=date(2022, 9, 30)):
    return literal_figures(pl.DataFrame({"table": ["snapshots"], "last_date": [last], "age_in_days": [age]}))


def gaps(*rows):
    frame = pl.DataFrame(list(rows), ["table", "column", "rows", "missing", "not_stated"], orient="row")
    return literal_figures(frame, "rows", "missing", "not_stated")


def test_the_headline_counts_every_load():
    assert (
        said.headline(freshness(12), loads(LOAD, LOAD))
        == "Latest snapshot is 12 days old; 6 of 200 rows refused"
    )
    clean = loads(LOAD | {"rejected": 0})
    assert said.headline(freshness(1), clean) == "Latest snapshot is 1 day old; none of 100 rows refused"


def test_an_old_snapshot_is_named_by_its_date():
    assert said.headline(freshness(3000), loads(LOAD)).startswith("Latest snapshot is of 30 September 2022;")


def test_the_last_load():
    assert said.last_load(loads(LOAD, LOAD | {"rejected": 0})) == "Last load refused 3 of 100 rows"
    assert said.last_load(loads(LOAD | {"rows_read": 1, "rejected": 0})) == "Last load took all 1 row"
    assert said.last_load(loads()) == "Nothing was loaded yet"


def test_refusals_of_the_last_load_only():
    by_rule = literal_figures(pl.DataFrame({"load_id": ["b", "b", "a"], "rows": [2, 1, 9]}))
    assert said.refusals(by_rule, "b") == "3 rows refused, for 2 reasons"
    assert said.refusals(by_rule, "c") == "The last load refused nothing"


def test_the_characteristic_least_often_known():
    figures = gaps(
        ("people", "sex", 100, 1, 1), ("people", "religion", 100, 10, 2), ("episodes", "x", 100, 90, 0)
    )
    assert said.missing(figures) == "Religion is not known for 12\u00a0% of people"
    assert said.missing(gaps(("people", "sex", 100, 0, 0))) == "Every characteristic of people is recorded"


def test_what_was_never_filled_comes_last_and_what_is_withheld_is_not_guessed():
    figures = gaps(
        ("people", "sex", 100, 100, 0),
        ("people", "religion", 100, 10, 5),
        ("people", "disability", 100, None, 20),
    )
    ordered = said.unknown(figures)
    assert ordered["column"].to_list() == ["religion", "sex", "disability"]
    assert ordered["unknown"].to_list() == [(10 + 5) / 100, 1, None]


def test_agreement():
    def summary(*people):
        return literal_figures(pl.DataFrame({"people": list(people)}, {"people": pl.Int64}), "people")

    assert said.agreement(summary(0, 0)) == "Snapshots and episodes agree about everyone"
    assert said.agreement(summary(0, None)) == "Snapshots and episodes disagree about a few people"
    assert said.agreement(summary(5, 6)) == "Snapshots and episodes disagree 11 times"
