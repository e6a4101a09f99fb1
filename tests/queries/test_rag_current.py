"""rag.current: one test per sentence of its definition."""

from datetime import date

from support.rows import SCHEME, cohort, episode, person, rating, snapshot, snapshots

METRIC = "rag.current"
NOBODY = {"red": 0, "amber": 0, "green": 0, "unrated": 0}


def fixed(rows):
    return {row["rag"]: row["people"] for row in rows if row["cohort"] == "fixed"}


def test_everyone_in_the_snapshot_by_cohort_and_profile_and_last_rating(store, answer, ends):
    people = [snapshot(ends[3], "a"), snapshot(ends[3], "b"), snapshot(ends[3], "c", "free", "female")]
    given = [rating(ends[2], "a", "red"), rating(ends[2], "b", "green"), rating(ends[2], "c", "amber")]
    found = answer(store(snapshots=people, rag_ratings=given), METRIC, as_at=ends[3])
    counted = {(row["cohort"], row["profile"], row["rag"]): row["people"] for row in found if row["people"]}
    assert counted == {
        ("fixed", "all", "red"): 1,
        ("fixed", "all", "green"): 1,
        ("free", "female", "amber"): 1,
    }


def test_the_last_rating_on_or_before_the_day_counts(store, answer, ends):
    given = [rating(ends[1], "a", "red"), rating(ends[2], "a", "amber"), rating(ends[3], "a", "green")]
    reader = store(snapshots=[snapshot(ends[0], "a")], rag_ratings=given)
    last = {
        day: next(rag for rag, one in fixed(answer(reader, METRIC, as_at=day)).items() if one) for day in ends
    }
    assert last == {ends[0]: "unrated", ends[1]: "red", ends[2]: "amber", ends[3]: "green"}


def test_a_day_between_snapshots_takes_the_latest_before_it_and_the_ratings_up_to_the_day(
    store, answer, ends
):
    people = [snapshot(ends[0], "a"), snapshot(ends[1], "b")]
    given = [rating(date(2022, 7, 13), "a", "red"), rating(date(2022, 7, 20), "a", "green")]
    found = fixed(answer(store(snapshots=people, rag_ratings=given), METRIC, as_at=date(2022, 7, 19)))
    assert found == NOBODY | {"red": 1}


def test_somebody_never_rated_is_unrated(store, answer, ends):
    found = fixed(answer(store(snapshots=snapshots(ends[0], 3)), METRIC, as_at=ends[0]))
    assert found == NOBODY | {"unrated": 3}


def test_ratings_of_another_scheme_never_count(store, answer, ends):
    given = [rating(ends[0], "a", "red"), rating(ends[1], "a", "green", scheme="elsewhere")]
    here, there = snapshot(ends[1], "a"), snapshot(ends[1], "a", scheme="elsewhere")
    schemes = [{"scheme": code, "name": code} for code in (SCHEME, "elsewhere")]
    reader = store(schemes=schemes, snapshots=[here, there], rag_ratings=given)
    assert fixed(answer(reader, METRIC, as_at=ends[1])) == NOBODY | {"red": 1}


def test_a_rating_of_somebody_not_in_the_snapshot_is_nobodys(store, answer, ends):
    reader = store(snapshots=[snapshot(ends[0], "a")], rag_ratings=[rating(ends[0], "b", "red")])
    assert fixed(answer(reader, METRIC, as_at=ends[0])) == NOBODY | {"unrated": 1}


def test_a_rating_stands_whatever_the_episode(store, answer, ends):
    """Before adoption, after deselection or in an earlier episode: the last one given is the last."""
    given = [rating(date(2022, 1, 12), "a", "red")]
    stays = [episode("a", date(2021, 12, 1), date(2022, 1, 5)), episode("a", date(2022, 6, 1))]
    reader = store(snapshots=[snapshot(ends[0], "a")], episodes=stays, rag_ratings=given)
    assert fixed(answer(reader, METRIC, as_at=ends[0])) == NOBODY | {"red": 1}


def test_every_cohort_live_at_the_snapshot_has_four_rows(store, answer, ends):
    cohorts = [cohort("fixed"), cohort("ended", live_to=date(2022, 6, 29)), cohort("ending", live_to=ends[0])]
    found = answer(store(cohorts=cohorts, snapshots=snapshots(ends[0], 1)), METRIC, as_at=date(2022, 7, 15))
    assert [(row["cohort"], row["rag"]) for row in found] == [
        (code, rag) for code in ("ending", "fixed") for rag in NOBODY
    ]


def test_people_in_a_cohort_that_is_not_live_are_still_counted(store, answer, ends):
    cohorts = [cohort("gone", live_to=date(2022, 1, 1))]
    found = answer(store(cohorts=cohorts, snapshots=snapshots(ends[0], 2, "gone")), METRIC, as_at=ends[0])
    assert [row["people"] for row in found] == [0, 0, 0, 2]


def test_a_share_is_of_the_same_cohort_and_profile(store, answer, ends):
    people = snapshots(ends[0], 4) + snapshots(ends[0], 2, "flex")
    given = [rating(ends[0], "fixed-all-0", "red")]
    found = answer(store(snapshots=people, rag_ratings=given), METRIC, as_at=ends[0])
    shares = {(row["cohort"], row["rag"]): (row["caseload"], row["share"]) for row in found}
    assert shares["fixed", "red"] == (4, 1 / 4)
    assert shares["flex", "unrated"] == (2, 2 / 2)
    assert shares["free", "red"] == (0, None)


def test_before_the_first_snapshot_there_is_nothing(store, answer, ends):
    reader = store(snapshots=snapshots(ends[1], 1), rag_ratings=[rating(ends[0], "fixed-all-0")])
    assert answer(reader, METRIC, as_at=ends[0]) == []


def test_only_the_cohorts_asked_for(store, answer, ends):
    people = snapshots(ends[0], 1) + snapshots(ends[0], 2, "flex")
    found = answer(store(snapshots=people), METRIC, as_at=ends[0], cohort=["flex"])
    assert {row["cohort"] for row in found} == {"flex"}


def test_restricted_people_count(store, answer, ends):
    reader = store(snapshots=[snapshot(ends[0], "a")], people=[person("a", restricted=True)])
    assert fixed(answer(reader, METRIC, as_at=ends[0])) == NOBODY | {"unrated": 1}


def test_a_rating_of_few_people_is_withheld_from_the_board_and_the_caseload_is_not(store, ask, board, ends):
    people = snapshots(ends[0], 9)
    given = [
        rating(ends[0], row["person_ref"], "red" if number < 4 else "green")
        for number, row in enumerate(people)
    ]
    figures = ask(store(snapshots=people, rag_ratings=given), METRIC, board, as_at=ends[0], cohort=["fixed"])
    shown = figures.display().to_dicts()
    assert [row["people"] for row in shown] == ["[c]", "0", "5", "0"]
    assert shown[0]["share"] == "[c]"
    assert {row["caseload"] for row in shown} == {"9"}
