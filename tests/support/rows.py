"""Rows of the data dictionary with whatever a test does not care about filled in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

SCHEME = "testshire"

Row = dict[str, Any]


def snapshot(day: date, person: str, cohort: str = "fixed", profile: str = "all", **other: Any) -> Row:
    """One person in the snapshot of `day`."""
    row = {
        "scheme": SCHEME,
        "snapshot_date": day,
        "person_ref": person,
        "cohort": cohort,
        "profile": profile,
        "area": "north",
        "setting": "community",
        "statutory": True,
        "lead_agency": "probation_service",
    }
    return row | other


def snapshots(day: date, number: int, cohort: str = "fixed", profile: str = "all", **other: Any) -> list[Row]:
    """`number` people in the snapshot of `day`: the same ones for the same cohort and profile."""
    return [snapshot(day, f"{cohort}-{profile}-{one}", cohort, profile, **other) for one in range(number)]


def cohort(code: str, profile: str = "all", **other: Any) -> Row:
    """One cohort of the scheme, live always unless `other` says when."""
    return {"scheme": SCHEME, "cohort": code, "profile": profile, "label": f"{code} {profile}"} | other


def episode(person: str, adopted_on: date, deselected_on: date | None = None, **other: Any) -> Row:
    """One stay of a person."""
    row = {
        "scheme": SCHEME,
        "episode_ref": f"{person}-{adopted_on}",
        "person_ref": person,
        "cohort": "fixed",
        "profile": "all",
        "adopted_on": adopted_on,
        "deselected_on": deselected_on,
    }
    return row | other


def referral(number: int, referred_on: date, source: str = "police", **other: Any) -> Row:
    """One referral; `decided_on` and `decision` in `other` where it is decided."""
    row = {
        "scheme": SCHEME,
        "referral_ref": f"r-{number}",
        "person_ref": f"p-{number}",
        "referred_on": referred_on,
        "source": source,
    }
    return row | {"decided_on": None, "decision": None} | other


def scheme(**other: Any) -> Row:
    """The scheme itself."""
    return {"scheme": SCHEME, "name": "Testshire", "capacity": 120} | other


def areas(*codes: str) -> list[Row]:
    """Areas of the scheme."""
    return [{"scheme": SCHEME, "area": code, "name": f"Area {code}"} for code in codes]


def rating(day: date, person: str, rag: str = "green", **other: Any) -> Row:
    """One rating of a person at the meeting of `day`."""
    return {"scheme": SCHEME, "meeting_date": day, "person_ref": person, "rag": rag} | other


def ratings(person: str, days: Iterable[date], letters: str, **other: Any) -> list[Row]:
    """A rating on each of `days`, as `letters` say: r, a, g, or - for a meeting without one."""
    colours = {"r": "red", "a": "amber", "g": "green"}
    return [
        rating(day, person, colours[letter], **other)
        for day, letter in zip(days, letters, strict=True)
        if letter != "-"
    ]


def offence(number: int, person: str, day: date, **other: Any) -> Row:
    """One recorded offence."""
    return {
        "offence_ref": f"o-{number}",
        "person_ref": person,
        "offence_date": day,
        "offence_code": "28.2",
    } | other


def person(ref: str, **other: Any) -> Row:
    """Somebody, with the characteristics that every row must have."""
    row = {"person_ref": ref, "birth_month": date(1990, 1, 1), "sex": "male", "ethnicity": "white_british"}
    return row | {"restricted": False} | other


def assessment(
    person: str,
    day: date,
    pathway: str = "housing",
    score: float = 5.0,
    instrument: str = "in_house",
    ref: str | None = None,
) -> Row:
    """One pathway scored; what one person scores on one day with one instrument shares a reference."""
    return {
        "scheme": SCHEME,
        "assessment_ref": ref or f"{person}-{day}-{instrument}",
        "person_ref": person,
        "assessed_on": day,
        "instrument": instrument,
        "pathway": pathway,
        "score": score,
    }


def release(person: str, day: date, at_first: str = "settled", later: str | None = None, **other: Any) -> Row:
    """One release from prison, with the accommodation on the day and three months on."""
    row = {
        "person_ref": person,
        "released_on": day,
        "prison": "HMP Lincoln",
        "area": "north",
        "accommodation_on_release": at_first,
        "accommodation_at_3_months": later,
        "protocol": None,
    }
    return row | other


def requirement(person: str, kind: str, made_on: date, **other: Any) -> Row:
    """One treatment requirement; `started_on`, `ended_on` and `outcome` in `other`."""
    row = {"person_ref": person, "requirement": kind, "made_on": made_on}
    return row | {"started_on": None, "ended_on": None, "outcome": None} | other


def service(number: int, person: str, pathway: str, referred_on: date, **other: Any) -> Row:
    """One referral to a service; `first_contact_on`, `ended_on` and `outcome` in `other`."""
    row = {
        "service_referral_ref": f"s-{number}",
        "person_ref": person,
        "pathway": pathway,
        "agency": "housing",
        "referred_on": referred_on,
        "fast_track": False,
    }
    return row | dict.fromkeys(("first_contact_on", "contacts", "ended_on", "outcome")) | other


def attendance(day: date, meeting: str, agency: str, expected: int = 1, attended: int = 1) -> Row:
    """One agency at one meeting."""
    return {
        "scheme": SCHEME,
        "meeting_date": day,
        "meeting": meeting,
        "agency": agency,
        "expected": expected,
        "attended": attended,
    }
