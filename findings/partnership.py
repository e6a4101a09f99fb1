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


def headline(by_date: Figures, missed: Figures, meeting: str) -> str:
    """How many agencies came to the last meeting, and whether any has missed three running."""
    row = _last(by_date)
    if row is None:
        return f"No {MEETINGS[meeting]} meeting is on record this year"
    there, expected = row["agencies_attended"], row["agencies_expected"]
    if there is None or not expected:
        return last_meeting(by_date)
    if expected == 1:
        return "The one agency expected came" if there else "The one agency expected did not come"
    came = f"{number(there) if there else 'None'} of {number(expected)} agencies came"
    rows = missed.frame.to_dicts()
    if not rows:
        return f"{came}; none has missed three running"
    if len(rows) > 1:
        return f"{came}; {len(rows)} have missed three running"
    running = f"has missed {rows[0]['missed_in_a_row']} running"
    return fitting(f"{came}; {rows[0]['agency']} {running}", f"{came}; one {running}")


def missed(figures: Figures) -> str:
    """How many agencies missed three meetings in a row, as the finding above their list."""
    if figures.frame.is_empty():
        return "No agency has missed three in a row"
    return (
        f"{capital(count(figures.frame.height, 'agency has', 'agencies have'))} missed three or more in a row"
    )


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
    """How many agencies came to the last meeting, in words."""
    row = _last(figures)
    if row is None:
        return "No meeting is on record yet"
    there, expected = row["agencies_attended"], row["agencies_expected"]
    if there is None or not expected:
        return "Attendance at the last meeting is not recorded"
    came = number(there) if there else "None"
    return f"{came} of {count(expected, 'agency', 'agencies')} came to the last meeting"


def missing(figures: Figures, most: int = 12) -> str:
    """Who was missing most often at the last `most` meetings."""
    dates, rows = _latest(figures, most)
    if not dates:
        return "No meeting is on record yet"
    by = rows.group_by("agency").agg((pl.col("state") == "missed").sum().alias("missed"))
    worst = max(by["missed"].to_list(), default=0)
    meetings = "the last meeting" if dates == 1 else f"the last {dates} meetings"
    if not worst:
        return f"No agency missed {meetings}" if dates == 1 else f"No agency missed any of {meetings}"
    agencies = by.filter(pl.col("missed") == worst)["agency"].to_list()
    if dates == 1:
        return f"{capital(count(len(agencies), 'agency', 'agencies'))} missed {meetings}"
    often = f"missed {worst} of {dates} meetings"
    if len(agencies) > 1:
        return f"{len(agencies)} agencies each {often}"
    return fitting(f"{agencies[0]} {often}", f"One agency {often}")


def lately(figures: Figures) -> str:
    """The part of the agencies expected that came in the year to the last meeting, and the year before."""
    rows = figures.frame.filter((pl.col("agency") == "total") & (pl.col("agencies_expected") > 0)).drop_nulls(
        "agencies_attended"
    )
    if rows.is_empty():
        return "No meeting is on record yet"
    ago = (pl.col("meeting_date").max() - pl.col("meeting_date")).dt.total_days()
    this, before = (_came(rows.filter(ago.is_between(*days))) for days in ((0, 364), (365, 729)))
    said = f"On average {percent(this)} of agencies came"
    return said if before is None else f"{said}, {percent(before)} the year before"


def _came(rows: pl.DataFrame) -> float | None:
    came, expected = (sum(rows[name].to_list()) for name in ("agencies_attended", "agencies_expected"))
    return came / expected if expected else None


def _latest(figures: Figures, most: int = 12) -> tuple[int, pl.DataFrame]:
    """How many of the last meetings are shown, and their rows of single agencies."""
    dates = figures.frame["meeting_date"].unique().sort()[-most:]
    chosen = (pl.col("agency") != "total") & pl.col("meeting_date").is_in(dates.implode())
    return len(dates), figures.frame.filter(chosen)


def attendance(figures: Figures) -> str:
    """The agency that sent least of the people expected in the year."""
    rows = [row for row in figures.frame.to_dicts() if row["share"] is not None]
    if not rows:
        return "Attendance was not recorded in the year"
    least = min(rows, key=lambda row: row["share"])
    if least["share"] == 1:
        return "Every agency came to every meeting of the year"
    alike = sum(row["share"] == least["share"] for row in rows)
    who = least["agency"] if alike == 1 else f"{alike} agencies"
    said = f"{who} sent fewest: {percent(least['share'])}"
    return fitting(said, f"The least an agency sent was {percent(least['share'])}")


def by_agency_of_those_expected(figures: Figures) -> str:
    """The chart of people who came, of those expected, in words."""
    parts = [f"{row['agency']} {row['attended']} of {row['expected']}" for row in figures.frame.to_dicts()]
    return f"People who came, of those expected: {names(parts) or 'none'}."


def waits(total: Figures) -> str:
    """How soon the two tracks are seen, as medians."""
    row = total.frame.row(0, named=True) if total.frame.height else None
    if row is None or row["referrals"] == 0:
        return "Nobody was referred to a service in the year"
    fast, other = row["median_days_fast"], row["median_days_other"]
    if fast is None or other is None:
        return "Too few were seen to compare the two tracks"
    return f"Fast track sees people in {days(fast)}, ordinary in {number(other)}"


def waiting(total: Figures) -> str:
    """How many have not been seen yet."""
    row = total.frame.row(0, named=True) if total.frame.height else None
    if row is None:
        return ""
    parts = [row["waiting_fast"], row["waiting_other"]]
    if None in parts:
        return "those not seen yet withheld"
    if not sum(parts):
        return "all seen"
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
    dates, rows = _latest(figures)
    by = rows.group_by("agency", maintain_order=True).agg((pl.col("state") == "missed").sum().alias("missed"))
    parts = [f"{agency} missed {missed}" for agency, missed in by.iter_rows()]
    return f"Attendance at the last {count(dates, 'meeting', 'meetings')}: {names(parts) or 'nobody'}."


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
