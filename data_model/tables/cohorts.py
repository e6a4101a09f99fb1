"""Cohorts: the cohorts and profiles that each scheme runs."""

import dataframely as dy
import polars as pl

from data_model.columns import count, date, ref, text


class Cohorts(dy.Schema):
    """One row per cohort and profile of a scheme."""

    scheme = ref("Code of the scheme", primary_key=True)
    cohort = ref("Code of the cohort: fixed, flex, free; LLR: priority, enhanced, standard", primary_key=True)
    profile = ref("Code of the profile within the cohort; all where it has none", primary_key=True)
    label = text("Name shown to people, such as Free – female")
    live_from = date("First day the cohort ran", nullable=True)
    live_to = date("Last day the cohort ran; empty while it runs", nullable=True)
    capacity = count("Most people on this cohort at one time, where a cap is set", nullable=True)
    share_target = dy.Float64(
        nullable=True, min=0, max=1, description="Planned share of the caseload, 0 to 1 (fixed 0.60)"
    )

    @dy.rule()
    def live_to_not_before_live_from(cls) -> pl.Expr:
        """`live_to` is not before `live_from`."""
        return pl.col("live_to") >= pl.col("live_from")
