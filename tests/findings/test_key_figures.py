from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from findings import key_figures
from findings.movement import Movement

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


def test_caseload_against_capacity_and_the_date_before(spread):
    figure = key_figures.caseload(
        spread((JUNE, 60, 24, 84, 0.8), (SEPTEMBER, 64, 28, 92, 0.8)), 120, JUNE, SEPTEMBER
    )
    assert (figure.value, figure.delta, figure.description) == ("92 of 120", "+8", "since June")
    assert figure.spark == [84, 92]


def test_caseload_without_capacity_or_comparison(spread):
    figure = key_figures.caseload(spread((SEPTEMBER, 64, 28, 92, 0.8)), None, None, SEPTEMBER)
    assert (figure.value, figure.delta, figure.description) == ("92", None, "nothing earlier")


def test_custody_withheld_is_not_a_zero(spread):
    figure = key_figures.custody(spread((SEPTEMBER, 64, None, 66, 0.8)), None, SEPTEMBER)
    assert (figure.value, figure.delta, figure.description) == ("withheld", None, None)


def test_custody_is_told_with_its_share(spread):
    figure = key_figures.custody(
        spread((JUNE, 60, 29, 89, 0.8), (SEPTEMBER, 64, 28, 92, 0.8)), JUNE, SEPTEMBER
    )
    assert (figure.value, figure.delta, figure.description) == ("28", "-1", "30\u00a0% of people")


def test_the_statutory_share_changes_in_points(spread):
    figure = key_figures.statutory(
        spread((JUNE, 60, 29, 89, 0.82), (SEPTEMBER, 64, 28, 92, 0.8)), JUNE, SEPTEMBER
    )
    assert (figure.value, figure.delta) == ("80\u00a0%", "-2.0 points")


def test_a_share_that_did_not_move_has_no_sign(spread):
    figure = key_figures.statutory(
        spread((JUNE, 60, 29, 89, 0.8), (SEPTEMBER, 64, 28, 92, 0.8001)), JUNE, SEPTEMBER
    )
    assert figure.delta == "0"


COHORTS = pl.DataFrame(
    {
        "cohort": ["fixed", "flex"],
        "profile": ["all", "all"],
        "label": ["Fixed", "Flex"],
        "share_target": [0.6, None],
    }
)


def test_the_planned_share_is_of_everyone(trend):
    rows = [
        (JUNE, "fixed", "all", 41),
        (JUNE, "flex", "all", 43),
        (SEPTEMBER, "fixed", "all", 43),
        (SEPTEMBER, "flex", "all", 49),
    ]
    figure = key_figures.planned_share(trend(*rows), COHORTS, JUNE, SEPTEMBER)
    assert figure.label == "Fixed share of caseload"
    assert figure.value == "46.7\u00a0%"
    assert figure.delta == f"{(43 / 92 - 41 / 84) * 100:+.1f} points"
    assert figure.description == "plan 60\u00a0%"


def test_a_withheld_cohort_takes_the_planned_share_along(trend):
    figure = key_figures.planned_share(
        trend((JUNE, "fixed", "all", 41), (JUNE, "flex", "all", None)), COHORTS, None, JUNE
    )
    assert figure.value == "–"
    assert figure.delta is None


def test_a_scheme_without_a_plan_has_no_such_tile(trend):
    unplanned = COHORTS.with_columns(pl.lit(None, pl.Float64).alias("share_target"))
    assert key_figures.planned_share(trend((JUNE, "fixed", "all", 41)), unplanned, None, JUNE) is None


def test_joined_and_left():
    moved = Movement(84, 21, 0, 0, 13, 92, complete=True, from_nothing=False)
    figure = key_figures.joined_and_left(moved, "June")
    assert (figure.label, figure.value, figure.delta) == ("Joined and left since June", "21 in, 13 out", "+8")
    withheld = Movement(84, None, 0, 0, 13, 92, complete=True, from_nothing=False)
    assert key_figures.joined_and_left(withheld, "June").value == "withheld"


def funnel(referred, adopted):
    frame = pl.DataFrame(
        {"source": ["total"], "referred": [referred], "adopted": [adopted]},
        schema_overrides={"adopted": pl.Int64},
    )
    return literal_figures(frame, "referred", "adopted")


def test_referrals_against_as_long_before():
    figure = key_figures.referrals(funnel(45, 14), funnel(51, 9), JUNE, SEPTEMBER)
    assert (figure.label, figure.value, figure.delta, figure.description) == (
        "Referred since June",
        "45",
        "-6",
        "14 adopted",
    )
    assert key_figures.referrals(funnel(45, None), None, None, SEPTEMBER).description == "adopted: withheld"


def stays(people, median, low=None, high=None):
    frame = pl.DataFrame(
        {
            "cohort": ["fixed"],
            "people": [people],
            "median_days": [median],
            "median_low": [low],
            "median_high": [high],
        },
        schema_overrides=dict.fromkeys(["median_days", "median_low", "median_high"], pl.Float64),
    )
    return literal_figures(frame, "people")


def test_the_median_stay_with_its_interval():
    figure = key_figures.stay(stays(60, 212.0, 180.0, 260.0), stays(50, 200.0), {"fixed": "Fixed"})
    assert (figure.label, figure.value, figure.delta) == ("Median stay, Fixed", "212 days", "+12")
    assert figure.description == "interval 180 to 260"
    assert key_figures.stay(stays(60, 212.0, 180.0), None, {}).description == "interval from 180 up"


def test_a_stay_not_known_is_a_dash_with_its_reason():
    figure = key_figures.stay(stays(60, None), None, {"fixed": "Fixed"})
    assert (figure.value, figure.description) == ("–", "too few have left to tell")
    assert key_figures.stay(stays(None, None), None, {}).value == "–"


def test_the_age_of_the_data():
    frame = pl.DataFrame({"table": ["snapshots", "rag_ratings", "offences"], "age_in_days": [0, 16, None]})
    figure = key_figures.age(literal_figures(frame))
    assert (figure.value, figure.description) == ("0 days", "oldest: rag ratings, 16 days")


def test_a_table_not_loaded_is_named():
    assert key_figures.not_loaded("Referrals", "referrals").description == "no referrals loaded"
