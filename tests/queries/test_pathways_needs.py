"""pathways.needs: the published table, and one test per sentence of the definition."""

from datetime import date, timedelta

import pytest
from support.rows import assessment, episode, snapshot

from access.viewer import OPERATOR
from data_model.reader import open_reader
from queries import pathways

METRIC = "pathways.needs"
DAY = date(2022, 9, 30)
PUBLISHED = {
    "accommodation": (47, 3.87, 5.51, 70.15),
    "education_training_employment": (46, 3.81, 5.54, 68.66),
    "health": (13, 1.09, 5.62, 19.40),
    "drugs_alcohol": (61, 5.30, 5.82, 91.04),
    "finance_benefit_debt": (57, 5.18, 6.09, 85.07),
    "children_families": (34, 2.79, 5.50, 50.75),
    "attitudes_thinking_behaviour": (67, 6.82, 6.82, 100.00),
}
"""Pathway to people with need, mean of all, mean when scored and share per cent, as printed."""


def by_pathway(rows):
    return {row["pathway"]: row for row in rows}


def scores(*values, day=DAY, instrument="in_house", pathway="housing"):
    return [assessment(f"p{n}", day, pathway, value, instrument) for n, value in enumerate(values)]


@pytest.mark.parametrize("pathway", PUBLISHED)
def test_leicestershires_needs_at_entry(demo_store, pathway):
    reader = open_reader(demo_store)
    figures = pathways.needs(reader, OPERATOR, scheme="llr", as_at=date(2016, 3, 31), point="entry")
    row = by_pathway(figures.frame.to_dicts())[pathway]
    found = (
        row["with_need"],
        round(row["mean_all"], 2),
        round(row["mean_when_scored"], 2),
        round(100 * row["share_with_need"], 2),
    )
    assert (row["people"], found) == (67, PUBLISHED[pathway])
    assert figures.frame.height == len(PUBLISHED)
    reader.close()


def test_three_averages_of_the_same_scores(store, answer):
    rows = by_pathway(answer(store(assessments=scores(0, 0, 4, 8)), METRIC, as_at=DAY))
    row = rows["housing"]
    assert (row["people"], row["with_need"], row["share_with_need"]) == (4, 2, 2 / 4)
    assert row["mean_all"] == (0 + 0 + 4 + 8) / 4
    assert row["mean_when_scored"] == (4 + 8) / 2


def test_where_higher_is_better_a_need_is_a_score_below_the_mark(store, answer):
    rows = scores(10, 10, 3, 7, instrument="justice_star")
    row = by_pathway(answer(store(assessments=rows), METRIC, as_at=DAY))["housing"]
    assert (row["with_need"], row["mean_when_scored"], row["mean_all"]) == (2, (3 + 7) / 2, 30 / 4)
    assert (row["better"], row["no_need_mark"], row["scale_low"]) == ("higher", 10, 1)


def test_nobody_with_a_need_has_no_average_when_scored(store, answer):
    row = by_pathway(answer(store(assessments=scores(0, 0)), METRIC, as_at=DAY))["housing"]
    assert (row["with_need"], row["mean_all"], row["mean_when_scored"]) == (0, 0, None)


def test_every_pathway_of_the_list_has_its_row(store, answer):
    rows = answer(store(assessments=scores(3)), METRIC, as_at=DAY)
    assert len(rows) == 9
    alcohol = by_pathway(rows)["alcohol"]
    assert (alcohol["people"], alcohol["share_with_need"], alcohol["mean_all"]) == (0, None, None)


def test_leicestershires_areas_are_mapped_to_the_nine(store, answer):
    rows = by_pathway(answer(store(assessments=scores(3, pathway="health")), METRIC, as_at=DAY))
    assert len(rows) == 7
    assert rows["health"]["nine"] == "mental_wellbeing, physical_health"
    assert rows["accommodation"]["nine"] == "housing"


def test_without_any_assessment_nothing_is_said_to_be_nought(store, answer):
    assert answer(store(snapshots=[snapshot(DAY, "p0")]), METRIC, as_at=DAY) == []


def test_entry_is_the_first_assessment_and_latest_the_last_by_the_day(store, answer):
    days = [DAY - timedelta(200), DAY - timedelta(100), DAY + timedelta(1)]
    rows = [assessment("p", day, score=score) for day, score in zip(days, (8, 6, 1), strict=True)]
    reader = store(assessments=rows)
    first = by_pathway(answer(reader, METRIC, as_at=DAY, point="entry"))["housing"]
    last = by_pathway(answer(reader, METRIC, as_at=DAY, point="latest"))["housing"]
    assert (first["mean_all"], last["mean_all"]) == (8, 6)


@pytest.mark.parametrize(("kind", "worse"), [("in_house", 6), ("justice_star", 2)])
def test_two_assessments_on_one_day_are_one_and_the_worse_score_counts(store, answer, kind, worse):
    rows = [
        assessment("p", DAY, "housing", 2, kind, "a"),
        assessment("p", DAY, "housing", 6, kind, "b"),
        assessment("p", DAY, "drugs", 4, kind, "a"),
    ]
    found = by_pathway(answer(store(assessments=rows), METRIC, as_at=DAY))
    assert (found["housing"]["people"], found["housing"]["mean_all"]) == (1, worse)
    assert (found["drugs"]["people"], found["drugs"]["mean_all"]) == (1, 4)


def test_instruments_are_never_mixed_and_the_one_with_most_scores_is_meant(store, answer):
    rows = scores(2, 4) + scores(9, day=DAY - timedelta(5), instrument="justice_star")
    reader = store(assessments=rows)
    meant = by_pathway(answer(reader, METRIC, as_at=DAY))["housing"]
    star = by_pathway(answer(reader, METRIC, as_at=DAY, instrument="justice_star"))["housing"]
    assert (meant["instrument"], meant["people"], meant["mean_all"]) == ("in_house", 2, (2 + 4) / 2)
    assert (star["people"], star["mean_all"]) == (1, 9)
    assert answer(reader, METRIC, as_at=DAY, instrument="oasys_need") == []


def test_only_those_on_the_scheme_if_asked_for(store, answer):
    then = [snapshot(DAY - timedelta(30), "p0"), snapshot(DAY - timedelta(30), "p1")]
    reader = store(assessments=scores(2, 4, 6), snapshots=[*then, snapshot(DAY, "p1")])
    everyone = by_pathway(answer(reader, METRIC, as_at=DAY))["housing"]
    now = by_pathway(answer(reader, METRIC, as_at=DAY, people="current"))["housing"]
    assert (everyone["people"], now["people"], now["mean_all"]) == (3, 1, 4)


def test_a_cohort_is_that_of_the_last_snapshot_or_else_of_the_last_stay(store, answer):
    moved = [snapshot(DAY - timedelta(30), "p0", "fixed"), snapshot(DAY, "p0", "flex")]
    stays = [episode("p1", DAY, cohort="flex"), episode("p0", DAY, cohort="fixed")]
    reader = store(assessments=scores(2, 4, 6), snapshots=moved, episodes=stays)
    found = by_pathway(answer(reader, METRIC, as_at=DAY, cohort=["flex"]))["housing"]
    assert (found["people"], found["mean_all"]) == (2, (2 + 4) / 2)


def test_few_with_a_need_take_every_average_of_theirs_along(store, ask, board):
    rows = scores(0, 0, 0, 0, 0, 4, 8) + scores(*range(1, 8), pathway="drugs")
    shown = by_pathway(ask(store(assessments=rows), METRIC, board, as_at=DAY).display().to_dicts())
    housing = shown["housing"]
    assert (housing["people"], housing["with_need"]) == ("7", "[c]")
    assert {housing[name] for name in ("share_with_need", "mean_all", "mean_when_scored")} == {"[c]"}
    assert (shown["drugs"]["with_need"], shown["drugs"]["mean_all"]) == ("7", "4")
