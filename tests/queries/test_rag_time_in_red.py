"""rag.time_in_red: one test per sentence of its definition."""

from datetime import date, timedelta

import pytest
from support.rows import cohort, episode, ratings

METRIC = "rag.time_in_red"
ADOPTED = date(2022, 1, 1)
MEETINGS = [ADOPTED + timedelta(30 * number) for number in range(9)]
AS_AT = ADOPTED + timedelta(300)


@pytest.fixture
def red(store, answer):
    """Runs, ended, and the days by which a quarter, half and three quarters had ended, of people rated so."""

    def counted(*lines, stays=(), as_at=AS_AT, **other):
        people = [f"p{number}" for number in range(len(lines))]
        given = [
            row
            for who, line in zip(people, lines, strict=True)
            for row in ratings(who, MEETINGS, line.ljust(len(MEETINGS), "-"), **other)
        ]
        reader = store(
            cohorts=[cohort("fixed")],
            episodes=stays or [episode(who, ADOPTED) for who in people],
            rag_ratings=given,
        )
        total = answer(reader, METRIC, as_at=as_at)[-1]
        assert total["cohort"] == "total"
        parts = ("lower_quartile_days", "median_days", "upper_quartile_days")
        return total["spells"], total["ended"], *(total[part] for part in parts)

    return counted


def test_days_from_the_first_red_to_the_first_other_colour(red):
    assert red("arrra") == (1, 1, 90, 90, 90)


def test_the_days_by_which_a_quarter_half_and_three_quarters_had_ended(red):
    assert red("ra", "rra", "rrra", "rrrrg") == (4, 4, 30, 60, 90)


def test_a_run_that_has_not_ended_counts_for_as_long_as_it_has_lasted(red):
    """One ends after 30 days; the other had lasted 300 when it was last seen: 1/2 last from day 30 on."""
    assert red("ra", "r") == (2, 1, 30, 30, None)


def test_a_run_that_deselection_cut_short_has_not_ended(red):
    stays = [episode("p0", ADOPTED, ADOPTED + timedelta(40)), episode("p1", ADOPTED)]
    assert red("rr", "rra", stays=stays) == (2, 1, 60, 60, 60)


def test_a_meeting_without_a_rating_does_not_end_a_run(red):
    assert red("r--a") == (1, 1, 90, 90, 90)


def test_a_person_who_was_red_twice_is_two_runs(red):
    assert red("ra-rra")[:2] == (2, 2)


def test_a_run_does_not_go_on_in_the_next_episode(red):
    stays = [episode("p0", ADOPTED, MEETINGS[2]), episode("p0", MEETINGS[3])]
    assert red("rrrra", stays=stays) == (2, 1, 30, 30, None)


def test_a_rating_when_the_person_was_not_on_the_scheme_does_not_count(red):
    """Amber between two episodes ends no run, and red before adoption or after deselection begins none."""
    stays = [episode("p0", MEETINGS[1], MEETINGS[2])]
    assert red("rrrarr", stays=stays)[:2] == (1, 0)


def test_a_rating_on_the_day_of_deselection_belongs_to_the_episode_that_ended(red):
    stays = [episode("p0", ADOPTED, MEETINGS[2]), episode("p0", MEETINGS[2])]
    assert red("rra", stays=stays) == (1, 1, 60, 60, 60)
    stays = [episode("p0", ADOPTED, MEETINGS[1]), episode("p0", MEETINGS[1])]
    assert red("-ra", stays=stays)[:2] == (1, 0)


def test_ratings_after_the_day_do_not_count(red):
    assert red("rra", as_at=MEETINGS[2] - timedelta(1)) == (1, 0, None, None, None)
    assert red("--r", as_at=MEETINGS[2] - timedelta(1))[0] == 0


def test_somebody_deselected_after_the_day_is_counted_up_to_the_day(red):
    stays = [episode("p0", ADOPTED, AS_AT), episode("p1", ADOPTED)]
    assert red("r", "--ra", stays=stays, as_at=MEETINGS[3]) == (2, 1, 30, 30, None)


def test_ratings_of_another_scheme_never_count(red):
    assert red("rrra", scheme="elsewhere")[0] == 0


def test_one_row_per_cohort_of_adoption_and_for_those_live_without_a_run(store, answer):
    cohorts = [
        cohort("fixed"),
        cohort("flex"),
        cohort("ended", live_to=ADOPTED),
        cohort("gone", live_to=ADOPTED),
    ]
    stays = [episode("a", ADOPTED), episode("b", ADOPTED, cohort="gone")]
    given = [*ratings("a", MEETINGS[:2], "ra"), *ratings("b", MEETINGS[:2], "rr")]
    reader = store(cohorts=cohorts, episodes=stays, rag_ratings=given)
    found = answer(reader, METRIC, as_at=AS_AT)
    assert [(row["cohort"], row["spells"], row["ended"]) for row in found] == [
        ("fixed", 1, 1),
        ("flex", 0, 0),
        ("gone", 1, 0),
        ("total", 2, 1),
    ]
    assert found[1]["median_days"] is None
    asked = answer(reader, METRIC, as_at=AS_AT, cohort=["gone", "flex"])
    assert [(row["cohort"], row["spells"]) for row in asked] == [("flex", 0), ("gone", 1), ("total", 1)]


def test_few_runs_are_withheld_from_the_board_with_their_median(store, ask, board):
    people = [f"p{number}" for number in range(6)]
    given = [row for who in people for row in ratings(who, MEETINGS[:2], "ra" if who < "p4" else "rr")]
    reader = store(episodes=[episode(who, ADOPTED) for who in people], rag_ratings=given)
    total = ask(reader, METRIC, board, as_at=AS_AT).display().to_dicts()[-1]
    assert (total["spells"], total["ended"], total["median_days"]) == ("6", "[c]", "[c]")


def test_a_scheme_without_ratings_has_no_runs(red):
    assert red("") == (0, 0, None, None, None)
