"""reoffending.risk_change: one test per sentence of its definition, and its edges."""

from datetime import date, timedelta

import pytest
from scipy.stats import ttest_rel
from support.rows import snapshot

METRIC = "reoffending.risk_change"
DAYS = [date(2022, month, 28) for month in (1, 2, 3)]
LAST = DAYS[-1]


def seen(ref, *scores, css=(), cohort="fixed", **other):
    """One person in the snapshots of DAYS, with these scores and severity scores."""
    weights = list(css) + [None] * (len(scores) - len(css))
    return [
        snapshot(day, ref, cohort, ogrs=score, css=weight, **other)
        for day, score, weight in zip(DAYS, scores, weights, strict=False)
    ]


def ask_of(store, answer, *people, **parameters):
    """Cohort and predictor to the row, for the snapshots of these people."""
    reader = store(snapshots=[row for rows in people for row in rows])
    rows = answer(reader, METRIC, as_at=LAST, **parameters)
    return {(row["cohort"], row["predictor"]): row for row in rows}


def test_mean_scores_at_entry_and_at_the_latest(store, answer):
    people = [seen("a", 80.0, 99.0, 70.0), seen("b", None, 60.0, 55.0), seen("c", 40.0, 50.0, None)]
    row = ask_of(store, answer, *people)["fixed", "ogrs3"]
    assert row["people"] == 3
    assert row["mean_ogrs_entry"] == pytest.approx((80 + 60 + 40) / 3)
    assert row["mean_ogrs_latest"] == pytest.approx((70 + 55 + 50) / 3)
    assert row["change"] == pytest.approx((-10 - 5 + 10) / 3)
    paired = ttest_rel([70, 55, 50], [80, 60, 40]).confidence_interval()
    assert (row["low"], row["high"]) == pytest.approx((paired.low, paired.high))


def test_severity_of_the_same_people_beside_it(store, answer):
    people = [seen("a", 80.0, 70.0, css=[900.0, 1100.0]), seen("b", 60.0, 55.0, css=[None, 500.0])]
    row = ask_of(store, answer, *people)["fixed", "ogrs3"]
    assert (row["people"], row["css_people"]) == (2, 1)
    assert (row["mean_css_entry"], row["mean_css_latest"], row["css_change"]) == (900, 1100, 200)
    assert row["css_low"] is row["css_high"] is None


def test_nothing_dated_after_the_day_is_counted(store, answer):
    reader = store(snapshots=seen("a", 80.0, 70.0, 10.0))
    row = answer(reader, METRIC, as_at=DAYS[1])[0]
    assert (row["mean_ogrs_latest"], row["change"]) == (70, -10)


def test_predictors_are_not_mixed_and_who_changed_is_counted_apart(store, answer):
    changed = [*seen("c", 90.0, predictor="ogrs3"), snapshot(LAST, "c", ogrs=20.0, predictor="ogrs4")]
    people = [
        seen("a", 80.0, 70.0),
        seen("b", 60.0, 50.0, predictor="ogrs4"),
        changed,
        seen("d", 50.0),
        seen("e", None, None),
    ]
    found = ask_of(store, answer, *people)
    fixed = {predictor: row for (cohort, predictor), row in found.items() if cohort == "fixed"}
    assert {predictor: row["people"] for predictor, row in fixed.items()} == dict.fromkeys(
        ["ogrs3", "ogrs4", "changed", "scored_once", "not_scored"], 1
    )
    assert (fixed["ogrs3"]["change"], fixed["ogrs4"]["change"]) == (-10, -10)
    for apart in ("changed", "scored_once", "not_scored"):
        assert fixed[apart]["mean_ogrs_entry"] is fixed[apart]["change"] is fixed[apart]["low"] is None


def test_the_group_is_that_of_the_first_snapshot(store, answer):
    moved = [*seen("a", 80.0), snapshot(LAST, "a", "flex", ogrs=70.0)]
    found = ask_of(store, answer, moved)
    assert found["fixed", "ogrs3"]["people"] == found["total", "ogrs3"]["people"] == 1
    assert found["flex", "not_scored"]["people"] == 0


def test_free_profiles_stay_apart_from_the_headline(store, answer):
    people = [seen("a", 80.0, 70.0), seen("b", 60.0, 50.0, cohort="free", profile="female")]
    found = ask_of(store, answer, *people, by="profile")
    counts = {key: row["people"] for key, row in found.items() if row["people"]}
    assert counts == {
        ("fixed_flex", "ogrs3"): 1,
        ("fixed", "ogrs3"): 1,
        ("free/female", "ogrs3"): 1,
        ("total", "ogrs3"): 2,
    }


def test_no_change_for_anybody_is_an_interval_of_no_width(store, answer):
    row = ask_of(store, answer, seen("a", 50.0, 50.0), seen("b", 70.0, 70.0))["fixed", "ogrs3"]
    assert (row["change"], row["low"], row["high"]) == (0, 0, 0)


def test_somebody_on_two_schemes_is_counted_with_the_scores_of_this_one(store, answer):
    other = [snapshot(DAYS[0] - timedelta(9), "a", scheme="elsewhere", ogrs=99.0)]
    assert ask_of(store, answer, seen("a", 80.0, 70.0), other)["total", "ogrs3"]["mean_ogrs_entry"] == 80


def test_nobody_is_a_row_of_0(store, answer):
    reader = store(snapshots=[snapshot(DAYS[0], "x", scheme="elsewhere"), snapshot(DAYS[0], "y")])
    row = answer(reader, METRIC, as_at=LAST, cohort=["flex"])[-1]
    assert (row["cohort"], row["people"], row["css_people"], row["change"]) == ("total", 0, 0, None)


def test_few_people_are_withheld_from_the_board_with_their_scores(store, ask, board):
    rows = [row for number in range(4) for row in seen(f"p{number}", 80.0, 70.0, css=[1.0, 2.0])]
    shown = ask(store(snapshots=rows), METRIC, board, as_at=LAST).display().to_dicts()[0]
    names = ("people", "mean_ogrs_entry", "change", "low", "css_people", "mean_css_entry", "css_change")
    assert {shown[name] for name in names} == {"[c]"}
