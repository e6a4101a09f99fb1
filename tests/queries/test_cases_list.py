"""cases.list: one test per sentence of its definition, and of what it can be asked."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, areas, episode, snapshot

from access.viewer import NotPermitted, Role, Viewer
from queries import QueryError

METRIC = "cases.list"
DAY = date(2024, 6, 30)
LONG_AGO = date(2024, 1, 1)


def ago(days):
    return DAY - timedelta(days)


def rated(person, *colours, last=5, every=28):
    """Ratings in order, the last of them `last` days before the day."""
    dates = [ago(last + every * back) for back in reversed(range(len(colours)))]
    return [
        {"scheme": SCHEME, "meeting_date": day, "person_ref": person, "rag": rag}
        for day, rag in zip(dates, colours, strict=True)
    ]


def assessed(person, day, scheme=SCHEME):
    whole = {"scheme": scheme, "assessment_ref": f"{person}-{day}", "person_ref": person, "assessed_on": day}
    return whole | {"instrument": "in_house", "pathway": "drugs", "score": 3.0}


def known(person, **other):
    return {"person_ref": person, "birth_month": date(1990, 5, 1), "sex": "male"} | other


@pytest.fixture
def one(store, answer):
    """What is said of the one person `a` in the snapshot, whose other tables the test gives."""

    def said(tables=None, **of_snapshot):
        reader = store(snapshots=[snapshot(DAY, "a", **of_snapshot)], areas=areas("north"), **(tables or {}))
        (row,) = answer(reader, METRIC, as_at=DAY)
        return row

    return said


def test_everyone_in_the_latest_snapshot_on_or_before_the_day(store, answer):
    rows = [snapshot(DAY, "a"), snapshot(DAY, "b"), snapshot(ago(30), "c"), snapshot(DAY + timedelta(9), "d")]
    reader = store(snapshots=[*rows, snapshot(DAY, "e", scheme="elsewhere")])
    assert [row["person_ref"] for row in answer(reader, METRIC, as_at=DAY + timedelta(5))] == ["a", "b"]
    assert answer(reader, METRIC, as_at=ago(31)) == []


def test_the_last_rating_and_the_one_before(one):
    row = one({"rag_ratings": rated("a", "red", "amber", "green")})
    assert (row["rag"], row["rated_on"], row["rating_before"]) == ("green", ago(5), "amber")


def test_without_a_rating_somebody_is_unrated(one):
    row = one({"rag_ratings": rated("b", "red")})
    assert (row["rag"], row["rated_on"], row["rating_before"]) == ("unrated", None, None)


def test_nothing_dated_later_is_looked_at(one):
    later = {
        "rag_ratings": rated("a", "red", last=-1),
        "assessments": [assessed("a", DAY + timedelta(1))],
        "episodes": [episode("a", DAY + timedelta(1))],
    }
    row = one(later)
    assert (row["rag"], row["last_assessed_on"], row["adopted_on"]) == ("unrated", None, None)
    assert (row["overdue_rating"], row["overdue_assessment"]) == (None, None)


def test_what_another_scheme_recorded_of_the_person_is_not_said(one):
    elsewhere = {
        "rag_ratings": [row | {"scheme": "elsewhere"} for row in rated("a", "red", "red")],
        "assessments": [assessed("a", ago(10), scheme="elsewhere")],
        "episodes": [episode("a", ago(900), scheme="elsewhere")],
    }
    row = one(elsewhere)
    assert (row["rag"], row["last_assessed_on"], row["adopted_on"]) == ("unrated", None, None)


def test_facts_of_the_snapshot_with_the_names_of_area_and_cohort(one):
    row = one(com_ref="com-1", order_type="licence", setting="custody")
    assert (row["label"], row["area_name"], row["setting"]) == ("fixed all", "Area north", "custody")
    assert (row["com_ref"], row["order_type"], row["statutory"]) == ("com-1", "licence", True)


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, "low"), (49.9, "low"), (50, "medium"), (74.9, "medium"), (75, "high"), (90, "very_high")],
)
def test_the_band_of_a_score_and_who_gave_it(one, score, band):
    row = one(ogrs=score)
    assert (row["ogrs"], row["band"], row["predictor"]) == (score, band, "ogrs3")
    assert one(ogrs=score, predictor="arp")["predictor"] == "arp"


def test_without_a_score_there_is_no_band_and_no_predictor(one):
    row = one(ogrs=None, predictor="ogrs4")
    assert (row["ogrs"], row["band"], row["predictor"]) == (None, None, None)


def test_days_on_the_scheme_are_those_of_the_open_episode(one):
    row = one({"episodes": [episode("a", ago(400), ago(300)), episode("a", ago(90), exit_plan=True)]})
    assert (row["adopted_on"], row["days_on_scheme"], row["exit_plan"]) == (ago(90), 90, True)


def test_an_episode_that_ends_later_is_open_and_one_that_ends_on_the_day_is_not(one):
    assert one({"episodes": [episode("a", ago(90), DAY + timedelta(1))]})["adopted_on"] == ago(90)
    assert one({"episodes": [episode("a", ago(90), DAY)]})["adopted_on"] is None


def test_red_twice_is_red_at_the_last_two_meetings_with_a_rating(one):
    assert one({"rag_ratings": rated("a", "red", "red")})["red_twice"] is True
    assert one({"rag_ratings": rated("a", "red", "red", every=56)})["red_twice"] is True  # one was missed
    assert one({"rag_ratings": rated("a", "red", "amber")})["red_twice"] is False
    assert one({"rag_ratings": rated("a", "amber", "red")})["red_twice"] is False
    assert one({"rag_ratings": rated("a", "red")})["red_twice"] is False


def test_two_reds_are_of_one_episode(one):
    reds = rated("a", "red", "red")
    assert one({"rag_ratings": reds, "episodes": [episode("a", ago(33))]})["red_twice"] is True
    assert one({"rag_ratings": reds, "episodes": [episode("a", ago(32))]})["red_twice"] is False


@pytest.mark.parametrize(("days", "flagged"), [(35, False), (36, True)])
def test_a_rating_is_overdue_after_35_days(one, days, flagged):
    assert one({"rag_ratings": rated("a", "green", last=days)})["overdue_rating"] is flagged


def test_a_rating_is_overdue_of_somebody_never_rated(one):
    assert one({"rag_ratings": rated("b", "green")})["overdue_rating"] is True


@pytest.mark.parametrize(("days", "flagged"), [(105, False), (106, True)])
def test_an_assessment_is_overdue_after_105_days_also_before_adoption(one, days, flagged):
    row = one({"assessments": [assessed("a", ago(days))], "episodes": [episode("a", ago(10))]})
    assert (row["last_assessed_on"], row["overdue_assessment"]) == (ago(days), flagged)


def test_an_assessment_is_overdue_of_somebody_never_assessed(one):
    assert one({"assessments": [assessed("b", DAY)]})["overdue_assessment"] is True


def test_three_greens_are_the_last_three_of_the_open_episode(one):
    stay = [episode("a", LONG_AGO)]
    row = one({"rag_ratings": rated("a", "red", "green", "green", "green"), "episodes": stay})
    assert (row["green_streak"], row["three_greens"]) == (3, True)
    row = one({"rag_ratings": rated("a", "green", "green", "green", "amber"), "episodes": stay})
    assert (row["green_streak"], row["three_greens"]) == (0, False)
    row = one({"rag_ratings": rated("a", "green", "green"), "episodes": stay})
    assert (row["green_streak"], row["three_greens"]) == (2, False)


def test_greens_do_not_carry_over_from_an_episode_to_the_next(one):
    greens = rated("a", "green", "green", "green")
    row = one({"rag_ratings": greens, "episodes": [episode("a", LONG_AGO, ago(40)), episode("a", ago(40))]})
    assert (row["green_streak"], row["three_greens"]) == (2, False)


def test_a_rating_on_the_day_between_two_episodes_is_of_the_first(one):
    greens = rated("a", "green", "green", "green")
    row = one({"rag_ratings": greens, "episodes": [episode("a", LONG_AGO, ago(61)), episode("a", ago(61))]})
    assert row["green_streak"] == 3 - 1
    assert one({"rag_ratings": greens, "episodes": [episode("a", ago(61))]})["green_streak"] == 3


def test_without_an_open_episode_greens_and_time_on_the_scheme_cannot_be_told(one):
    row = one({"rag_ratings": rated("a", "green", "green", "green")})
    told = [row[name] for name in ("green_streak", "three_greens", "no_exit_plan", "over_two_years")]
    assert told == [None] * 4


@pytest.mark.parametrize(("plan", "flagged"), [(None, True), (False, True), (True, False)])
def test_three_greens_without_an_exit_plan(one, plan, flagged):
    greens = rated("a", "green", "green", "green")
    row = one({"rag_ratings": greens, "episodes": [episode("a", LONG_AGO, exit_plan=plan)]})
    assert row["no_exit_plan"] is flagged
    row = one({"rag_ratings": greens[1:], "episodes": [episode("a", LONG_AGO, exit_plan=plan)]})
    assert row["no_exit_plan"] is False


@pytest.mark.parametrize(
    ("ends", "due", "soon"),
    [
        (DAY + timedelta(90), DAY + timedelta(90), True),
        (DAY + timedelta(91), DAY + timedelta(91), False),
        (DAY, DAY, True),
        (ago(1), None, False),
        (None, None, False),
    ],
    ids=["in 90 days", "in 91 days", "today", "ended", "open-ended"],
)
def test_release_is_due_within_90_days_of_somebody_in_custody(one, ends, due, soon):
    custody = {"custody_periods": [{"person_ref": "a", "from_date": LONG_AGO, "to_date": ends}]}
    row = one(custody, setting="custody")
    assert (row["release_due"], row["release_due_soon"]) == (due, soon)
    row = one(custody)
    assert (row["release_due"], row["release_due_soon"]) == (None, False)


def test_custody_that_has_not_begun_has_no_release_due(one):
    tomorrow = DAY + timedelta(1)
    custody = {"custody_periods": [{"person_ref": "a", "from_date": tomorrow, "to_date": tomorrow}]}
    assert one(custody, setting="custody")["release_due"] is None


def policy(day=LONG_AGO, **other):
    row = {"scheme": SCHEME, "effective_from": day, "ogrs": 60.0, "ogrs_serious": 50.0, "css": 1000.0}
    return {"selection_policy": [row | other]}


MEETS = {"index_offence": "45", "ogrs": 60.0, "css": 1000.0}


@pytest.mark.parametrize(
    ("change", "outside"),
    [
        ({}, False),
        ({"ogrs": 59.0}, True),
        ({"ogrs": 50.0, "index_offence": "34"}, False),
        ({"ogrs": 49.0, "index_offence": "28.2"}, True),
        ({"css": 999.0}, True),
        ({"statutory": False}, True),
        ({"mappa": True}, True),
        ({"index_offence": "49"}, True),
        ({"ogrs": None}, None),
        ({"css": None}, None),
        ({"ogrs": None, "css": 999.0}, True),
        ({"ogrs": 59.0, "cohort": "flex"}, False),
        ({"ogrs": None, "cohort": "flex"}, False),
    ],
)
def test_outside_the_fixed_rule_is_in_fixed_and_not_meeting_it(one, change, outside):
    """A score that is missing is no zero: it leaves open what it decides."""
    assert one(policy(), **MEETS | change)["outside_fixed_rule"] is outside


def test_the_rule_is_the_last_in_force_on_the_day(one):
    below = MEETS | {"ogrs": 59.0}
    rows = [policy(day, ogrs=mark)["selection_policy"][0] for day, mark in ((LONG_AGO, 60.0), (DAY, 55.0))]
    assert one({"selection_policy": rows}, **below)["outside_fixed_rule"] is False
    assert one({"selection_policy": rows[:1]}, **below)["outside_fixed_rule"] is True


@pytest.mark.parametrize("rule", [{}, policy(DAY + timedelta(1)), policy(scheme="elsewhere")])
def test_without_a_rule_in_force_nobody_can_be_outside_it(one, rule):
    assert one(rule, ogrs=0.0)["outside_fixed_rule"] is None


@pytest.mark.parametrize(("adopted", "flagged"), [(date(2022, 6, 30), False), (date(2022, 6, 29), True)])
def test_over_two_years_is_more_than_two_years_since_adoption(one, adopted, flagged):
    assert one({"episodes": [episode("a", adopted)]})["over_two_years"] is flagged


def test_where_the_scheme_has_no_ratings_or_assessments_yet_their_flags_cannot_be_told(one):
    row = one({"episodes": [episode("a", LONG_AGO)]})
    unknown = ("red_twice", "overdue_rating", "overdue_assessment", "three_greens", "no_exit_plan")
    assert [row[flag] for flag in unknown] == [None] * 5
    assert (row["green_streak"], row["over_two_years"], row["release_due_soon"]) == (0, False, False)


def test_restricted_cases_are_left_out_for_most(store, ask):
    people = [known("a", restricted=True), known("b", restricted=None), known("c", restricted=False)]
    reader = store(snapshots=[snapshot(DAY, person) for person in "abc"], people=people)
    for may, expected in ((False, ["b", "c"]), (True, ["a", "b", "c"])):
        viewer = Viewer.of(Role.INSPECTOR, restricted=may)
        assert ask(reader, METRIC, viewer).frame["person_ref"].to_list() == expected


def test_it_is_for_those_who_work_the_cases(store, ask, board):
    with pytest.raises(NotPermitted, match="single people"):
        ask(store(), METRIC, board)


@pytest.fixture
def three(store, answer):
    """The references of three people, as asked for."""
    rows = [
        snapshot(DAY, "Ann", com_ref="com-1", ogrs=50.0, area="north"),
        snapshot(DAY, "ben", com_ref="com-2", polm_ref="com-1", ogrs=None, area="south"),
        snapshot(DAY, "cat", "flex", support_officer_ref="so_1", ogrs=70.0, setting="custody"),
    ]
    ratings = rated("ben", "red", "red") + rated("cat", "green")
    reader = store(snapshots=rows, rag_ratings=ratings, areas=areas("north", "south"))
    return lambda **asked: "".join(row["person_ref"][0] for row in answer(reader, METRIC, **asked))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "AN"}, "A"),
        ({"search": "  ben "}, "b"),
        ({"search": "COM-1"}, "bA"),
        ({"search": "so_1"}, "c"),
        ({"search": "so%1"}, ""),
        ({"search": "ben com"}, ""),
        ({"search": "' or 1=1"}, ""),
        ({"search": " "}, "bcA"),
        ({"rag": ["red", "unrated"]}, "bA"),
        ({"area": "south"}, "b"),
        ({"manager": ["com-1"]}, "bA"),
        ({"manager": ["so_1", "com-2"]}, "bc"),
        ({"setting": "custody"}, "c"),
        ({"cohort": ["flex"]}, "c"),
        ({"flags": ["overdue_rating"]}, "A"),
        ({"flags": ["red_twice"]}, "b"),
        ({"flags": ["red_twice", "overdue_rating"]}, ""),
        ({"rag": ["red"], "manager": ["so_1"]}, ""),
    ],
)
def test_who_is_asked_for(three, asked, found):
    assert three(**asked) == found


def test_in_the_order_asked_for_what_is_empty_last_in_either_direction(three):
    assert three() == "bcA"  # red, green, unrated
    assert three(descending="yes") == "Acb"
    assert (three(order="ogrs"), three(order="ogrs", descending="yes")) == ("Acb", "cAb")
    assert (three(order="com_ref"), three(order="com_ref", descending="yes")) == ("Abc", "bAc")


def test_people_alike_come_by_their_reference_in_either_direction(three):
    assert three(order="setting") == "Abc"
    assert three(order="person_ref", descending="yes") == "cbA"
    assert three(order="area_name", descending="yes") == "bAc"


@pytest.mark.parametrize(
    "asked",
    [
        {"rag": ["blue"]},
        {"flags": ["is_dangerous"]},
        {"setting": "prison"},
        {"order": "ethnicity"},
        {"descending": "maybe"},
        {"search": "x" * 65},
        {"search": "a\nb"},
        {"search": "a\x00"},
    ],
)
def test_what_cannot_be_asked_is_refused(three, asked):
    with pytest.raises(QueryError, match=next(iter(asked))):
        three(**asked)
