"""Small schemes made by Hypothesis: what the data dictionary allows, a handful of people, a few dates."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, areas, cohort, episode, referral, snapshot

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = [f"p{number}" for number in range(9)]
PLACES = [("fixed", "all"), ("flex", "all"), ("free", "female"), ("free", "young_adult")]
FIRST = date(2022, 1, 1)

days = st.integers(0, 400).map(lambda number: FIRST + timedelta(number))
maybe = st.none() | days


@st.composite
def _person_on(draw, day: date, person: str) -> Row:
    code, profile = draw(st.sampled_from(PLACES))
    return snapshot(
        day,
        person,
        code,
        profile,
        area=draw(st.sampled_from(["north", "south"])),
        setting=draw(st.sampled_from(["community", "custody"])),
        statutory=draw(st.booleans()),
        lead_agency=draw(st.sampled_from(["nps", "crc", "police"])),
        order_type=draw(st.sampled_from([None, "licence", "voluntary"])),
        com_ref=draw(st.sampled_from([None, "c1", "c2"])),
        polm_ref=draw(st.sampled_from([None, "m1"])),
        ogrs=draw(st.sampled_from([None, 50.0])),
    )


@st.composite
def _snapshots(draw) -> list[Row]:
    dates = draw(st.lists(days, unique=True, max_size=6))
    return [
        draw(_person_on(day, person))
        for day in dates
        for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1))
    ]


@st.composite
def _episodes(draw) -> list[Row]:
    """One stay a person at most, which is all that the metrics can tell apart."""
    rows = []
    for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True)):
        adopted = draw(days)
        length = draw(st.none() | st.integers(0, 200))
        left = None if length is None else adopted + timedelta(length)
        code, profile = draw(st.sampled_from(PLACES))
        rows.append(episode(person, adopted, left, cohort=code, profile=profile))
    return rows


@st.composite
def _referral(draw, number: int) -> Row:
    referred, decision = draw(days), draw(st.sampled_from([None, "adopted", "declined", "deferred"]))
    decided = referred + timedelta(draw(st.integers(0, 60))) if decision else None
    source = draw(st.sampled_from(["police", "prison", "self"]))
    code = draw(st.sampled_from([None, "fixed", "flex"]))
    return referral(number, referred, source, decided_on=decided, decision=decision, cohort=code)


@st.composite
def _cohorts(draw) -> list[Row]:
    rows = []
    for code, profile in PLACES:
        begins, ends = sorted([draw(days), draw(days)])
        rows.append(
            cohort(
                code,
                profile,
                live_from=draw(st.sampled_from([None, begins])),
                live_to=draw(st.sampled_from([None, ends])),
            )
        )
    return rows


@st.composite
def worlds(draw) -> Tables:
    """The tables of one scheme, and a person of another scheme who must never be counted."""
    stranger = snapshot(FIRST, "stranger", scheme="elsewhere")
    return {
        "schemes": [
            {"scheme": SCHEME, "name": "Testshire", "capacity": draw(st.sampled_from([None, 5]))},
            {"scheme": "elsewhere", "name": "Elsewhere"},
        ],
        "areas": areas("north", "south", "east"),
        "cohorts": draw(_cohorts()),
        "snapshots": [*draw(_snapshots()), stranger],
        "episodes": [*draw(_episodes()), episode("stranger", FIRST, scheme="elsewhere")],
        "referrals": [draw(_referral(number)) for number in range(draw(st.integers(0, 8)))],
    }
