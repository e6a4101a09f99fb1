import datetime as dt
from typing import Any

import dataframely as dy
import polars as pl
import pytest

from data_model.dates import AMBIGUOUS, MONTH_FIRST, NO_SUCH_DAY, NOT_A_DATE, read_dates
from data_model.faults import ROW, no_faults
from data_model.tidying import as_text, strip, tidy


class Row(dy.Schema):
    whole = dy.Int64(nullable=True)
    number = dy.Float64(nullable=True)
    day = dy.Date(nullable=True)
    flag = dy.Bool(nullable=True)
    code = dy.Enum(["red", "dark_green"], nullable=True)
    text = dy.String(nullable=True)


def tidied(column: str, *values: object) -> tuple[list[object], list[str]]:
    """The values that a column of cells becomes, and the rules that the others break."""
    cells = stripped({ROW: range(2, 2 + len(values)), column: values, "text": ["x"] * len(values)})
    made = tidy(cells, Row)
    return made.frame[column].to_list(), made.faults["rule"].to_list()


def stripped(cells: dict[str, Any]) -> pl.DataFrame:
    """The cells of which no row is at fault, stripped."""
    return strip(pl.DataFrame(cells), no_faults()[ROW])


def dates(*written: str) -> tuple[list[dt.date | None], list[str]]:
    """The dates that a column of text becomes, and the rules that the others break."""
    parsed = read_dates(pl.Series(list(written)))
    return parsed.values.to_list(), [rule for bad, rule in parsed.bad for _ in range(bad.sum())]


def test_spaces_around_values_go_and_empty_is_null() -> None:
    cells = {ROW: [2, 3], "a": ["  x ", "  "], "b": ["\ty\r", "z\N{NO-BREAK SPACE}"]}
    assert stripped(cells).rows() == [(2, "x", "y"), (3, None, "z")]


def test_blank_rows_are_no_rows_and_the_others_keep_their_numbers() -> None:
    cells = {ROW: [2, 3, 4, 5], "a": ["x", " ", None, ""], "b": [None, None, "y", ""]}
    assert stripped(cells)[ROW].to_list() == [2, 4]


def test_plain_numbers() -> None:
    assert tidied("whole", "12", "12.0", "-3", "007") == ([12, 12, -3, 7], [])
    assert tidied("number", "12", "12.50", "-.5", "3.") == ([12.0, 12.5, -0.5, 3.0], [])


@pytest.mark.parametrize(
    "written",
    ["1,200", "60%", "1e3", "inf", "NaN", "twelve", "£5", "1 200", "+3", "0x1F", "99999999999999999999"],
)
def test_other_numbers_are_refused(written: str) -> None:
    assert tidied("whole", written) == ([None], ["is not a whole number: write digits only, such as 12"])


@pytest.mark.parametrize("written", ["1,200.5", "60%", "1e3", "inf", "NaN", "nan", "-infinity", "1.2.3"])
def test_other_fractions_are_refused(written: str) -> None:
    values, rules = tidied("number", written)
    assert (values, rules) == ([None], ["is not a number: write digits and a point only, such as 12.5"])


def test_a_fraction_is_no_whole_number() -> None:
    assert tidied("whole", "12.5")[0] == [None]


def test_true_and_false() -> None:
    assert tidied("flag", "true", "FALSE", "Yes", "no", "1", "0") == (
        [True, False, True, False, True, False],
        [],
    )
    assert tidied("flag", "y", "2", "maybe")[0] == [None, None, None]


def test_codes_forgive_capitals_and_nothing_else() -> None:
    values, rules = tidied("code", "red", "Red", "DARK_GREEN", "dark green", "reddish")
    assert values == ["red", "red", "dark_green", None, None]
    assert rules == ["must be one of red, dark_green"] * 2


def test_iso_dates_with_or_without_midnight() -> None:
    day = dt.date(2022, 9, 30)
    assert dates("2022-09-30", "2022-09-30 00:00:00", "2022-09-30T00:00", "2022-09-30 00:00:00.000") == (
        [day] * 4,
        [],
    )


def test_slashed_dates_are_day_first_where_the_column_shows_it() -> None:
    assert dates("30/09/2022", "03/04/2022", "1/2/2022") == (
        [dt.date(2022, 9, 30), dt.date(2022, 4, 3), dt.date(2022, 2, 1)],
        [],
    )


def test_slashed_dates_that_could_be_either_are_refused() -> None:
    assert dates("03/04/2022", "05/05/2022") == ([None, dt.date(2022, 5, 5)], [AMBIGUOUS])


def test_a_column_of_both_orders_is_not_guessed_at() -> None:
    values, rules = dates("30/09/2022", "09/30/2022", "03/04/2022")
    assert values == [dt.date(2022, 9, 30), None, None]
    assert sorted(rules) == sorted([MONTH_FIRST, AMBIGUOUS])


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("2022-02-31", NO_SUCH_DAY),
        ("31/02/2022", NO_SUCH_DAY),
        ("2022-13-01", NO_SUCH_DAY),
        ("32/13/2022", NO_SUCH_DAY),
        ("09/30/2022", MONTH_FIRST),
        ("30/09/22", "has a year of two figures: write the date as 2022-09-30"),
        ("2022-09-30 14:05", "holds a time of day: write the date alone, as 2022-09-30"),
        ("44834", "looks like an Excel serial number: format the column as dates and save again"),
        ("2022-9-3", NOT_A_DATE),
        ("30.09.2022", NOT_A_DATE),
        ("September", NOT_A_DATE),
        ("", NOT_A_DATE),
    ],
)
def test_other_dates_are_refused(written: str, rule: str) -> None:
    assert dates(written) == ([None], [rule])


def test_typed_columns_need_no_reading() -> None:
    assert tidied("whole", 12, None) == ([12, None], [])
    assert tidied("number", 1, 2) == ([1.0, 2.0], [])
    assert tidied("day", dt.date(2022, 9, 30)) == ([dt.date(2022, 9, 30)], [])
    assert tidied("day", dt.datetime(2022, 9, 30)) == ([dt.date(2022, 9, 30)], [])  # noqa: DTZ001
    assert tidied("flag", True, None) == ([True, None], [])
    assert tidied("whole", 12.0) == ([12], [])


def test_typed_columns_keep_the_rules() -> None:
    assert tidied("day", dt.datetime(2022, 9, 30, 14))[0] == [None]  # noqa: DTZ001
    assert tidied("whole", 12.5)[0] == [None]
    assert tidied("number", float("nan"), 1.5)[0] == [None, 1.5]
    assert tidied("number", float("inf"))[0] == [None]
    assert tidied("day", 44834)[0] == [None]


def test_typed_values_as_text() -> None:
    written = pl.Series([dt.datetime(2022, 9, 30), dt.datetime(2022, 9, 30, 14, 5)])  # noqa: DTZ001
    assert as_text(written).to_list() == ["2022-09-30", "2022-09-30 14:05:00"]
    assert as_text(pl.Series([12.0, 12.5, None])).to_list() == ["12", "12.5", None]
    assert as_text(pl.Series([True, None])).to_list() == ["true", None]
