"""Release: what each view withholds, and what happens if a step forgets one."""

import dataframely as dy
import polars as pl
import pytest
from dataframely.exc import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from access.viewer import View
from disclosure.columns import Column, Kind
from disclosure.counts import Counts, counts_of
from disclosure.release import STEPS, mark_unknown, release, round_counts
from disclosure.released import Released
from disclosure.thresholds import Thresholds

OPERATOR = Thresholds(View.OPERATOR, 0, 0, 0)
BOARD = Thresholds(View.BOARD, 5, 0, 0)
PUBLISH = Thresholds(View.PUBLISH, 10, 5, 100)


def cells(*counts: int | None, protected: bool = True) -> dy.DataFrame[Counts]:
    return Counts.validate(
        pl.DataFrame(
            [(row, "people", count, protected) for row, count in enumerate(counts)],
            schema=Counts.create_empty().schema,
            orient="row",
        )
    )


def shown(released):
    return [mark or count for count, mark in released.select("count", "mark").iter_rows()]


def test_the_operator_sees_everything():
    assert shown(release(cells(0, 1, 4, 5, 97), OPERATOR)) == [0, 1, 4, 5, 97]


def test_the_board_sees_nought_and_five_and_nothing_between():
    assert shown(release(cells(0, 1, 4, 5, 97), BOARD)) == [0, "[c]", "[c]", 5, 97]


def test_the_board_sees_counts_that_nothing_about_a_person_is_behind():
    assert shown(release(cells(0, 1, 4, protected=False), BOARD)) == [0, 1, 4]


@pytest.mark.parametrize("protected", [True, False])
def test_publication_withholds_under_ten_and_rounds_the_rest_to_five_whatever_is_behind(protected):
    found = shown(release(cells(0, 1, 9, 10, 12, 13, 97, 98, protected=protected), PUBLISH))
    assert found == [0, "[c]", "[c]", 10, 10, 15, 95, 100]


def test_a_count_that_is_not_known_is_not_available():
    assert shown(release(cells(None, 7), BOARD)) == ["[x]", 7]


@pytest.mark.parametrize("thresholds", [BOARD, PUBLISH])
def test_a_step_that_forgets_a_small_count_releases_nothing(thresholds):
    with pytest.raises(ValidationError, match="no_small_count"):
        release(
            cells(3),
            thresholds,
            steps=(mark_unknown, round_counts) if thresholds is BOARD else (mark_unknown,),
        )


def test_a_step_that_forgets_to_round_releases_nothing():
    with pytest.raises(ValidationError, match="rounded"):
        release(cells(12), PUBLISH, steps=STEPS[:-1])


def test_a_count_beside_a_mark_is_refused():
    def mark_all(cells: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
        return cells.with_columns(pl.lit("[c]").alias("mark"))

    with pytest.raises(ValidationError, match="marked_when_empty"):
        release(cells(12), BOARD, steps=(mark_all,))


def test_a_further_step_may_withhold_more():
    def withhold_the_smallest_left(cells: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
        chosen = pl.col("count") == pl.col("count").filter(pl.col("count") > 0).min()
        return cells.with_columns(
            pl.when(chosen).then(pl.lit("[c]")).otherwise("mark").alias("mark"),
            pl.when(chosen.fill_null(False).not_()).then("count").alias("count"),
        )

    steps = (*STEPS[:2], withhold_the_smallest_left, *STEPS[2:])
    assert shown(release(cells(3, 7, 9), BOARD, steps)) == ["[c]", "[c]", 9]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=30))
def test_no_view_but_the_operators_lets_a_small_protected_count_through(pairs):
    counts = Counts.validate(
        pl.DataFrame(
            [(row, "people", count, protected) for row, (count, protected) in enumerate(pairs)],
            schema=Counts.create_empty().schema,
            orient="row",
        )
    )
    board = dict(zip(range(len(pairs)), release(counts, BOARD).sort("row")["count"], strict=True))
    for row, (count, protected) in enumerate(pairs):
        assert board[row] == (None if protected and 0 < count < 5 else count)
    published = release(counts, PUBLISH)["count"].drop_nulls()
    assert all(count == 0 or (count >= 10 and count % 5 == 0) for count in published)


def test_counts_are_protected_unless_their_column_or_their_row_is_open():
    rows = pl.DataFrame({"a": [1, 2], "b": [3, 4], "open_row": [False, True]})
    columns = [Column("a", Kind.COUNT), Column("b", Kind.COUNT, open=True)]
    protected = counts_of(rows, columns).filter(pl.col("protected"))
    assert protected.select("row", "column").rows() == [(0, "a")]


def test_a_row_that_does_not_say_that_it_is_open_is_not():
    rows = pl.DataFrame({"a": [1], "open_row": [None]}, schema_overrides={"open_row": pl.Boolean})
    assert counts_of(rows, [Column("a", Kind.COUNT)])["protected"].to_list() == [True]


def test_the_two_schemas_are_siblings():
    assert not issubclass(Released, Counts)
    assert not issubclass(Counts, Released)
