"""One person in plain words: where they stand, since when, and how they are doing. Never a decision."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from findings.words import capital, count, day, days, number, readable

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


def headline(facts: Facts, as_at: date) -> str:
    """Such as “On the scheme for 14 months; rated green twice running”: since when, and how they stand."""
    if not facts["on_scheme"]:
        return f"No longer on the scheme; last in the snapshot of {day(facts['snapshot_date'])}"
    adopted = facts["adopted_on"]
    stay = (
        "On the scheme; no adoption is recorded"
        if adopted is None
        else f"On the scheme {_for(adopted, as_at)}"
    )
    return f"{stay}; {standing(facts)}"


def standing(facts: Facts) -> str:
    """How the person is rated, such as “rated red twice running”."""
    rag, streak = facts["rag"], facts["green_streak"] or 0
    if rag not in ("red", "amber", "green"):
        return "not rated yet"
    if rag == "green" and streak >= 3:
        return f"rated green {times(streak)} running, so may be considered for deselection"
    if rag == "green" and streak == 2:
        return "rated green twice running"
    before = facts["rating_before"]
    if before == rag and rag != "green":
        return f"rated {rag} twice running"
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


def _for(adopted: date, as_at: date) -> str:
    return "since today" if adopted >= as_at else f"for {stay(adopted, as_at)}"


def header(facts: Facts, as_at: date) -> list[tuple[str, str, str]]:
    """Label, value and a quiet addition of each fact at the head of the page, in their order."""
    managers = [facts[role] for role in ("com_ref", "polm_ref", "support_officer_ref") if facts[role]]
    adopted, review = facts["adopted_on"], facts["review_by"]
    return [
        ("Cohort", facts["label"] or readable(facts["cohort"]), _person(facts)),
        ("Rating", rating_words(facts["rag"]), f"on {day(facts['rated_on'])}" if facts["rated_on"] else ""),
        ("Setting", SETTINGS.get(facts["setting"], readable(facts["setting"])), _release(facts)),
        ("Managers", managers[0] if managers else "None recorded", ", ".join(managers[1:])),
        ("Index offence", _offence(facts), facts["index_offence"] or ""),
        ("Score", *score(facts)),
        ("Adopted", day(adopted) if adopted else "Not recorded", _since(facts, as_at)),
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
    severity = "" if facts["css"] is None else f" · severity score {number(facts['css'])}"
    band = BANDS.get(facts["band"], "")
    return f"{number(facts['ogrs'])}\N{NO-BREAK SPACE}% {band}".strip(), (
        f"{predictor}, {day(facts['snapshot_date'])}{severity}"
    )


def line(facts: Facts) -> str:
    """Setting, managers, index offence and score on one line."""
    managers = [facts[role] for role in ("com_ref", "polm_ref", "support_officer_ref") if facts[role]]
    parts = [
        SETTINGS.get(facts["setting"], readable(facts["setting"])),
        f"managers {', '.join(managers)}" if managers else "no manager recorded",
        facts["index_offence_title"] or "",
        f"score {score(facts)[0]}" if facts["ogrs"] is not None else "not scored",
    ]
    return "; ".join(part for part in parts if part)


def exit_plan(facts: Facts) -> str:
    """Whether there is an exit plan, as recorded."""
    known = {True: "There is an exit plan", False: "There is no exit plan"}
    return known.get(facts["exit_plan"], "Whether there is an exit plan is not recorded")


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


def _since(facts: Facts, as_at: date) -> str:
    if facts["adopted_on"] is None:
        return ""
    again = count(facts["episodes"], "time", "times") if (facts["episodes"] or 0) > 1 else ""
    return f"{days((as_at - facts['adopted_on']).days)} on the scheme" + (
        f", adopted {again}" if again else ""
    )


def _late(review: date | None, as_at: date) -> str:
    return "that day has passed" if review and review < as_at else ""
