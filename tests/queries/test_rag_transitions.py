"""rag.transitions: one test per sentence of its definition."""

from datetime import date

from support.rows import rating, snapshot

METRIC = "rag.transitions"


def moved(rows):
    return {(row["from_rag"], row["to_rag"]): row["people"] for row in rows if row["people"]}


def both(ends, *people, **other):
    return [snapshot(day, one, **other) for day in (ends[0], ends[3]) for one in people]


def test_people_by_their_rating_at_the_start_and_at_the_end(store, answer, ends):
    given = [
        rating(date(2022, 6, 8), "a", "red"),
        rating(date(2022, 6, 8), "b", "red"),
        rating(date(2022, 9, 14), "a", "green"),
    ]
    reader = store(snapshots=both(ends, "a", "b", "c"), rag_ratings=given)
    assert moved(answer(reader, METRIC, start=ends[0], end=ends[3])) == {
        ("red", "green"): 1,
        ("red", "red"): 1,
        ("unrated", "unrated"): 1,
    }


def test_adopted_are_in_the_second_snapshot_and_not_in_the_first(store, answer, ends):
    """Whatever they were rated before: where they come from is outside the scheme."""
    given = [rating(date(2022, 6, 8), "a", "red"), rating(date(2022, 9, 14), "a", "amber")]
    people = [snapshot(ends[0], "b"), *(snapshot(ends[3], one) for one in ("a", "b"))]
    found = moved(answer(store(snapshots=people, rag_ratings=given), METRIC, start=ends[0], end=ends[3]))
    assert found == {("adopted", "amber"): 1, ("unrated", "unrated"): 1}


def test_deselected_are_in_the_first_snapshot_and_not_in_the_second(store, answer, ends):
    people = [snapshot(ends[0], "a"), snapshot(ends[3], "b")]
    given = [rating(date(2022, 6, 8), "a", "green"), rating(date(2022, 9, 14), "a", "red")]
    found = moved(answer(store(snapshots=people, rag_ratings=given), METRIC, start=ends[0], end=ends[3]))
    assert found == {("green", "deselected"): 1, ("adopted", "unrated"): 1}


def test_every_pair_has_a_row_in_one_order(store, answer, ends):
    found = answer(store(snapshots=both(ends, "a")), METRIC, start=ends[0], end=ends[3])
    colours = ["red", "amber", "green", "unrated"]
    pairs = [(one, other) for one in [*colours, "adopted"] for other in [*colours, "deselected"]]
    assert [(row["from_rag"], row["to_rag"]) for row in found] == pairs[:-1]


def test_days_between_snapshots_take_the_latest_before_each_and_ratings_up_to_each(store, answer, ends):
    given = [rating(date(2022, 7, 13), "a", "red"), rating(date(2022, 10, 12), "a", "green")]
    reader = store(snapshots=both(ends, "a"), rag_ratings=given)
    assert moved(answer(reader, METRIC, start=date(2022, 7, 13), end=date(2022, 10, 12))) == {
        ("red", "green"): 1
    }
    assert moved(answer(reader, METRIC, start=date(2022, 7, 12), end=date(2022, 10, 11))) == {
        ("unrated", "red"): 1
    }


def test_somebody_who_left_and_came_back_is_on_the_scheme_at_both(store, answer, ends):
    reader = store(snapshots=[*both(ends, "a"), snapshot(ends[1], "b")])
    assert moved(answer(reader, METRIC, start=ends[0], end=ends[3])) == {("unrated", "unrated"): 1}


def test_one_day_twice_moves_nobody(store, answer, ends):
    given = [rating(date(2022, 6, 8), "a", "red")]
    reader = store(snapshots=both(ends, "a", "b"), rag_ratings=given)
    assert moved(answer(reader, METRIC, start=ends[0], end=ends[0])) == {
        ("red", "red"): 1,
        ("unrated", "unrated"): 1,
    }


def test_somebody_who_changed_cohort_counts_in_the_one_at_the_end(store, answer, ends):
    people = [snapshot(ends[0], "a"), snapshot(ends[3], "a", "flex"), snapshot(ends[0], "b", "flex")]
    reader = store(snapshots=people)
    asked = {"start": ends[0], "end": ends[3]}
    assert moved(answer(reader, METRIC, **asked, cohort=["flex"])) == {
        ("unrated", "unrated"): 1,
        ("unrated", "deselected"): 1,
    }
    assert moved(answer(reader, METRIC, **asked, cohort=["fixed"])) == {}


def test_without_a_snapshot_at_the_start_nothing_is_compared(store, answer, ends):
    assert answer(store(snapshots=both(ends, "a")), METRIC, start=date(2022, 6, 29), end=ends[3]) == []


def test_ratings_of_another_scheme_never_count(store, answer, ends):
    given = [rating(date(2022, 6, 8), "a", "red", scheme="elsewhere")]
    reader = store(snapshots=both(ends, "a"), rag_ratings=given)
    assert moved(answer(reader, METRIC, start=ends[0], end=ends[3])) == {("unrated", "unrated"): 1}


def test_few_who_move_are_withheld_from_the_board(store, ask, board, ends):
    reader = store(snapshots=both(ends, "a", "b"))
    shown = ask(reader, METRIC, board, start=ends[0], end=ends[3]).display()["people"].to_list()
    assert sorted(shown) == ["0"] * 23 + ["[c]"]
