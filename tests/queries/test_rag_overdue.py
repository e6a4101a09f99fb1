"""rag.overdue and rag.rated: one test per sentence of their definitions."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, cohort, episode, person, rating, snapshot, snapshots

from access.viewer import NotPermitted, Role, Viewer

OVERDUE, RATED = "rag.overdue", "rag.rated"
AS_AT = date(2022, 9, 30)


def ago(days):
    return AS_AT - timedelta(days)


def overdue(rows):
    return {row["person_ref"]: row["days_since"] for row in rows}


@pytest.fixture
def three(store):
    """Three people: rated 35 days ago, 36 days ago and never."""
    people = [snapshot(AS_AT, who) for who in ("just", "late", "never")]
    return store(snapshots=people, rag_ratings=[rating(ago(35), "just"), rating(ago(36), "late")])


def test_people_not_rated_for_more_than_35_days_or_never(three, answer):
    assert overdue(answer(three, OVERDUE, as_at=AS_AT)) == {"never": None, "late": 36}


def test_the_number_of_days_can_be_changed(three, answer):
    assert set(overdue(answer(three, OVERDUE, as_at=AS_AT, days=34))) == {"never", "late", "just"}
    assert set(overdue(answer(three, OVERDUE, as_at=AS_AT, days=36))) == {"never"}


def test_never_rated_comes_first_then_the_longest_since(store, answer):
    people = [snapshot(AS_AT, who) for who in ("a", "b", "c", "d")]
    stays = [episode("c", ago(10)), episode("d", ago(20))]
    given = [rating(ago(40), "a"), rating(ago(90), "b")]
    found = answer(store(snapshots=people, episodes=stays, rag_ratings=given), OVERDUE, as_at=AS_AT)
    assert [row["person_ref"] for row in found] == ["d", "c", "b", "a"]
    assert [row["days_on_scheme"] for row in found] == [20, 10, None, None]


def test_the_last_rating_counts_and_none_after_the_day(store, answer):
    given = [rating(ago(100), "a"), rating(ago(50), "a"), rating(AS_AT + timedelta(1), "a")]
    (row,) = answer(store(snapshots=[snapshot(AS_AT, "a")], rag_ratings=given), OVERDUE, as_at=AS_AT)
    assert (row["last_rated_on"], row["days_since"]) == (ago(50), 50)


def test_days_are_counted_to_the_day_and_people_are_of_the_snapshot_before_it(store, answer):
    people = [snapshot(ago(60), "gone"), snapshot(ago(10), "a", "flex")]
    (row,) = answer(store(snapshots=people, rag_ratings=[rating(ago(40), "a")]), OVERDUE, as_at=AS_AT)
    assert (row["person_ref"], row["cohort"], row["days_since"]) == ("a", "flex", 40)


def test_ratings_of_another_scheme_never_count(store, answer):
    given = [rating(ago(3), "a", scheme="elsewhere")]
    found = answer(store(snapshots=[snapshot(AS_AT, "a")], rag_ratings=given), OVERDUE, as_at=AS_AT)
    assert overdue(found) == {"a": None}


def test_only_the_cohorts_asked_for(store, answer):
    reader = store(snapshots=[snapshot(AS_AT, "a"), snapshot(AS_AT, "b", "flex")])
    assert set(overdue(answer(reader, OVERDUE, as_at=AS_AT, cohort=["flex"]))) == {"b"}


def test_a_restricted_person_is_listed_for_those_who_may_see_them(store, ask):
    people = [person("a", restricted=True), person("b", restricted=None)]
    reader = store(snapshots=[snapshot(AS_AT, who) for who in ("a", "b")], people=people)
    inspector = Viewer.of(Role.INSPECTOR)
    assert set(overdue(ask(reader, OVERDUE, inspector, as_at=AS_AT).frame.to_dicts())) == {"b"}
    trusted = Viewer.of(Role.INSPECTOR, restricted=True)
    assert set(overdue(ask(reader, OVERDUE, trusted, as_at=AS_AT).frame.to_dicts())) == {"a", "b"}


def test_the_list_is_for_those_who_work_the_cases(three, ask, board):
    with pytest.raises(NotPermitted):
        ask(three, OVERDUE, board, as_at=AS_AT)


def test_a_scheme_without_anybody_has_nobody_overdue(store, answer):
    assert answer(store(snapshots=[]), OVERDUE, as_at=AS_AT) == []


def test_people_by_cohort_rated_in_time_overdue_and_never_with_a_total(store, answer):
    people = [snapshot(AS_AT, who) for who in ("a", "b", "c")] + snapshots(AS_AT, 1, "flex")
    given = [rating(ago(35), "a"), rating(ago(36), "b"), rating(AS_AT, "flex-all-0")]
    found = answer(store(snapshots=people, rag_ratings=given), RATED, as_at=AS_AT)
    assert [tuple(row.values()) for row in found] == [
        ("fixed", 3, 1, 1, 1, 1 / 3),
        ("flex", 1, 1, 0, 0, 1 / 1),
        ("free", 0, 0, 0, 0, None),
        ("total", 4, 2, 1, 1, 2 / 4),
    ]


def test_a_cohort_not_live_at_the_snapshot_has_no_row_unless_somebody_is_in_it(store, answer):
    cohorts = [cohort("fixed"), cohort("ended", live_to=ago(20)), cohort("gone", live_to=ago(20))]
    people = snapshots(ago(10), 1) + snapshots(ago(10), 1, "gone")
    found = answer(store(cohorts=cohorts, snapshots=people), RATED, as_at=AS_AT)
    assert [row["cohort"] for row in found] == ["fixed", "gone", "total"]


def test_the_total_is_of_the_cohorts_asked_for(store, answer):
    people = snapshots(AS_AT, 2) + snapshots(AS_AT, 3, "flex")
    found = answer(store(snapshots=people), RATED, as_at=AS_AT, cohort=["flex"])
    assert [(row["cohort"], row["people"]) for row in found] == [("flex", 3), ("total", 3)]


def test_a_cohort_that_is_called_total_is_kept_apart(store, answer):
    found = answer(
        store(cohorts=[cohort("total")], snapshots=snapshots(AS_AT, 2, "total")), RATED, as_at=AS_AT
    )
    assert [row["people"] for row in found] == [2, 2]


def test_before_the_first_snapshot_there_is_nothing(store, answer):
    assert answer(store(snapshots=snapshots(AS_AT, 1)), RATED, as_at=ago(1)) == []


def test_the_board_sees_the_total_and_not_the_few_of_a_cohort(three, ask, board):
    figures = ask(three, RATED, board, as_at=AS_AT, cohort=["fixed"])
    fixed, total = figures.display().to_dicts()
    assert [total[name] for name in ("people", "rated_within", "overdue", "never_rated")] == [
        "3",
        "1",
        "1",
        "1",
    ]
    assert [fixed[name] for name in ("people", "rated_within", "overdue", "never_rated")] == ["3"] + [
        "[c]"
    ] * 3
    assert fixed["rated_share"] == "[c]"


def test_people_of_another_scheme_are_not_counted(store, answer):
    schemes = [{"scheme": code, "name": code} for code in (SCHEME, "elsewhere")]
    people = [*snapshots(AS_AT, 1), *snapshots(AS_AT, 5, scheme="elsewhere")]
    found = answer(store(schemes=schemes, snapshots=people), RATED, as_at=AS_AT)
    assert found[-1]["people"] == 1
