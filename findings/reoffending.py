"""What is said of reoffending: words first, worse as plainly as better, and never beyond the interval."""

from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.words import NBSP, count, fitting, names, number, people, percent

CAUTIONS = (
    "People are chosen at their worst, so some of a fall would have happened anyway. More contact also means "
    "more detection: breaches and arrests may rise for people who are watched."
)
"""The strategy's own two cautions."""

HEADLINE = "fixed_flex"
"""The group of the headline: Fixed and Flex together, without Free."""

WIDEST = 1000
"""Per cent up to which the end of an interval is worth giving."""

SAMPLES = {
    "fixed_period": "The year up to the date against the year before",
    "adoption": "A year before and after each person's adoption",
}


def headline_row(figures: Figures) -> dict[str, Any] | None:
    """Fixed and Flex together where the scheme has them, else everybody."""
    rows = {row["group"]: row for row in figures.frame.to_dicts()}
    return rows.get(HEADLINE) or rows.get("total")


def nobody(figures: Figures) -> bool:
    """Whether the headline group is of nobody."""
    row = headline_row(figures)
    return row is None or row["people"] == 0


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


def beyond_chance(figures: Figures) -> str:
    """Whom the headline is about, by how much offences changed, and whether chance alone would do it."""
    row = headline_row(figures)
    if row is None or row["people"] == 0:
        return ""
    who = "Fixed and Flex" if row["group"] == HEADLINE else "Everybody followed"
    start = f"{who}, {people(row['people'])}"
    value, low, high = row["change_pct"], row["change_low"], row["change_high"]
    if value is None or low is None or high is None:
        return f"{start}: too few offences to tell a change from chance."
    told = "beyond chance" if high < 0 or low > 0 else "within what chance alone would do"
    interval = f"95{NBSP}% interval {_range(low, high)}{NBSP}%"
    return f"{start}: {_fewer_or_more(value)}, {told} ({interval})."


def change(row: dict[str, Any], column: str = "offences") -> str:
    """“−40 % (−48 to −31)” for the chart, or why there is none."""
    if row["people"] is None or row["offences_before"] is None or row["offences_after"] is None:
        return "withheld: fewer than 5 people"
    if row[f"{column}_before"] is None or row[f"{column}_after"] is None:
        return "no severity on record" if column == "severity" else "nobody at liberty"
    value = row["severity_change_pct" if column == "severity" else "change_pct"]
    if value is None:
        return "nothing before"
    low, high = row["change_low"], row["change_high"]
    told = column == "severity" or low is None or high is None
    return f"<b>{signed(value)}{NBSP}%</b>" + ("" if told else f" ({_range(low, high)})")


def signed(value: float) -> str:
    """“+8”, “−40”."""
    return f"+{number(value)}" if round(value) > 0 else number(value)


def before_after(figures: Figures) -> str:
    """The finding of a chart of offences before and after: which groups rose, and which fell."""
    rows = [row for row in _groups(figures) if row["change_high"] is not None]
    fell = [row["label"] for row in rows if row["change_high"] < 0]
    rose = [row["label"] for row in rows if row["change_low"] > 0]
    if rose and fell:
        return fitting(
            f"More offences after: {names(rose)}; fewer: {names(fell)}",
            f"More offences after in {count(len(rose), 'group', 'groups')}, fewer in {len(fell)}",
        )
    if rose or fell:
        start = f"{'More' if rose else 'Fewer'} offences after, beyond chance"
        return fitting(
            f"{start}: {names(rose or fell)}", f"{start}, in {_of(len(rose or fell), len(_groups(figures)))}"
        )
    return "No group's offences changed beyond chance" if rows else "Too few offences to compare by group"


def at_liberty(figures: Figures) -> str:
    """The finding of offences for each year at liberty."""
    row = headline_row(figures)
    if row is None or row["change_low"] is None or row["change_high"] is None:
        return "Too few offences to compare years at liberty"
    if row["change_low"] > 0:
        return "More offences for each year at liberty, beyond chance"
    if row["change_high"] < 0:
        return "Fewer offences for each year at liberty, beyond chance"
    return "No clear change in offences for each year at liberty"


def severity(figures: Figures) -> str:
    """The finding of the severity of offences; it has no interval, so it says only which is larger."""
    row = headline_row(figures)
    if row is None or row["severity_change_pct"] is None:
        return "Severity before and after cannot be compared"
    value = row["severity_change_pct"]
    if round(value) == 0:
        return "Severity of all offences is as before"
    return f"Severity of all offences: {_fewer_or_more(value, 'lower', 'higher')}"


def binary(figures: Figures) -> str:
    """How many reoffended, proven, in a year."""
    row = headline_row(figures)
    if row is None or row["people"] == 0:
        late = row["provisional_people"] if row else None
        return (
            f"Nobody's follow-up is complete yet; {people(late)} still open"
            if late
            else "Nobody to follow yet"
        )
    if row["rate"] is None:
        return "Too few people to give a proven rate"
    return f"{percent(row['rate'])} had a proven reoffence within a year"


def matured(figures: Figures) -> str:
    """Those whose follow-up is complete, and those still provisional."""
    row = headline_row(figures)
    if row is None:
        return ""
    return f"matured: {people(row['people'])}; provisional, left out: {people(row['provisional_people'])}"


def expected(figures: Figures) -> str:
    """Observed against expected from scores at adoption."""
    row = headline_row(figures)
    if row is None or row["people"] == 0:
        return "Nobody can be held against a score yet"
    if row["low"] is None or row["ratio"] is None:
        return "Too few to hold against what was expected"
    said = f"{row['observed']:,} reoffended against {number(row['expected'])} expected"
    if row["low"] > 1:
        return f"More than expected: {said}"
    return f"Fewer than expected: {said}" if row["high"] < 1 else f"As expected, within chance: {said}"


def why_not_expected(figures: Figures) -> str:
    """Why nobody can be held against their score at adoption."""
    row = headline_row(figures)
    if row is not None and row["without_score"] != 0:
        return (
            "Nobody with a score at adoption can be held against it yet. Without a usable score: "
            f"{people(row['without_score'])}; still being followed: {people(row['provisional_people'])}."
        )
    return "Nobody's two years, and the six months that proof takes, are complete yet."


def time_to_first(figures: Figures) -> str:
    """When half of the headline group had reoffended; of the first group to, where there is no such group."""
    frame = figures.frame
    known = frame["group"].unique(maintain_order=True).to_list()
    asked = pl.col("group") == HEADLINE if HEADLINE in known else pl.col("group") != "total"
    half = [
        (rows["label"][0], rows.filter(pl.col("without_reoffence") <= 0.5)["month"].min())
        for rows in frame.filter(asked).partition_by("group", maintain_order=True)
    ]
    reached = [(label, month) for label, month in half if isinstance(month, int)]
    if reached:
        label, month = min(reached, key=lambda one: one[1])
        when = count(month, "month", "months")
        return fitting(f"Half of {label} had reoffended within {when}", f"Half had reoffended within {when}")
    if frame.filter(asked)["without_reoffence"].null_count() == frame.filter(asked).height:
        return "Too few people to say when half had reoffended"
    return "Fewer than half had reoffended by the end"


def risk_change(figures: Figures) -> str:
    """Whether scores fell within one predictor."""
    listed = figures.frame.to_dicts()
    first = HEADLINE if any(row["cohort"] == HEADLINE for row in listed) else "total"
    rows = [row for row in listed if row["cohort"] == first and row["high"] is not None]
    fell = [row for row in rows if row["high"] < 0]
    rose = [row for row in rows if row["low"] > 0]
    for some, verb in ((rose, "rose"), (fell, "fell")):
        if some:
            where = "" if len(some) == len(rows) else f" by {names([_predictor(row) for row in some])}"
            return f"Risk scores {verb}{where}, beyond chance"
    return "Risk scores have not changed beyond chance" if rows else "Too few scores to tell a change"


def _predictor(row: dict[str, Any]) -> str:
    return str(row["predictor"]).upper()


def in_words(figures: Figures, column: str, title: str) -> str:
    """Before and after in words, of offences, of their severity or of offences for each year at liberty."""
    places = 1 if column == "per_year" else 0
    parts = [
        f"{row['label']} {_count(row[f'{column}_before'], places)} before and "
        f"{_count(row[f'{column}_after'], places)} after"
        for row in figures.frame.to_dicts()
        if row["people"] != 0
    ]
    return f"{title}: {names(parts) or 'nobody'}."


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


def _range(low: float, high: float) -> str:
    """“−40 to +8”; an end that a handful of offences throws far off is not given to the digit."""
    end = f"over +{WIDEST:,}" if high > WIDEST else signed(high)
    return f"{signed(low)} to {end}"


def _groups(figures: Figures) -> list[dict[str, Any]]:
    """The groups that are of anybody, without those that put others together."""
    return [
        row
        for row in figures.frame.to_dicts()
        if row["group"] not in ("total", HEADLINE) and row["people"] != 0
    ]


def _of(some: int, groups: int) -> str:
    return "every group" if some == groups else f"{some} of {groups} groups"


def _fewer_or_more(value: float, fewer: str = "fewer", more: str = "more") -> str:
    """“21 % fewer”, “8 % more”, “as many”."""
    if round(value) == 0:
        return "as many"
    return f"{number(abs(value))}{NBSP}% {fewer if value < 0 else more}"


def _count(value: float | None, places: int = 0) -> str:
    return "a number not shown" if value is None else number(value, places)


def _places(value: float | None) -> str:
    return "not known" if value is None else number(value, 2)
