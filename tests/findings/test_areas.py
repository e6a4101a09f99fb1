"""What the map says: the finding, the total, the table and the words for those who do not see it."""

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import areas
from findings.words import words_in


def figures(*rows: tuple[str, int | None, str | None], total: int | None = 92, adults: bool = True):
    def row(name, people, finding):
        known = adults and people is not None
        return {
            "area": "total" if name == "All areas" else name.lower(),
            "name": name,
            "people": people,
            "adults": 50_000 if adults else None,
            "per_10000": people / 5 if known else None,
            "low": people / 10 if known else None,
            "high": people / 2 if known else None,
            "finding": finding if known else None,
        }

    kinds = {
        "adults": pl.Int64,
        "per_10000": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "finding": pl.String,
    }
    made = [row(*one) for one in rows] + ([row("All areas", total, None)] if rows else [])
    frame = pl.DataFrame(made, schema_overrides=kinds) if made else None
    empty = {"area": pl.String, "name": pl.String, "people": pl.Int64, **kinds}
    return literal_figures(pl.DataFrame(schema=empty) if frame is None else frame, "people")


FEW = "too few to tell"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("Lincoln", 33, "above"), ("Boston", 10, FEW)], "Lincoln stands above the rest, beyond chance"),
        (
            [("A", 9, "above"), ("B", 9, "above"), ("C", 9, "below")],
            "A and B stand above the rest, beyond chance",
        ),
        ([("A", 9, "below"), ("B", 9, FEW)], "A stands below the rest, beyond chance"),
        ([("A", 9, "below"), ("B", 9, "below")], "A and B stand below the rest, beyond chance"),
        ([("A", 9, FEW), ("B", 9, "no difference")], "No area differs from the rest beyond chance"),
        ([], "Nobody is shown in custody"),
    ],
)
def test_the_finding(rows, says):
    assert areas.headline(figures(*rows), "custody") == says


def test_a_long_list_of_areas_becomes_a_number():
    rows = [(f"North East Place {letter}", 9, "above") for letter in "ABCD"]
    found = areas.headline(figures(*rows), "people")
    assert found == "4 areas stand above the rest, beyond chance"
    assert words_in(found) <= 10


def test_without_the_adults_it_says_where_most_people_are():
    found = figures(("A", 3, None), ("B", 9, None), adults=False)
    assert areas.headline(found, "red") == "Most people last rated red are in B"
    assert areas.headline(figures(("A", 0, None), adults=False), "red") == "Nobody is shown last rated red"


@pytest.mark.parametrize(
    ("total", "says"),
    [(0, "No people in custody"), (1, "1 person in custody"), (92, "92 people in custody"),
     (None, "A withheld number of people in custody")],
)  # fmt: skip
def test_the_title_counts(total, says):
    assert areas.title(figures(("A", 9, FEW), total=total), "custody") == says


def test_the_table_says_the_same_in_words():
    table = areas.table(figures(("A", 30, "above"), ("B", None, None), total=33))
    assert table.row(0) == ("A", "30", "6.0 (3.0 to 15.0)", "▲ above the rest")
    assert table.row(1)[:2] == ("B", "[c]")
    assert table.row(2) == ("All areas", "33", "6.6 (3.3 to 16.5)", "")


def test_a_rate_that_is_not_known_is_said_not_to_be():
    assert areas.table(figures(("A", 3, None), adults=False)).row(0) == ("A", "3", "not known", "")


def test_the_map_in_words():
    found = areas.alternative(figures(("A", 30, "above"), ("B", None, None)), "people")
    assert found == (
        "Map of people on the scheme: A 30 people and B a withheld number of people. "
        "A stands above the rest, beyond chance."
    )


def test_every_measure_has_its_words():
    assert set(areas.MEASURES) == set(areas.PHRASES)
