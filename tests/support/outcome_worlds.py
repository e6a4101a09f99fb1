"""Small schemes with needs, releases, requirements, services and meetings, made by Hypothesis."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, assessment, attendance, episode, release, requirement, service
from support.worlds import FIRST, PEOPLE, Tables, worlds

Row = dict[str, Any]

NINE = ["housing", "drugs", "attitudes_thinking_behaviour"]
SEVEN = ["accommodation", "health", "drugs_alcohol", "attitudes_thinking_behaviour"]
HOMES = ["settled", "temporary", "approved_premises", "rough_sleeping", "none", "unknown"]
AGENCIES = ["police", "probation", "housing"]
LAST = 800
EVERYBODY = [*PEOPLE, "stranger", "never-there"]

late_days = st.integers(0, LAST).map(lambda number: FIRST + timedelta(number))


@st.composite
def _scores(draw, ref: str, person: str, day: date, instrument: str, pathways: list[str]) -> list[Row]:
    lowest = 1 if instrument == "justice_star" else 0
    scored = draw(st.sampled_from([pathways, pathways, pathways[1:], pathways[:1]]))
    return [
        assessment(person, day, pathway, float(draw(st.integers(lowest, 10))), instrument, ref)
        for pathway in scored
    ]


@st.composite
def _assessed(draw, person: str, pathways: list[str]) -> list[Row]:
    """About every three months from some day on, by an instrument that may change on the way."""
    entry, rows = draw(st.integers(0, 300)), []
    usual = draw(st.sampled_from(["in_house", "in_house", "in_house", "justice_star", "oasys_need"]))
    later = draw(st.sampled_from([usual, usual, "justice_star"]))
    for number in range(draw(st.integers(1, 6))):
        jitter = draw(st.integers(-48, 48)) if number else 0
        day = FIRST + timedelta(entry + 91 * number + jitter)
        kind = usual if number < 3 else later
        for again in range(draw(st.sampled_from([1, 1, 1, 1, 0, 2]))):
            rows += draw(_scores(f"{person}-{number}-{again}", person, day, kind, pathways))
    return rows


@st.composite
def assessments(draw) -> list[Row]:
    pathways = draw(st.sampled_from([NINE, SEVEN]))
    people = draw(st.lists(st.sampled_from([*PEOPLE, "never-there"]), unique=True, max_size=7))
    elsewhere = assessment("stranger", FIRST, NINE[0], 5.0, ref="elsewhere") | {"scheme": "elsewhere"}
    return [row for person in people for row in draw(_assessed(person, pathways))] + [elsewhere]


@st.composite
def releases(draw) -> list[Row]:
    when = draw(st.sets(st.tuples(st.sampled_from(EVERYBODY), late_days), max_size=14))
    return [
        release(
            person,
            day,
            draw(st.sampled_from(HOMES)),
            draw(st.none() | st.sampled_from(HOMES)),
            prison=draw(st.sampled_from(["HMP Lincoln", "HMP Leeds"])),
            area=draw(st.sampled_from([None, "north", "south", "abroad"])),
            protocol=draw(st.sampled_from([None, True, False])),
        )
        for person, day in sorted(when)
    ]


@st.composite
def requirements(draw) -> list[Row]:
    kinds = st.sampled_from(["mental_health", "drug_rehabilitation", "alcohol"])
    when = draw(st.sets(st.tuples(st.sampled_from(EVERYBODY), kinds, late_days), max_size=10))
    rows = []
    for person, kind, made in sorted(when):
        started = draw(st.none() | st.integers(0, 60).map(lambda n, made=made: made + timedelta(n)))
        ended = draw(st.none() | st.integers(0, 300).map(lambda n, day=started or made: day + timedelta(n)))
        outcome = draw(st.sampled_from([None, "completed", "breached", "revoked", "ongoing"]))
        rows.append(requirement(person, kind, made, started_on=started, ended_on=ended, outcome=outcome))
    return rows


@st.composite
def services(draw) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 14))):
        referred = draw(late_days)
        wait = draw(st.none() | st.integers(0, 90))
        contact = None if wait is None else referred + timedelta(wait)
        ended = draw(
            st.none() | st.integers(0, 200).map(lambda n, day=contact or referred: day + timedelta(n))
        )
        rows.append(
            service(
                number,
                draw(st.sampled_from(EVERYBODY)),
                draw(
                    st.sampled_from(["housing", "accommodation", "physical_health", "drugs", "drugs_alcohol"])
                ),
                referred,
                agency=draw(st.sampled_from(AGENCIES)),
                fast_track=draw(st.booleans()),
                first_contact_on=contact,
                contacts=draw(st.none() | st.integers(0, 20)),
                ended_on=ended,
                outcome=draw(st.sampled_from([None, "completed", "dropped_out"])),
            )
        )
    return rows


@st.composite
def meetings(draw) -> list[Row]:
    kinds = st.sampled_from(["macc", "ro_cpg"])
    held = draw(st.sets(st.tuples(late_days, kinds, st.sampled_from(AGENCIES)), max_size=20))
    rows = [attendance(date(2022, 1, 1), "macc", "police", 9, 9) | {"scheme": "elsewhere"}]
    for day, kind, agency in sorted(held):
        expected = draw(st.integers(0, 3))
        rows.append(attendance(day, kind, agency, expected, draw(st.integers(0, expected))))
    return rows


@st.composite
def outcome_worlds(draw) -> Tables:
    """A small scheme, with what happened to its people; some came back for a second stay."""
    tables = draw(worlds())
    ended = [row for row in tables["episodes"] if row["scheme"] == SCHEME and row["deselected_on"]]
    back = [
        episode(row["person_ref"], row["deselected_on"] + timedelta(draw(st.integers(1, 200))), cohort="flex")
        for row in draw(st.sampled_from([ended, ended[:1], []]))
    ]
    return tables | {
        "episodes": [*tables["episodes"], *back],
        "assessments": draw(assessments()),
        "releases": draw(releases()),
        "treatment_requirements": draw(requirements()),
        "service_referrals": draw(services()),
        "meeting_attendance": draw(meetings()),
    }
