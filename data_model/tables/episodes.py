"""Episodes: a person's time on a scheme, from adoption to deselection."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, date, flag, ref

EXIT_REASONS = (
    "three_greens",
    "risk_reduced",
    "sentence_ended",
    "moved_area",
    "long_custody",
    "unsuitable",
    "died",
    "scheme_closed",
    "other",
)


class Episodes(dy.Schema):
    """One row per stay of a person on a scheme."""

    scheme = ref("Code of the scheme")
    episode_ref = ref("Reference of the episode", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person")
    cohort = ref("Cohort the person was adopted to")
    profile = ref("Profile the person was adopted to")
    adopted_on = date("Day the person was adopted")
    deselected_on = date("Day the person was deselected; empty while on the scheme", nullable=True)
    exit_reason = closed_list("Why the person left", EXIT_REASONS, nullable=True)
    exit_plan = flag("An exit plan exists", nullable=True)

    @dy.rule()
    def deselected_on_not_before_adopted_on(cls) -> pl.Expr:
        """`deselected_on` is not before `adopted_on`."""
        return pl.col("deselected_on") >= pl.col("adopted_on")
