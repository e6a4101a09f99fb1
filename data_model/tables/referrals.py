"""Referrals: who was put forward, by whom, and what was decided."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, date, ref, text

SOURCES = (
    "police",
    "probation",
    "prison",
    "court",
    "youth_offending_service",
    "local_authority",
    "health",
    "voluntary_sector",
    "other_area",
    "self",
    "other",
)


class Referrals(dy.Schema):
    """One row per referral to a scheme."""

    scheme = ref("Code of the scheme")
    referral_ref = ref("Reference of the referral", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person")
    referred_on = date("Day of the referral")
    source = closed_list("Who referred", SOURCES)
    cohort = ref("Cohort the person was referred for", nullable=True)
    decided_on = date("Day of the decision; empty while open", nullable=True)
    decision = closed_list(
        "What was decided; empty while open", ("adopted", "declined", "deferred"), nullable=True
    )
    reason = text("Reason of the decision", nullable=True)

    @dy.rule()
    def decided_on_not_before_referred_on(cls) -> pl.Expr:
        """`decided_on` is not before `referred_on`."""
        return pl.col("decided_on") >= pl.col("referred_on")

    @dy.rule()
    def decided_on_goes_with_decision(cls) -> pl.Expr:
        """`decided_on` is empty exactly when `decision` is."""
        return pl.col("decided_on").is_null() == pl.col("decision").is_null()
