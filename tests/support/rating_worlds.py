"""Small schemes made by Hypothesis with stays, snapshots, meetings and ratings, and another scheme beside."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from support.rows import SCHEME, areas, cohort, episode, offence, person, ratings, referral, snapshot

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = [f"p{number}" for number in range(6)]
PLACES = [("fixed", "all"), ("flex", "all"), ("free", "female"), ("free", "young_adult")]
FIRST = date(2022, 1, 1)
SPAN = 500
MEETINGS = [FIRST + timedelta(30 * number + 11) for number in range(SPAN // 30)]

days = st.integers(-20, SPAN + 20).map(lambda number: FIRST + timedelta(number))
spans = st.tuples(days, days).map(sorted)
chosen_cohorts = st.sampled_from([None, ["fixed"], ["flex", "free"]])
places = st.sampled_from(PLACES)


def _month_ends() -> list[date]:
    firsts = [date(2022 + month // 12, month % 12 + 1, 1) for month in range(1, 18)]
    return [first - timedelta(1) for first in firsts]


@st.composite
def _stays(draw, who: str) -> list[Row]:
    """Stays that may touch, last no day at all, or be open at the end; never overlap."""
    ends = sorted(draw(st.lists(days, max_size=5)))
    rows = []
    for number in range(0, len(ends), 2):
        code, profile = draw(places)
        left = ends[number + 1] if number + 1 < len(ends) else None
        rows.append(
            episode(
                who,
                ends[number],
                left,
                episode_ref=f"{who}-{number}",
                cohort=code,
                profile=profile,
                exit_plan=draw(st.sampled_from([True, False, None])),
            )
        )
    return rows


def _covers(stay: Row, day: date) -> bool:
    return stay["adopted_on"] <= day <= (stay["deselected_on"] or date.max)


@st.composite
def _snapshots(draw, stays: list[Row]) -> list[Row]:
    """Who had a stay on the day, but for now and then somebody too many or too few."""
    dates = draw(st.lists(st.sampled_from(_month_ends()) | days, unique=True, max_size=18))
    rows = []
    for day in dates:
        there = {stay["person_ref"] for stay in stays if _covers(stay, day)}
        wrong = set(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2)))
        for who in sorted(there ^ wrong):
            code, profile = draw(places)
            rows.append(snapshot(day, who, code, profile))
    return rows


@st.composite
def _meetings(draw) -> list[date]:
    """Monthly, with now and then none, one more, or two in a month."""
    missed = draw(st.lists(st.sampled_from(MEETINGS), unique=True, max_size=4))
    more = draw(st.lists(days, unique=True, max_size=3))
    return sorted({*MEETINGS, *more} - set(missed))


@st.composite
def _ratings(draw, meetings: list[date], who: str, **other: Any) -> list[Row]:
    """What somebody is rated at each meeting, whether on the scheme or not; greens and reds come in runs."""
    letters = draw(st.lists(st.sampled_from(["ggg", "rr", "g", "a", "r", "-", "-----"]), max_size=12))
    line = "".join(letters)[: len(meetings)].ljust(len(meetings), draw(st.sampled_from("g-r")))
    return ratings(who, meetings, line, **other)


@st.composite
def rating_worlds(draw) -> Tables:
    """The tables of one scheme, and of another that rates the same people."""
    stays = [stay for who in PEOPLE for stay in draw(_stays(who))]
    meetings = draw(_meetings())
    elsewhere = {"scheme": "elsewhere"}
    return {
        "schemes": [{"scheme": SCHEME, "name": "Testshire"}, elsewhere | {"name": "Elsewhere"}],
        "areas": areas("north"),
        "cohorts": _cohorts(draw),
        "people": [person(who, restricted=draw(st.sampled_from([True, False, None]))) for who in PEOPLE],
        "episodes": [*stays, episode("p0", FIRST, episode_ref="e", exit_plan=True, **elsewhere)],
        "snapshots": [*draw(_snapshots(stays)), *(snapshot(FIRST, who, **elsewhere) for who in PEOPLE)],
        "rag_ratings": [
            *(row for who in PEOPLE for row in draw(_ratings(meetings, who))),
            *draw(_ratings(meetings, "p0", **elsewhere)),
        ],
        "offences": [
            offence(number, draw(st.sampled_from(PEOPLE)), draw(days))
            for number in range(draw(st.integers(0, 12)))
        ],
        "referrals": [
            referral(number, draw(days), cohort=draw(st.sampled_from([None, "fixed", "flex"])))
            for number in range(draw(st.integers(0, 12)))
        ],
    }


def _cohorts(draw) -> list[Row]:
    rows = []
    for code, profile in PLACES:
        begins, ends = sorted([draw(days), draw(days)])
        limits = {
            "live_from": draw(st.sampled_from([None, begins])),
            "live_to": draw(st.sampled_from([None, ends])),
        }
        rows.append(cohort(code, profile, **limits))
    return rows
