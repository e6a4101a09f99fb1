"""Releases: where people lived on release from prison and three months on."""

import dataframely as dy

from data_model.columns import closed_list, date, flag, ref, text

ACCOMMODATION = ("settled", "temporary", "approved_premises", "rough_sleeping", "none", "unknown")


class Releases(dy.Schema):
    """One row per release from prison."""

    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    released_on = date("Day of release", primary_key=True)
    prison = text("Prison the person left")
    area = ref("Area the person went to", nullable=True)
    accommodation_on_release = closed_list("Accommodation on the day of release", ACCOMMODATION)
    accommodation_at_3_months = closed_list(
        "Accommodation three months on; empty until due", ACCOMMODATION, nullable=True
    )
    protocol = flag("Came through the Prisoner Release Housing Protocol", nullable=True)
