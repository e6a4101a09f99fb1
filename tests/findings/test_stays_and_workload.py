import polars as pl
from support.literal_figures import literal_figures

from findings import stays_and_workload


def stays(*rows):
    return literal_figures(pl.DataFrame(rows, ["cohort", "people", "median_days"], orient="row"), "people")


def test_the_median_of_the_largest_cohort():
    made = stays(("fixed", 60, 212.4), ("flex", 30, 99.0))
    assert stays_and_workload.stays(made, {"fixed": "Fixed"}) == "Fixed: half leave within 212 days"


def test_too_few_have_left():
    assert (
        stays_and_workload.stays(stays(("fixed", 60, None)), {})
        == "Too few people have left to tell a median"
    )


def managers(*people, role="com"):
    rows = [(role, f"s{place}", count) for place, count in enumerate(people)]
    return literal_figures(
        pl.DataFrame(rows, {"role": pl.String, "staff_ref": pl.String, "people": pl.Int64}, orient="row"),
        "people",
    )


def test_the_largest_caseload_and_the_middle_one():
    made = managers(5, 8, 18)
    assert stays_and_workload.workload(made) == "Community offender managers: up to 18 people, median 8"


def test_the_role_with_the_largest_caseload_is_told():
    rows = [("com", 13), ("com", 12), ("com", 11), ("support_officer", 20), ("support_officer", 15)]
    made = literal_figures(pl.DataFrame(rows, ["role", "people"], orient="row"), "people")
    assert stays_and_workload.workload(made) == "Support officers: up to 20 people, median 17.5"


def test_no_middle_is_claimed_when_a_manager_is_withheld():
    made = managers(5, 8, None)
    assert stays_and_workload.workload(made) == "Community offender managers: up to 8 people each"


def test_one_none_and_nobody():
    assert stays_and_workload.workload(managers(1)) == "Community offender managers: one, with 1 person"
    assert stays_and_workload.workload(managers(None)) == "Managers' caseloads are withheld"
    assert stays_and_workload.workload(managers()) == "No managers are recorded"
