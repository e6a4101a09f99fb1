"""Figures: what is derived goes with what it is derived from, and nothing withheld is left anywhere."""

import dataclasses
import json
import pickle
from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from access.viewer import View
from disclosure.assembly import assemble
from disclosure.columns import Column, Kind, Unit, expand
from disclosure.counts import counts_of
from disclosure.figures import NotReleased
from disclosure.release import release
from disclosure.text import shown
from disclosure.thresholds import Thresholds

GROUP = Column("group", Kind.KEY)
PEOPLE = Column("people", Kind.COUNT)
WHOLE = Column("whole", Kind.COUNT, open=True, hidden=True)
MEDIAN = Column("median", Kind.VALUE, of=("people",))
CAPACITY = Column("capacity", Kind.REFERENCE)
SHARE = Column(
    "share", Kind.DERIVED, expression="people / nullif(whole, 0)", denominator="whole", unit=Unit.SHARE
)
TWICE = Column("twice", Kind.DERIVED, expression="coalesce(people, 0) * 2")
OF_SHARE = Column("of_share", Kind.DERIVED, expression="share * 100")
COLUMNS = [GROUP, PEOPLE, WHOLE, MEDIAN, CAPACITY, SHARE, TWICE, OF_SHARE]


def rows(*people):
    return pl.DataFrame(
        {
            "group": [f"g{row}" for row in range(len(people))],
            "people": people,
            "whole": [sum(people)] * len(people),
            "median": [1000.5 + row for row in range(len(people))],
            "capacity": [3] * len(people),
        }
    )


def test_what_is_derived_from_a_withheld_count_is_withheld(figures):
    made = figures(rows(3, 40), COLUMNS, View.BOARD)
    small, large = made.frame.to_dicts()
    assert {name: small[name] for name in ("people", "median", "share", "twice", "of_share")} == {
        "people": None,
        "median": None,
        "share": None,
        "twice": None,
        "of_share": None,
    }
    assert (large["people"], large["share"]) == (40, pytest.approx(40 / 43))


def test_an_expression_cannot_see_through_a_withheld_count(figures):
    """`coalesce(people, 0)` alone would make 0 of a null: still withheld."""
    made = figures(rows(3, 40), COLUMNS, View.BOARD)
    assert made.frame["twice"].to_list() == [None, 80]
    assert made.is_withheld(0, "twice")


def test_references_and_keys_stay(figures):
    made = figures(rows(3), COLUMNS, View.BOARD)
    assert made.frame.select("group", "capacity").rows() == [("g0", 3)]


def test_a_hidden_column_is_not_shown(figures):
    made = figures(rows(30), COLUMNS, View.BOARD)
    assert "whole" not in made.frame.columns
    assert "whole" not in made.csv()
    assert "whole" not in made.display().columns


def test_a_hidden_count_that_is_withheld_takes_what_leans_on_it(figures):
    made = figures(rows(4, 1), [GROUP, WHOLE, dataclasses.replace(PEOPLE, open=True), SHARE], View.PUBLISH)
    assert made.frame["share"].to_list() == [None, None]


def test_a_value_declared_after_what_is_derived_from_it_is_withheld_before(figures):
    total = Column("total", Kind.VALUE, of=("people",), hidden=True)
    mean = Column("mean", Kind.DERIVED, expression="total / 10")
    table = rows(3, 40).with_columns(total=pl.Series([30.0, 400.0]))
    made = figures(table, [GROUP, PEOPLE, mean, total], View.BOARD)
    assert made.frame["mean"].to_list() == [None, 40.0]
    assert made.is_withheld(0, "mean")


def test_publication_gives_no_rate_on_a_small_denominator(figures):
    assert figures(rows(40, 50), COLUMNS, View.PUBLISH).display()["share"].to_list() == ["[u]", "[u]"]
    assert figures(rows(40, 60), COLUMNS, View.PUBLISH).frame["share"].to_list() == pytest.approx([0.4, 0.6])


def test_a_rate_of_nobody_is_not_applicable_and_not_withheld(figures):
    made = figures(rows(0, 0), COLUMNS, View.BOARD)
    assert made.display()["share"].to_list() == ["[z]", "[z]"]
    assert made.withheld() == 0
    assert not made.is_withheld(0, "share")


@pytest.mark.parametrize("view", [View.OPERATOR, View.PUBLISH])
def test_a_figure_of_which_one_input_does_not_exist_stands_where_it_can_be_made(figures, view):
    """A count that is not known leaves a value alone, is no small denominator, and empties a share."""
    table = rows(40, 60).with_columns(pl.lit(None, pl.Int64).alias("whole"))
    value = dataclasses.replace(MEDIAN, of=("people", "whole"), denominator="whole")
    made = figures(table, [GROUP, PEOPLE, WHOLE, value, SHARE], view)
    assert made.frame["median"].to_list() == [1000.5, 1001.5]
    assert made.display()["share"].to_list() == ["[x]", "[x]"]


def test_an_identifier_is_replaced_outside_the_operators_view(figures):
    staff = Column("staff", Kind.IDENTIFIER, otherwise="place")
    place = Column("place", Kind.KEY, hidden=True)
    bare = Column("bare", Kind.IDENTIFIER)
    table = pl.DataFrame({"staff": ["zoe"], "place": [1], "bare": ["amy"], "people": [9]})
    columns = [staff, PEOPLE, place, bare]
    assert figures(table, columns, View.OPERATOR).frame.row(0) == ("zoe", 9, "amy")
    assert figures(table, columns, View.BOARD).frame.row(0) == ("1", 9, None)


def everywhere(made):
    """Every text that may leave the process."""
    return [
        made.csv(),
        repr(made),
        str(made.display()),
        str(made.frame),
        json.dumps(made.display().to_dicts()),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.sampled_from([View.BOARD, View.PUBLISH]))
def test_no_withheld_value_is_left_in_any_text(people, view):
    """Counts are moved far up, where they meet no other number, and the thresholds with them."""
    far = [count and count + 770_000 for count in people]
    thresholds = Thresholds(view, 770_005, 0, 0)
    table = rows(*far).with_columns(pl.col("people").alias("median"))
    columns = (GROUP, PEOPLE, MEDIAN, TWICE)
    made = assemble(
        release(counts_of(table, columns), thresholds),
        table,
        columns,
        thresholds,
        metric="a.metric",
        parameters={},
        as_at=None,
        version="v",
        origin="extract",
    )
    gone = {str(count) for count in far if 0 < count < 770_005}
    kept = " ".join(everywhere(made)).replace(",", "")
    assert not [text for text in gone if text in kept or str(int(text) * 2) in kept]
    assert str(pickle.loads(pickle.dumps(made)).frame) == str(made.frame)
    for text in gone:
        assert text.encode() not in pickle.dumps(made)
        assert int(text).to_bytes(8, "little") not in pickle.dumps(made)


def test_figures_cannot_be_made_with_a_count_that_was_not_released(figures):
    made = figures(rows(3, 40), COLUMNS, View.BOARD)
    forged = made.frame.with_columns(pl.Series("people", [3, 40]))
    with pytest.raises(NotReleased, match=r"\[people\] in \[a.metric\]"):
        dataclasses.replace(made, frame=forged)


def test_csv_is_raw_and_marks_what_is_withheld_and_only_that(figures):
    made = figures(rows(3, 0, 40), [GROUP, PEOPLE, WHOLE, SHARE], View.BOARD)
    assert made.csv() == f"group,people,share\ng0,[c],[c]\ng1,0,0.0\ng2,40,{40 / 43}\n"


def test_csv_leaves_what_does_not_apply_empty(figures):
    assert figures(rows(0), [GROUP, WHOLE, PEOPLE, SHARE], View.BOARD).csv() == "group,people,share\ng0,0,\n"


def test_csv_is_inert_and_quotes_what_needs_it(figures):
    table = pl.DataFrame({"group": ["=1+1", '@a"b', "x,y", None], "people": [9, 9, 9, 9]})
    assert figures(table, [GROUP, PEOPLE], View.BOARD).csv().splitlines()[1:] == [
        "'=1+1,9",
        '"\'@a""b",9',
        '"x,y",9',
        ",9",
    ]


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        (0.4674, Unit.SHARE, "46.7\N{NO-BREAK SPACE}%"),
        (0.26449, Unit.MEASURE, "0.264"),
        (-0.5, Unit.MEASURE, "\N{MINUS SIGN}0.5"),
        (-0.0001, Unit.MEASURE, "0"),
        (9, Unit.MEASURE, "9"),
        (1097.53, Unit.MEASURE, "1,097.5"),
        (12.76, Unit.PER_CENT, "+12.8\N{NO-BREAK SPACE}%"),
        (-38.95, Unit.PER_CENT, "\N{MINUS SIGN}39.0\N{NO-BREAK SPACE}%"),
        (1234, Unit.NUMBER, "1,234"),
        (1234.56, Unit.DAYS, "1,234.6"),
        (243.0, Unit.DAYS, "243"),
        (True, Unit.NUMBER, "yes"),
        (False, Unit.NUMBER, "no"),
        (date(2022, 9, 3), Unit.NUMBER, "3 September 2022"),
        (datetime(2022, 9, 3, 14, 5, tzinfo=UTC), Unit.NUMBER, "3 September 2022, 14:05"),
        (None, Unit.SHARE, ""),
        ("as loaded", Unit.NUMBER, "as loaded"),
    ],
)
def test_cells_read_as_people_write(cell, unit, text):
    assert shown(cell, unit) == text


def test_a_starred_column_stands_for_those_that_no_other_names():
    star = Column("community_*", Kind.COUNT)
    named = Column("community_share", Kind.DERIVED)
    names = ["community_nps", "date", "community_share", "community_crc"]
    assert [column.name for column in expand([named, star], names)] == [
        "community_share",
        "community_nps",
        "community_crc",
    ]


def with_computed(figures, view, *numbers):
    """Shares of the largest number that was released, computed after release."""
    seen = []

    def derive(released):
        seen.append(released)
        return released.with_columns((pl.col("people") / pl.col("people").max()).alias("of_largest"))

    computed = Column("of_largest", Kind.COMPUTED, of=("people",))
    rows = pl.DataFrame({"group": [f"g{one}" for one in numbers], "people": numbers, "helper": numbers})
    return figures(rows, [GROUP, PEOPLE, computed], view, derive=derive), seen[0]


def test_a_computed_column_is_made_of_released_rows_alone(figures):
    made, seen = with_computed(figures, View.BOARD, 3, 10, 40)
    assert seen.columns == ["group", "people"]
    assert seen["people"].to_list() == [None, 10, 40]
    assert made.frame["of_largest"].to_list() == [None, 10 / 40, 1.0]
    assert made.is_withheld(0, "of_largest")


def test_a_computed_column_sees_everything_where_nothing_is_withheld(figures):
    made, _ = with_computed(figures, View.OPERATOR, 3, 10, 40)
    assert made.frame["of_largest"].to_list() == pytest.approx([3 / 40, 10 / 40, 1.0])
    assert made.withheld() == 0
