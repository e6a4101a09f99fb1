"""reoffending.expected: one test per sentence of its definition, and its edges."""

from datetime import date, timedelta

import pytest
from support.offence_worlds import custody
from support.rows import episode, offence, snapshot

METRIC = "reoffending.expected"
START = date(2022, 3, 31)
TWO_YEARS, MATURED = date(2024, 3, 31), date(2024, 9, 30)
DAY = timedelta(1)


def total(answer, reader, **parameters):
    return answer(reader, METRIC, **{"as_at": MATURED, **parameters})[-1]


def scored(ref, ogrs, day=START, **other):
    return snapshot(day, ref, ogrs=ogrs, **other)


def of(store, *scores, offences=(), stays=()):
    """People adopted on START with these scores on the day."""
    refs = [f"p{number}" for number in range(len(scores))]
    return store(
        snapshots=[scored(ref, score) for ref, score in zip(refs, scores, strict=True)],
        episodes=[episode(ref, START) for ref in refs],
        offences=[
            offence(number, ref, day, proven_on=proof) for number, (ref, day, proof) in enumerate(offences)
        ],
        custody_periods=[custody(ref, *stay) for ref, *stay in stays],
    )


def test_people_who_reoffended_over_the_sum_of_the_scores(store, answer):
    again = [("p0", START, START), ("p0", START + DAY, TWO_YEARS), ("p1", TWO_YEARS - DAY, MATURED - DAY)]
    row = total(answer, of(store, 90.0, 50.0, 20.0, offences=again))
    assert (row["people"], row["observed"]) == (3, 2)
    assert row["expected"] == pytest.approx((90 + 50 + 20) / 100)
    assert row["ratio"] == pytest.approx(2 / 1.6)
    assert row["low"] < row["ratio"] < row["high"]
    assert row["predictors"] == "ogrs3"


@pytest.mark.parametrize(
    ("day", "proof", "observed"),
    [
        (START - DAY, START, 0),
        (START, START, 1),
        (TWO_YEARS - DAY, TWO_YEARS, 1),
        (TWO_YEARS, TWO_YEARS, 0),
        (TWO_YEARS - DAY, MATURED, 0),
        (START, None, 0),
    ],
)
def test_committed_within_two_years_and_proven_within_six_months_more(store, answer, day, proof, observed):
    row = total(answer, of(store, 50.0, offences=[("p0", day, proof)]))
    assert (row["people"], row["observed"]) == (1, observed)


def test_nobody_matured_has_no_ratio(store, answer):
    row = total(answer, of(store, 50.0, offences=[("p0", START, START)]), as_at=MATURED - DAY)
    assert (row["people"], row["observed"], row["expected"], row["provisional_people"]) == (0, 0, 0, 1)
    assert row["ratio"] is row["low"] is row["high"] is row["predictors"] is None


def test_scores_of_0_expect_nobody_and_have_no_ratio(store, answer):
    row = total(answer, of(store, 0.0, offences=[("p0", START, START)]))
    assert (row["people"], row["observed"], row["expected"], row["ratio"]) == (1, 1, 0, None)


def test_nobody_observed_has_a_ratio_of_0_and_an_upper_limit(store, answer):
    row = total(answer, of(store, 90.0, 90.0))
    assert (row["ratio"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(3.688879 / 1.8)


def test_the_score_is_the_first_within_92_days_of_adoption(store, answer):
    seen = [
        scored("a", 99.0, START - DAY),
        scored("a", None, START),
        scored("a", 40.0, START + 92 * DAY),
        scored("a", 10.0, START + 99 * DAY),
        scored("b", 40.0, START + 93 * DAY),
    ]
    reader = store(snapshots=seen, episodes=[episode("a", START), episode("b", START)])
    row = total(answer, reader)
    assert (row["people"], row["expected"], row["without_score"]) == (1, pytest.approx(0.4), 1)


def test_each_person_is_counted_once_as_matured_provisional_excluded_or_without_score(store, answer):
    reader = of(store, 50.0, 50.0, 50.0, None, stays=[("p1", START, START + DAY), ("p2", START, None)])
    row = total(answer, reader)
    apart = ("people", "provisional_people", "excluded_in_custody", "without_score")
    assert [row[name] for name in apart] == [1, 1, 1, 1]


def test_predictors_are_named_and_can_be_kept_apart(store, answer):
    given = {"a": None, "b": "ogrs3", "c": "ogrs4"}
    reader = store(
        snapshots=[scored(ref, 50.0, predictor=which) for ref, which in given.items()],
        episodes=[episode(ref, START) for ref in given],
    )
    assert total(answer, reader)["predictors"] == "ogrs3, ogrs4"
    row = total(answer, reader, predictor="ogrs3")
    assert (row["people"], row["expected"], row["without_score"], row["predictors"]) == (2, 1.0, 1, "ogrs3")


def test_few_people_are_withheld_from_the_board_with_what_was_expected(store, ask, board):
    figures = ask(of(store, *[50.0] * 4), METRIC, board, as_at=MATURED)
    shown = figures.display().to_dicts()[-1]
    assert {shown[name] for name in ("people", "expected", "ratio", "low", "high", "predictors")} == {"[c]"}
