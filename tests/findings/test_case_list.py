"""What the list of cases says of itself, from literal rows."""

import polars as pl
from support.literal_figures import literal_figures

from findings import case_list


def flags(caseload: int, **people: int | None):
    rows = [(flag, people.get(flag, 0), caseload) for flag in case_list.FLAGS]
    kinds = {"flag": pl.String, "people": pl.Int64, "caseload": pl.Int64}
    return literal_figures(pl.DataFrame(rows, kinds, orient="row"), "people", "caseload")


def cases(**columns: list[object]) -> pl.DataFrame:
    return pl.DataFrame(columns)


def test_the_headline_says_who_is_overdue_and_who_is_ready():
    said = case_list.headline(flags(92, overdue_rating=14, three_greens=6))
    assert said == "92 people: 14 overdue a rating, 6 ready to be considered"
    assert case_list.headline(flags(10_000, overdue_rating=1_062)).startswith("10,000 people: 1,062 overdue")


def test_the_headline_of_none_and_one():
    assert case_list.headline(flags(1, three_greens=1)) == (
        "1 person: none overdue a rating, 1 ready to be considered"
    )
    assert case_list.headline(flags(30)) == "30 people: nobody overdue a rating or at three greens"
    assert case_list.headline(flags(0)) == "Nobody is listed on this date"


def test_where_no_ratings_are_recorded_nobody_is_called_overdue():
    known = flags(30, red_twice=None, overdue_rating=None, three_greens=None, no_exit_plan=None)
    assert case_list.headline(known) == "30 people on the scheme; no ratings are recorded"


def test_flags_that_are_not_known_of_anybody_are_left_out():
    assert list(case_list.counts(flags(30, outside_fixed_rule=None, over_two_years=3))) == [
        flag for flag in case_list.FLAGS if flag != "outside_fixed_rule"
    ]


def test_how_much_of_the_list_is_shown():
    assert case_list.matching(92, 92, 1, 92) == "92 people"
    assert case_list.matching(92, 92, 51, 92) == "51–92 of 92 people"
    assert case_list.matching(12, 92, 1, 12) == "12 that match, of 92 people"
    assert case_list.matching(1_200, 10_000, 1, 50) == "1–50 of 1,200 that match, of 10,000 people"


def test_an_empty_list_says_why():
    assert case_list.nobody(0) == "Nobody was on the scheme on this date whom you may see."
    assert case_list.nobody(92).startswith("Nobody of the 92 people matches all of this.")


def test_flags_of_a_person_in_words_the_most_pressing_first():
    row = dict.fromkeys(case_list.FLAGS, False) | {"over_two_years": True, "red_twice": True}
    assert case_list.flagged(row) == ("Red twice running", "Over two years")


def test_no_exit_plan_says_the_three_greens_with_it():
    row = dict.fromkeys(case_list.FLAGS, None) | {"three_greens": True, "no_exit_plan": True}
    assert case_list.flagged(row) == ("Three greens, no exit plan",)


def test_a_manager_in_two_roles_holds_a_person_once():
    made = cases(
        person_ref=["a", "b"], com_ref=["x", "x"], polm_ref=["x", None], support_officer_ref=[None, "y"]
    )
    assert case_list.managers(made) == {"x": 2, "y": 1}


def test_districts_by_name_and_by_code_where_they_have_none():
    made = cases(area=["b", "a", "c", "b"], area_name=["Boston", "Lincoln", None, "Boston"])
    assert case_list.areas(made) == {"c": "c", "b": "Boston", "a": "Lincoln"}


def test_ratings_that_nobody_has_are_counted_as_none():
    assert case_list.ratings(cases(rag=["red", "unrated", "red"])) == {
        "red": 2,
        "amber": 0,
        "green": 0,
        "unrated": 1,
    }
    assert case_list.ratings(cases(rag=["unrated", "unrated"])) == {}


def test_restricted_cases_are_spoken_of_in_the_same_words_always():
    assert "may see them" in case_list.RESTRICTED
