"""One person in plain words: where they stand, since when, and how they are doing. Never a decision."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from findings.words import capital, count, day, days, number, readable, short_day

CLOSED = "This record cannot be opened"
CLOSED_WHY = (
    "There may be no such record in this scheme, or it may be one that you may not see. Nothing was opened."
)
"""The same for a person unknown, of another scheme, or restricted, so that it tells nothing of any."""

NOT_RECORDED = (
    "Nothing was opened: whose record is opened must be recorded first, and the register cannot be used."
)
ADVICE = "May be considered is not a decision: the meeting decides."

SETTINGS = {"community": "In the community", "custody": "In custody"}
BANDS = {"low": "low", "medium": "medium", "high": "high", "very_high": "very high"}
PREDICTORS = {"ogrs3": "OGRS3", "ogrs4": "OGRS4", "arp": "All Reoffending Predictor"}

Facts = Mapping[str, Any]
"""The row of `cases.person`."""


Stay = tuple[date, date | None] | None
"""The first and the last day of somebody's last episode; None where there is none."""


def headline(facts: Facts, last: Stay, run: int, as_at: date) -> str:
    """Such as “On the scheme for 14 months; rated green twice running”: since when, and how they stand.

    `run` is how many times in a row the last rating was given.
    """
    if facts["on_scheme"]:
        return f"{_since_when(last, as_at)}; {standing(facts, run)}"
    if last and last[1]:
        return f"Left the scheme on {day(last[1])}, after {stay(last[0], last[1])}"
    return f"No longer on the scheme; last in the snapshot of {day(facts['snapshot_date'])}"


def _since_when(last: Stay, as_at: date) -> str:
    if last is None:
        return "On the scheme, though no adoption is recorded"
    if last[1]:
        return f"On the scheme, though the last stay recorded ended on {day(last[1])}"
    return f"On the scheme for {stay(last[0], as_at)}"


def standing(facts: Facts, run: int) -> str:
    """How the person is rated, such as “rated red twice running” or “rated amber, red before”."""
    rag, before = facts["rag"], facts["rating_before"]
    if rag not in ("red", "amber", "green"):
        return "not rated yet"
    if rag == "green" and run >= 3:
        return f"rated green {times(run)} running, so may be considered for deselection"
    if run >= 2:
        return f"rated {rag} {times(run)} running"
    return f"rated {rag}" + (f", {before} before" if before and before != rag else "")


def times(how_many: int) -> str:
    """“once”, “twice”, “three times”, “12 times”."""
    words = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}
    return words.get(how_many, f"{number(how_many)} times")


def stay(adopted: date, as_at: date) -> str:
    """How long it is from one day to another: “12 days”, “14 months”, “2 years and 3 months”."""
    whole = (as_at.year - adopted.year) * 12 + as_at.month - adopted.month - (as_at.day < adopted.day)
    if whole < 2:
        return days((as_at - adopted).days)
    if whole < 24:
        return f"{whole} months"
    years, months = divmod(whole, 12)
    return f"{years} years" + (f" and {count(months, 'month', 'months')}" if months else "")


def header(facts: Facts, last: Stay, as_at: date) -> list[tuple[str, str, str]]:
    """Label, value and a quiet addition of each fact at the head of the page, in their order."""
    managers = [facts[role] for role in ("com_ref", "polm_ref", "support_officer_ref") if facts[role]]
    adopted, review = last[0] if last else None, facts["review_by"]
    return [
        ("Cohort", facts["label"] or readable(facts["cohort"]), _person(facts)),
        ("Rating", rating_words(facts["rag"]), f"on {day(facts['rated_on'])}" if facts["rated_on"] else ""),
        ("Setting", SETTINGS.get(facts["setting"], readable(facts["setting"])), _release(facts)),
        ("Managers", managers[0] if managers else "None recorded", ", ".join(managers[1:])),
        ("Index offence", _offence(facts), facts["index_offence"] or ""),
        ("Score", *score(facts)),
        ("Adopted", day(adopted) if adopted else "Not recorded", _since(facts, last, as_at)),
        ("Record reviewed by", day(review) if review else "Not recorded", _late(review, as_at)),
    ]


def rating_words(rag: str) -> str:
    """“Red”, or “Not rated”."""
    return capital(rag) if rag in ("red", "amber", "green") else "Not rated"


def score(facts: Facts) -> tuple[str, str]:
    """“62 %, medium” and the instrument with the day of the snapshot that holds it."""
    if facts["ogrs"] is None:
        return "Not scored", ""
    predictor = PREDICTORS.get(facts["predictor"] or "ogrs3", str(facts["predictor"]))
    severity = "" if facts["css"] is None else f" · CSS {number(facts['css'])}"
    band = BANDS.get(facts["band"], "")
    return f"{number(facts['ogrs'])}\N{NO-BREAK SPACE}% {band}".strip(), (
        f"{predictor}, {short_day(facts['snapshot_date'])}{severity}"
    )


def line(facts: Facts) -> str:
    """Setting, managers, index offence and score on one line."""
    managers = [facts[role] for role in ("com_ref", "polm_ref", "support_officer_ref") if facts[role]]
    due = f", release due {day(facts['release_due'])}" if facts["release_due"] else ""
    parts = [
        SETTINGS.get(facts["setting"], readable(facts["setting"])) + due,
        f"managers {', '.join(managers)}" if managers else "no manager recorded",
        f"index offence {facts['index_offence_title'].lower()}" if facts["index_offence_title"] else "",
        f"score {score(facts)[0]}" if facts["ogrs"] is not None else "not scored",
    ]
    return "; ".join(part for part in parts if part)


def exit_plan(facts: Facts) -> str:
    """Whether there is an exit plan, as recorded."""
    return f"Exit plan: {({True: 'yes', False: 'none'}).get(facts['exit_plan'], 'not recorded')}"


def _person(facts: Facts) -> str:
    age = "" if facts["age"] is None else f"aged {facts['age']}"
    sex = readable(facts["sex"]).lower() if facts["sex"] in ("female", "male") else ""
    return ", ".join(part for part in (sex, age) if part)


def _release(facts: Facts) -> str:
    due = facts["release_due"]
    return f"release due {day(due)}" if due else facts["area_name"] or ""


def _offence(facts: Facts) -> str:
    if not facts["index_offence"]:
        return "Not recorded"
    return facts["index_offence_title"] or "Not in the list of offences"


def _since(facts: Facts, last: Stay, as_at: date) -> str:
    if last is None:
        return ""
    often = facts["episodes"] or 0
    again = f", adopted {times(often)}" if often > 1 else ""
    ended = f"to {day(last[1])}" if last[1] else f"{days((as_at - last[0]).days)} on the scheme"
    return f"{ended}{again}"


def _late(review: date | None, as_at: date) -> str:
    return "that day has passed" if review and review < as_at else ""
