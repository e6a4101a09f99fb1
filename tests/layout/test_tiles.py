"""The tile: signs as Streamlit reads them, and a sparkline of what is known."""

from layout.tiles import known, signed


def test_a_typographic_minus_becomes_the_hyphen_that_streamlit_reads():
    assert signed("\N{MINUS SIGN}2.1 points") == "-2.1 points"
    assert signed("+8") == "+8"


def test_no_change_is_the_number_nought_and_so_grey_without_an_arrow():
    assert [signed(text) for text in ("0", "+0", "\N{MINUS SIGN}0")] == [0, 0, 0]


def test_no_delta_is_none():
    assert signed(None) is None


def test_unknown_values_leave_the_sparkline():
    assert known([1, None, 3]) == [1, 3]
    assert known([None, 3]) is None
    assert known(None) is None
