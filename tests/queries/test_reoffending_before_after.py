"""reoffending.before_after: one test per sentence of its definition, and its edges."""

from datetime import date, timedelta

import pytest
from support.rows import areas, cohort, episode, offence, person, snapshot

METRIC = "reoffending.before_after"
START, END = date(2022, 4, 1), date(2023, 4, 1)
DAY = timedelta(1)
INSIDE = START + 30 * DAY
SPAN = {"start": START, "end": END, "as_at": END}


def offences(ref, before=0, after=0, **other):
    """So many offences of one person in the year before START, and since."""
    days = [START - (one + 1) * DAY for one in range(before)] + [START + one * DAY for one in range(after)]
    return [
        offence(number, ref, day, offence_ref=f"{ref}-{number}", **other) for number, day in enumerate(days)
    ]


def rows_of(answer, reader, **parameters):
    return {row["group"]: row for row in answer(reader, METRIC, **{**SPAN, **parameters})}


def counted(row):
    return row["people"], row["offences_before"], row["offences_after"]


def test_offences_of_the_same_people_before_and_after(store, answer):
    reader = store(
        snapshots=[snapshot(INSIDE, ref) for ref in ("a", "b")],
        offences=[*offences("a", 3, 1), *offences("b", 1, 2)],
    )
    row = rows_of(answer, reader)["fixed"]
    assert counted(row) == (2, 3 + 1, 1 + 2)
    assert row["change_pct"] == 100 * (3 - 4) / 4
    assert (row["per_person_before"], row["per_person_after"]) == (4 / 2, 3 / 2)
    assert (row["offended_before"], row["offended_after"]) == (2, 2)


def test_somebody_who_had_not_offended_the_year_before_is_not_in_the_sample(store, answer):
    reader = store(snapshots=[snapshot(INSIDE, ref) for ref in ("a", "b")], offences=offences("a", 0, 4))
    assert counted(rows_of(answer, reader)["total"]) == (0, 0, 0)


def test_somebody_only_ever_in_custody_is_not_in_the_sample(store, answer):
    rows = [snapshot(INSIDE, "a", setting="custody"), snapshot(INSIDE, "b")]
    reader = store(snapshots=rows, offences=offences("a", 1) + offences("b", 2))
    assert counted(rows_of(answer, reader)["total"]) == (1, 2, 0)


def test_the_group_is_that_of_the_first_snapshot_in_the_community(store, answer):
    rows = [
        snapshot(INSIDE, "a", "free", "female", setting="custody"),
        snapshot(INSIDE + DAY, "a", "flex"),
        snapshot(INSIDE + 2 * DAY, "a", "fixed"),
    ]
    found = rows_of(answer, store(snapshots=rows, offences=offences("a", 1)))
    assert {group: row["people"] for group, row in found.items()} == {
        "fixed": 0,
        "flex": 1,
        "free": 0,
        "total": 1,
    }


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (START - timedelta(366), 0, 0),
        (START - timedelta(365), 1, 0),
        (START - DAY, 1, 0),
        (START, 0, 1),
        (END - DAY, 0, 1),
        (END, 0, 0),
    ],
)
def test_the_periods_begin_with_their_first_day_and_do_not_hold_their_last(store, answer, day, before, after):
    known = offence(99, "a", START - 20 * DAY)
    reader = store(snapshots=[snapshot(INSIDE, "a")], offences=[known, offence(1, "a", day)])
    assert counted(rows_of(answer, reader)["total"]) == (1, 1 + before, after)


@pytest.mark.parametrize(("day", "people"), [(START, 1), (END, 1), (START - DAY, 0), (END + DAY, 0)])
def test_snapshots_on_both_days_count(store, answer, day, people):
    reader = store(snapshots=[snapshot(day, "a")], offences=offences("a", 1))
    assert rows_of(answer, reader, as_at=END + DAY)["total"]["people"] == people


def test_nothing_dated_after_the_day_is_counted(store, answer):
    rows = [snapshot(INSIDE, "a"), snapshot(INSIDE + 9 * DAY, "b")]
    reader = store(snapshots=rows, offences=offences("a", 1, 60) + offences("b", 1))
    row = rows_of(answer, reader, as_at=INSIDE)["total"]
    assert counted(row) == (1, 1, 30 + 1)
    assert (row["days_before"], row["days_after"]) == (365, 31)


def test_proven_only_counts_those_proven_by_the_day_also_in_the_sample(store, answer):
    late = offence(7, "b", START - DAY, proven_on=END + DAY)
    proven = offences("a", 1, 1, proven_on=END)
    reader = store(
        snapshots=[snapshot(INSIDE, ref) for ref in ("a", "b")],
        offences=[*proven, offence(8, "a", START), late],
    )
    assert counted(rows_of(answer, reader)["total"]) == (2, 2, 2)
    assert counted(rows_of(answer, reader, proven="only")["total"]) == (1, 1, 1)


def test_start_and_end_left_out_are_the_year_up_to_the_day(store, answer):
    reader = store(snapshots=[snapshot(END, "a")], offences=offences("a", 2, 3))
    (row,) = [one for one in answer(reader, METRIC) if one["group"] == "total"]
    assert counted(row) == (1, 2, 3)
    assert (row["days_before"], row["days_after"]) == (365, 365)


def test_adoption_counts_a_year_of_days_on_each_side_of_the_first(store, answer):
    days = [START - 366 * DAY, START - 365 * DAY, START - DAY, START, START + 364 * DAY, START + 365 * DAY]
    reader = store(
        snapshots=[snapshot(date(2025, 1, 1), "x")],
        episodes=[
            episode("a", START, START + 9 * DAY, cohort="flex"),
            episode("a", START + 100 * DAY, cohort="fixed"),
        ],
        offences=[offence(number, "a", day) for number, day in enumerate(days)],
    )
    found = rows_of(answer, reader, sample="adoption", as_at=date(2025, 1, 1))
    assert counted(found["flex"]) == (1, 2, 2)
    assert counted(found["fixed"]) == (0, 0, 0)
    assert found["total"]["days_after"] == 365


@pytest.mark.parametrize(("days", "people"), [(365, 1), (364, 0)])
def test_adoption_takes_people_adopted_at_least_a_year_before_the_day(store, answer, days, people):
    reader = store(snapshots=[snapshot(START, "x")], episodes=[episode("a", START)])
    row = rows_of(answer, reader, sample="adoption", as_at=START + days * DAY)["total"]
    assert counted(row) == (people, 0, 0)


def test_all_zero_before_has_no_change(store, answer):
    reader = store(
        snapshots=[snapshot(START, "x")],
        episodes=[episode("a", START), episode("b", START)],
        offences=offences("a", 0, 2),
    )
    row = rows_of(answer, reader, sample="adoption")["total"]
    assert counted(row) == (2, 0, 2)
    assert row["change_pct"] is row["change_low"] is row["change_high"] is row["severity_change_pct"] is None
    assert row["per_person_before"] == 0


def test_one_person_has_a_change_and_no_interval(store, answer):
    reader = store(snapshots=[snapshot(INSIDE, "a")], offences=offences("a", 2, 1))
    row = rows_of(answer, reader)["total"]
    assert (row["change_pct"], row["change_low"], row["change_high"]) == (-50, None, None)


def test_nobody_has_numbers_of_0_and_no_rate(store, answer):
    row = rows_of(answer, store(snapshots=[snapshot(INSIDE, "a")]))["total"]
    assert counted(row) == (0, 0, 0)
    assert row["change_pct"] is row["per_person_before"] is row["per_person_after"] is None


def test_somebody_on_two_schemes_offends_on_both_and_is_counted_once_on_each(store, answer):
    rows = [snapshot(INSIDE, "a"), snapshot(INSIDE, "a", "flex", scheme="elsewhere")]
    reader = store(snapshots=rows, offences=offences("a", 2, 1))
    found = rows_of(answer, reader)
    assert counted(found["total"]) == counted(found["fixed"]) == (1, 2, 1)


def test_severity_leaves_out_what_has_no_weight_and_counts_it(store, answer):
    some = [*offences("a", 2, 1, severity=30.0), offence(9, "a", START - DAY)]
    row = rows_of(answer, store(snapshots=[snapshot(INSIDE, "a")], offences=some))["total"]
    assert (row["severity_before"], row["severity_after"], row["without_severity"]) == (30 + 30, 30, 1)
    assert row["severity_change_pct"] == 100 * (30 - 60) / 60


def test_severity_that_nobody_recorded_is_not_0(store, answer):
    reader = store(snapshots=[snapshot(INSIDE, "a")], offences=offences("a", 1))
    row = rows_of(answer, reader)["total"]
    assert (row["severity_before"], row["severity_after"]) == (None, 0)


def test_age_is_that_at_the_start(store, answer):
    born = {"a": date(1997, 4, 1), "b": date(1997, 5, 1), "c": date(2004, 5, 1)}
    reader = store(
        people=[person(ref, birth_month=month) for ref, month in born.items()],
        snapshots=[snapshot(INSIDE, ref) for ref in (*born, "d")],
        offences=[row for ref in (*born, "d") for row in offences(ref, 1)],
    )
    found = rows_of(answer, reader, by="age_band")
    assert [(group, row["people"]) for group, row in found.items()] == [
        ("under-18", 1),
        ("18-24", 1),
        ("25+", 1),
        ("not_recorded", 1),
        ("total", 4),
    ]


def test_by_profile_free_is_never_blended_into_fixed_and_flex(store, answer):
    where = [("fixed", "all"), ("flex", "all"), ("free", "female"), ("free", "young_adult")]
    reader = store(
        snapshots=[snapshot(INSIDE, f"{one}-{other}", one, other) for one, other in where],
        offences=[row for one, other in where for row in offences(f"{one}-{other}", 1, 1)],
    )
    found = rows_of(answer, reader, by="profile")
    assert {group: counted(row) for group, row in found.items()} == {
        "fixed_flex": (2, 2, 2),
        "fixed": (1, 1, 1),
        "flex": (1, 1, 1),
        "free/female": (1, 1, 1),
        "free/young_adult": (1, 1, 1),
        "total": (4, 4, 4),
    }
    assert "fixed_flex" not in rows_of(answer, reader, by="profile", cohort=["flex", "free"])
    assert counted(rows_of(answer, reader, cohort=["fixed", "flex"])["total"]) == (2, 2, 2)


def test_a_scheme_without_fixed_and_flex_has_no_such_row(store, answer):
    reader = store(cohorts=[cohort("priority")], snapshots=[snapshot(INSIDE, "a", "priority")])
    assert list(rows_of(answer, reader, by="profile")) == ["priority", "total"]


def test_every_area_and_sex_has_a_row(store, answer):
    reader = store(
        areas=areas("north", "south"),
        snapshots=[snapshot(INSIDE, "a", area="north")],
        offences=offences("a", 1),
    )
    assert {group: row["people"] for group, row in rows_of(answer, reader, by="area").items()} == {
        "north": 1,
        "south": 0,
        "total": 1,
    }
    assert list(rows_of(answer, reader, by="sex")) == ["female", "male", "not_stated", "total"]


def test_few_people_are_withheld_from_the_board_with_their_offences(store, ask, board):
    rows = [snapshot(INSIDE, f"a{one}") for one in range(6)] + [snapshot(INSIDE, "b", "flex")]
    some = [row for one in range(6) for row in offences(f"a{one}", 2, int(one < 2))]
    figures = ask(store(snapshots=rows, offences=some + offences("b", 3, 3)), METRIC, board, **SPAN)
    shown = {row["group"]: row for row in figures.display().to_dicts()}
    assert {shown["flex"][name] for name in ("people", "offences_before", "offences_after")} == {"[c]"}
    assert (shown["fixed"]["people"], shown["fixed"]["offences_before"]) == ("6", "12")
    few = ("offended_after", "offences_after", "change_pct", "per_person_after", "change_low")
    assert {shown["fixed"][name] for name in few} == {"[c]"}
