"""Custody periods: when a person was in prison."""

import dataframely as dy
import polars as pl

from data_model.columns import date, ref


class CustodyPeriods(dy.Schema):
    """One row per stay in custody."""

    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    from_date = date("First day in custody", primary_key=True)
    to_date = date("Last day in custody; empty while still there", nullable=True)

    @dy.rule()
    def to_date_not_before_from_date(cls) -> pl.Expr:
        """`to_date` is not before `from_date`."""
        return pl.col("to_date") >= pl.col("from_date")
