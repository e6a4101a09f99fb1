"""What the filters settle on: the choices of the address where they exist, else the defaults."""

from datetime import date

from layout import choices
from layout.address import Asked

QUARTERS = [date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30)]


def newest() -> str:
    return "gwent"


def test_the_scheme_asked_for():
    assert choices.scheme(Asked(scheme="llr"), ["gwent", "llr"], newest).choice == "llr"


def test_without_a_scheme_the_newest_and_no_notice():
    assert choices.scheme(Asked(), ["gwent", "llr"], newest) == choices.Settled("gwent")


def test_a_scheme_that_may_not_be_seen_is_as_one_that_does_not_exist():
    hidden = choices.scheme(Asked(scheme="lincolnshire"), ["gwent"], newest)
    absent = choices.scheme(Asked(scheme="atlantis"), ["gwent"], newest)
    assert hidden == absent == choices.Settled("gwent", choices.NO_SCHEME)


def test_the_latest_date_is_the_default():
    assert choices.as_at(Asked(), QUARTERS) == choices.Settled(QUARTERS[-1])


def test_a_date_that_is_no_snapshot_gives_the_latest_and_says_so():
    for text in ("2022-09-29", "30/09/2022", "2022-13-45", "2022W391", "x" * 5000):
        assert choices.as_at(Asked(as_at=text), QUARTERS) == choices.Settled(QUARTERS[-1], choices.NO_DATE)


def test_compared_with_the_snapshot_nearest_to_three_months_before():
    assert choices.compare_with(Asked(), QUARTERS, QUARTERS[2]).choice == QUARTERS[1]
    uneven = [date(2022, 1, 1), date(2022, 7, 20), date(2022, 9, 30)]
    assert choices.compare_with(Asked(), uneven, uneven[2]).choice == uneven[1]
    assert choices.compare_with(
        Asked(), [date(2022, 2, 28), date(2022, 5, 31)], date(2022, 5, 31)
    ).choice == date(2022, 2, 28)


def test_the_first_snapshot_has_nothing_to_compare_with():
    assert choices.compare_with(Asked(), QUARTERS, QUARTERS[0]) == choices.Settled(None)


def test_a_comparison_cannot_be_later_than_the_date_itself():
    later = choices.compare_with(Asked(compare_with="2022-09-30"), QUARTERS, QUARTERS[1])
    assert later == choices.Settled(QUARTERS[0], choices.NO_COMPARISON)


def test_cohorts_in_the_order_of_the_scheme():
    known = ["fixed", "flex", "free"]
    assert choices.cohorts(Asked(cohorts=("free", "fixed")), known).choice == ("fixed", "free")
    assert choices.cohorts(Asked(), known) == choices.Settled(())


def test_an_unknown_cohort_is_left_out_and_said():
    settled = choices.cohorts(Asked(cohorts=("free", "gone")), ["fixed", "free"])
    assert settled == choices.Settled(("free",), choices.NO_COHORT)
