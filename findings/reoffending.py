"""What is said of reoffending: words first, worse as plainly as better, and never beyond the interval."""

from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.words import NBSP, capital, count, names, number, people, percent

CAUTIONS = (
    "People are chosen at their worst, so some of a fall would have happened anyway. More contact also means "
    "more detection: breaches and arrests may rise for people who are watched."
)
"""The strategy's own two cautions."""

SAMPLES = {
    "fixed_period": "The year up to the date against the year before",
    "adoption": "A year before and after each person's adoption",
}


def headline_row(figures: Figures) -> dict[str, Any] | None:
    """Fixed and Flex together where the scheme has them, else everybody."""
    rows = {row["group"]: row for row in figures.frame.to_dicts()}
    return rows.get("fixed_flex") or rows.get("total")


def headline(figures: Figures, sample: str) -> str:
    """“Fewer offences than the year before: 447 against 745”, or as plainly that there were more."""
    row = headline_row(figures)
    if row is None or row["people"] == 0:
        return "Nobody can be followed for a year before and after yet"
    before, after = row["offences_before"], row["offences_after"]
    if before is None or after is None:
        return "Too few people to say whether offences fell or rose"
    against = f"{after:,} against {before:,}"
    when = "the year before" if sample == "fixed_period" else "the year before adoption"
    if row["change_low"] is None or row["change_high"] is None:
        return f"Offences against {when}: {against}"
    if row["change_high"] < 0:
        return f"Fewer offences than {when}: {against}"
    if row["change_low"] > 0:
        return f"More offences than {when}: {against}"
    return f"No clear change from {when}: {against} offences"


def whose(figures: Figures) -> str:
    """Whom the headline is about."""
    row = headline_row(figures)
    if row is None:
        return ""
    who = "Fixed and Flex" if row["group"] == "fixed_flex" else "everybody followed"
    return f"{capital(who)}: {people(row['people'])}."


def change(row: dict[str, Any], name: str = "change_pct") -> str:
    """“−40 % (−48 to −31)”, or why there is none."""
    value = row[name]
    if row["people"] is None or row["offences_before"] is None:
        return "withheld: fewer than 5 people"
    if value is None:
        return "nothing before to compare with" if row["people"] else "nobody"
    low, high = row["change_low"], row["change_high"]
    interval = (
        "" if low is None or high is None or name != "change_pct" else f" ({signed(low)} to {signed(high)})"
    )
    return f"<b>{signed(value)}{NBSP}%</b>{interval}"


def signed(value: float) -> str:
    """“+8”, “−40”."""
    return f"+{number(value)}" if round(value) > 0 else number(value)


def before_after(figures: Figures) -> str:
    """The finding of a chart of offences before and after."""
    rows = [row for row in _groups(figures) if row["change_high"] is not None]
    fell = [row["label"] for row in rows if row["change_high"] < 0]
    rose = [row["label"] for row in rows if row["change_low"] > 0]
    if rose:
        return f"More offences after, beyond chance: {names(rose)}"
    if fell:
        return f"Fewer offences after, beyond chance: {names(fell)}"
    return "No group's offences changed beyond chance" if rows else "Nothing can be compared yet"


def binary(figures: Figures) -> str:
    """How many reoffended, proven, in a year."""
    row = headline_row(figures)
    if row is None or not row["people"]:
        late = row["provisional_people"] if row else None
        return (
            f"Nobody's follow-up is complete yet; {people(late)} still open"
            if late
            else "Nobody to follow yet"
        )
    if row["rate"] is None:
        return "Too few people to give a proven rate"
    return f"{percent(row['rate'])} reoffended within a year, proven"


def matured(figures: Figures) -> str:
    """Those whose follow-up is complete, and those still provisional."""
    row = headline_row(figures)
    if row is None:
        return ""
    return f"matured: {people(row['people'])}; provisional, left out: {people(row['provisional_people'])}"


def expected(figures: Figures) -> str:
    """Observed against expected from scores at adoption."""
    row = headline_row(figures)
    if row is None or not row["people"]:
        return "Nobody's two years are complete yet"
    if row["low"] is None or row["ratio"] is None:
        return "Too few to hold against what was expected"
    said = f"{row['observed']:,} reoffended against {number(row['expected'])} expected"
    if row["low"] > 1:
        return f"More than expected: {said}"
    return f"Fewer than expected: {said}" if row["high"] < 1 else f"As expected, within chance: {said}"


def time_to_first(figures: Figures) -> str:
    """When half had reoffended."""
    half = [
        (rows["label"][0], rows.filter(pl.col("without_reoffence") <= 0.5)["month"].min())
        for rows in figures.frame.filter(pl.col("group") != "total").partition_by(
            "group", maintain_order=True
        )
    ]
    reached = [(label, month) for label, month in half if month is not None]
    if not reached:
        return "Fewer than half had reoffended by the end"
    label, month = min(reached, key=lambda one: one[1])
    return f"Half of {label} had a proven reoffence within {count(month, 'month', 'months')}"


def risk_change(figures: Figures) -> str:
    """Whether scores fell within one predictor."""
    rows = [row for row in figures.frame.to_dicts() if row["high"] is not None and row["cohort"] == "total"]
    fell = [row for row in rows if row["high"] < 0]
    rose = [row for row in rows if row["low"] > 0]
    if rose:
        return "Risk scores rose, beyond chance"
    if fell:
        return (
            "Risk scores fell, beyond chance"
            if len(fell) == len(rows)
            else "Risk scores fell by one predictor"
        )
    return (
        "Risk scores have not changed beyond chance"
        if rows
        else "Too few scores to tell whether risk changed"
    )


def in_words(figures: Figures, what: str) -> str:
    """Offences before and after in words."""
    parts = [
        f"{row['label']} {_count(row['offences_before'])} before and {_count(row['offences_after'])} after"
        for row in figures.frame.to_dicts()
    ]
    return f"{what}: {names(parts) or 'nobody'}."


def rates_in_words(figures: Figures) -> str:
    """The proven rates in words."""
    parts = [f"{row['label']} {percent(row['rate'])}" for row in figures.frame.to_dicts()]
    return f"Proven reoffending within a year: {names(parts) or 'nobody'}."


def ratios_in_words(figures: Figures) -> str:
    """Observed over expected in words."""
    parts = [f"{row['label']} {_places(row['ratio'])}" for row in figures.frame.to_dicts()]
    return f"Observed over expected reoffenders: {names(parts) or 'nobody'}."


def risk_in_words(figures: Figures) -> str:
    """The change of scores in words."""
    parts = [
        f"{row['label']} by {row['predictor'].upper()} {_places(row['change'])}"
        for row in figures.frame.to_dicts()
        if row["change"] is not None
    ]
    return f"Mean change of the risk score: {names(parts) or 'none'}."


def benchmarks(figures: Figures) -> pl.DataFrame:
    """The published figures to compare with, what they are of, and whether that is fair."""
    columns = ("Of whom", "Figure", "Fair to compare")
    rows = [
        {
            "Of whom": row["label"],
            "Figure": percent(row["value"], 1) if row["unit"] == "share" else number(row["value"], 1),
            "Fair to compare": "yes" if row["fair_comparison"] else "no",
        }
        for row in figures.frame.to_dicts()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String))


def _groups(figures: Figures) -> list[dict[str, Any]]:
    return [row for row in figures.frame.to_dicts() if row["group"] not in ("total", "fixed_flex")]


def _count(how_many: int | None) -> str:
    return "a withheld number" if how_many is None else f"{how_many:,}"


def _places(value: float | None) -> str:
    return "not known" if value is None else number(value, 2)
