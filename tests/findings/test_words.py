from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from findings import words

numbers = st.integers(0, 10**6)


def test_dates_are_written_out():
    assert words.day(date(2022, 9, 30)) == "30 September 2022"
    assert words.month(date(2022, 9, 1)) == "September 2022"


def test_a_months_end_within_the_year_is_its_month():
    assert words.since(date(2022, 6, 30), date(2022, 9, 30)) == "June"
    assert words.since(date(2022, 1, 1), date(2022, 3, 31)) == "1 January"


def test_a_year_back_the_year_is_said():
    assert words.since(date(2021, 9, 30), date(2022, 9, 30)) == "September 2021"
    assert words.since(date(2015, 4, 1), date(2016, 4, 1)) == "1 April 2015"


def test_counts_agree_in_number():
    assert [words.people(count) for count in (0, 1, 2, 1234)] == [
        "no people",
        "1 person",
        "2 people",
        "1,234 people",
    ]
    assert words.people(None) == "a withheld number of people"


def test_days_keep_their_zero():
    assert [words.days(count) for count in (0, 1, 211.6)] == ["0 days", "1 day", "212 days"]


def test_per_cent_has_a_space_that_does_not_break():
    assert words.percent(0.467, 1) == "46.7\u00a0%"
    assert words.percent(0) == "0\u00a0%"
    assert words.percent(None) == "withheld"


def test_changes_are_up_down_or_unchanged():
    assert [words.change(84, end) for end in (92, 83, 84, None)] == [
        "up 8",
        "down 1",
        "unchanged",
        "change not known",
    ]
    assert words.change(None, 3) == "change not known"


def test_points_have_no_sign():
    assert words.points(-0.021) == "2.1 points"


def test_names_are_joined_as_one_says_them():
    assert words.names([]) == ""
    assert words.names(["Fixed"]) == "Fixed"
    assert words.names(["Fixed", "Flex"]) == "Fixed and Flex"
    assert words.names(["Fixed", "Flex", "Free"]) == "Fixed, Flex and Free"


def test_codes_become_words():
    assert words.readable("suspended_sentence_order") == "Suspended sentence order"
    assert words.readable("nps") == "NPS"


def test_dashes_and_per_cent_signs_are_no_words():
    assert words.words_in("Free – female is 47\u00a0% of it") == 6


def test_the_first_title_that_fits_is_taken():
    long = " ".join(["word"] * 11)
    assert words.fitting(long, "short enough") == "short enough"
    assert words.fitting("short", long) == "short"


@settings(deadline=None)
@given(st.floats(-(10**9), 10**9), st.integers(0, 2))
def test_no_number_is_a_negative_zero(value, places):
    said = words.number(value, places)
    assert "-" not in said
    assert not said.startswith("−0") or any(digit in said for digit in "123456789")


@settings(deadline=None)
@given(numbers)
def test_one_is_never_plural(count):
    said = words.people(count)
    assert said.endswith("person") == (count == 1)
