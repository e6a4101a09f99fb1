"""Small schemes of single people made by Hypothesis: histories as the data dictionary allows them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, areas, cohort, scheme, snapshot

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = ["p-1", "p-2", "P-10", "q-3", "q-4"]
ELSEWHERE = "elsewhere"
FIRST = date(2022, 1, 1)
CODES = ["28.2", "34", "45", "49", "not-a-code", None]
PATHWAYS = ["alcohol", "drugs", "attitudes_thinking_behaviour", "accommodation", "health"]

days = st.integers(0, 330).map(lambda number: FIRST + timedelta(330 - number))
"""Days on which a scheme is looked at: from its first to well after its last."""


@st.composite
def case_worlds(draw) -> Tables:
    """The tables of one scheme and of another one that shares its people; some cases are restricted.

    Now and then a table is empty: never loaded.
    """
    chance = draw(st.randoms(use_true_random=True))
    here, there = (_of_scheme(chance, code) for code in (SCHEME, ELSEWHERE))
    tables = {name: here[name] + there[name] for name in here} | _of_people(chance)
    kept = {name: [] if chance.random() < 0.12 else rows for name, rows in tables.items()}
    return kept | {
        "schemes": [scheme(), {"scheme": ELSEWHERE, "name": "Elsewhere"}],
        "areas": areas("north", "south"),
        "cohorts": [cohort("fixed", label="Fixed"), cohort("free", label="Ängel – free")],
        "people": [_person(chance, person) for person in [*PEOPLE, "stranger"]],
        "snapshots": [*_snapshots(chance), snapshot(FIRST, "stranger", scheme=ELSEWHERE)],
    }


def _day(chance: Random, first: int = 0, last: int = 300) -> date:
    return FIRST + timedelta(chance.randint(first, last))


def _some(chance: Random, values: Iterable[Any], part: float = 0.75) -> list[Any]:
    return [value for value in values if chance.random() < part]


def _later(chance: Random, day: date) -> date | None:
    return chance.choice([None, day + timedelta(chance.randint(0, 120))])


def _person(chance: Random, person: str) -> Row:
    return {
        "person_ref": person,
        "birth_month": date(chance.randint(1980, 2000), chance.randint(1, 12), 1),
        "sex": chance.choice(["female", "male"]),
        "restricted": chance.choice([None, False, False, True]),
        "review_by": chance.choice([None, FIRST]),
    }


def _snapshots(chance: Random) -> list[Row]:
    """Three at most, so that some people have left by the last and some are in none."""
    return [
        snapshot(
            day,
            person,
            chance.choice(["fixed", "fixed", "free"]),
            area=chance.choice(["north", "south"]),
            setting=chance.choice(["community", "custody"]),
            statutory=chance.random() < 0.9,
            mappa=chance.choice([None, False, False, True]),
            order_type=chance.choice([None, "licence"]),
            com_ref=chance.choice([None, "com-1", "com-2"]),
            polm_ref=chance.choice([None, "com-1", "POL-1"]),
            support_officer_ref=chance.choice([None, "so-1"]),
            index_offence=chance.choice(["28.2", *CODES]),
            ogrs=chance.choice([None, 0.0, 49.5, 50.0, 55.0, 60.0, 69.0, 75.0, 90.0]),
            predictor=chance.choice([None, "ogrs4"]),
            css=chance.choice([None, 999.0, 1000.0, 2000.0, 3000.0, 3000.0]),
        )
        for day in {_day(chance, 0, 240) for _ in range(chance.choice([0, 1, 2, 3, 3, 3]))}
        for person in _some(chance, PEOPLE)
    ]


def _of_scheme(chance: Random, code: str) -> Tables:
    """What a scheme records of people; the same people are known in both schemes."""
    tables = {
        "episodes": _episodes(chance),
        "rag_ratings": _ratings(chance),
        "assessments": _assessments(chance),
        "referrals": _referrals(chance, code),
        "selection_policy": _policies(chance),
    }
    return {name: [row | {"scheme": code} for row in rows] for name, rows in tables.items()}


def _spans(chance: Random, start: str, end: str) -> list[Row]:
    """Spans of time of each person that do not overlap, the last of which may be open."""
    rows = []
    for person in PEOPLE:
        ends = sorted({_day(chance, -1000) for _ in range(chance.randint(0, 5))})
        pairs = [ends[number : number + 2] for number in range(0, len(ends), 2)]
        rows += [{"person_ref": person, start: pair[0], end: [*pair, None][1]} for pair in pairs]
    return rows


def _episodes(chance: Random) -> list[Row]:
    """Episodes, some of which begin on the day the one before ended."""
    rows = _spans(chance, "adopted_on", "deselected_on")
    for before, row in pairwise(rows):
        if before["person_ref"] == row["person_ref"] and chance.random() < 0.5:
            row["adopted_on"] = before["deselected_on"]
    return [
        row
        | {
            "episode_ref": f"e-{number}",
            "cohort": chance.choice(["fixed", "free"]),
            "profile": "all",
            "exit_reason": chance.choice([None, "died"]) if row["deselected_on"] else None,
            "exit_plan": chance.choice([None, False, True]),
        }
        for number, row in enumerate(rows)
    ]


def _ratings(chance: Random) -> list[Row]:
    """Monthly ratings in runs of a colour, some missed, some on the day an episode began or ended."""
    rows, colour = [], "red"
    for person in PEOPLE:
        for meeting in _some(chance, range(10)):
            colour = chance.choice([colour, colour, colour, "red", "amber", "green"])
            day = FIRST + timedelta(30 * meeting)
            outcome = chance.choice([None, "retain"])
            rows.append({"person_ref": person, "meeting_date": day, "rag": colour, "outcome": outcome})
    return rows


def _assessments(chance: Random) -> list[Row]:
    rows = []
    for number in range(8):
        instrument = chance.choice(["in_house", "justice_star"])
        whole = {
            "assessment_ref": f"a-{number}",
            "person_ref": chance.choice(PEOPLE),
            "assessed_on": _day(chance, -200),
            "instrument": instrument,
        }
        rows += [
            whole | {"pathway": pathway, "score": float(chance.randint(1, 10))}
            for pathway in _some(chance, PATHWAYS[: chance.choice([2, 3, 5])])
        ]
    return rows


def _referrals(chance: Random, code: str) -> list[Row]:
    rows = []
    for number in range(4):
        day = _day(chance)
        decided = _later(chance, day)
        rows.append(
            {
                "referral_ref": f"{code}-{number}",
                "person_ref": chance.choice(PEOPLE),
                "referred_on": day,
                "source": chance.choice(["police", "self"]),
                "decided_on": decided,
                "decision": decided and chance.choice(["adopted", "declined"]),
            }
        )
    return rows


def _policies(chance: Random) -> list[Row]:
    return [
        {
            "effective_from": day,
            "ogrs": 60.0,
            "ogrs_serious": chance.choice([50.0, 70.0]),
            "css": chance.choice([1000.0, 2000.0]),
        }
        for day in {_day(chance, -100, 150) for _ in range(chance.randint(0, 3))}
    ]


def _of_people(chance: Random) -> Tables:
    """What is recorded of people whatever the scheme."""
    return {
        "custody_periods": _spans(chance, "from_date", "to_date"),
        "offences": [_offence(chance, number) for number in range(4)],
        "service_referrals": [_service(chance, number) for number in range(4)],
        "treatment_requirements": [_treatment(chance, person) for person in _some(chance, PEOPLE)],
        "releases": [_release(chance, person) for person in _some(chance, PEOPLE)],
        "enforcement": [
            {"person_ref": person, "event_date": _day(chance), "kind": chance.choice(["arrest", "breach"])}
            for person in _some(chance, PEOPLE)
        ],
    }


def _offence(chance: Random, number: int) -> Row:
    day = _day(chance)
    return {
        "offence_ref": f"o-{number}",
        "person_ref": chance.choice(PEOPLE),
        "offence_date": day,
        "offence_code": chance.choice(["28.2", "unheard-of"]),
        "proven_on": _later(chance, day),
        "severity": chance.choice([None, 5.5]),
    }


def _service(chance: Random, number: int) -> Row:
    day = _day(chance)
    return {
        "service_referral_ref": f"s-{number}",
        "person_ref": chance.choice(PEOPLE),
        "pathway": chance.choice(PATHWAYS),
        "agency": "We Are With You",
        "referred_on": day,
        "fast_track": False,
        "contacts": chance.choice([None, 3]),
        "ended_on": _later(chance, day),
    }


def _treatment(chance: Random, person: str) -> Row:
    day = _day(chance)
    return {
        "person_ref": person,
        "requirement": "alcohol",
        "made_on": day,
        "ended_on": _later(chance, day),
        "outcome": chance.choice([None, "completed", "ongoing"]),
    }


def _release(chance: Random, person: str) -> Row:
    return {
        "person_ref": person,
        "released_on": _day(chance),
        "prison": "HMP Lincoln",
        "accommodation_on_release": chance.choice(["settled", "none"]),
    }
