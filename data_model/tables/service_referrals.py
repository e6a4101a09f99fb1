"""Service referrals: to rehabilitative services."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, count, date, flag, ref, text
from data_model.tables.assessments import LLR_NEED_AREAS, PATHWAYS


class ServiceReferrals(dy.Schema):
    """One row per referral of a person to a service."""

    service_referral_ref = ref("Reference of the service referral", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person")
    pathway = closed_list("Pathway the service answers", PATHWAYS + LLR_NEED_AREAS)
    agency = text("Agency that offers the service")
    referred_on = date("Day of the referral")
    fast_track = flag("Referred by the fast track for IOM")
    first_contact_on = date("Day of the first contact", nullable=True)
    contacts = count("Contacts kept so far", nullable=True)
    ended_on = date("Day the service ended", nullable=True)
    outcome = text("How it ended", nullable=True)

    @dy.rule()
    def first_contact_on_not_before_referred_on(cls) -> pl.Expr:
        """`first_contact_on` is not before `referred_on`."""
        return pl.col("first_contact_on") >= pl.col("referred_on")

    @dy.rule()
    def ended_on_not_before_referred_on(cls) -> pl.Expr:
        """`ended_on` is not before `referred_on`."""
        return pl.col("ended_on") >= pl.col("referred_on")
