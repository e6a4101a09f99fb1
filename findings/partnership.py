"""What is said of the partnership: who comes to the meetings, and how soon services see people."""

from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, count, days, fitting, names, number, percent, short_day

MEETINGS = {
    "macc": "MACC",
    "map": "Multi-agency partnership",
    "ro_cpg": "RO CPG",
    "slp_board": "Strategic board",
}
"""The kinds of meeting, as a reader chooses among them."""


def missed(figures: Figures, meeting: str) -> str:
    """Which agencies missed three meetings in a row, as the finding of the page."""
    rows = figures.frame.sort("missed_in_a_row", descending=True).to_dicts()
    name = MEETINGS[meeting]
    if not rows:
        return f"No agency has missed three {name} meetings in a row"
    first = rows[0]
    in_a_row = f"{first['missed_in_a_row']} {name} meetings running"
    if len(rows) == 1:
        return fitting(
            f"{first['agency']} missed the last {in_a_row}", f"One agency missed the last {in_a_row}"
        )
    return f"{len(rows)} agencies have missed three or more {name} meetings running"


def missed_table(figures: Figures) -> pl.DataFrame:
    """The agencies as a table of texts."""
    columns = ("Agency", "Missed in a row", "Since", "Last there")
    rows = [
        {
            "Agency": row["agency"],
            "Missed in a row": f"{row['missed_in_a_row']}",
            "Since": short_day(row["since"]),
            "Last there": short_day(row["last_attended_on"]) if row["last_attended_on"] else "never",
        }
        for row in figures.frame.to_dicts()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String))


def last_meeting(figures: Figures) -> str:
    """How many agencies came to the last meeting."""
    row = _last(figures)
    if row is None:
        return "No meeting is on record yet"
    there, expected = row["agencies_attended"], row["agencies_expected"]
    if there is None or not expected:
        return "Attendance at the last meeting is not recorded"
    return f"{number(there)} of {count(expected, 'agency', 'agencies')} came to the last meeting"


def attendance(figures: Figures) -> str:
    """The agency that came least in the year."""
    rows = [row for row in figures.frame.to_dicts() if row["share"] is not None]
    if not rows:
        return "Attendance was not recorded in the year"
    least = min(rows, key=lambda row: row["share"])
    if least["share"] == 1:
        return "Every agency came to every meeting of the year"
    said = f"{least['agency']} came least: {percent(least['share'])}"
    return fitting(said, f"The least an agency came was {percent(least['share'])}")


def waits(total: Figures) -> str:
    """How soon the two tracks are seen, as medians."""
    row = total.frame.row(0, named=True) if total.frame.height else None
    if row is None or not row["referrals"]:
        return "Nobody was referred to a service in the year"
    fast, other = row["median_days_fast"], row["median_days_other"]
    if fast is None or other is None:
        return "Too few were seen to compare the two tracks"
    return f"Fast track sees people in {days(fast)}, ordinary in {days(other)}"


def waiting(total: Figures) -> str:
    """How many have not been seen yet."""
    row = total.frame.row(0, named=True) if total.frame.height else None
    if row is None:
        return ""
    parts = [row["waiting_fast"], row["waiting_other"]]
    if None in parts:
        return "some not seen yet"
    return f"{count(sum(parts), 'referral', 'referrals')} not seen yet"


def slowest(figures: Figures) -> str:
    """The agency whose fast track takes longest."""
    rows = [row for row in figures.frame.to_dicts() if row["median_days_fast"] is not None]
    if not rows:
        return "Too few were seen by fast track to compare agencies"
    last = max(rows, key=lambda row: row["median_days_fast"])
    return fitting(
        f"Slowest fast track: {last['agency']}, {days(last['median_days_fast'])}",
        f"The slowest fast track takes {days(last['median_days_fast'])}",
    )


def contacts(figures: Figures) -> pl.DataFrame:
    """Referrals and contacts by agency as a table of texts."""
    shown = figures.display().rename(
        {"agency": "Agency", "referrals": "Referrals", "fast_track": "By fast track"}
    )
    return shown.select("Agency", "Referrals", "By fast track", pl.col("contacts").alias("Contacts kept"))


def attendance_in_words(figures: Figures) -> str:
    """The heat table in words."""
    dates = figures.frame["meeting_date"].unique().sort()[-12:]
    rows = figures.frame.filter((pl.col("agency") != "total") & pl.col("meeting_date").is_in(dates.implode()))
    by = rows.group_by("agency", maintain_order=True).agg((pl.col("state") == "missed").sum().alias("missed"))
    parts = [f"{agency} missed {missed}" for agency, missed in by.iter_rows()]
    return f"Attendance at the last {count(len(dates), 'meeting', 'meetings')}: {names(parts) or 'nobody'}."


def over_time_in_words(figures: Figures) -> str:
    """The trend in words."""
    return f"Share of agencies that came, meeting by meeting. {capital(last_meeting(figures))}."


def waits_in_words(figures: Figures) -> str:
    """The weeks of first contact in words."""
    parts = [
        f"{row['label'].lower()} {'withheld' if row['share'] is None else percent(row['share'])} "
        f"{'by fast track' if row['track'] == 'fast' else 'otherwise'}"
        for row in figures.frame.to_dicts()
    ]
    return f"First contact after referral: {names(parts) or 'none'}."


def by_agency_in_words(figures: Figures) -> str:
    """The medians in words."""
    parts = [
        f"{row['agency']} {_days(row['median_days_fast'])} by fast track, "
        f"{_days(row['median_days_other'])} otherwise"
        for row in figures.frame.to_dicts()
    ]
    return f"Median days to the first contact. {'; '.join(parts) or 'None'}."


def _days(middle: float | None) -> str:
    return "not known" if middle is None else days(middle)


def _last(figures: Figures) -> dict[str, Any] | None:
    rows = figures.frame.filter(pl.col("agency") == "total").sort("meeting_date")
    return rows.row(-1, named=True) if rows.height else None
