from datetime import date
from itertools import product

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import rag
from findings.signals import Reading
from findings.words import MOST_WORDS, words_in

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)
WAYS = ("above", "below", "usual", "few", "withheld", "none")


@pytest.mark.parametrize(("green", "red"), list(product(WAYS, WAYS)))
def test_every_headline_fits_and_never_claims_what_is_not_known(green, red):
    said = rag.headline(Reading(green), Reading(red))
    assert words_in(said) <= MOST_WORDS
    known = {"above", "below", "usual"}
    assert ("beyond chance" in said) == ({green, red} <= known and (green, red) != ("usual", "usual"))


def test_the_headline_says_better_and_worse_as_plainly():
    better = rag.headline(Reading("above"), Reading("below"))
    worse = rag.headline(Reading("below"), Reading("above"))
    assert better == "More are green and fewer red, beyond chance"
    assert worse == "Fewer are green and more red, beyond chance"
    assert (
        rag.headline(Reading("usual"), Reading("usual"))
        == "Green and red ratings are within their usual range"
    )
    assert rag.headline(Reading("few"), Reading("few")) == "Too few meetings yet to tell change from chance"
    assert rag.headline(Reading("few"), Reading("few"), "month").startswith("Too few months")
    assert rag.headline(Reading("none"), Reading("none")) == "Nobody has been rated yet"


def current(*cohorts: tuple[int | None, int | None, int | None, int | None], caseload=None):
    rows = [
        (f"c{place}", "all", colour, n, sum(one or 0 for one in counts) if caseload is None else caseload)
        for place, counts in enumerate(cohorts)
        for colour, n in zip(("red", "amber", "green", "unrated"), counts, strict=True)
    ]
    names = ["cohort", "profile", "rag", "people", "caseload"]
    return literal_figures(pl.DataFrame(rows, names, orient="row"), "people", "caseload")


@pytest.mark.parametrize(
    ("cohorts", "said"),
    [
        ([(25, 40, 20, 7)], "25 red, 20 green, of 92 people"),
        ([(0, 1, 0, 0)], "None red, none green, of 1 person"),
        ([(0, 0, 0, 3)], "Nobody has been rated yet"),
        ([(0, 0, 0, 0)], "Nobody is on the scheme"),
    ],
)
def test_the_mix_in_words(cohorts, said):
    assert rag.mix(current(*cohorts)) == said


@pytest.mark.parametrize(
    ("cohorts", "said"),
    [
        ([(25, 9, 20, 7), (None, 9, None, 0)], "At least 25 red and 20 green, of 70 people"),
        ([(25, 9, 20, 7), (None, 9, 5, 0)], "At least 25 red, 25 green, of 75 people"),
        ([(25, 9, 20, 7), (5, 9, None, 0)], "30 red, at least 20 green, of 75 people"),
        ([(None, 9, None, 7)], "Numbers red and green are withheld: too few people"),
    ],
)
def test_what_is_withheld_is_told_as_at_least(cohorts, said):
    assert rag.mix(current(*cohorts)) == said


def test_a_withheld_caseload_is_no_number():
    assert rag.everybody(current((5, 5, 5, 5))) == 20
    figures = literal_figures(
        pl.DataFrame({"cohort": ["a"], "profile": ["all"], "caseload": [None]}), "caseload"
    )
    assert rag.everybody(figures) is None


def history(unrated: int | None, whole: int | None = 92):
    rows = [(JUNE, "unrated", 80, 80), (SEPTEMBER, "unrated", unrated, whole), (SEPTEMBER, "red", 5, whole)]
    frame = pl.DataFrame(rows, ["meeting_date", "rag", "people", "on_scheme"], orient="row")
    return literal_figures(frame, "people", "on_scheme")


@pytest.mark.parametrize(
    ("unrated", "said"),
    [
        (0, "Everybody was rated at the last meeting"),
        (1, "At the last meeting 1 of 92 was not rated"),
        (2, "At the last meeting 2 of 92 were not rated"),
        (None, "Not all were rated at the last meeting"),
    ],
)
def test_the_last_meeting(unrated, said):
    assert rag.last_meeting(history(unrated)) == said


def test_no_meeting():
    frame = pl.DataFrame(schema={"meeting_date": pl.Date, "rag": pl.String, "people": pl.Int64})
    assert rag.last_meeting(literal_figures(frame, "people")) == "Nobody has been rated yet"


def step(*rows: tuple[str, str, int | None]):
    return literal_figures(pl.DataFrame(rows, ["from_rag", "to_rag", "people"], orient="row"), "people")


def test_moves_are_of_those_rated_on_both_days():
    moved = step(
        ("red", "green", 5), ("red", "amber", 7), ("amber", "red", 9), ("red", "red", 20),
        ("unrated", "green", 4), ("adopted", "green", 3), ("green", "deselected", 2),
    )  # fmt: skip
    assert rag.moves(moved, JUNE, SEPTEMBER) == "Since June: 12 improved, 9 worsened"
    assert rag.moves(step(("red", "green", 5)), JUNE, SEPTEMBER) == "Since June: 5 improved, nobody worsened"
    assert rag.moves(step(("red", "red", 5)), JUNE, SEPTEMBER) == "Since June: no rating changed"


def test_withheld_moves_are_told_as_at_least():
    moved = step(("red", "green", 5), ("red", "amber", None), ("amber", "red", None))
    assert rag.moves(moved, JUNE, SEPTEMBER) == "Since June: at least 5 improved, some worsened"
    long = step(("red", "green", 5), ("red", "amber", None), ("amber", "red", None), ("green", "red", 6))
    said = rag.moves(long, date(2015, 4, 1), SEPTEMBER)
    assert said == "At least 5 improved, at least 6 worsened"


def red(spells: int | None, ended: int | None, median: float | None):
    rows = [("fixed", 60, 40, 99.0), ("total", spells, ended, median)]
    names = {"cohort": pl.String, "spells": pl.Int64, "ended": pl.Int64, "median_days": pl.Float64}
    return literal_figures(pl.DataFrame(rows, names, orient="row"), "spells", "ended")


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ((80, 60, 63.0), "Half move out of red within 63 days"),
        ((80, 60, 1.0), "Half move out of red within 1 day"),
        ((80, 3, None), "Too few have left red to tell how long"),
        ((80, None, None), "How long people stay red is withheld"),
        ((0, 0, None), "Nobody has been red"),
    ],
)
def test_time_in_red(total, said):
    assert rag.time_in_red(red(*total)) == said


def greens(people: int | None, without: int | None):
    rows = [("none", 60, 50), ("three_or_more", people, without)]
    frame = pl.DataFrame(rows, ["greens", "people", "without_exit_plan"], orient="row")
    return literal_figures(frame, "people", "without_exit_plan")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0), "Nobody has three greens in a row"),
        ((1, 0), "1 person has three greens, with an exit plan"),
        ((1, 1), "1 person has three greens, without an exit plan"),
        ((2, 2), "2 people have three greens, all without an exit plan"),
        ((7, 0), "7 people have three greens, all with an exit plan"),
        ((7, 1), "7 people have three greens, 1 without an exit plan"),
        ((7, None), "7 people have three greens; exit plans withheld"),
        ((None, None), "How many have three greens is withheld"),
    ],
)
def test_three_greens(counts, said):
    assert rag.greens(greens(*counts)) == said


def test_three_greens_are_never_a_decision():
    texts = [rag.greens(greens(7, 3)), rag.ready(people(2)), rag.THREE_GREENS]
    for decided in ("will be", "should be", "to be deselected", "ready for"):
        assert not any(decided in text for text in texts)
    assert "may be considered for deselection" in rag.THREE_GREENS
    assert "the conference decides" in rag.THREE_GREENS


def rated(overdue: int | None, never: int | None, whole: int | None = 92):
    rows = [("fixed", 50, 1, 1), ("total", whole, overdue, never)]
    frame = pl.DataFrame(rows, ["cohort", "people", "overdue", "never_rated"], orient="row")
    return literal_figures(frame, "people", "overdue", "never_rated")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0), "Everybody was rated within 35 days"),
        ((1, 0), "1 of 92 people is overdue or never rated"),
        ((5, 7), "12 of 92 people are overdue or never rated"),
        ((None, 7), "How many ratings are overdue is withheld"),
        ((0, 0, 0), "Nobody is on the scheme"),
    ],
)
def test_rated_in_time(counts, said):
    assert rag.rated(rated(*counts)) == said


def people(how_many: int):
    return literal_figures(pl.DataFrame({"person_ref": [f"p{n}" for n in range(how_many)]}))


@pytest.mark.parametrize(
    ("how_many", "ready", "overdue"),
    [
        (0, "Nobody has three greens in a row", "Nobody is overdue a rating"),
        (1, "1 person may be considered for deselection", "1 person is overdue a rating"),
        (2, "2 people may be considered for deselection", "2 people are overdue a rating"),
    ],
)
def test_the_lists_of_people(how_many, ready, overdue):
    assert rag.ready(people(how_many)) == ready
    assert rag.overdue(people(how_many)) == overdue


def test_every_title_fits():
    titles = [
        rag.mix(current((125, 125, 125, 125))),
        rag.last_meeting(history(12)),
        rag.moves(step(("red", "green", 5), ("green", "red", 5)), date(2015, 4, 1), SEPTEMBER),
        *(rag.greens(greens(*counts)) for counts in [(7, 3), (7, None), (2, 2)]),
        rag.rated(rated(5, 7)),
        rag.time_in_red(red(80, 60, 63.0)),
    ]
    for title in titles:
        assert words_in(title) <= MOST_WORDS, title
