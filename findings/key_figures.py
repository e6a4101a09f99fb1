"""The key figures of the Overview: each a number, its change, what it is measured against, and its past."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.movement import Movement
from findings.referrals import whole
from findings.words import days, fitting, number, percent, since

UNKNOWN = "–"
"""Stands where there is no number, with the reason beside it; never a zero that means “unknown”."""


@dataclass(frozen=True)
class KeyFigure:
    """One tile. All these changes are neutral: a scheme may rightly grow or shrink."""

    label: str
    value: str
    delta: str | None = None
    description: str | None = None
    spark: Sequence[float | None] = field(default=())
    help: str | None = None


def caseload(spread: Figures, capacity: int | None, start: date | None, end: date) -> KeyFigure:
    """“92 of 120”, its change and its past."""
    now, then = _at(spread, "total", end), _at(spread, "total", start)
    value = UNKNOWN if now is None else number(now)
    limit = f" of {capacity:,}" if capacity is not None and now is not None else ""
    help_text = "People in the snapshot" + (" against the capacity of the scheme." if limit else ".")
    return KeyFigure(
        "Caseload",
        value + limit,
        _step(then, now),
        _compared(start, end, now),
        _past(spread, "total"),
        help_text,
    )


def custody(spread: Figures, start: date | None, end: date) -> KeyFigure:
    """People in custody, and their share of everyone."""
    now, then, all_of_them = (
        _at(spread, "custody", end),
        _at(spread, "custody", start),
        _at(spread, "total", end),
    )
    part = f"{percent(now / all_of_them)} of people" if now is not None and all_of_them else None
    value = "withheld" if now is None else number(now)
    return KeyFigure("In custody", value, _step(then, now), part, _past(spread, "custody"))


def statutory(spread: Figures, start: date | None, end: date) -> KeyFigure:
    """The statutory share of those in the community."""
    name = "community_statutory_share"
    now, then = _at(spread, name, end), _at(spread, name, start)
    value = UNKNOWN if now is None else percent(now)
    return KeyFigure(
        "Statutory, in the community", value, _points(then, now),
        _compared(start, end, now, "withheld or nobody"), _past(spread, name),
        "People in the community on a court order, licence or post-sentence supervision.",
    )  # fmt: skip


def planned_share(trend: Figures, cohorts: pl.DataFrame, start: date | None, end: date) -> KeyFigure | None:
    """The cohort with the largest planned share against its plan; None where the scheme plans no share."""
    planned = cohorts.drop_nulls("share_target").sort("share_target", descending=True)
    if not planned.height:
        return None
    row = planned.row(0, named=True)
    shares = _shares(trend, row["cohort"], row["profile"])
    now, then = shares.get(end), shares.get(start) if start else None
    value = UNKNOWN if now is None else percent(now, 1)
    label = fitting(f"{row['label']} share of caseload", "Planned share")
    plan = f"plan {percent(row['share_target'])}"
    return KeyFigure(label, value, _points(then, now), plan, list(shares.values()), "Of the whole caseload.")


def referrals(now: Figures, before: Figures | None, start: date | None, end: date) -> KeyFigure:
    """Referrals since the comparison date, against as long a time before it."""
    row, past = whole(now), whole(before) if before else {}
    referred, adopted = row.get("referred", 0), row.get("adopted", 0)
    value = "withheld" if referred is None else number(referred)
    became = "adopted: withheld" if adopted is None else f"{number(adopted)} adopted"
    return KeyFigure(
        f"Referred since {since(start, end)}" if start else "Referred so far", value,
        _step(past.get("referred"), referred), became,
        help="The change is against as many days before.",
    )  # fmt: skip


def joined_and_left(moved: Movement, since_when: str) -> KeyFigure:
    """“21 in, 13 out”, and what that comes to."""
    label = f"Joined and left since {since_when}"
    if moved.joined is None or moved.left is None:
        return KeyFigure(label, "withheld")
    return KeyFigure(label, f"{moved.joined} in, {moved.left} out", f"{moved.joined - moved.left:+d}", "net")


def stay(now: Figures, then: Figures | None, labels: Mapping[str, str]) -> KeyFigure:
    """The median stay of the cohort that most people were adopted to."""
    known = now.frame.drop_nulls("people").sort("people", descending=True)
    if not known.height:
        return KeyFigure("Median stay", UNKNOWN, description="withheld, or nobody adopted")
    row = known.row(0, named=True)
    label = f"Median stay, {labels.get(row['cohort'], row['cohort'])}"
    if row["median_days"] is None:
        return KeyFigure(label, UNKNOWN, description="too few have left to tell")
    earlier = _median(then, row["cohort"])
    return KeyFigure(
        label, days(row["median_days"]), _step(earlier, row["median_days"]), _limits(row),
        help="Half have left by then. The limits are the 95 % interval.",
    )  # fmt: skip


def age(freshness: Figures) -> KeyFigure:
    """How many days before the as-at date the last snapshot was taken, and which table is the oldest."""
    known = freshness.frame.drop_nulls("age_in_days")
    snapshots = known.filter(pl.col("table") == "snapshots")["age_in_days"]
    if not len(snapshots):
        return KeyFigure("Data age", UNKNOWN, description="no dated rows")
    oldest = known.sort("age_in_days", descending=True).row(0, named=True)
    table = oldest["table"].replace("_", " ")
    return KeyFigure(
        "Data age", days(snapshots[0]), description=f"oldest: {table}, {days(oldest['age_in_days'])}",
        help="Days from the last snapshot to the as-at date.",
    )  # fmt: skip


def not_loaded(label: str, table: str) -> KeyFigure:
    """A tile that says which extract it waits for."""
    return KeyFigure(label, UNKNOWN, description=f"no {table.replace('_', ' ')} loaded")


def _at(figures: Figures, column: str, on: date | None) -> float | None:
    values: dict[date, float | None] = dict(figures.frame.select("snapshot_date", column).iter_rows())
    return None if on is None else values.get(on)


def _past(figures: Figures, column: str) -> list[float | None]:
    return figures.frame.sort("snapshot_date")[column].to_list()


def _shares(trend: Figures, cohort: str, profile: str) -> dict[date, float | None]:
    """The cohort's part of everyone on each date; None where a number it needs is withheld."""
    own = pl.when((pl.col("cohort") == cohort) & (pl.col("profile") == profile)).then("people").otherwise(0)
    together = pl.when(pl.col("people").null_count() == 0).then(own.sum() / pl.col("people").sum())
    rows = trend.frame.group_by("snapshot_date").agg(together.alias("share")).sort("snapshot_date")
    return dict(rows.with_columns(pl.col("share").fill_nan(None)).iter_rows())


def _median(figures: Figures | None, cohort: str) -> float | None:
    if figures is None:
        return None
    rows = figures.frame.filter(pl.col("cohort") == cohort)
    return rows["median_days"][0] if rows.height else None


def _limits(row: Mapping[str, Any]) -> str | None:
    low, high = row.get("median_low"), row.get("median_high")
    if low is None:
        return None
    return (
        f"interval {number(low)} to {number(high)}" if high is not None else f"interval from {number(low)} up"
    )


def _step(then: float | None, now: float | None) -> str | None:
    """“+8”, “-13” with an ASCII hyphen, which is what Streamlit reads a sign from; None where not known."""
    return None if then is None or now is None else f"{round(now) - round(then):+d}"


def _points(then: float | None, now: float | None) -> str | None:
    if then is None or now is None:
        return None
    moved = round((now - then) * 100, 1)
    return f"{moved:+.1f} points" if moved else "0"


def _compared(start: date | None, end: date, now: float | None, reason: str = "withheld") -> str:
    if now is None:
        return reason
    return "nothing earlier" if start is None else f"since {since(start, end)}"
