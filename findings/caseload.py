"""Findings about the caseload: the titles of its charts, written from the live numbers."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from disclosure.figures import Figures
from findings.movement import Movement
from findings.words import capital, change, fitting, month, names, number, people, percent, readable, since

NO_SNAPSHOT = "No snapshot to count yet"


def total(spread: Figures, on: date | None) -> int | None:
    """Everyone in the snapshot of `on` in `caseload.spread`; None where withheld or missing."""
    totals = dict(spread.frame.select("snapshot_date", "total").iter_rows())
    return totals.get(on)


def against_capacity(caseload: int | None, capacity: int | None, chosen: Sequence[str] = ()) -> str:
    """“92 people on the scheme, 28 below capacity”; with only some cohorts `chosen`, “30 people in Fixed”."""
    if caseload is None:
        return "The number of people on the scheme is withheld"
    if chosen:
        return among(caseload, chosen)
    base = f"{capital(people(caseload))} on the scheme"
    if capacity is None:
        return base
    if caseload == capacity:
        return f"{base}, exactly its capacity"
    return f"{base}, {abs(capacity - caseload):,} {'below' if caseload < capacity else 'above'} capacity"


def among(caseload: int, chosen: Sequence[str]) -> str:
    """“30 people in Fixed and Flex”."""
    held = capital(people(caseload))
    return fitting(f"{held} in {names(chosen)}", f"{held} in {len(chosen)} cohorts chosen")


def joined_and_left(moved: Movement, since_when: str) -> str:
    """“Since June: 21 joined, 13 left”."""
    when = f"Since {since_when}:"
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
    """“statutory share up 36 points since April 2015”, over all snapshots; nothing if not known."""
    known = figures.frame.sort("snapshot_date").drop_nulls("community_statutory_share")
    if known.height < 2:
        return ""
    shares = known["community_statutory_share"] * 100
    moved = change(shares[0], shares[-1])
    points = "" if moved == "unchanged" else " point" if moved.endswith(" 1") else " points"
    return f"statutory share {moved}{points} since {month(known['snapshot_date'][0])}"


def by_group(figures: Figures, what: str, labels: dict[str, str], start: date | None, end: date) -> str:
    """The group of `caseload.change` that grew or fell most: “NW grew most since April 2015, by 17”."""
    moves = _moves(figures.frame, labels)
    if start is None:
        return _most_people(figures.frame, what, labels)
    if not moves:
        return f"Too few numbers to compare by {what}"
    most = max((moved for _, moved in moves), key=lambda moved: (abs(moved), moved))
    if most == 0:
        return f"No {what} has changed since {since(start, end)}"
    first = [label for label, moved in moves if moved == most]
    verb = "grew" if most > 0 else "fell"
    rest = f"{verb} most since {since(start, end)}, by {number(abs(most))}"
    if len(first) > 1:
        return fitting(f"{names(first)} {rest} each", f"{len(first)} groups {rest} each")
    return fitting(f"{first[0]} {rest}", f"One {what} {rest}")


def _most_people(frame: pl.DataFrame, what: str, labels: dict[str, str]) -> str:
    """With one date alone: the group with the most people."""
    totals = frame.filter(pl.col("cohort") == "total", pl.col("group") != "total").drop_nulls("people_end")
    if not totals.height:
        return f"The numbers by {what} are withheld"
    row = totals.sort("people_end", descending=True).row(0, named=True)
    label = labels.get(row["group"]) or row.get("label") or row["group"]
    held = people(row["people_end"])
    return fitting(f"{label} has the most, {held}", f"The largest {what} has {held}")


def flow(figures: Figures, every: str) -> str:
    """“More joined than left in 7 of 12 months”, of whole periods whose numbers are known."""
    whole = figures.frame.filter(pl.col("complete"), ~pl.col("first_snapshot"))
    net = pl.when(pl.sum_horizontal(pl.col("adopted", "deselected").null_count()) == 0)
    sums = whole.group_by("period_start").agg(
        net.then(pl.col("adopted").sum() - pl.col("deselected").sum()).alias("net")
    )
    known = sums["net"].drop_nulls()
    if not len(known):
        return "Who joined and who left is withheld"
    more = int((known > 0).sum())
    if len(known) == 1:
        return f"{_net(int(known[0]))} in the one whole {every}"
    return f"More joined than left in {more} of {len(known)} {every}s"


def _net(step: int) -> str:
    if step == 0:
        return "As many joined as left"
    return "More joined than left" if step > 0 else "More left than joined"


def counted(figures: Figures) -> int | None:
    """Everyone in the second snapshot of `caseload.change`; None where withheld."""
    row = figures.frame.filter(pl.col("cohort") == "total", pl.col("group") == "total")
    return row["people_end"][0] if row.height else None


def group_labels(figures: Figures) -> dict[str, str]:
    """Words for the groups of `caseload.change` that carry no name but their code."""
    rows = figures.frame.select("group", "label").iter_rows()
    return {group: readable(group) for group, label in rows if label in (None, group) and group.islower()}


def _moves(frame: pl.DataFrame, labels: dict[str, str]) -> list[tuple[str, int]]:
    """The groups over all cohorts with the change of each that is known."""
    totals = frame.filter(pl.col("cohort") == "total", pl.col("group") != "total")
    chosen = totals if totals.height else frame.filter(pl.col("group") != "total")
    known = chosen.drop_nulls(["people_start", "people_end"])
    name = pl.col("label") if "label" in known.columns else pl.col("group")
    rows = known.select(
        "group", name.alias("name"), pl.col("people_end") - pl.col("people_start")
    ).iter_rows()
    return [(labels.get(group) or label or group, moved) for group, label, moved in rows]


def _some(how_many: int) -> str:
    return f"{how_many:,}" if how_many else "Nobody"
