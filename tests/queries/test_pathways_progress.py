"""pathways.progress and pathways.fall_out: one test per sentence of their definitions."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import bootstrap
from support.rows import assessment, episode, snapshot

METRIC, WHY = "pathways.progress", "pathways.fall_out"
ENTRY = date(2022, 1, 10)
POINTS = (0, 91, 183, 274, 365)
LATE = ENTRY + timedelta(600)


def course(person, *scores, days=POINTS, **other):
    """Assessments of one person, one a point."""
    pairs = zip(days, scores, strict=False)
    return [assessment(person, ENTRY + timedelta(day), score=score, **other) for day, score in pairs]


def housing(rows):
    return {row["month"]: row for row in rows if row["pathway"] == "housing"}


def test_the_same_people_at_every_point_entry_included(store, answer):
    rows = course("a", 8, 7, 6, 5, 4) + course("b", 2, 2, 0, 0, 0)
    found = housing(answer(store(assessments=rows), METRIC, as_at=LATE))
    assert list(found) == [0, 3, 6, 9, 12]
    assert [row["people"] for row in found.values()] == [2] * 5
    assert [row["with_need"] for row in found.values()] == [2, 2, 1, 1, 1]
    assert [row["mean_all"] for row in found.values()] == [(8 + 2) / 2, 4.5, 3, 2.5, 2]
    assert found[12]["mean_when_scored"] == 4
    assert found[0]["change"] == 0
    assert found[12]["change"] == ((4 - 8) + (0 - 2)) / 2


def test_somebody_without_an_assessment_at_one_point_is_not_in_the_group(store, answer):
    rows = course("a", 8, 7, 6, 5, 4) + course("b", 2, 2, 0, 0, days=(0, 91, 183, 365))
    found = housing(answer(store(assessments=rows), METRIC, as_at=LATE))
    assert [row["people"] for row in found.values()] == [1] * 5
    shorter = housing(answer(store(assessments=rows), METRIC, as_at=LATE, months=6))
    assert [row["people"] for row in shorter.values()] == [2] * 3


@pytest.mark.parametrize(("off", "people"), [(-46, 0), (-45, 1), (45, 1), (46, 0)])
def test_the_assessment_lies_within_45_days_of_the_point(store, answer, off, people):
    rows = course("a", 8, 7, days=(0, 91 + off))
    assert housing(answer(store(assessments=rows), METRIC, as_at=LATE, months=3))[3]["people"] == people


def test_the_nearest_assessment_counts(store, answer):
    rows = course("a", 8, 1, 7, 2, days=(0, 60, 95, 130))
    assert housing(answer(store(assessments=rows), METRIC, as_at=LATE, months=3))[3]["mean_all"] == 7


def test_an_assessment_outside_every_window_is_left_out(store, answer):
    rows = course("a", 8, 7, days=(0, 500))
    found = answer(store(assessments=rows), METRIC, as_at=LATE)
    assert {row["people"] for row in found} == {0}
    assert {row["mean_all"] for row in found} == {row["change"] for row in found} == {None}


def test_an_assessment_after_the_day_is_not_counted(store, answer):
    rows = course("a", 8, 7)
    before = housing(answer(store(assessments=rows), METRIC, as_at=ENTRY + timedelta(90), months=3))
    assert before[3]["people"] == 0


def test_a_pathway_missed_at_a_point_loses_the_person_there_alone(store, answer):
    rows = [*course("a", 8, 7), *course("a", 5, pathway="drugs")]
    found = {
        row["pathway"]: row["people"] for row in answer(store(assessments=rows), METRIC, as_at=LATE, months=3)
    }
    assert (found["housing"], found["drugs"]) == (1, 0)


def test_nobody_assessed_is_no_row_and_one_person_has_no_interval(store, answer):
    assert answer(store(), METRIC, as_at=LATE) == []
    alone = housing(answer(store(assessments=course("a", 8, 7)), METRIC, as_at=LATE, months=3))[3]
    assert (alone["change"], alone["change_low"], alone["change_high"]) == (-1, None, None)


def test_the_interval_is_that_of_scipy_and_the_same_every_time(store, answer):
    changes = np.random.default_rng(1).integers(-4, 3, 60).astype(float)
    rows = [one for n, change in enumerate(changes) for one in course(f"p{n:02d}", 6, 6 + change)]
    first, again = (
        housing(answer(store(assessments=rows), METRIC, as_at=LATE, months=3))[3] for _ in range(2)
    )
    limits = bootstrap(
        (changes,), np.mean, n_resamples=20_000, method="percentile", random_state=np.random.default_rng(2)
    ).confidence_interval
    assert (first["change_low"], first["change_high"]) == pytest.approx(tuple(limits), abs=0.05)
    assert first["change_low"] < changes.mean() < first["change_high"]
    assert first == again


def test_the_board_sees_no_change_where_need_at_entry_is_withheld(store, ask, board):
    rows = [one for n in range(3) for one in course(f"a{n}", 8, 0)]
    rows += [one for n in range(6) for one in course(f"b{n}", 0, 5)]
    shown = housing(ask(store(assessments=rows), METRIC, board, as_at=LATE, months=3).display().to_dicts())
    assert (shown["0"]["with_need"], shown["0"]["mean_all"]) == ("[c]", "[c]")
    assert (shown["3"]["with_need"], shown["3"]["mean_all"]) == ("6", "3.3")
    assert shown["3"]["change"] == shown["3"]["change_low"] == "[c]"


def why(found, month):
    (row,) = [row for row in found if row["month"] == month]
    return {name: row[name] for name in ("left", "not_yet_due", "changed_instrument", "missed") if row[name]}


def test_who_falls_out_is_told_at_the_first_point_missed(store, answer):
    rows = course("a", 8, 7, 6, 5, 4) + course("b", 8, 7)
    stays = [episode(person, ENTRY) for person in "ab"]
    found = answer(store(assessments=rows, episodes=stays), WHY, as_at=LATE)
    assert [row["in_group"] for row in found] == [2, 2, 1, 1, 1]
    assert why(found, 6) == {"missed": 1}
    assert why(found, 9) == why(found, 12) == {}


def test_somebody_who_left_before_the_point_has_left(store, answer):
    stays = [episode("a", ENTRY, ENTRY + timedelta(90)), episode("b", ENTRY, ENTRY + timedelta(91))]
    rows = course("a", 8) + course("b", 8)
    found = answer(store(assessments=rows, episodes=stays), WHY, as_at=LATE, months=3)
    assert why(found, 3) == {"left": 1, "missed": 1}


@pytest.mark.parametrize(("days", "reason"), [(91 + 44, "not_yet_due"), (91 + 45, "missed")])
def test_a_point_is_due_until_its_45_days_are_over(store, answer, days, reason):
    reader = store(assessments=course("a", 8), episodes=[episode("a", ENTRY)])
    assert why(answer(reader, WHY, as_at=ENTRY + timedelta(days), months=3), 3) == {reason: 1}


def test_a_change_of_instrument_half_way_is_told_apart(store, answer):
    rows = course("a", 8, 7, 6) + course("a", 4, 5, days=(274, 365), instrument="justice_star")
    reader = store(assessments=rows, episodes=[episode("a", ENTRY)])
    assert why(answer(reader, WHY, as_at=LATE), 9) == {"changed_instrument": 1}


def test_without_a_stay_the_snapshots_say_who_is_on_the_scheme(store, answer):
    dates = [ENTRY, ENTRY + timedelta(60), ENTRY + timedelta(120)]
    seen = [snapshot(dates[0], "a"), *(snapshot(day, "b") for day in dates)]
    reader = store(assessments=course("a", 8) + course("b", 8), snapshots=seen)
    assert why(answer(reader, WHY, as_at=LATE, months=3), 3) == {"left": 1, "missed": 1}


def test_few_who_fell_out_are_withheld_from_the_board(store, ask, board):
    rows = [one for n in range(6) for one in course(f"p{n}", 8)]
    stays = [episode(f"p{n}", ENTRY, None if n < 2 else ENTRY + timedelta(30)) for n in range(6)]
    reader = store(assessments=rows, episodes=stays)
    shown = ask(reader, WHY, board, as_at=LATE, months=3).display().to_dicts()[1]
    assert (shown["in_group"], shown["left"], shown["missed"]) == ("0", "[c]", "[c]")
