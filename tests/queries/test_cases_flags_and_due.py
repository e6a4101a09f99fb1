"""cases.flags and cases.due: one test per sentence of their definitions."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, episode, snapshot

from access.viewer import NotPermitted, Role, Viewer

DAY = date(2024, 6, 30)
FLAGS = [
    "red_twice",
    "overdue_rating",
    "overdue_assessment",
    "three_greens",
    "no_exit_plan",
    "release_due_soon",
    "outside_fixed_rule",
    "over_two_years",
]


def ago(days):
    return DAY - timedelta(days)


def rating(person, rag, days):
    return {"scheme": SCHEME, "meeting_date": ago(days), "person_ref": person, "rag": rag}


def everyone(*people):
    return [snapshot(DAY, person) for person in people]


def by_flag(rows):
    return {row["flag"]: (row["people"], row["caseload"], row["not_known"]) for row in rows}


def test_how_many_people_have_each_flag_with_a_row_for_each(store, answer):
    ratings = [rating("a", "red", 40), rating("a", "red", 10), rating("b", "green", 36)]
    rows = answer(store(snapshots=everyone("a", "b", "c"), rag_ratings=ratings), "cases.flags")
    assert [row["flag"] for row in rows] == FLAGS
    assert all(row["label"] for row in rows)
    found = by_flag(rows)
    assert found["red_twice"] == (1, 3, 0)
    assert found["overdue_rating"] == (1 + 1, 3, 0)  # 36 days ago, and never
    assert found["release_due_soon"] == (0, 3, 0)


def test_a_flag_that_cannot_be_told_of_anybody_is_empty(store, answer):
    found = by_flag(answer(store(snapshots=everyone("a", "b")), "cases.flags"))
    told = {"release_due_soon"}
    assert {flag for flag, (people, _, _) in found.items() if people is not None} == told
    assert all(found[flag] == (None, 2, 2) for flag in FLAGS if flag not in told)


def test_people_of_whom_a_flag_cannot_be_told_are_counted_apart(store, answer):
    stays = [episode("a", ago(1000)), episode("b", ago(10))]
    found = by_flag(answer(store(snapshots=everyone("a", "b", "c"), episodes=stays), "cases.flags"))
    assert found["over_two_years"] == (1, 3, 1)


def test_of_nobody_every_flag_is_0(store, answer):
    rows = answer(store(), "cases.flags")
    assert by_flag(rows) == dict.fromkeys(FLAGS, (0, 0, 0))


def test_of_the_people_whom_the_list_shows(store, ask):
    hidden = {"person_ref": "a", "birth_month": date(1990, 1, 1), "sex": "male", "restricted": True}
    reader = store(snapshots=everyone("a", "b"), people=[hidden], rag_ratings=[rating("b", "red", 40)])
    for may, overdue in ((False, 1), (True, 2)):
        viewer = Viewer.of(Role.INSPECTOR, restricted=may)
        found = by_flag(ask(reader, "cases.flags", viewer).frame.to_dicts())
        assert found["overdue_rating"] == (overdue, overdue, 0)
        assert ask(reader, "cases.list", viewer).frame.height == overdue


@pytest.mark.parametrize("metric", ["cases.flags", "cases.due"])
def test_only_people_of_the_cohorts_and_areas_asked_for(store, answer, metric):
    rows = [*everyone("a"), snapshot(DAY, "b", "flex"), snapshot(DAY, "c", "flex", area="south")]
    reader = store(snapshots=rows)

    def people(**asked):
        found = answer(reader, metric, **asked)
        return found[0]["caseload"] if metric == "cases.flags" else len(found)

    assert (people(), people(cohort=["flex"]), people(cohort=["flex"], area="south")) == (3, 2, 1)


@pytest.mark.parametrize("metric", ["cases.flags", "cases.due"])
def test_they_are_for_those_who_work_the_cases(store, ask, board, metric):
    with pytest.raises(NotPermitted, match="single people"):
        ask(store(), metric, board)


def test_everyone_comes_in_the_order_of_discussion_by_the_first_reason(store, answer):
    ratings = [
        *(rating("greens", "green", days) for days in (86, 58, 30, 2)),
        *(rating("missed", "green", days) for days in (86, 58, 30)),
        *(rating("red", rag, days) for rag, days in (("green", 30), ("red", 2))),
        *(rating(person, "amber", 2) for person in ("leaving", "routine")),
    ]
    custody = [{"person_ref": "leaving", "from_date": ago(300), "to_date": DAY + timedelta(30)}]
    rows = [
        *everyone("greens", "missed", "new", "red", "routine"),
        snapshot(DAY, "leaving", setting="custody"),
    ]
    stays = [episode(person, ago(90)) for person in ("greens", "missed")]
    reader = store(snapshots=rows, rag_ratings=ratings, custody_periods=custody, episodes=stays)
    found = answer(reader, "cases.due")
    assert [(row["place"], row["person_ref"], row["why"]) for row in found] == [
        (1, "red", "red"),
        (2, "new", "never_rated"),
        (3, "missed", "missed_last_meeting"),
        (4, "greens", "three_greens"),
        (5, "leaving", "release_due"),
        (6, "routine", "routine"),
    ]
    assert found[0]["rag"] == "red"
    assert found[1]["rag"] == "unrated"


def test_within_a_reason_the_longest_unrated_come_first(store, answer):
    ratings = [rating("a", "red", 5), rating("b", "red", 40), rating("c", "red", 40)]
    found = answer(store(snapshots=everyone("a", "b", "c"), rag_ratings=ratings), "cases.due")
    assert [row["person_ref"] for row in found] == ["b", "c", "a"]


def test_somebody_red_who_missed_the_last_meeting_is_red(store, answer):
    ratings = [rating("a", "red", 40), rating("b", "green", 5)]
    found = answer(store(snapshots=everyone("a", "b"), rag_ratings=ratings), "cases.due")
    assert [row["why"] for row in found] == ["red", "routine"]


@pytest.mark.parametrize(
    ("meetings", "following"),
    [
        ([63, 35, 7], 28),
        ([63, 28, 7, 0], 21),  # gaps of 35, 21 and 7
        ([5], None),
        ([*range(900, 888, -1), *range(880, 700, -14)], 14),  # the last twelve alone
    ],
)
def test_the_next_meeting_is_the_last_and_the_usual_gap(store, answer, meetings, following):
    ratings = [rating("a", "amber", days) for days in meetings]
    (row,) = answer(store(snapshots=everyone("a"), rag_ratings=ratings), "cases.due", as_at=DAY)
    last = ago(meetings[-1])
    assert row["last_meeting"] == last
    assert row["next_meeting"] == (last + timedelta(following) if following else None)


def test_without_a_meeting_nobody_missed_one(store, answer):
    (row,) = answer(store(snapshots=everyone("a")), "cases.due")
    assert (row["why"], row["last_meeting"], row["next_meeting"]) == ("never_rated", None, None)


def test_a_restricted_case_is_due_for_those_who_may_see_it(store, ask):
    hidden = {"person_ref": "a", "birth_month": date(1990, 1, 1), "sex": "male", "restricted": True}
    reader = store(snapshots=everyone("a", "b"), people=[hidden])
    for may, expected in ((False, ["b"]), (True, ["a", "b"])):
        found = ask(reader, "cases.due", Viewer.of(Role.INSPECTOR, restricted=may)).frame
        assert found["person_ref"].to_list() == expected
        assert found["place"].to_list() == list(range(1, len(expected) + 1))
