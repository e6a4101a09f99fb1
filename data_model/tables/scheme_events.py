"""Scheme events: what is drawn on a trend as an annotation."""

import dataframely as dy

from data_model.columns import date, ref, text


class SchemeEvents(dy.Schema):
    """One row per event in the life of a scheme."""

    scheme = ref("Code of the scheme", primary_key=True)
    event_date = date("Day of the event", primary_key=True)
    title = text("Few words for the annotation", primary_key=True)
    detail = text("A sentence of background", nullable=True)
