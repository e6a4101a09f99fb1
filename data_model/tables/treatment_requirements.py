"""Treatment requirements of community sentences."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, date, ref


class TreatmentRequirements(dy.Schema):
    """One row per treatment requirement made."""

    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    requirement = closed_list(
        "Kind of treatment", ("mental_health", "drug_rehabilitation", "alcohol"), primary_key=True
    )
    made_on = date("Day the requirement was made", primary_key=True)
    started_on = date("Day treatment started", nullable=True)
    ended_on = date("Day treatment ended", nullable=True)
    outcome = closed_list("How it ended", ("completed", "breached", "revoked", "ongoing"), nullable=True)

    @dy.rule()
    def started_on_not_before_made_on(cls) -> pl.Expr:
        """`started_on` is not before `made_on`."""
        return pl.col("started_on") >= pl.col("made_on")

    @dy.rule()
    def ended_on_not_before_started_on(cls) -> pl.Expr:
        """`ended_on` is not before `started_on`, nor before `made_on`."""
        return pl.col("ended_on") >= pl.coalesce("started_on", "made_on")
