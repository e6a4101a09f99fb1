"""Enforcement: breaches, recalls and arrests."""

import dataframely as dy

from data_model.columns import closed_list, date, ref


class Enforcement(dy.Schema):
    """One row per enforcement event of a kind on a day."""

    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    event_date = date("Day of the event", primary_key=True)
    kind = closed_list(
        "Kind of event", ("arrest", "breach", "recall", "search", "tag_violation"), primary_key=True
    )
