"""Findings about how long people stay and how many each manager has."""

from statistics import median

import polars as pl

from disclosure.figures import Figures
from findings.words import count, days, fitting, number

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
    """“One manager has 18 people; half have 8 or fewer”, of the role with the most managers."""
    known = figures.frame.drop_nulls("people")
    if not known.height:
        return "Managers' caseloads are withheld" if figures.frame.height else "No managers are recorded"
    role = known.group_by("role").len().sort("len", "role", descending=[True, False])["role"][0]
    sizes = known.filter(pl.col("role") == role)["people"].to_list()
    if len(sizes) < figures.frame.filter(pl.col("role") == role).height:
        return f"The largest caseload is {number(max(sizes))} people"
    if len(sizes) == 1:
        return f"One manager has {count(sizes[0], 'person', 'people')}"
    return f"Largest caseload {number(max(sizes))}; half have {number(median(sizes))} or fewer"
