"""rag.history: one test per sentence of its definition."""

from datetime import date

from support.rows import SCHEME, episode, rating, snapshot, snapshots

METRIC = "rag.history"
JULY, AUGUST = date(2022, 7, 13), date(2022, 8, 10)
ADOPTED = date(2022, 1, 1)


def counts(rows, meeting=JULY):
    return {row["rag"]: row["people"] for row in rows if row["meeting_date"] == meeting}


def test_the_ratings_given_at_each_meeting(store, answer, ends):
    given = [rating(JULY, "a", "red"), rating(JULY, "b", "red"), rating(AUGUST, "a", "amber")]
    reader = store(snapshots=[snapshot(ends[0], "a"), snapshot(ends[0], "b")], rag_ratings=given)
    found = answer(reader, METRIC, start=ends[0], end=ends[3])
    assert counts(found) == {"red": 2, "amber": 0, "green": 0, "unrated": 0}
    assert counts(found, AUGUST) == {"red": 0, "amber": 1, "green": 0, "unrated": 1}


def test_meetings_from_start_to_end_inclusive(store, answer, ends):
    days = [date(2022, 7, 12), JULY, AUGUST, date(2022, 8, 11)]
    reader = store(snapshots=[snapshot(ends[0], "a")], rag_ratings=[rating(day, "a") for day in days])
    found = answer(reader, METRIC, start=JULY, end=AUGUST)
    assert [row["meeting_date"] for row in found] == [JULY] * 4 + [AUGUST] * 4


def test_every_meeting_has_four_rows_in_one_order(store, answer, ends):
    reader = store(snapshots=[snapshot(ends[0], "a")], rag_ratings=[rating(JULY, "a")])
    found = answer(reader, METRIC, start=JULY, end=JULY)
    assert [row["rag"] for row in found] == ["red", "amber", "green", "unrated"]


def test_unrated_is_somebody_in_the_latest_snapshot_who_was_not_rated(store, answer, ends):
    people = [snapshot(ends[0], "old"), *snapshots(date(2022, 7, 1), 3)]
    reader = store(snapshots=people, rag_ratings=[rating(JULY, "fixed-all-0")])
    assert counts(answer(reader, METRIC, start=JULY, end=JULY)) == {
        "red": 0,
        "amber": 0,
        "green": 1,
        "unrated": 2,
    }


def test_a_snapshot_on_the_day_of_the_meeting_is_that_of_the_meeting(store, answer, ends):
    people = [snapshot(ends[0], "old"), *(snapshot(JULY, who) for who in ("a", "b", "c"))]
    reader = store(snapshots=people, rag_ratings=[rating(JULY, "a")])
    assert counts(answer(reader, METRIC, start=JULY, end=JULY))["unrated"] == 2


def unrated(store, answer, *stays):
    """Whether `b`, in the snapshot of 30 June and not rated on 13 July, was unrated."""
    people = [snapshot(date(2022, 6, 30), one) for one in ("a", "b")]
    reader = store(snapshots=people, rag_ratings=[rating(JULY, "a")], episodes=list(stays))
    return counts(answer(reader, METRIC, start=JULY, end=JULY))["unrated"]


def test_somebody_deselected_before_the_meeting_is_not_unrated(store, answer):
    assert unrated(store, answer, episode("b", ADOPTED, date(2022, 7, 12))) == 0


def test_somebody_deselected_at_the_meeting_was_on_the_scheme(store, answer):
    assert unrated(store, answer, episode("b", ADOPTED, JULY)) == 1


def test_somebody_deselected_and_adopted_again_before_the_meeting_is_on_the_scheme(store, answer):
    again = episode("b", date(2022, 7, 8))
    assert unrated(store, answer, episode("b", ADOPTED, date(2022, 7, 5)), again) == 1


def test_an_episode_that_ended_before_the_snapshot_takes_nobody_out_of_it(store, answer):
    assert unrated(store, answer, episode("b", ADOPTED, date(2022, 6, 29))) == 1


def test_an_episode_of_another_scheme_takes_nobody_out(store, answer):
    assert unrated(store, answer, episode("b", ADOPTED, date(2022, 7, 5), scheme="elsewhere")) == 1


def test_a_rating_after_deselection_counts_as_given(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a")],
        episodes=[episode("a", ADOPTED, date(2022, 7, 1))],
        rag_ratings=[rating(JULY, "a", "amber")],
    )
    assert counts(answer(reader, METRIC, start=JULY, end=JULY)) == {
        "red": 0,
        "amber": 1,
        "green": 0,
        "unrated": 0,
    }


def test_people_on_the_scheme_are_the_rated_and_the_unrated(store, answer, ends):
    reader = store(
        snapshots=snapshots(ends[0], 3), rag_ratings=[rating(JULY, "fixed-all-0"), rating(JULY, "new")]
    )
    found = answer(reader, METRIC, start=JULY, end=JULY)
    assert {row["on_scheme"] for row in found} == {3 + 1}
    assert {row["rag"]: row["share"] for row in found} == {
        "red": 0,
        "amber": 0,
        "green": 2 / 4,
        "unrated": 2 / 4,
    }


def test_how_many_are_unrated_is_not_known_before_the_first_snapshot(store, ask, ends):
    reader = store(snapshots=snapshots(ends[3], 1), rag_ratings=[rating(JULY, "a", "red")])
    figures = ask(reader, METRIC, start=JULY, end=JULY)
    shown = figures.display().to_dicts()
    assert [row["people"] for row in shown] == ["1", "0", "0", "[x]"]
    assert {row["on_scheme"] for row in shown} == {row["share"] for row in shown} == {"[x]"}


def test_a_person_is_of_the_cohort_of_the_snapshot_or_else_of_the_one_adopted_to(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a", "flex"), snapshot(ends[0], "b", "flex"), snapshot(ends[0], "c")],
        episodes=[
            episode("a", ADOPTED),
            episode("new", date(2022, 7, 4), cohort="flex"),
            episode("c", ADOPTED),
        ],
        rag_ratings=[rating(JULY, "a", "red"), rating(JULY, "new", "amber"), rating(JULY, "c", "green")],
    )
    found = answer(reader, METRIC, start=JULY, end=JULY, cohort=["flex"])
    assert counts(found) == {"red": 1, "amber": 1, "green": 0, "unrated": 1}


def test_a_meeting_of_another_scheme_is_none(store, answer, ends):
    schemes = [{"scheme": code, "name": code} for code in (SCHEME, "elsewhere")]
    given = [rating(JULY, "a", scheme="elsewhere"), rating(AUGUST, "a")]
    reader = store(schemes=schemes, snapshots=[snapshot(ends[0], "a")], rag_ratings=given)
    assert {row["meeting_date"] for row in answer(reader, METRIC, start=JULY, end=AUGUST)} == {AUGUST}


def test_a_scheme_without_ratings_has_no_meetings(store, answer, ends):
    assert answer(store(snapshots=snapshots(ends[0], 3)), METRIC, start=ends[0], end=ends[3]) == []


def test_somebody_who_left_twice_since_the_snapshot_and_is_rated_counts_once(store, answer, ends):
    """Two stays that ended after the latest snapshot are still one person at the meeting."""
    stays = [
        episode("a", ADOPTED, date(2022, 7, 2)),
        episode("a", date(2022, 7, 3), date(2022, 7, 5)),
    ]
    reader = store(
        snapshots=[snapshot(ends[0], "a")], episodes=stays, rag_ratings=[rating(JULY, "a", "green")]
    )
    found = counts(answer(reader, METRIC, start=JULY, end=JULY))
    assert found == {"red": 0, "amber": 0, "green": 1, "unrated": 0}
