"""Findings about selection: who meets the fixed rule, who does not, and what another setting would do."""

from datetime import date
from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, day, fitting, names, number, people

ADVICE = (
    "Advice only: nobody is selected or deselected here. The rule is where a discussion starts; "
    "the selection panel decides."
)
RESTRICTED = "restricted cases only for those who may see them"
"""Said to everybody and always, so that it does not tell whether there are any."""

NO_RULE = (
    "No fixed rule of this scheme was in force on this day, so nobody is held against one. Its thresholds "
    "come with the extract `selection_policy`."
)
IN_FIXED, ELSEWHERE = "in_fixed_not_meeting", "meeting_not_in_fixed"
PREDICTORS = {"ogrs3": "OGRS3", "ogrs4": "OGRS4", "arp": "ARP"}
BANDS = {"low": "low", "medium": "medium", "high": "high", "very_high": "very high"}
MISSING = {"ogrs": "score", "css": "Crime Severity Score", "index_offence": "index offence"}


def rule(row: dict[str, Any]) -> str:
    """The rule in one sentence, and since when: a row of `selection.rule`."""
    serious = min(row["ogrs_serious"], row["ogrs"])
    graver = f" ({serious:g} for robbery and burglary)" if serious < row["ogrs"] else ""
    return (
        f"The rule since {day(row['effective_from'])}: statutory, not MAPPA, a neighbourhood-crime "
        f"index offence, a Crime Severity Score (CSS) of {number(row['css'])} or more and a score of "
        f"{row['ogrs']:g} or more{graver}."
    )


def no_rule(scheme: str) -> str:
    """The title where no rule is in force."""
    return fitting(f"{scheme} has no fixed rule to meet", "The scheme has no fixed rule to meet")


def headline(mismatch: Figures, fixed: str, *, fixed_shown: bool, others_shown: bool) -> str:
    """“Fixed: 5 do not meet the rule, 4 elsewhere do”, of the cohorts that are looked at."""
    outside, others = _mismatched(mismatch, IN_FIXED), _mismatched(mismatch, ELSEWHERE)
    if not fixed_shown:
        return elsewhere(mismatch, fixed)
    if not others_shown:
        return in_fixed(mismatch, fixed)
    if not outside and not others:
        return f"{fixed} and the fixed rule agree about everybody known"
    if not outside:
        return f"Nobody in {fixed} fails the rule; {others:,} elsewhere {meet(others)} it"
    return f"{fixed}: {outside:,} {_do(outside)} not meet the rule, {some(others)} elsewhere {_do(others)}"


def _mismatched(mismatch: Figures, kind: str) -> int:
    return mismatch.frame.filter(pl.col("mismatch") == kind).height


def some(how_many: int) -> str:
    """“5”, or “nobody”."""
    return f"{how_many:,}" if how_many else "nobody"


def meet(how_many: int) -> str:
    """“meets” for one or nobody, else “meet”."""
    return "meets" if how_many < 2 else "meet"


def _do(how_many: int) -> str:
    return "does" if how_many < 2 else "do"


def meeting(figures: Figures) -> str:
    """“41 of 92 people meet the fixed rule; of 1 it cannot be told”: `selection.eligibility`."""
    everyone = figures.frame.height
    if not everyone:
        return "Nobody is on the scheme"
    met, unknown = _verdicts(figures.frame, True), _verdicts(figures.frame, None)
    rest = f"; {unknown:,} cannot be told" if unknown else ""
    return f"{capital(some(met))} of {people(everyone)} {meet(met)} the fixed rule{rest}"


def scored(figures: Figures) -> str:
    """The title of the scatter where there is no rule: “Scores of 45 people”."""
    held = figures.frame.drop_nulls(["ogrs", "css"]).height
    return f"Score and severity of {people(held)}"


def _verdicts(frame: pl.DataFrame, verdict: bool | None) -> int:
    known = pl.col("meets_fixed")
    return frame.filter(known.is_null() if verdict is None else known == verdict).height


def in_fixed(mismatch: Figures, fixed: str) -> str:
    """“5 people in Fixed do not meet the rule”."""
    how_many = _mismatched(mismatch, IN_FIXED)
    return (
        f"{capital(people(how_many))} in {fixed} {_do(how_many)} not meet the rule"
        if how_many
        else f"Everybody in {fixed} who can be told meets the rule"
    )


def elsewhere(mismatch: Figures, fixed: str) -> str:
    """“4 people meet the rule and are not in Fixed”."""
    how_many = _mismatched(mismatch, ELSEWHERE)
    are = "is" if how_many == 1 else "are"
    return (
        f"{capital(people(how_many))} {meet(how_many)} the rule and {are} not in {fixed}"
        if how_many
        else f"Nobody outside {fixed} meets the rule"
    )


def missing(figures: Figures) -> str:
    """“2 people have a score or an offence missing”."""
    nobody = wholly_missing(figures)
    if nobody:
        return f"Nobody has {' or '.join(map(_one, nobody))}"
    how_many = figures.frame["missing"].count()
    have = "has" if how_many == 1 else "have"
    if not how_many:
        return "Nobody has a score or an offence missing"
    return f"{capital(people(how_many))} {have} a score or an offence missing"


def wholly_missing(figures: Figures) -> list[str]:
    """What everybody lacks, under the words of the column `missing`: it was not loaded at all."""
    frame = figures.frame
    return [words for column, words in MISSING.items() if frame.height and not frame[column].count()]


def _one(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def missing_rows(figures: Figures) -> pl.DataFrame:
    """Who lacks more than everybody does."""
    common = ", ".join(wholly_missing(figures))
    return figures.frame.filter(pl.col("missing").is_not_null(), pl.col("missing") != common)


def bands(figures: Figures) -> str:
    """“By OGRS3 most are medium: 50 of 91”; with several predictors, that they are kept apart."""
    frame = figures.frame.drop_nulls("ogrs")
    if not frame.height:
        return "Nobody has a score"
    used = [words for code, words in PREDICTORS.items() if code in frame["predictor"]]
    if len(used) > 1:
        return f"Scores by {names(used)} are kept apart"
    top = frame.group_by("band").len().sort("len", "band", descending=True).row(0, named=True)
    most = "most are" if top["len"] * 2 > frame.height else "the largest band is"
    return f"By {used[0]} {most} {BANDS[top['band']]}: {top['len']:,} of {frame.height:,}"


def scatter_alternative(figures: Figures, as_at: date) -> str:
    """The scatter in words."""
    frame = figures.frame.drop_nulls(["ogrs", "css"])
    met = _verdicts(frame, True)
    parts = [
        f"{PREDICTORS[code]}: {people(frame.filter(pl.col('predictor') == code).height)}"
        for code in PREDICTORS
        if code in frame["predictor"]
    ]
    return (
        f"Points of people by score and Crime Severity Score on {day(as_at)}, a panel for each predictor "
        f"({', '.join(parts) or 'none'}). {met} of them {meet(met)} the fixed rule. "
        "The table has every person."
    )


def bands_alternative(figures: Figures) -> str:
    """The histograms in words: the people of each band, predictor by predictor."""
    frame = figures.frame.drop_nulls("ogrs")
    parts = []
    for code, words in PREDICTORS.items():
        own = frame.filter(pl.col("predictor") == code)
        if own.height:
            held = ", ".join(f"{BANDS[band]} {own.filter(pl.col('band') == band).height}" for band in BANDS)
            parts.append(f"{words}: {held}")
    return f"Histograms of the score. {'; '.join(parts)}."
