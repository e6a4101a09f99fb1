from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.literal_figures import literal_figures

from findings import caseload
from findings.movement import Movement, counted_since, first_whole_month, movement
from findings.words import words_in

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)
counts = st.none() | st.integers(0, 2000)


@pytest.mark.parametrize(
    ("people", "capacity", "said"),
    [
        (92, 120, "92 people on the scheme, 28 below capacity"),
        (121, 120, "121 people on the scheme, 1 above capacity"),
        (120, 120, "120 people on the scheme, exactly its capacity"),
        (1, None, "1 person on the scheme"),
        (0, 120, "No people on the scheme, 120 below capacity"),
        (None, 120, "The number of people on the scheme is withheld"),
    ],
)
def test_caseload_against_capacity(people, capacity, said):
    assert caseload.against_capacity(people, capacity) == said


def test_some_cohorts_are_named_in_the_place_of_the_scheme():
    assert caseload.against_capacity(43, None, ["Fixed"]) == "43 people in Fixed"
    many = ["the Free cohorts of the north", "the Free cohorts of the south"]
    assert caseload.against_capacity(43, None, many) == "43 people in 2 cohorts chosen"


def moved(joined: int | None, left: int | None) -> Movement:
    return Movement(84, joined, 0, 0, left, 92, complete=True, from_nothing=False)


@pytest.mark.parametrize(
    ("joined", "left", "said"),
    [
        (21, 13, "Since June: 21 joined, 13 left"),
        (1, 0, "Since June: 1 joined, nobody left"),
        (0, 2, "Since June: nobody joined, 2 left"),
        (0, 0, "Since June: nobody joined and nobody left"),
        (None, 2, "Since June: some joined or left, numbers withheld"),
    ],
)
def test_who_joined_and_left(joined, left, said):
    assert caseload.joined_and_left(moved(joined, left), "June") == said


def test_months_begin_after_the_date_compared_with():
    assert first_whole_month(JUNE) == date(2022, 7, 1)
    assert first_whole_month(date(2022, 12, 28)) == date(2023, 1, 1)
    assert first_whole_month(date(2015, 4, 1)) == date(2015, 4, 1)


def test_since_when_is_said_honestly_where_the_months_begin_with_another_snapshot():
    assert counted_since(moved(21, 13), 84, JUNE, SEPTEMBER) == "June"
    assert counted_since(moved(21, 13), 80, date(2022, 6, 14), SEPTEMBER) == "the start of July"


def test_movement_adds_the_months_and_the_cohorts(flow):
    figures = flow(
        (date(2022, 7, 1), "fixed", 40, 3, 1, 0, 2, 42),
        (date(2022, 7, 1), "flex", 10, 1, 0, 1, 0, 10),
        (date(2022, 8, 1), "fixed", 42, 2, 0, 0, 1, 43),
        (date(2022, 8, 1), "flex", 10, 0, 0, 0, 0, 10),
    )
    found = movement(figures)
    assert (found.opening, found.closing) == (40 + 10, 43 + 10)
    assert (found.joined, found.left) == (3 + 1 + 2, 2 + 1)
    assert not found.moves_count


def test_movement_with_a_withheld_part_is_withheld(flow):
    found = movement(flow((date(2022, 7, 1), "fixed", 40, None, 0, 0, 2, 42)))
    assert found.joined is None
    assert not found.known


def test_moves_show_when_one_cohort_is_looked_at(flow):
    assert movement(flow((date(2022, 7, 1), "fixed", 40, 0, 2, 0, 0, 42))).moves_count


def cohorts(*rows: tuple[str, int | None, float | None, float | None]):
    frame = pl.DataFrame(rows, ["label", "people", "share", "share_target"], orient="row")
    return literal_figures(frame, "people")


def test_a_planned_share_is_told_beside_its_plan():
    figures = cohorts(("Fixed", 43, 43 / 92, 0.6), ("Flex", 19, 19 / 92, None))
    assert caseload.by_cohort(figures) == "Fixed is 47\u00a0% of the caseload, 60\u00a0% planned"


def test_without_a_plan_the_largest_cohort_is_told():
    figures = cohorts(("Priority", 270, 0.71, None), ("Enhanced", 110, 0.29, None))
    assert caseload.by_cohort(figures) == "Priority is the largest cohort, with 270 people"


def test_cohorts_all_withheld_or_empty_are_told_apart():
    assert (
        caseload.by_cohort(cohorts(("Fixed", None, None, None))) == "The numbers in each cohort are withheld"
    )
    assert caseload.by_cohort(cohorts(("Fixed", 0, 0.0, None))) == "Nobody is on the scheme"


def test_where_people_are(spread):
    assert caseload.spread(spread((SEPTEMBER, 64, 28, 92, 0.8))) == "64 in the community, 28 in custody"
    assert caseload.spread(spread((SEPTEMBER, 64, 0, 64, 0.8))) == "64 in the community, nobody in custody"
    assert (
        caseload.spread(spread((SEPTEMBER, 64, None, 66, 0.8))) == "Community and custody: numbers withheld"
    )
    assert caseload.spread(spread()) == "No snapshot to count yet"


def test_the_statutory_share_over_all_snapshots(spread):
    figures = spread((JUNE, 80, 157, 237, 0.45), (SEPTEMBER, 115, 155, 270, 0.81))
    assert caseload.statutory(figures) == "statutory share up 36 points since June 2022"
    same = spread((JUNE, 80, 157, 237, 0.45), (SEPTEMBER, 115, 155, 270, 0.451))
    assert caseload.statutory(same) == "statutory share unchanged since June 2022"
    assert caseload.statutory(spread((JUNE, 80, 157, 237, 0.45))) == ""


def change(*rows: tuple[str, str, int | None, int | None]):
    frame = pl.DataFrame(rows, ["cohort", "group", "people_start", "people_end"], orient="row")
    return literal_figures(frame.with_columns(label=pl.col("group")), "people_start", "people_end")


def test_the_group_that_moved_most_is_named():
    figures = change(
        ("total", "NC", 20, 31),
        ("total", "NR", 16, 10),
        ("priority", "NW", 0, 90),
        ("total", "total", 36, 41),
    )
    assert caseload.by_group(figures, "area", {}, JUNE, SEPTEMBER) == "NC grew most since June, by 11"
    fell = change(("total", "NC", 20, 21), ("total", "NR", 16, 10))
    assert (
        caseload.by_group(fell, "area", {"NR": "North"}, JUNE, SEPTEMBER)
        == "North fell most since June, by 6"
    )


def test_groups_that_moved_as_much_are_named_together():
    tied = change(("total", "CRC", 128, 159), ("total", "NPS", 86, 117), ("total", "Police", 103, 90))
    assert (
        caseload.by_group(tied, "lead agency", {}, JUNE, SEPTEMBER)
        == "CRC and NPS grew most since June, by 31 each"
    )


def test_groups_that_stayed_or_are_withheld():
    assert (
        caseload.by_group(change(("total", "NC", 5, 5)), "area", {}, JUNE, SEPTEMBER)
        == "No area has changed since June"
    )
    withheld = change(("total", "NC", None, 5))
    assert caseload.by_group(withheld, "area", {}, JUNE, SEPTEMBER) == "Too few numbers to compare by area"


def test_one_date_alone_tells_the_largest_group():
    assert (
        caseload.by_group(change(("total", "NC", 9, 9)), "area", {}, None, SEPTEMBER)
        == "NC has the most, 9 people"
    )


def test_months_in_which_more_joined(flow):
    figures = flow(
        (date(2022, 7, 1), "fixed", 1, 3, 0, 0, 1, 3), (date(2022, 8, 1), "fixed", 3, 0, 0, 0, 1, 2)
    )
    assert caseload.flow(figures, "month") == "More joined than left in 1 of 2 months"
    one = flow((date(2022, 7, 1), "fixed", 1, 1, 0, 0, 1, 1))
    assert caseload.flow(one, "quarter") == "As many joined as left in the one whole quarter"
    assert (
        caseload.flow(flow((date(2022, 7, 1), "f", 1, None, 0, 0, 1, 3)), "month")
        == "Who joined and who left is withheld"
    )


@settings(deadline=None)
@given(counts, counts, st.none() | st.integers(0, 2000))
def test_titles_are_ten_words_or_fewer_and_never_say_none(joined, left, capacity):
    for said in (
        caseload.against_capacity(joined, capacity),
        caseload.joined_and_left(moved(joined, left), "June"),
    ):
        assert words_in(said) <= 10
        assert "None" not in said
        assert "1 people" not in said.split(",")[0].split()[0:2]
