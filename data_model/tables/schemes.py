"""Schemes: the partnerships whose caseloads the store holds."""

import dataframely as dy

from data_model.columns import count, ref, text


class Schemes(dy.Schema):
    """One row per Integrated Offender Management scheme."""

    scheme = ref("Code of the scheme, such as lincolnshire", primary_key=True)
    name = text("Name shown to people")
    capacity = count("People the scheme can hold at any one time", nullable=True)
