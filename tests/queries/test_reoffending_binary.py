"""reoffending.binary: one test per sentence of its definition, and its edges."""

from datetime import date, timedelta

import pytest
from support.offence_worlds import custody
from support.rows import episode, offence, snapshot

METRIC = "reoffending.binary"
START = date(2022, 3, 31)
YEAR, MATURED = date(2023, 3, 31), date(2023, 9, 30)
"""Twelve and eighteen months on: September has no 31st."""
DAY = timedelta(1)


def total(answer, reader, **parameters):
    return answer(reader, METRIC, **{"as_at": MATURED, **parameters})[-1]


def of(store, *offences, stays=(), adopted=START):
    return store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode("a", adopted)],
        offences=[offence(number, "a", day, proven_on=proof) for number, (day, proof) in enumerate(offences)],
        custody_periods=[custody("a", *stay) for stay in stays],
    )


def test_people_with_a_reoffence_over_people_followed(store, answer):
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode(ref, START) for ref in ("a", "b", "c", "d")],
        offences=[
            offence(number, ref, START + number * DAY, proven_on=YEAR) for number, ref in enumerate("aaab")
        ],
    )
    row = total(answer, reader)
    assert (row["people"], row["reoffenders"], row["reoffences"]) == (4, 2, 3 + 1)
    assert (row["rate"], row["per_reoffender"], row["per_person"]) == (2 / 4, 4 / 2, 4 / 4)
    assert row["rate_low"] < 0.5 < row["rate_high"]
    assert "prolific" in row["benchmark_label"]


@pytest.mark.parametrize(
    ("day", "proof", "counts"),
    [
        (START - DAY, START, 0),
        (START, START, 1),
        (YEAR - DAY, YEAR, 1),
        (YEAR, YEAR, 0),
        (YEAR - DAY, MATURED - DAY, 1),
        (YEAR - DAY, MATURED, 0),
        (START + DAY, None, 0),
    ],
)
def test_committed_within_12_months_and_proven_within_18(store, answer, day, proof, counts):
    row = total(answer, of(store, (day, proof)))
    assert (row["people"], row["reoffenders"]) == (1, counts)


def test_people_are_provisional_until_18_months_have_passed(store, answer):
    reader = of(store, (START, START))
    row = total(answer, reader, as_at=MATURED - DAY)
    assert (row["people"], row["reoffenders"], row["provisional_people"]) == (0, 0, 1)
    assert row["rate"] is row["rate_low"] is row["rate_high"] is row["per_reoffender"] is None
    assert total(answer, reader)["provisional_people"] == 0


def test_somebody_in_custody_on_adoption_is_followed_from_release(store, answer):
    reader = of(store, (START + DAY, YEAR), stays=[(START - 9 * DAY, START + 30 * DAY)])
    assert total(answer, reader)["provisional_people"] == 1
    row = total(answer, reader, as_at=date(2023, 10, 30))
    assert (row["people"], row["reoffenders"]) == (1, 0), "18 months after 30 April; offended before release"


def test_custody_that_goes_on_the_day_after_is_one_stay(store, answer):
    stays = [(START - 9 * DAY, START), (START + DAY, START + 30 * DAY), (START + 40 * DAY, None)]
    reader = of(store, (START + 5 * DAY, YEAR), (START + 30 * DAY, YEAR), stays=stays)
    row = total(answer, reader, as_at=date(2023, 10, 30))
    assert (row["people"], row["reoffences"]) == (1, 1)


@pytest.mark.parametrize("end", [None, MATURED + DAY])
def test_somebody_not_released_yet_is_excluded_and_counted(store, answer, end):
    row = total(answer, of(store, (START, START), stays=[(START - DAY, end)]))
    assert (row["people"], row["provisional_people"], row["excluded_in_custody"]) == (0, 0, 1)
    assert row["rate"] is None


def test_custody_that_ended_before_adoption_or_began_after_does_not_matter(store, answer):
    stays = [(START - 9 * DAY, START - DAY), (START + DAY, None)]
    row = total(answer, of(store, (START, START), stays=stays))
    assert (row["people"], row["reoffenders"], row["excluded_in_custody"]) == (1, 1, 0)


def test_two_episodes_are_one_person_followed_from_the_first(store, answer):
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[
            episode("a", START, START + 9 * DAY, cohort="flex"),
            episode("a", YEAR, cohort="fixed"),
        ],
        offences=[offence(1, "a", YEAR, proven_on=YEAR)],
    )
    found = {row["group"]: row for row in answer(reader, METRIC, as_at=MATURED)}
    assert {group: row["people"] for group, row in found.items()} == {
        "fixed": 0,
        "flex": 1,
        "free": 0,
        "total": 1,
    }
    assert found["total"]["reoffenders"] == 0


def test_somebody_on_two_schemes_is_followed_from_the_adoption_by_each(store, answer):
    stays = [episode("a", START), episode("a", START - 400 * DAY, scheme="elsewhere", episode_ref="e")]
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=stays,
        offences=[offence(1, "a", START, proven_on=START)],
    )
    assert total(answer, reader)["reoffenders"] == 1


def test_by_area_it_is_that_of_the_first_snapshot_from_adoption_on(store, answer):
    seen = [(START - DAY, "north"), (START + DAY, "south"), (START + 9 * DAY, "north")]
    reader = store(
        areas=[{"scheme": "testshire", "area": code, "name": code} for code in ("north", "south")],
        snapshots=[snapshot(day, "a", area=area) for day, area in seen],
        episodes=[episode("a", START), episode("b", START)],
    )
    found = {row["group"]: row["people"] for row in answer(reader, METRIC, as_at=MATURED, by="area")}
    assert found == {"north": 0, "south": 1, "not_recorded": 1, "total": 2}


def test_free_profiles_stay_apart_from_the_headline(store, answer):
    where = [("fixed", "all"), ("flex", "all"), ("free", "female")]
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode(f"{one}", START, cohort=one, profile=other) for one, other in where],
        offences=[offence(1, "free", START, proven_on=START)],
    )
    found = {row["group"]: row for row in answer(reader, METRIC, as_at=MATURED, by="profile")}
    assert (found["fixed_flex"]["people"], found["fixed_flex"]["rate"]) == (2, 0)
    assert (found["free/female"]["people"], found["free/female"]["rate"]) == (1, 1)


def test_few_who_reoffended_are_withheld_from_the_board_with_the_rate(store, ask, board):
    refs = [f"p{number}" for number in range(9)]
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode(ref, START) for ref in refs],
        offences=[offence(n, ref, START, proven_on=START) for n, ref in enumerate(refs[:3])],
    )
    shown = ask(reader, METRIC, board, as_at=MATURED).display().to_dicts()[-1]
    withheld = ("reoffenders", "rate", "rate_low", "rate_high", "reoffences", "per_reoffender", "per_person")
    assert {shown[name] for name in withheld} == {"[c]"}
    assert (shown["people"], shown["provisional_people"]) == ("9", "0")
