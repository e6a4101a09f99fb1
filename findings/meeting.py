"""The next meeting in words: why somebody is due, and what happened to them since the last one."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from findings.words import capital, count, day, names, number

WHY = {
    "red": "Last rated red",
    "never_rated": "Never rated",
    "missed_last_meeting": "Not rated at the last meeting",
    "three_greens": "Green three times or more: may be considered for deselection",
    "release_due": "Release from custody is due",
    "routine": "Routine review",
}
"""Why a person is discussed, the most pressing first."""

SHORT = {
    "red": "red",
    "never_rated": "never rated",
    "missed_last_meeting": "missed last time",
    "three_greens": "three greens",
    "release_due": "release due",
    "routine": "routine",
}

NOTHING = "Nothing is recorded."

MONTH = timedelta(days=31)

NO_PLACE = "The address names a place that this meeting does not have, so the first is shown."

_KINDS = {
    "offence": ("offence", "offences"),
    "service": ("referral to a service", "referrals to services"),
    "requirement": ("treatment requirement made", "treatment requirements made"),
    "assessment": ("needs assessment", "needs assessments"),
}

_ENFORCED = {
    "arrest": ("arrest", "arrests"),
    "breach": ("breach", "breaches"),
    "recall": ("recall", "recalls"),
    "search": ("search", "searches"),
    "tag_violation": ("tag violation", "tag violations"),
}


def place(at: int, of: int) -> str:
    """“3 of 92”."""
    return f"{number(at)} of {number(of)}"


def why(due: Mapping[str, Any]) -> str:
    """Why the person of a row of `cases.due` is discussed; of a missed meeting too where that is not all."""
    reason = WHY.get(due["why"], capital(str(due["why"]).replace("_", " ")))
    missed = due["rated_on"] and due["last_meeting"] and due["rated_on"] < due["last_meeting"]
    return f"{reason}; not rated at the last meeting" if missed and due["why"] == "red" else reason


def when(last: date | None, following: date | None) -> str:
    """When the meetings are: the last as recorded, the next as their usual gap has it."""
    if last is None:
        return "No meeting is recorded so far"
    coming = f"; the next is expected about {day(following)}" if following else ""
    return f"The last meeting was on {day(last)}{coming}"


def nobody(scheme: str) -> str:
    """Where there is nobody to discuss."""
    return f"Nobody of {scheme} is due at the next meeting on this date, or nobody whom you may see."


def changes(events: pl.DataFrame, last: date | None, as_at: date) -> list[str]:
    """What happened after the day of the last meeting, a sentence for each kind; or that nothing did.

    `events` are the rows of `cases.events`. Without a last meeting, the month up to `as_at` counts.
    """
    after = as_at - MONTH if last is None else last
    recent = [row for row in events.iter_rows(named=True) if row["from_date"] > after]
    said = [
        *_offences([row for row in recent if row["lane"] == "offence"]),
        *_enforcement([row for row in recent if row["lane"] == "enforcement"]),
        *_custody(recent),
        *_counted(recent),
    ]
    return said or [NOTHING]


def since(last: date | None, as_at: date) -> str:
    """“since the last meeting on 8 June 2022”, or the month that is looked at where there was none."""
    return f"in the month up to {day(as_at)}" if last is None else f"since the last meeting on {day(last)}"


def _offences(rows: Sequence[dict[str, Any]]) -> list[str]:
    if not rows:
        return []
    worst = max(rows, key=lambda row: row["value"] or 0)
    what = count(len(rows), *_KINDS["offence"])
    if len(rows) == 1:
        return [f"1 offence: {worst['label']}, {day(worst['from_date'])}."]
    return [f"{capital(what)}, the most severe {worst['label']}, {day(worst['from_date'])}."]


def _enforcement(rows: Sequence[dict[str, Any]]) -> list[str]:
    kinds = [row["what"] for row in rows]
    parts = [count(kinds.count(kind), *_ENFORCED.get(kind, (kind, kind))) for kind in dict.fromkeys(kinds)]
    return [f"{capital(names(parts))}."] if parts else []


def _custody(rows: Sequence[dict[str, Any]]) -> list[str]:
    into = [f"Into custody on {day(row['from_date'])}." for row in rows if row["lane"] == "custody"]
    out = [
        f"Released on {day(row['from_date'])} from {row['detail_label'] or 'custody'}; "
        f"accommodation: {str(row['label']).lower()}."
        for row in rows
        if row["lane"] == "release"
    ]
    return into + out


def _counted(rows: Sequence[dict[str, Any]]) -> list[str]:
    said = []
    for lane in ("assessment", "service", "requirement"):
        own = [row for row in rows if row["lane"] == lane]
        if own:
            labels = list(dict.fromkeys(str(row["label"]) for row in own))
            said.append(f"{capital(count(len(own), *_KINDS[lane]))}: {names(labels)}.")
    return said


def ratings(events: pl.DataFrame) -> list[tuple[date, str | None]]:
    """Every meeting of the stays on the scheme with the rating it gave, None for none, the latest last."""
    rows = events.filter(pl.col("lane").is_in(["rating", "meeting"])).sort("from_date")
    given: dict[date, str | None] = {}
    for row in rows.iter_rows(named=True):
        if row["lane"] == "rating" or row["from_date"] not in given:
            given[row["from_date"]] = row["what"] if row["lane"] == "rating" else None
    return list(given.items())


def strip_alternative(meetings: Sequence[tuple[date, str | None]]) -> str:
    """Each meeting's rating, the latest last."""
    parts = [f"{rag or 'not rated'} on {day(on)}" for on, rag in meetings]
    return f"The last {'meeting' if len(parts) == 1 else f'{len(parts)} meetings'}: {', '.join(parts)}."


def more_instruments(how_many: int) -> str:
    """That other instruments have scores too, which are not shown here."""
    return f"{count(how_many, 'other instrument', 'other instruments')} under Whole history"
