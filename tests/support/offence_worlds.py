"""Small schemes with offences and custody, made by Hypothesis, their dates on the boundaries that matter."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, areas, cohort, episode, offence, person, snapshot

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PLACES = [("fixed", "all"), ("flex", "all"), ("free", "female"), ("free", "young_adult")]
PEOPLE = [f"p{number}" for number in range(8)]
TURN = date(2021, 3, 31)
"""The day that most of what is drawn lies around: a month end, so that months are cut short."""
GAPS = (0, 1, 30, 31, 90, 92, 93, 182, 183, 364, 365, 366, 546, 547, 548, 730, 731, 912, 913, 914)

offsets = st.sampled_from(sorted({sign * gap for gap in GAPS for sign in (-1, 1)})) | st.integers(-400, 1000)
around = offsets.map(lambda number: TURN + timedelta(number))
spans = st.tuples(around, around).map(sorted)
groupings = st.sampled_from(["cohort", "age_band", "area", "sex", "profile"])
chosen_cohorts = st.sampled_from([None, ["fixed"], ["fixed", "flex"], ["free"]])


def custody(ref: str, from_date: date, to_date: date | None = None) -> Row:
    """One stay in custody; `to_date` is its last day, none while it lasts."""
    return {"person_ref": ref, "from_date": from_date, "to_date": to_date}


@st.composite
def _stays(draw: st.DrawFn, gaps: list[int]) -> list[tuple[date, date | None]]:
    """Up to three stays one after the other, so many days apart, the last perhaps without an end."""
    stays, first = [], draw(around)
    for number in range(draw(st.integers(1, 3))):
        last = first + timedelta(draw(st.sampled_from([0, 1, 30, 200, 400])))
        stays.append((first, last if number < 2 or draw(st.booleans()) else None))
        first = last + timedelta(draw(st.sampled_from(gaps)))
    if draw(st.booleans()):
        stays[-1] = (stays[-1][0], None)
    return stays


@st.composite
def _person(draw: st.DrawFn, ref: str) -> Row:
    month = st.sampled_from([date(2003, 3, 1), date(2003, 4, 1), date(1996, 3, 1), date(1996, 4, 1)])
    born = draw(month | st.sampled_from([date(1980, 1, 1), date(2001, 12, 1)]))
    return person(ref, birth_month=born, sex=draw(st.sampled_from(["female", "male", "not_stated"])))


@st.composite
def _seen(draw: st.DrawFn, ref: str) -> list[Row]:
    rows = []
    for day in draw(st.lists(around, unique=True, max_size=3)):
        code, profile = draw(st.sampled_from(PLACES))
        row = snapshot(
            day,
            ref,
            code,
            profile,
            area=draw(st.sampled_from(["north", "south"])),
            setting=draw(st.sampled_from(["community", "community", "custody"])),
            ogrs=draw(st.sampled_from([None, 0.0, 50.0, 87.5])),
            predictor=draw(st.sampled_from([None, "ogrs3", "ogrs4"])),
            css=draw(st.sampled_from([None, 800.0, 1200.0])),
        )
        rows.append(row)
    return rows


@st.composite
def _episodes(draw: st.DrawFn, ref: str) -> list[Row]:
    rows = []
    for number, (adopted, left) in enumerate(draw(_stays([0, 1, 365])) if draw(st.booleans()) else []):
        code, profile = draw(st.sampled_from(PLACES))
        rows.append(episode(ref, adopted, left, cohort=code, profile=profile, episode_ref=f"{ref}-e{number}"))
    return rows


@st.composite
def _offences(draw: st.DrawFn, ref: str) -> list[Row]:
    rows = []
    for number, day in enumerate(draw(st.lists(around, max_size=6))):
        proof = draw(st.none() | st.sampled_from([0, 30, 100, 183, 184, 400]))
        severity = draw(st.sampled_from([None, 10.0, 250.0]))
        proven = None if proof is None else day + timedelta(proof)
        rows.append(
            offence(number, ref, day, offence_ref=f"{ref}-{number}", proven_on=proven, severity=severity)
        )
    return rows


@st.composite
def offence_worlds(draw: st.DrawFn) -> Tables:
    """The tables of one scheme whose people offend; the first of them is also on another scheme."""
    refs = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    known = [ref for ref in refs if ref != PEOPLE[-1]]
    inside = [
        custody(ref, *stay) for ref in refs if draw(st.booleans()) for stay in draw(_stays([1, 2, 365]))
    ]
    return {
        "schemes": [
            {"scheme": SCHEME, "name": "Testshire", "capacity": 5},
            {"scheme": "elsewhere", "name": "Elsewhere"},
        ],
        "areas": areas("north", "south", "east"),
        "cohorts": [cohort(code, profile) for code, profile in PLACES],
        "people": [draw(_person(ref)) for ref in known],
        "snapshots": [row for ref in refs for row in draw(_seen(ref))]
        + [snapshot(TURN, ref, scheme="elsewhere", area="east") for ref in PEOPLE[:2]],
        "episodes": [row for ref in refs for row in draw(_episodes(ref))]
        + [
            episode(ref, TURN - timedelta(900), scheme="elsewhere", episode_ref=f"other-{ref}")
            for ref in PEOPLE[:2]
        ],
        "offences": [row for ref in PEOPLE for row in draw(_offences(ref))],
        "custody_periods": inside,
    }
