"""Assessments: need by pathway."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, date, ref

INSTRUMENTS = ("in_house", "justice_star", "oasys_need")
PATHWAYS = (
    "alcohol",
    "drugs",
    "finance_debt",
    "relationships",
    "housing",
    "physical_health",
    "mental_wellbeing",
    "education_training_employment",
    "attitudes_thinking_behaviour",
)
LLR_NEED_AREAS = (
    "accommodation",
    "health",
    "drugs_alcohol",
    "finance_benefit_debt",
    "children_families",
)
"""LLR's own areas; its two others share a code with the nine."""


class Assessments(dy.Schema):
    """One row per pathway of an assessment."""

    scheme = ref("Code of the scheme", primary_key=True)
    assessment_ref = ref("Reference of the assessment", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person")
    assessed_on = date("Day of the assessment")
    instrument = closed_list("Instrument used", INSTRUMENTS)
    pathway = closed_list("Pathway scored", PATHWAYS + LLR_NEED_AREAS, primary_key=True)
    score = dy.Float64(min=0, max=10, description="Score on the instrument's own scale")

    @dy.rule()
    def justice_star_scores_from_1(cls) -> pl.Expr:
        """A Justice Star score runs from 1 to 10."""
        return (pl.col("instrument") != "justice_star") | (pl.col("score") >= 1)
