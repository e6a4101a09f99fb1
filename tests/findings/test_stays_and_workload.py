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
    assert stays_and_workload.workload(managers(5, 8, 18)) == "Largest caseload 18; half have 8 or fewer"


def test_no_middle_is_claimed_when_a_manager_is_withheld():
    assert stays_and_workload.workload(managers(5, 8, None)) == "The largest caseload is 8 people"


def test_one_none_and_nobody():
    assert stays_and_workload.workload(managers(1)) == "One manager has 1 person"
    assert stays_and_workload.workload(managers(None)) == "Managers' caseloads are withheld"
    assert stays_and_workload.workload(managers()) == "No managers are recorded"
