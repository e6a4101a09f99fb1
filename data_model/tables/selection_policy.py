"""Selection policy: the fixed rule of a scheme, dated."""

import dataframely as dy

from data_model.columns import date, ref, text


class SelectionPolicy(dy.Schema):
    """One row per fixed rule of a scheme and the day it took effect."""

    scheme = ref("Code of the scheme", primary_key=True)
    effective_from = date("Day the rule took effect", primary_key=True)
    ogrs = dy.Float64(min=0, max=100, description="Least reconviction score, per cent")
    ogrs_serious = dy.Float64(
        min=0, max=100, description="Least score where the offence is robbery or burglary, per cent"
    )
    css = dy.Float64(min=0, description="Least Crime Severity Score")
    source = text("Where the rule is published", nullable=True)
