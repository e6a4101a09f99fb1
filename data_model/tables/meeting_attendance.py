"""Meeting attendance by agency."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, count, date, ref, text


class MeetingAttendance(dy.Schema):
    """One row per agency per meeting."""

    scheme = ref("Code of the scheme", primary_key=True)
    meeting_date = date("Date of the meeting", primary_key=True)
    meeting = closed_list("Kind of meeting", ("macc", "map", "ro_cpg", "slp_board"), primary_key=True)
    agency = text("Agency", primary_key=True)
    expected = count("People expected from the agency")
    attended = count("People who attended")

    @dy.rule()
    def attended_at_most_expected(cls) -> pl.Expr:
        """`attended` is not more than `expected`."""
        return pl.col("attended") <= pl.col("expected")
