"""Schemes made by Hypothesis for the fixed rule: scores at and beside the thresholds, much missing."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, cohort, snapshot

Row = dict[str, Any]
Tables = dict[str, list[Row]]

DAYS = [date(2022, 6, 30), date(2022, 9, 30)]
PEOPLE = [f"p{number}" for number in range(10)]
PLACES = [("fixed", "all"), ("flex", "all"), ("free", "female")]

ETHNICITIES = (
    "white_british",
    "white_roma",
    "mixed_other",
    "asian_indian",
    "black_african",
    "arab",
    "not_stated",
)

scores = st.sampled_from([None, 0.0, 49.9, 50.0, 55.0, 59.5, 60.0, 75.0, 90.0, 100.0])
severities = st.sampled_from([None, 0.0, 500.0, 999.9, 1000.0, 1000.1, 4000.0])
offences = st.sampled_from([None, "28.2", "34", "30A.1", "45", "39", "46", "8N", "999.9"])
thresholds = st.sampled_from([0.0, 45.0, 50.0, 57.5, 60.0, 100.0])


@st.composite
def _person_on(draw, day: date, person: str) -> Row:
    code, profile = draw(st.sampled_from(PLACES))
    return snapshot(
        day,
        person,
        code,
        profile,
        statutory=draw(st.sampled_from([True, True, True, False])),
        mappa=draw(st.sampled_from([None, False, False, True])),
        index_offence=draw(offences),
        ogrs=draw(scores),
        css=draw(severities),
        predictor=draw(st.sampled_from([None, "ogrs3", "ogrs4", "arp"])),
    )


@st.composite
def _described(draw, person: str) -> Row:
    return {
        "person_ref": person,
        "birth_month": date(draw(st.integers(1955, 2006)), draw(st.sampled_from([1, 9, 10, 12])), 1),
        "sex": draw(st.sampled_from(["female", "male", "not_stated"])),
        "ethnicity": draw(st.sampled_from(ETHNICITIES)),
        "restricted": draw(st.sampled_from([None, False, False, True])),
    }


@st.composite
def _policy(draw, on: date, scheme: str = SCHEME) -> Row:
    return {
        "scheme": scheme,
        "effective_from": on,
        "ogrs": draw(thresholds),
        "ogrs_serious": draw(thresholds),
        "css": draw(st.sampled_from([0.0, 500.0, 1000.0])),
    }


@st.composite
def selection_worlds(draw) -> Tables:
    """One scheme with people and rules, before, on and after its snapshots; another beside it."""
    dates = [date(2021, 12, 8), *DAYS, date(2022, 10, 1)]
    rules = draw(st.lists(st.sampled_from(dates), unique=True))
    return {
        "schemes": [
            {"scheme": SCHEME, "name": "Testshire", "capacity": 20},
            {"scheme": "elsewhere", "name": "E"},
        ],
        "cohorts": [cohort(code, profile) for code, profile in PLACES],
        "people": [draw(_described(person)) for person in PEOPLE[:-1]],
        "snapshots": [
            *(
                draw(_person_on(day, person))
                for day in DAYS
                for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True))
            ),
            snapshot(DAYS[1], "stranger", scheme="elsewhere", ogrs=99.0, css=9000.0, index_offence="34"),
        ],
        "selection_policy": [
            *(draw(_policy(on)) for on in rules),
            draw(_policy(date(2020, 1, 1), "elsewhere")),
        ],
    }
