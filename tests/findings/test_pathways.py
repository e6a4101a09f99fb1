"""What is said of the pathways: progress beyond chance, need, services, and what is withheld."""

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import pathways
from findings.words import words_in

UNKNOWN = (None, None)


def progress(*intervals: tuple[float | None, float | None], better: str = "lower", people: int | None = 40):
    rows = [
        {
            "month": month,
            "pathway": f"p{place}",
            "people": people,
            "label": f"Pathway {place}",
            "better": better,
            "change": None if low is None else (low + high) / 2 if month else 0.0,
            "change_low": None if low is None else low if month else 0.0,
            "change_high": None if high is None else high if month else 0.0,
        }
        for month in (0, 12)
        for place, (low, high) in enumerate(intervals)
    ]
    schema = dict.fromkeys(("change", "change_low", "change_high"), pl.Float64)
    return literal_figures(pl.DataFrame(rows, schema_overrides=schema), "people")


FELL, ROSE, SAME = (-2.0, -0.5), (0.5, 2.0), (-1.0, 1.0)


@pytest.mark.parametrize(
    ("intervals", "says"),
    [
        ([FELL, FELL], "Need fell in all 2 pathways, beyond chance, after 12 months"),
        ([FELL, SAME, SAME], "Need fell in 1 of 3 pathways, beyond chance, after 12 months"),
        ([ROSE, SAME], "Need rose in 1 of 2 pathways, beyond chance, after 12 months"),
        ([FELL, ROSE, SAME], "Need fell in 1 pathway and rose in 1, after 12 months"),
        ([SAME, SAME], "Need has not changed beyond chance in any pathway after 12 months"),
        ([FELL], "Need fell in the one pathway, beyond chance, after 12 months"),
        ([UNKNOWN, UNKNOWN], "Too few were assessed at every step to tell progress"),
    ],
)
def test_the_headline(intervals, says):
    assert pathways.headline(progress(*intervals)) == says


def test_less_need_is_a_higher_score_where_the_instrument_says_so():
    assert pathways.headline(progress(ROSE, SAME, better="higher")).startswith("Need fell in 1 of 2")
    assert pathways.headline(progress(FELL, SAME, better="higher")).startswith("Need rose in 1 of 2")


@pytest.mark.parametrize(
    ("people", "says"), [(1, "1 person"), (40, "40 people"), (None, "a withheld number of people")]
)
def test_whom_the_progress_is_about(people, says):
    assert f"closed group of {says} assessed" in pathways.group(progress(SAME, people=people))


def test_a_withheld_step_is_said_to_be():
    assert "Pathway 0 withheld" in pathways.progress_in_words(progress(UNKNOWN))
    assert "Pathway 0 -1.2" in pathways.progress_in_words(progress(FELL))


def needs(*shares: float | None):
    rows = [
        {"pathway": f"p{place}", "nine": f"p{place}", "label": f"Pathway {place}", "share_with_need": share}
        for place, share in enumerate(shares)
    ]
    schema = {"pathway": pl.String, "nine": pl.String, "label": pl.String, "share_with_need": pl.Float64}
    return literal_figures(pl.DataFrame(rows, schema=schema))


def test_the_commonest_need_then_and_now():
    nbsp = "\N{NO-BREAK SPACE}"
    assert (
        pathways.averages(needs(0.2, 0.9), needs(0.2, 0.6)) == f"Pathway 1: 90{nbsp}% at entry, 60{nbsp}% now"
    )
    assert "commonest need at entry" in pathways.averages(needs(0.9), needs(None))
    assert pathways.averages(needs(None), needs(None)) == "Need at entry cannot be told"
    assert pathways.averages(needs(), needs()) == "Need at entry cannot be told"


def moved(*rows: tuple[int | None, int | None, int | None]):
    frame = pl.DataFrame(
        [
            {"label": f"P{place}", "improved": better, "same": same, "worsened": worse}
            for place, (better, same, worse) in enumerate(rows)
        ],
        schema={"label": pl.String, "improved": pl.Int64, "same": pl.Int64, "worsened": pl.Int64},
    )
    return literal_figures(frame, "improved", "same", "worsened")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(9, 5, 1), (2, 5, 8)], "More people improved than worsened in 1 of 2 pathways"),
        ([(1, 5, 8), (2, 5, 8)], "More people improved than worsened in none of 2 pathways"),
        ([(9, 5, 1), (9, 5, 1)], "More people improved than worsened in all 2 pathways"),
        ([(None, 5, 8)], "Too few were assessed twice to tell"),
        ([], "Too few were assessed twice to tell"),
    ],
)
def test_more_better_than_worse(rows, says):
    assert pathways.movement(moved(*rows)) == says


def served(*shares: float | None, label: str = "Housing"):
    frame = pl.DataFrame(
        [
            {"label": label, "share_referred": share, "referred": 5, "people_with_need": 10}
            for share in shares
        ],
        schema={
            "label": pl.String,
            "share_referred": pl.Float64,
            "referred": pl.Int64,
            "people_with_need": pl.Int64,
        },
    )
    return literal_figures(frame, "referred", "people_with_need")


def test_where_the_fewest_are_referred():
    nbsp = "\N{NO-BREAK SPACE}"
    assert pathways.services(served(0.5, 0.2)) == f"Housing: only 20{nbsp}% of those in need referred"
    assert pathways.services(served(0.5, 0.0)) == "Housing: nobody in need was referred"
    assert pathways.services(served(None)) == "Services cannot be held against need here"
    long = pathways.services(served(0.2, label="A pathway with a name of very many words indeed"))
    assert words_in(long) <= 10


def test_who_is_left_of_the_group():
    def group(*left):
        return literal_figures(pl.DataFrame({"in_group": left}, schema={"in_group": pl.Int64}), "in_group")

    assert pathways.fall_out(group(40, 20)) == "20 of 40 people assessed at every step"
    assert pathways.fall_out(group(1, 1)) == "1 of 1 person assessed at every step"
    assert pathways.fall_out(group(40, None)) == "How many fell out of the group is partly withheld"
    assert pathways.fall_out(group()) == "Nobody was assessed at entry"


def test_older_areas_of_need_are_mapped_to_the_nine():
    own = literal_figures(
        pl.DataFrame({"pathway": ["health"], "nine": ["physical_health"], "label": ["Health"]})
    )
    assert pathways.is_mapped(own)
    assert not pathways.is_mapped(needs(0.5))
    assert pathways.mapping(own).row(0) == ("Health", "Physical health")
