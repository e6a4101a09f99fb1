"""Snapshots: who was on the scheme on a snapshot date."""

import dataframely as dy

from data_model.columns import closed_list, date, flag, ref, text

LEAD_AGENCIES = ("probation_service", "nps", "crc", "police", "youth_offending_service", "other")
ORDER_TYPES = (
    "community_order",
    "suspended_sentence_order",
    "licence",
    "post_sentence_supervision",
    "youth_order",
    "conditional_caution",
    "voluntary",
    "other",
)
PREDICTORS = ("ogrs3", "ogrs4", "arp")


class Snapshots(dy.Schema):
    """One row per person on a scheme per snapshot date (month end, quarter end or MACC date)."""

    scheme = ref("Code of the scheme", primary_key=True)
    snapshot_date = date("Date the caseload was counted", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    cohort = ref("Cohort of the person on that date")
    profile = ref("Profile within the cohort; all where it has none")
    area = ref("Area the person belongs to")
    setting = closed_list("Where the person was", ("community", "custody"))
    statutory = flag("On a court order, licence or post-sentence supervision")
    lead_agency = closed_list("Agency that leads the case", LEAD_AGENCIES)
    order_type = closed_list("Order or licence the person is on", ORDER_TYPES, nullable=True)
    index_offence = text("Home Office code of the index offence, such as 28.2", nullable=True)
    ogrs = dy.Float64(nullable=True, min=0, max=100, description="Two-year reconviction score, per cent")
    predictor = closed_list("Instrument that gave `ogrs`; empty means ogrs3", PREDICTORS, nullable=True)
    css = dy.Float64(nullable=True, min=0, description="Crime Severity Score of the person")
    mappa = flag("MAPPA nominal", nullable=True)
    com_ref = ref("Community offender manager", nullable=True)
    polm_ref = ref("Police offender manager", nullable=True)
    support_officer_ref = ref("IOM support officer", nullable=True)
