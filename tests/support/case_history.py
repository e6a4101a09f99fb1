"""The history of one person as cases.events must tell it, in plain Python from the tables."""

from datetime import date
from typing import Any

from support.case_oracle import Oracle

Event = tuple[str, date, date | None, str, str | None, float | None]
"""Lane, from, to, what, detail and value."""
NO_NEED = {"in_house": 0, "oasys_need": 0, "justice_star": 10}


def history(oracle: Oracle, person: str) -> set[Event]:
    """Everything known of the person on the day, without what became known later."""
    if not oracle.last_seen(person):
        return set()
    lanes = (_of_the_scheme, _proven, _treated, _housed_and_held, _assessed, _met)
    events = [event for lane in lanes for event in lane(oracle, person)]
    return {
        (lane, begun, ended if ended and ended <= oracle.day else None, what, detail, value)
        for lane, begun, ended, what, detail, value in events
        if begun <= oracle.day
    }


def _of_the_scheme(oracle: Oracle, person: str) -> list[Event]:
    rated = [
        ("rating", row["meeting_date"], row["meeting_date"], row["rag"], row["outcome"], None)
        for row in oracle.of("rag_ratings", person)
    ]
    stayed = [
        (
            "episode",
            row["adopted_on"],
            row["deselected_on"],
            row["cohort"],
            _if(oracle, row["deselected_on"], row["exit_reason"]),
            None,
        )
        for row in oracle.of("episodes", person)
    ]
    referred = [
        (
            "referral",
            row["referred_on"],
            row["decided_on"],
            row["source"],
            _if(oracle, row["decided_on"], row["decision"]),
            None,
        )
        for row in oracle.of("referrals", person)
    ]
    return rated + stayed + referred


def _if(oracle: Oracle, day: date | None, value: Any, otherwise: Any = None) -> Any:
    """`value` if it was known on the day that the history is told."""
    return value if day and day <= oracle.day else otherwise


def _proven(oracle: Oracle, person: str) -> list[Event]:
    return [
        (
            "offence",
            row["offence_date"],
            row["offence_date"],
            row["offence_code"],
            _if(oracle, row["proven_on"], "proven", "not_proven"),
            row["severity"],
        )
        for row in oracle.of("offences", person)
    ]


def _treated(oracle: Oracle, person: str) -> list[Event]:
    served = [
        (
            "service",
            row["referred_on"],
            row["ended_on"],
            row["pathway"],
            row["agency"],
            _if(oracle, row["ended_on"], row["contacts"]),
        )
        for row in oracle.of("service_referrals", person)
    ]
    required = [
        (
            "requirement",
            row["made_on"],
            row["ended_on"],
            row["requirement"],
            _if(oracle, row["ended_on"], row["outcome"], "ongoing"),
            None,
        )
        for row in oracle.of("treatment_requirements", person)
    ]
    return served + required


def _housed_and_held(oracle: Oracle, person: str) -> list[Event]:
    held = [
        ("custody", row["from_date"], row["to_date"], "custody", None, None)
        for row in oracle.of("custody_periods", person)
    ]
    enforced = [
        ("enforcement", row["event_date"], row["event_date"], row["kind"], None, None)
        for row in oracle.of("enforcement", person)
    ]
    housed = [
        (
            "release",
            row["released_on"],
            row["released_on"],
            row["accommodation_on_release"],
            row["prison"],
            None,
        )
        for row in oracle.of("releases", person)
    ]
    return held + enforced + housed


def _assessed(oracle: Oracle, person: str) -> list[Event]:
    events = []
    rows = oracle.of("assessments", person)
    for ref in {row["assessment_ref"] for row in rows}:
        scored = [row for row in rows if row["assessment_ref"] == ref]
        first = scored[0]
        needs = sum(row["score"] != NO_NEED[row["instrument"]] for row in scored)
        events.append(
            ("assessment", first["assessed_on"], first["assessed_on"], first["instrument"], None, needs)
        )
    return events


def _met(oracle: Oracle, person: str) -> list[Event]:
    rated = {row["meeting_date"] for row in oracle.of("rag_ratings", person)}
    stays = [(row["adopted_on"], row["deselected_on"] or date.max) for row in oracle.of("episodes", person)]
    return [
        ("meeting", on, on, "macc", "rated" if on in rated else "not_rated", None)
        for on in oracle.meetings()
        if any(adopted <= on <= left for adopted, left in stays)
    ]
