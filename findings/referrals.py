"""Findings about referrals: how many were adopted, and where they come from."""

import polars as pl

from disclosure.figures import Figures
from findings import words
from findings.words import capital, count, fitting, number

SOURCES = {
    "court": "Courts",
    "self": "People themselves",
    "other_area": "Another area",
    "other": "Other sources",
}


def source_label(code: str) -> str:
    """The source as a reader says it."""
    return SOURCES.get(code, capital(code.replace("_", " ")))


def whole(figures: Figures) -> dict[str, float | None]:
    """The total row of `referrals.funnel`; nothing where there is none."""
    rows = figures.frame.filter(pl.col("source") == "total")
    return rows.row(0, named=True) if rows.height else {}


def funnel(figures: Figures) -> str:
    """“15 of 21 referrals adopted, 2 not yet decided”."""
    row = whole(figures)
    referred = row.get("referred", 0)
    if referred is None:
        return "The number of referrals is withheld"
    if not referred:
        return "No referrals between these dates"
    all_of_them = count(int(referred), "referral", "referrals")
    adopted, waiting = row["adopted"], row["open"]
    if adopted is None:
        return f"{capital(all_of_them)}; the number adopted is withheld"
    open_still = f", {number(waiting)} not yet decided" if waiting else ""
    return f"{number(adopted) if adopted else 'None'} of {all_of_them} adopted{open_still}"


def by_source(figures: Figures) -> str:
    """“Police make most referrals: 14 of 30”."""
    rows = (
        figures.frame.filter(pl.col("source") != "total")
        .drop_nulls("referred")
        .filter(pl.col("referred") > 0)
    )
    if not rows.height:
        return "No source has a number that can be shown"
    most = rows["referred"].max()
    first = rows.filter(pl.col("referred") == most)["source"].to_list()
    referred = whole(figures).get("referred")
    of = f" of {number(referred)}" if referred is not None else ""
    if len(first) > 1:
        return f"{len(first)} sources refer most, {number(int(str(most)))} each"
    return fitting(
        f"{source_label(first[0])}: the most referrals, {number(int(str(most)))}{of}",
        "One source refers most",
    )


def waiting(figures: Figures) -> str:
    """“Half were decided within 9 days”; nothing where that is not known."""
    days = whole(figures).get("median_days_to_decision")
    return "" if days is None else f"Half were decided within {words.days(days)}."
