"""What a page knows: how often snapshots were taken, and what its cohorts are called."""

from datetime import date

from layout.page import rhythm
from layout.store import cohort_name


def test_rhythm_in_words():
    months = tuple(date(2022, month, 28) for month in range(1, 8))
    assert rhythm(months) == "monthly snapshots"
    quarters = (date(2015, 4, 1), date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 3, 31))
    assert rhythm(quarters) == "quarterly snapshots"
    assert rhythm((date(2022, 1, 1), date(2022, 1, 8))) == "snapshots"
    assert rhythm((date(2022, 1, 1),)) == "snapshots"


def test_a_cohort_of_several_profiles_takes_what_they_share():
    assert cohort_name("free", ["Free – female", "Free – young adult"]) == "Free"


def test_a_cohort_of_one_profile_keeps_its_label():
    assert cohort_name("free", ["Free – WISDOM"]) == "Free – WISDOM"


def test_profiles_that_share_nothing_leave_the_code():
    assert cohort_name("other_people", ["North", "South"]) == "Other people"
