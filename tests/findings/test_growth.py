from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from findings import growth
from findings.words import words_in

MARCH, JUNE, SEPTEMBER = date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30)
LABELS = {"fixed": "Fixed", "flex": "Flex", "free": "the Free cohorts"}


def rows(on, **people):
    return [(on, cohort, "all", count) for cohort, count in people.items()]


def headline(trend, then, now, start=JUNE, before=()):
    made = [*before, *(rows(start, **then) if start else []), *rows(SEPTEMBER, **now)]
    return growth.headline(trend(*made), LABELS, start, SEPTEMBER)


def test_who_stopped_growing_and_who_made_the_increase(trend):
    before = rows(MARCH, fixed=38, free=20)
    said = headline(trend, {"fixed": 43, "free": 25}, {"fixed": 43, "free": 30}, before=before)
    assert said == "Fixed has stopped growing; the Free cohorts made the increase"


def test_stopped_growing_is_only_said_of_who_grew_before(trend):
    before = rows(MARCH, fixed=43, free=20)
    said = headline(trend, {"fixed": 43, "free": 25}, {"fixed": 43, "free": 30}, before=before)
    assert said == "The Free cohorts made the whole increase since June"


def test_a_fall_is_a_fall(trend):
    assert (
        headline(trend, {"fixed": 43, "flex": 9}, {"fixed": 40, "flex": 9})
        == "Fixed made the whole fall since June"
    )


def test_all_of_them_grew(trend):
    said = headline(trend, {"fixed": 40, "flex": 9, "free": 10}, {"fixed": 41, "flex": 10, "free": 15})
    assert said == "All 3 cohorts grew since June, the Free cohorts most"
    two = headline(trend, {"fixed": 40, "flex": 9}, {"fixed": 44, "flex": 10})
    assert two == "Both cohorts grew since June, Fixed most"


def test_changes_that_cancel_out(trend):
    said = headline(trend, {"fixed": 40, "flex": 9}, {"fixed": 41, "flex": 8})
    assert said == "Cohorts changed in size since June, the whole did not"


def test_nothing_changed(trend):
    same = {"fixed": 40, "flex": 9}
    assert headline(trend, same, same) == "No cohort has changed in size since June"


def test_one_cohort_alone_is_no_comparison(trend):
    assert headline(trend, {"fixed": 41}, {"fixed": 43}) == "Fixed: 43 people, up 2 since June"
    assert headline(trend, {"free": 2}, {"free": 1}) == "The Free cohorts: 1 person, down 1 since June"
    assert headline(trend, {"free": 2}, {"free": None}) == "The number of people is withheld"


def test_nothing_to_compare_with(trend):
    assert headline(trend, {}, {"fixed": 40, "flex": 9}, start=None) == "49 people on the scheme in 2 cohorts"
    assert headline(trend, {}, {"fixed": 1}, start=None) == "1 person on the scheme"


def test_a_withheld_cohort_stops_the_claim(trend):
    said = headline(trend, {"fixed": 40, "free": None}, {"fixed": 41, "free": 6})
    assert "made" not in said


def test_a_profile_withheld_withholds_its_cohort(trend):
    figures = trend(
        (SEPTEMBER, "free", "female", 18),
        (SEPTEMBER, "free", "wisdom", None),
        (SEPTEMBER, "fixed", "all", 43),
    )
    assert growth.sizes(figures, SEPTEMBER) == {"free": None, "fixed": 43}


sizes = st.dictionaries(st.sampled_from(sorted(LABELS)), st.none() | st.integers(0, 60), max_size=3)


@settings(deadline=None)
@given(sizes, sizes, sizes)
def test_every_headline_is_ten_words_or_fewer_and_in_words(before, then, now):
    import polars as pl
    from support.literal_figures import literal_figures

    made = [*rows(MARCH, **before), *rows(JUNE, **then), *rows(SEPTEMBER, **now)]
    schema = {"snapshot_date": pl.Date, "cohort": pl.String, "profile": pl.String, "people": pl.Int64}
    figures = literal_figures(pl.DataFrame(made, schema, orient="row"), "people")
    for start in (JUNE, None):
        said = growth.headline(figures, LABELS, start, SEPTEMBER)
        assert 0 < words_in(said) <= 10
        assert "None" not in said
        assert said[0].isupper() or said[0].isdigit()
