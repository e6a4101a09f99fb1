"""reoffending.time_to_first: one test per sentence of its definition, and its edges."""

from datetime import date, timedelta

import pytest
from support.offence_worlds import custody
from support.rows import episode, offence, snapshot

METRIC = "reoffending.time_to_first"
START, AS_AT = date(2021, 1, 1), date(2022, 7, 1)
"""Following ends on 1 January 2022, after 365 days: in month 11."""
DAY = timedelta(1)


def of(store, *first, stays=(), **other):
    """People adopted on START, and the day of the first offence of each; none for none."""
    refs = [f"p{number}" for number in range(len(first))]
    return store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode(ref, START, **other) for ref in refs],
        offences=[
            offence(number, ref, START + after * DAY, proven_on=START + (after + 9) * DAY)
            for number, (ref, after) in enumerate(zip(refs, first, strict=True))
            if after is not None
        ],
        custody_periods=[custody("p0", *stay) for stay in stays],
    )


def curve(answer, reader, group="total", **parameters):
    rows = answer(reader, METRIC, **{"as_at": AS_AT, **parameters})
    return {row["month"]: row for row in rows if row["group"] == group}


def test_the_share_without_a_proven_offence_month_by_month(store, answer):
    found = curve(answer, of(store, 0, 20, 100, None))
    assert list(found) == list(range(12))
    assert [found[month]["without_reoffence"] for month in (0, 1, 3, 4, 11)] == pytest.approx(
        [3 / 4, 2 / 4, 2 / 4, 1 / 4, 1 / 4]
    )
    assert [found[month]["at_risk"] for month in (0, 1, 3, 4, 11)] == [4, 2, 2, 1, 1]
    assert [found[month]["reoffended"] for month in (0, 1, 3, 4, 11)] == [1, 2, 2, 3, 3]
    assert {row["people"] for row in found.values()} == {4}


def test_somebody_followed_for_less_counts_for_that_long(store, answer):
    """Of two, one is followed for 100 days without an offence, the other offends after 200."""
    late = episode("late", date(2021, 9, 23))
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode("a", START), late],
        offences=[offence(1, "a", START + 200 * DAY, proven_on=AS_AT)],
    )
    found = curve(answer, reader)
    assert [(row["at_risk"], row["without_reoffence"]) for row in found.values()][3:] == [
        (2, 1),
        (1, 1),
        (1, 1),
        (1, 1),
    ]


@pytest.mark.parametrize(("after", "reoffended"), [(-1, 0), (0, 1), (60, 1), (61, 0)])
def test_following_begins_with_its_first_day_and_ends_six_months_before_the_day(
    store, answer, after, reoffended
):
    """Six months before 3 September is 3 March, the 61st day after the first."""
    found = curve(answer, of(store, after, None), as_at=date(2021, 9, 3))
    assert (found[2]["people"], found[2]["reoffended"]) == (2, reoffended)


def test_an_offence_not_proven_by_the_day_is_none(store, answer):
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode("a", START)],
        offences=[
            offence(1, "a", START + DAY, proven_on=AS_AT + DAY),
            offence(2, "a", START + 2 * DAY),
        ],
    )
    assert {row["reoffended"] for row in curve(answer, reader).values()} == {0}


def test_somebody_in_custody_on_adoption_is_followed_from_release(store, answer):
    found = curve(answer, of(store, 45, stays=[(START, START + 30 * DAY)]))
    assert found[0]["without_reoffence"] == 1
    assert list(found) == [0], "15 days from release to the offence"


@pytest.mark.parametrize("stay", [(START, None), (START, date(2022, 1, 1))])
def test_somebody_followed_for_no_day_is_not_there(store, answer, stay):
    assert answer(of(store, None, stays=[stay]), METRIC, as_at=AS_AT) == []


def test_everybody_who_reoffended_leaves_nobody(store, answer):
    found = curve(answer, of(store, 40, 40))
    assert [(row["at_risk"], row["without_reoffence"]) for row in found.values()] == [(2, 1), (2, 1)]


def test_nobody_gives_no_points(store, answer):
    assert answer(store(snapshots=[snapshot(START, "x")]), METRIC, as_at=AS_AT) == []


def test_two_years_are_the_longest_shown(store, answer):
    assert list(curve(answer, of(store, None), as_at=date(2026, 1, 1))) == list(range(25))


def test_free_profiles_have_their_own_line(store, answer):
    reader = of(store, 40, None, cohort="free", profile="female")
    rows = answer(reader, METRIC, as_at=AS_AT, by="profile")
    assert list(dict.fromkeys(row["group"] for row in rows)) == ["free/female", "total"]


def test_few_at_risk_or_reoffended_are_withheld_from_the_board_with_the_curve(store, ask, board):
    reader = of(store, *[10] * 5, 40, *[None] * 4)
    rows = ask(reader, METRIC, board, as_at=AS_AT).display().to_dicts()
    shown = {int(row["month"]): row for row in rows if row["group"] == "total"}
    curves = ("without_reoffence", "low", "high")
    assert shown[1]["without_reoffence"].startswith("50.0")
    assert {shown[2][name] for name in ("at_risk", *curves)} == {"[c]"}
    few = ask(of(store, *[10] * 4, *[None] * 9), METRIC, board, as_at=AS_AT).display().to_dicts()
    assert {few[-1][name] for name in ("reoffended", *curves)} == {"[c]"}
