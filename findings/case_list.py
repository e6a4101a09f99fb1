"""The list of cases in words: its headline, its flags, and how much of it is shown."""

from collections.abc import Mapping

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, people

RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", "unrated": "Not rated"}
SETTINGS = {"community": "Community", "custody": "Custody"}
BANDS = {"low": "low", "medium": "medium", "high": "high", "very_high": "very high"}
PREDICTORS = {"ogrs3": "OGRS3", "ogrs4": "OGRS4", "arp": "ARP"}

FLAGS = {
    "red_twice": "Red twice running",
    "overdue_rating": "Rating overdue",
    "overdue_assessment": "Assessment overdue",
    "three_greens": "Three greens",
    "no_exit_plan": "Three greens, no exit plan",
    "release_due_soon": "Release due",
    "outside_fixed_rule": "Outside the Fixed rule",
    "over_two_years": "Over two years",
}
"""Each flag in words, the most pressing first."""

RESTRICTED = "Restricted cases are listed only for those who may see them."
"""Said to everybody and always, so that it does not tell whether there are any."""

ADVICE = "A flag is a reason to look, not a decision."


def headline(flags: Figures) -> str:
    """“92 people: 14 overdue a rating, 6 ready to be considered”, of all whom the filters leave."""
    everyone, flagged = caseload(flags), counts(flags)
    if not everyone:
        return "Nobody is listed on this date"
    who = capital(people(everyone))
    if "overdue_rating" not in flagged:
        return f"{who} on the scheme; no ratings are recorded"
    overdue, ready = flagged["overdue_rating"], flagged.get("three_greens", 0)
    if not overdue and not ready:
        return f"{who}: nobody overdue a rating or at three greens"
    late, near = (f"{one:,}" if one else "none" for one in (overdue, ready))
    return f"{who}: {late} overdue a rating, {near} ready to be considered"


def caseload(flags: Figures) -> int:
    """How many people the flags are counted among."""
    among: list[int] = flags.frame["caseload"].drop_nulls().to_list()
    return max(among, default=0)


def counts(flags: Figures) -> dict[str, int]:
    """How many people have each flag; without those that are not known of anybody."""
    held = dict(flags.frame.select("flag", "people").iter_rows())
    return {flag: held[flag] for flag in FLAGS if held.get(flag) is not None}


def ratings(cases: pl.DataFrame) -> dict[str, int]:
    """How many people in `cases.list` have each rating; nothing where nobody has any."""
    held = dict(cases["rag"].value_counts().iter_rows())
    return {rag: held.get(rag, 0) for rag in RATINGS} if set(held) - {"unrated"} else {}


def matching(matched: int, everyone: int, first: int, last: int) -> str:
    """“12 of 92 people match”, with the places shown where they are not all: “51–100 of 338 people”."""
    shown = f"{first:,}–{last:,} of " if last - first + 1 < matched else ""
    if matched == everyone:
        return f"{shown}{people(everyone)}"
    return f"{shown}{matched:,} that match, of {people(everyone)}"


def nobody(everyone: int) -> str:
    """Why the list is empty."""
    if not everyone:
        return "Nobody was on the scheme on this date whom you may see."
    return f"Nobody of the {people(everyone)} matches all of this. Take something away, or clear the filters."


def flagged(row: Mapping[str, object]) -> tuple[str, ...]:
    """The flags of a row of `cases.list` in words; “no exit plan” says three greens already."""
    held = [flag for flag in FLAGS if row[flag]]
    if "no_exit_plan" in held and "three_greens" in held:
        held.remove("three_greens")
    return tuple(FLAGS[flag] for flag in held)


def managers(cases: pl.DataFrame) -> dict[str, int]:
    """Each manager in any role, and of how many people in `cases.list`, by reference."""
    columns = ("com_ref", "polm_ref", "support_officer_ref")
    long = cases.select("person_ref", *columns).unpivot(columns, index="person_ref", value_name="staff_ref")
    counted = long.drop_nulls("staff_ref").group_by("staff_ref").agg(pl.col("person_ref").n_unique())
    return dict(counted.sort("staff_ref").iter_rows())


def areas(cases: pl.DataFrame) -> dict[str, str]:
    """The districts of `cases.list`, code to name, by name."""
    known = cases.select("area", "area_name").drop_nulls("area").unique().sort("area_name", "area")
    return {area: name or area for area, name in known.iter_rows()}
