import polars as pl
import pytest

from data_model.inert import inert, inert_frame


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "=1\n"]
)
def test_what_a_spreadsheet_would_run_is_put_behind_an_apostrophe(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert inert_frame(pl.DataFrame({"a": [text]})).rows() == [(f"'{text}",)]


@pytest.mark.parametrize("text", ["", "plain", "-5", "-0.5", "2022-09-30", "a=b", "'=1", "[c]", "–"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
    assert inert_frame(pl.DataFrame({"a": [text]})).rows() == [(text,)]


def test_numbers_and_nulls_stay_as_they_are() -> None:
    frame = pl.DataFrame({"a": [-5, None], "b": [None, "x"]})
    assert inert_frame(frame).equals(frame)
