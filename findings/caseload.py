"""Findings about the caseload: the titles of its charts, written from the live numbers."""

from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.movement import Movement
from findings.words import capital, change, fitting, number, people, percent, since

NO_SNAPSHOT = "No snapshot to count yet"


def total(spread: Figures, on: date | None) -> int | None:
    """Everyone in the snapshot of `on` in `caseload.spread`; None where withheld, missing, or there is no date."""
    row = spread.frame.filter(pl.col("snapshot_date") == on)
    return row["total"][0] if row.height else None


def against_capacity(caseload: int | None, capacity: int | None) -> str:
    """“92 people on the scheme, 28 below capacity”."""
    if caseload is None:
        return "The number of people on the scheme is withheld"
    base = f"{capital(people(caseload))} on the scheme"
    if capacity is None:
        return base
    if caseload == capacity:
        return f"{base}, exactly its capacity"
    return f"{base}, {abs(capacity - caseload):,} {'below' if caseload < capacity else 'above'} capacity"


def joined_and_left(moved: Movement, start: date | None, end: date) -> str:
    """“Since June: 21 joined, 13 left”."""
    if start is None:
        return "Nothing earlier to compare with"
    when = f"Since {since(start, end)}:"
    if not moved.known:
        return f"{when} some joined or left, numbers withheld"
    if not moved.joined and not moved.left:
        return f"{when} nobody joined and nobody left"
    return f"{when} {moved.joined or 'nobody'} joined, {moved.left or 'nobody'} left"


def by_cohort(figures: Figures) -> str:
    """“Fixed is 47 % of the caseload, against 60 % planned”, or which cohort is the largest."""
    rows = figures.frame.to_dicts()
    if not any(row["people"] != 0 for row in rows):
        return "Nobody is on the scheme" if rows else NO_SNAPSHOT
    planned = [row for row in rows if row["share_target"] is not None and row["share"] is not None]
    if planned:
        row = max(planned, key=lambda one: one["share_target"])
        target = percent(row["share_target"])
        finding = f"{percent(row['share'])} of the caseload, {target} planned"
        return fitting(f"{row['label']} is {finding}", f"Largest planned cohort is {finding}")
    return _largest([row for row in rows if row["people"] is not None])


def _largest(rows: list[dict[str, object]]) -> str:
    if not rows:
        return "The numbers in each cohort are withheld"
    row = max(rows, key=lambda one: int(str(one["people"])))
    held = people(int(str(row["people"])))
    return fitting(f"{row['label']} is the largest cohort, with {held}", f"The largest cohort has {held}")


def spread(figures: Figures) -> str:
    """“64 in the community, 28 in custody”."""
    if not figures.frame.height:
        return NO_SNAPSHOT
    last = figures.frame.sort("snapshot_date").row(-1, named=True)
    community, custody = last["community"], last["custody"]
    if community is None or custody is None:
        return "Community and custody: numbers withheld"
    return f"{_some(community)} in the community, {_some(custody).lower()} in custody"


def statutory(figures: Figures) -> str:
    """“81 % of people in the community are statutory, up 36 points”, from the first snapshot to the last."""
    frame = figures.frame.sort("snapshot_date")
    shares = frame["community_statutory_share"].to_list() if frame.height else [None]
    if shares[-1] is None:
        return "The statutory share in the community is withheld"
    moved = change(shares[0] * 100, shares[-1] * 100) if len(shares) > 1 and shares[0] is not None else ""
    tail = f", {moved} points" if moved.startswith(("up", "down")) else f", {moved}" if moved else ""
    return f"Statutory cases: {percent(shares[-1])} of people in the community{tail.replace(' 1 points', ' 1 point')}"


def by_group(figures: Figures, what: str, labels: dict[str, str], start: date | None, end: date) -> str:
    """The group of `caseload.change` that grew or fell most: “NW grew most since April 2015, by 17”."""
    moves = _moves(figures.frame, labels)
    if start is None or not moves:
        return f"Too few numbers to compare {what}s"
    label, most = max(moves, key=lambda one: (abs(one[1]), one[1]))
    if most == 0:
        return f"No {what} has changed since {since(start, end)}"
    verb = "grew" if most > 0 else "fell"
    rest = f"{verb} most since {since(start, end)}, by {number(abs(most))}"
    return fitting(f"{label} {rest}", f"One {what} {rest}")


def _moves(frame: pl.DataFrame, labels: dict[str, str]) -> list[tuple[str, int]]:
    """The groups over all cohorts with the change of each that is known."""
    totals = frame.filter(pl.col("cohort") == "total", pl.col("group") != "total")
    chosen = totals if totals.height else frame.filter(pl.col("group") != "total")
    known = chosen.drop_nulls(["people_start", "people_end"])
    name = pl.col("label") if "label" in known.columns else pl.col("group")
    rows = known.select("group", name.alias("name"), pl.col("people_end") - pl.col("people_start")).iter_rows()
    return [(labels.get(group) or label or group, moved) for group, label, moved in rows]


def _some(how_many: int) -> str:
    return f"{how_many:,}" if how_many else "Nobody"
