"""Findings about the ratings: the titles of their charts, and whether people get better beyond chance."""

from datetime import date
from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.signals import Reading
from findings.words import capital, days, fitting, number, people, since

TOTAL = "total"
UNRATED = "Nobody has been rated yet"
THREE_GREENS = "three greens: may be considered for deselection; the conference decides"
ASK_READY = (
    "How you can use this list: take these people to the conference for it to consider. "
    "What would each need in order to leave?"
)
ASK_OVERDUE = (
    "How you can use this list: put these people on the next agenda. Why were they not rated at the last one?"
)
_BEST_FIRST = ("green", "amber", "red")

_HEADLINES = {
    ("better", "better"): "More are green and fewer red, beyond chance",
    ("better", "usual"): "More are green, beyond chance; red is as usual",
    ("better", "worse"): "More are green and more are red, beyond chance",
    ("usual", "better"): "Fewer are red, beyond chance; green is as usual",
    ("usual", "usual"): "Green and red ratings are within their usual range",
    ("usual", "worse"): "More are red, beyond chance; green is as usual",
    ("worse", "better"): "Fewer are green and fewer are red, beyond chance",
    ("worse", "usual"): "Fewer are green, beyond chance; red is as usual",
    ("worse", "worse"): "Fewer are green and more red, beyond chance",
}


def headline(green: Reading, red: Reading, each: str = "meeting") -> str:
    """Whether people are getting better, beyond chance: in ten words or fewer, as plainly worse as better."""
    if "none" in (green.way, red.way):
        return UNRATED
    if "few" in (green.way, red.way):
        return f"Too few {each}s yet to tell change from chance"
    if "withheld" in (green.way, red.way):
        return "Too much is withheld to tell change from chance"
    ways = {"above": "better", "below": "worse"}, {"above": "worse", "below": "better"}
    return _HEADLINES[ways[0].get(green.way, "usual"), ways[1].get(red.way, "usual")]


def everybody(current: Figures) -> int | None:
    """Everyone in the snapshot of `rag.current`; None where a cohort's number is withheld."""
    sizes = current.frame.unique(["cohort", "profile"])["caseload"]
    return None if sizes.null_count() else int(sizes.sum())


def mix(current: Figures) -> str:
    """“25 red, 20 green, of 92 people”; what is partly withheld is named so."""
    whole = everybody(current)
    if whole == 0:
        return "Nobody is on the scheme"
    (red, all_red), (green, all_green) = (_together(current, rating) for rating in ("red", "green"))
    unrated, all_unrated = _together(current, "unrated")
    if all_unrated and unrated == whole:
        return UNRATED
    if all_red and all_green:
        return capital(f"{_some(red)} red, {_some(green)} green, of {people(whole)}")
    if not red and not green:
        return "Numbers red and green are withheld: too few people"
    if all_red or all_green:
        told = f"{_least(red, all_red)} red, {_least(green, all_green)} green"
    else:
        told = f"at least {red:,} red and {green:,} green"
    return capital(fitting(f"{told}, of {people(whole)}", told))


def _together(current: Figures, rating: str) -> tuple[int, bool]:
    """People with the rating as far as released, and whether that is all of them."""
    counts = current.frame.filter(pl.col("rag") == rating)["people"]
    return int(counts.sum()), not counts.null_count()


def _least(known: int, whole: bool) -> str:
    return _some(known) if whole else f"at least {known:,}"


def last_meeting(history: Figures) -> str:
    """“At the last meeting 9 of 92 were not rated”."""
    if not history.frame.height:
        return UNRATED
    rows = history.frame.filter(pl.col("meeting_date") == pl.col("meeting_date").max())
    unrated = rows.filter(pl.col("rag") == "unrated").row(0, named=True)
    missing, whole = unrated["people"], unrated["on_scheme"]
    if missing == 0:
        return "Everybody was rated at the last meeting"
    if missing is None:
        return "Not all were rated at the last meeting"
    of = "" if whole is None else f" of {whole:,}"
    return f"At the last meeting {missing:,}{of} {'was' if missing == 1 else 'were'} not rated"


def moves(step: Figures, start: date, end: date) -> str:
    """“Since June: 12 improved, 9 worsened”, of those rated on both days; “at least” where withheld."""
    better, worse = _moved(step.frame, 1), _moved(step.frame, -1)
    when = f"Since {since(start, end)}:"
    if better == worse == (0, True):
        return f"{when} no rating changed"
    told = f"{_at_least(*better)} improved, {_at_least(*worse)} worsened"
    return fitting(f"{when} {told}", capital(told))


def _moved(frame: pl.DataFrame, direction: int) -> tuple[int, bool]:
    """People who moved towards green (1) or red (-1) as far as released, and whether that is all of them."""
    counts = [
        moved
        for source, target, moved in frame.select("from_rag", "to_rag", "people").iter_rows()
        if source in _BEST_FIRST
        and target in _BEST_FIRST
        and (_BEST_FIRST.index(source) - _BEST_FIRST.index(target)) * direction > 0
    ]
    return sum(one or 0 for one in counts), None not in counts


def _at_least(known: int, whole: bool) -> str:
    if whole:
        return f"{known:,}" if known else "nobody"
    return f"at least {known:,}" if known else "some"


def time_in_red(figures: Figures) -> str:
    """“Half move out of red within 63 days”, of everyone together."""
    row = _total(figures, "cohort")
    if row is None or row["spells"] == 0:
        return "Nobody has been red"
    if row["spells"] is None or row["ended"] is None:
        return "How long people stay red is withheld"
    if row["median_days"] is None:
        return "Too few have left red to tell how long"
    return f"Half move out of red within {days(row['median_days'])}"


def greens(figures: Figures) -> str:
    """“7 people have three greens, 3 without an exit plan”; never that anybody leaves."""
    row = _total(figures, "greens", "three_or_more")
    if row is None or row["people"] == 0:
        return "Nobody has three greens in a row"
    if row["people"] is None:
        return "How many have three greens is withheld"
    held = f"{capital(people(row['people']))} {'has' if row['people'] == 1 else 'have'} three greens"
    without = row["without_exit_plan"]
    if without is None:
        return f"{held}; exit plans withheld"
    if without == 0:
        return f"{held}, {'with' if row['people'] == 1 else 'all with'} an exit plan"
    return f"{held}, {_which(without, row['people'])}without an exit plan"


def _which(part: int, whole: int) -> str:
    """“all ”, “3 ”, or nothing of a single person."""
    if part == whole:
        return "all " if whole > 1 else ""
    return f"{part:,} "


def rated(figures: Figures, within: int = 35) -> str:
    """“12 of 92 people are overdue or never rated”."""
    row = _total(figures, "cohort")
    if row is None or row["people"] == 0:
        return "Nobody is on the scheme"
    if row["overdue"] is None or row["never_rated"] is None:
        return "How many ratings are overdue is withheld"
    late = row["overdue"] + row["never_rated"]
    if late == 0:
        return f"Everybody was rated within {within} days"
    of = f"{number(late)} of {people(row['people'])}"
    return f"{of} {'is' if late == 1 else 'are'} overdue or never rated"


def ready(figures: Figures) -> str:
    """“7 people may be considered for deselection”."""
    many = figures.frame.height
    return (
        f"{capital(people(many))} may be considered for deselection"
        if many
        else "Nobody has three greens in a row"
    )


def overdue(figures: Figures) -> str:
    """“12 people are overdue a rating”."""
    many = figures.frame.height
    if not many:
        return "Nobody is overdue a rating"
    return f"{capital(people(many))} {'is' if many == 1 else 'are'} overdue a rating"


def _total(figures: Figures, column: str, code: str = TOTAL) -> dict[str, Any] | None:
    rows = figures.frame.filter(pl.col(column) == code)
    return rows.row(0, named=True) if rows.height else None


def _some(how_many: int | None) -> str:
    return f"{how_many:,}" if how_many else "none"
