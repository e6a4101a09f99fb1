"""Offences: recorded and proven."""

import dataframely as dy
import polars as pl

from data_model.columns import date, ref, text


class Offences(dy.Schema):
    """One row per recorded offence."""

    offence_ref = ref("Reference of the offence", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person")
    offence_date = date("Day of the offence")
    offence_code = text("Home Office offence code")
    proven_on = date("Day the offence was proven; empty while it is not", nullable=True)
    severity = dy.Float64(nullable=True, min=0, description="ONS Crime Severity Score weight of the offence")

    @dy.rule()
    def proven_on_not_before_offence_date(cls) -> pl.Expr:
        """`proven_on` is not before `offence_date`."""
        return pl.col("proven_on") >= pl.col("offence_date")
