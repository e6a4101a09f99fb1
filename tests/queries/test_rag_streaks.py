"""rag.ready_for_deselection and rag.greens: one test per sentence of their definitions."""

from datetime import date

import pytest
from support.rows import SCHEME, episode, person, ratings, snapshot

from access.viewer import NotPermitted, Role, Viewer

READY, GREENS = "rag.ready_for_deselection", "rag.greens"
ADOPTED = date(2022, 1, 1)
MEETINGS = [date(2022, month, 12) for month in range(1, 10)]
AS_AT = date(2022, 9, 30)


@pytest.fixture
def streak(store, answer):
    """The greens in a row of `a` as both metrics have them: the number, and the row of the list or None."""

    def counted(letters, *stays, as_at=AS_AT, more=(), **other):
        line = letters.replace(" ", "").ljust(len(MEETINGS), "-")
        reader = store(
            snapshots=[snapshot(date(2022, 1, 31), "a")],
            episodes=stays or [episode("a", ADOPTED)],
            rag_ratings=[*ratings("a", MEETINGS, line, **other), *more],
        )
        (greens,) = [row["greens"] for row in answer(reader, GREENS, as_at=as_at) if row["people"]]
        found = answer(reader, READY, as_at=as_at)
        assert bool(found) == (greens == "three_or_more")
        return greens, found[0] if found else None

    return counted


def test_the_last_three_ratings_of_the_episode_all_green(streak):
    greens, ready = streak("r a g g g")
    assert greens == "three_or_more"
    assert (ready["person_ref"], ready["cohort"]) == ("a", "fixed")
    assert (ready["green_streak"], ready["since"]) == (3, MEETINGS[2])
    assert ready["last_rated_on"] == MEETINGS[4]


def test_more_than_three_are_all_counted(streak):
    _, ready = streak("g g g g g")
    assert (ready["green_streak"], ready["since"]) == (5, MEETINGS[0])


@pytest.mark.parametrize(("letters", "greens"), [("g", "one"), ("g g", "two"), ("", "none")])
def test_fewer_than_three_ratings_is_not_ready(streak, letters, greens):
    assert streak(letters) == (greens, None)


@pytest.mark.parametrize(
    ("letters", "greens"), [("g g g a", "none"), ("g g g r g", "one"), ("g g a g g", "two"), ("a r", "none")]
)
def test_another_colour_ends_a_streak(streak, letters, greens):
    assert streak(letters) == (greens, None)


def test_a_meeting_without_a_rating_does_not_break_a_streak(streak):
    _, ready = streak("g - g - - g")
    assert (ready["green_streak"], ready["since"], ready["last_rated_on"]) == (3, MEETINGS[0], MEETINGS[5])


def test_a_meeting_without_a_rating_does_not_lengthen_a_streak(streak):
    assert streak("g g - - - -") == ("two", None)


def test_a_streak_does_not_carry_over_to_the_next_episode(streak):
    """Three greens, a break, one green: one. The same four greens in one episode are four."""
    first, second = episode("a", ADOPTED, date(2022, 4, 1)), episode("a", date(2022, 5, 1))
    assert streak("g g g - g", first, second) == ("one", None)
    assert streak("g g g - g")[1]["green_streak"] == 4


def test_a_red_of_an_earlier_episode_does_not_matter(streak):
    first, second = episode("a", ADOPTED, date(2022, 2, 20)), episode("a", date(2022, 3, 1))
    assert streak("r r g g g", first, second)[1]["green_streak"] == 3


def test_ratings_before_adoption_do_not_count(streak):
    assert streak("g g g g", episode("a", date(2022, 3, 1))) == ("two", None)


def test_a_rating_between_episodes_does_not_count(streak):
    """Deselected in February, rated in March all the same, adopted again in April."""
    first, second = episode("a", ADOPTED, date(2022, 2, 20)), episode("a", date(2022, 4, 1))
    assert streak("a a g g g", first, second) == ("two", None)


def test_a_rating_after_deselection_makes_nobody_ready(streak):
    assert streak("g g g g", episode("a", ADOPTED, date(2022, 3, 20))) == ("not_known", None)


def test_a_rating_on_the_day_of_adoption_counts(streak):
    assert streak("g g g", episode("a", MEETINGS[0]))[1]["since"] == MEETINGS[0]


def test_a_rating_on_the_day_of_deselection_belongs_to_the_episode_that_ended(streak):
    first, second = episode("a", ADOPTED, MEETINGS[1]), episode("a", MEETINGS[1])
    assert streak("g g g g", first, second) == ("two", None)


def test_ratings_after_the_day_do_not_count(streak):
    assert streak("g g g", as_at=date(2022, 3, 11)) == ("two", None)
    assert streak("g g g a", as_at=MEETINGS[2])[0] == "three_or_more"


def test_somebody_deselected_after_the_day_is_still_on_the_scheme(streak):
    stay = episode("a", ADOPTED, date(2022, 6, 15))
    assert streak("g g g", stay, as_at=date(2022, 6, 14))[0] == "three_or_more"
    assert streak("g g g", stay, as_at=date(2022, 6, 15))[0] == "not_known"


def test_ratings_of_another_scheme_never_count(streak):
    assert streak("g g", more=ratings("a", MEETINGS[2:4], "gr", scheme="elsewhere")) == ("two", None)
    assert streak("g g g", more=ratings("a", MEETINGS[3:4], "r", scheme="elsewhere"))[0] == "three_or_more"


def test_an_episode_of_another_scheme_opens_nothing(streak):
    stays = (
        episode("a", ADOPTED, date(2022, 5, 1)),
        episode("a", ADOPTED, scheme="elsewhere", episode_ref="e"),
    )
    assert streak("g g g", *stays) == ("not_known", None)


@pytest.mark.parametrize("plan", [True, False, None])
def test_whether_an_exit_plan_exists_is_said_with_it(streak, plan):
    assert streak("g g g", episode("a", ADOPTED, exit_plan=plan))[1]["exit_plan"] is plan


def ready_people(store, ask, viewer, **tables):
    given = [row for who in ("a", "b") for row in ratings(who, MEETINGS[:3], "ggg")]
    stays = [episode(who, ADOPTED) for who in ("a", "b")]
    reader = store(**({"episodes": stays, "rag_ratings": given} | tables))
    return ask(reader, READY, viewer, as_at=AS_AT).frame["person_ref"].to_list()


def test_a_restricted_person_is_listed_for_those_who_may_see_them(store, ask):
    people = [person("a", restricted=True), person("b")]
    assert ready_people(store, ask, Viewer.of(Role.INSPECTOR), people=people) == ["b"]
    assert ready_people(store, ask, Viewer.of(Role.INSPECTOR, restricted=True), people=people) == ["a", "b"]


def test_the_list_is_for_those_who_work_the_cases(store, ask, board):
    with pytest.raises(NotPermitted):
        ready_people(store, ask, board)


def test_the_cohort_is_that_of_the_snapshot_or_else_of_adoption(store, answer):
    given = [row for who in ("a", "b") for row in ratings(who, MEETINGS[:3], "ggg")]
    stays = [episode(who, ADOPTED, cohort="free", profile="female") for who in ("a", "b")]
    reader = store(snapshots=[snapshot(AS_AT, "a", "flex")], episodes=stays, rag_ratings=given)
    found = answer(reader, READY, as_at=AS_AT)
    assert {row["person_ref"]: (row["cohort"], row["profile"]) for row in found} == {
        "a": ("flex", "all"),
        "b": ("free", "female"),
    }
    (flex,) = answer(reader, READY, as_at=AS_AT, cohort=["flex"])
    assert flex["person_ref"] == "a"


def test_the_longest_streak_comes_first(store, answer):
    given = [*ratings("short", MEETINGS[:4], "-ggg"), *ratings("long", MEETINGS[:4], "gggg")]
    reader = store(episodes=[episode(who, ADOPTED) for who in ("short", "long")], rag_ratings=given)
    assert [row["person_ref"] for row in answer(reader, READY, as_at=AS_AT)] == ["long", "short"]


def test_everyone_in_the_snapshot_is_in_one_row(store, answer):
    plans = {"none": None, "one": True, "two": False, "three": True, "four": None}
    given = [
        *ratings("one", MEETINGS[:1], "g"),
        *ratings("two", MEETINGS[:2], "gg"),
        *ratings("three", MEETINGS[:3], "ggg"),
        *ratings("four", MEETINGS[:4], "gggg"),
    ]
    reader = store(
        snapshots=[snapshot(AS_AT, who) for who in plans],
        episodes=[episode(who, ADOPTED, exit_plan=plan) for who, plan in plans.items()],
        rag_ratings=given,
    )
    assert [tuple(row.values()) for row in answer(reader, GREENS, as_at=AS_AT)] == [
        ("none", 1, 0, 1),
        ("one", 1, 1, 0),
        ("two", 1, 0, 1),
        ("three_or_more", 2, 1, 1),
    ]


def test_of_people_without_an_open_episode_it_is_not_known(store, answer):
    found = answer(store(snapshots=[snapshot(AS_AT, "a")], episodes=[]), GREENS, as_at=AS_AT)
    assert tuple(found[-1].values()) == ("not_known", 1, None, None)
    assert [row["people"] for row in found] == [0, 0, 0, 0, 1]


def test_somebody_not_in_the_snapshot_is_not_counted(store, answer):
    stays = [episode("a", ADOPTED), episode("b", ADOPTED)]
    reader = store(
        snapshots=[snapshot(AS_AT, "a")], episodes=stays, rag_ratings=ratings("b", MEETINGS[:1], "g")
    )
    assert [row["people"] for row in answer(reader, GREENS, as_at=AS_AT)] == [1, 0, 0, 0]


def test_only_the_cohorts_asked_for(store, answer):
    people = [snapshot(AS_AT, "a"), snapshot(AS_AT, "b", "flex")]
    reader = store(snapshots=people, episodes=[episode("a", ADOPTED), episode("b", ADOPTED)])
    assert [row["people"] for row in answer(reader, GREENS, as_at=AS_AT, cohort=["flex"])] == [1, 0, 0, 0]


def test_nobody_is_nobody(store, answer):
    schemes = [{"scheme": code, "name": code} for code in (SCHEME, "elsewhere")]
    reader = store(schemes=schemes, snapshots=[snapshot(AS_AT, "a", scheme="elsewhere")])
    assert answer(reader, GREENS, as_at=AS_AT) == []
    assert answer(reader, READY, as_at=AS_AT) == []


def test_few_at_three_greens_are_withheld_from_the_board(store, ask, board):
    reader = store(
        snapshots=[snapshot(AS_AT, "a")],
        episodes=[episode("a", ADOPTED, exit_plan=True)],
        rag_ratings=ratings("a", MEETINGS[:3], "ggg"),
    )
    row = ask(reader, GREENS, board, as_at=AS_AT).display().to_dicts()[3]
    assert (row["people"], row["with_exit_plan"], row["without_exit_plan"]) == ("[c]", "[c]", "0")
