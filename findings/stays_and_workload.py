"""Findings about how long people stay and how many each manager has."""

from statistics import median

import polars as pl

from disclosure.figures import Figures
from findings.words import days, fitting, people

ROLES = {
    "com": "Community offender managers",
    "polm": "Police offender managers",
    "support_officer": "Support officers",
}


def stays(figures: Figures, labels: dict[str, str]) -> str:
    """“Half of Fixed leave within 212 days”, of the cohort with the most people."""
    known = figures.frame.drop_nulls(["median_days", "people"]).sort("people", descending=True)
    if not known.height:
        return "Too few people have left to tell a median"
    row = known.row(0, named=True)
    within = days(row["median_days"])
    label = labels.get(row["cohort"], row["cohort"])
    return fitting(
        f"{label}: half leave within {within}", f"Half of the largest cohort leave within {within}"
    )


def workload(figures: Figures) -> str:
    """“Support officers: up to 20 people, median 15”, of the role with the largest caseload.

    No median where a manager of the role is withheld: it would be that of the larger caseloads alone.
    """
    known = figures.frame.drop_nulls("people").sort("people", "role", descending=[True, False])
    if not known.height:
        return "Managers' caseloads are withheld" if figures.frame.height else "No managers are recorded"
    role = known["role"][0]
    sizes = known.filter(pl.col("role") == role)["people"].to_list()
    label = ROLES.get(role, role)
    if len(sizes) < figures.frame.filter(pl.col("role") == role).height:
        return f"{label}: up to {people(sizes[0])} each"
    if len(sizes) == 1:
        return f"{label}: one, with {people(sizes[0])}"
    return f"{label}: up to {people(sizes[0])}, median {median(sizes):g}"
