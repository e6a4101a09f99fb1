"""cases.person, cases.events and cases.needs: one test per sentence of their definitions."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, areas, episode, referral, snapshot

from access.viewer import NotPermitted, Role, Viewer
from queries import QueryError

DAY = date(2024, 6, 30)
ALL = ["cases.person", "cases.events", "cases.needs"]
NINE = [
    "alcohol",
    "drugs",
    "finance_debt",
    "relationships",
    "housing",
    "physical_health",
    "mental_wellbeing",
    "education_training_employment",
    "attitudes_thinking_behaviour",
]


def ago(days):
    return DAY - timedelta(days)


def known(person="a", **other):
    return {"person_ref": person, "birth_month": date(1990, 5, 1), "sex": "female"} | other


def scored(pathway, score, days, instrument="in_house", ref=None, person="a"):
    return {
        "scheme": SCHEME,
        "assessment_ref": ref or f"{instrument}-{days}",
        "person_ref": person,
        "assessed_on": ago(days),
        "instrument": instrument,
        "pathway": pathway,
        "score": score,
    }


@pytest.fixture
def of_a(store, answer):
    """What a metric says of `a`, who is in the snapshot of the day, from the tables of the test."""

    def said(metric, as_at=DAY, **tables):
        reader = store(**{"snapshots": [snapshot(DAY, "a")], "people": [known()], **tables})
        return answer(reader, metric, person="a", as_at=as_at)

    return said


@pytest.fixture
def events(of_a):
    """Lane, from, to, what, detail and value of what is said of `a`."""
    names = ("lane", "from_date", "to_date", "what", "detail", "value")
    return lambda **tables: [tuple(row[name] for name in names) for row in of_a("cases.events", **tables)]


@pytest.mark.parametrize("metric", ALL)
def test_unknown_elsewhere_and_restricted_are_alike(store, ask, metric):
    """The same empty frame: nobody learns from it which of the three it was."""
    tables = {
        "snapshots": [snapshot(DAY, "hidden"), snapshot(DAY, "stranger", scheme="elsewhere")],
        "people": [known("hidden", restricted=True), known("stranger"), known("unseen")],
        "rag_ratings": [
            {"scheme": SCHEME, "meeting_date": DAY, "person_ref": person, "rag": "red"}
            for person in ("hidden", "unseen")
        ],
        "assessments": [scored("drugs", 5.0, 9, person=person) for person in ("hidden", "stranger")],
        "offences": [
            {"offence_ref": person, "person_ref": person, "offence_date": DAY, "offence_code": "34"}
            for person in ("hidden", "stranger", "unseen")
        ],
    }
    reader, inspector = store(**tables), Viewer.of(Role.INSPECTOR)
    frames = [
        ask(reader, metric, inspector, person=person).frame
        for person in ("nobody", "stranger", "hidden", "unseen", None)
    ]
    assert all(frame.equals(frames[0]) and frame.schema == frames[0].schema for frame in frames)
    assert frames[0].is_empty()
    permitted = ask(reader, metric, Viewer.of(Role.INSPECTOR, restricted=True), person="hidden")
    assert not permitted.frame.is_empty()


@pytest.mark.parametrize("metric", ALL)
def test_they_are_for_those_who_work_the_cases(store, ask, board, metric):
    with pytest.raises(NotPermitted, match="single people"):
        ask(store(), metric, board, person="a")


def test_a_reference_that_is_none_is_refused(store, ask):
    with pytest.raises(QueryError, match="person"):
        ask(store(), "cases.person", person="a b")


def test_what_the_list_says_with_sex_age_offence_episodes_and_review(of_a, ask, store):
    tables = {
        "snapshots": [snapshot(DAY, "a", index_offence="34", mappa=True, ogrs=80.0)],
        "people": [known(review_by=DAY)],
        "episodes": [episode("a", ago(800), ago(700)), episode("a", ago(50))],
        "areas": areas("north"),
    }
    (row,) = of_a("cases.person", **tables)
    (listed,) = ask(store(**tables), "cases.list", as_at=DAY).frame.to_dicts()
    assert {name: row[name] for name in listed} == listed
    assert (row["sex"], row["review_by"], row["episodes"]) == ("female", DAY, 2)
    assert (row["index_offence"], row["index_offence_title"]) == ("34", "Robbery")
    assert (row["offence_group"], row["mappa"], row["restricted"]) == ("Robbery", True, False)
    assert (row["on_scheme"], row["snapshot_date"]) == (True, DAY)


@pytest.mark.parametrize(("born", "age"), [(date(1990, 6, 1), 34), (date(1990, 7, 1), 33)])
def test_age_is_in_whole_years_from_the_month_of_birth(of_a, born, age):
    (row,) = of_a("cases.person", people=[known(birth_month=born)])
    assert row["age"] == age


def test_an_offence_that_is_not_in_the_reference_table_has_no_title(of_a):
    (row,) = of_a("cases.person", snapshots=[snapshot(DAY, "a", index_offence="0X")])
    assert (row["index_offence"], row["index_offence_title"], row["offence_group"]) == ("0X", None, None)


def test_of_somebody_who_has_left_as_last_seen_and_without_flags(of_a):
    rows = [snapshot(ago(60), "a", "flex"), snapshot(ago(90), "a"), snapshot(DAY, "b")]
    ratings = [{"scheme": SCHEME, "meeting_date": ago(70), "person_ref": "a", "rag": "red"}]
    (row,) = of_a("cases.person", snapshots=rows, rag_ratings=ratings)
    assert (row["cohort"], row["snapshot_date"], row["on_scheme"]) == ("flex", ago(60), False)
    assert (row["rag"], row["overdue_rating"], row["release_due_soon"]) == ("red", None, None)


def test_nobody_is_known_before_the_first_snapshot_that_shows_them(of_a):
    assert of_a("cases.person", as_at=ago(1), episodes=[episode("a", ago(90))]) == []


def test_ratings_and_meetings_of_this_scheme(events):
    def rated(person, days, scheme=SCHEME):
        row = {"scheme": scheme, "meeting_date": ago(days), "person_ref": person, "rag": "amber"}
        return row | {"outcome": "retain"}

    ratings = [rated("a", 30), rated("b", 9), rated("b", 100), rated("a", 5, "elsewhere"), rated("a", -1)]
    found = events(rag_ratings=ratings, episodes=[episode("a", ago(50))])
    assert found == [
        ("rating", ago(30), ago(30), "amber", "retain", None),
        ("episode", ago(50), None, "fixed", None, None),
        ("meeting", ago(30), ago(30), "macc", "rated", None),
        ("meeting", ago(9), ago(9), "macc", "not_rated", None),
    ]


@pytest.mark.parametrize(("left", "said"), [(ago(10), (ago(10), "died")), (DAY + timedelta(1), (None, None))])
def test_an_episode_that_ends_later_has_neither_end_nor_reason(events, left, said):
    (found,) = events(episodes=[episode("a", ago(50), left, exit_reason="died")])
    assert (found[2], found[4]) == said


@pytest.mark.parametrize(("ended", "said"), [(ago(1), ago(1)), (DAY + timedelta(1), None), (None, None)])
def test_custody_that_goes_on_has_no_end(events, ended, said):
    held = {"person_ref": "a", "from_date": ago(50), "to_date": ended}
    assert events(custody_periods=[held]) == [("custody", ago(50), said, "custody", None, None)]


@pytest.mark.parametrize(
    ("proven", "said"), [(DAY, "proven"), (DAY + timedelta(1), "not_proven"), (None, "not_proven")]
)
def test_an_offence_with_its_severity_is_proven_once_it_is(of_a, proven, said):
    offence = {"offence_ref": "o", "person_ref": "a", "offence_date": ago(9), "offence_code": "34"}
    (row,) = of_a("cases.events", offences=[offence | {"proven_on": proven, "severity": 746.0}])
    assert (row["lane"], row["what"], row["label"]) == ("offence", "34", "Robbery")
    assert (row["detail"], row["value"], row["to_date"]) == (said, 746.0, ago(9))
    assert row["detail_label"] == said.replace("_", " ").capitalize()


def test_an_assessment_counts_the_pathways_with_a_need(events):
    in_house = [scored("drugs", 4.0, 20), scored("housing", 0.0, 20), scored("alcohol", 1.0, 20)]
    star = [scored("drugs", 10.0, 5, "justice_star"), scored("housing", 9.0, 5, "justice_star")]
    assert events(assessments=in_house + star) == [
        ("assessment", ago(20), ago(20), "in_house", None, 2),
        ("assessment", ago(5), ago(5), "justice_star", None, 1),
    ]


@pytest.mark.parametrize(("ended", "said"), [(ago(2), (ago(2), 7)), (DAY + timedelta(1), (None, None))])
def test_contacts_of_a_service_are_known_once_it_ended(events, ended, said):
    service = {"service_referral_ref": "s", "person_ref": "a", "pathway": "drugs", "agency": "Turning Point"}
    service |= {"referred_on": ago(40), "fast_track": True, "contacts": 7, "ended_on": ended}
    assert events(service_referrals=[service]) == [
        ("service", ago(40), said[0], "drugs", "Turning Point", said[1])
    ]


@pytest.mark.parametrize(
    ("ended", "said"), [(ago(2), (ago(2), "completed")), (DAY + timedelta(1), (None, "ongoing"))]
)
def test_a_requirement_is_ongoing_until_it_ends(events, ended, said):
    row = {"person_ref": "a", "requirement": "alcohol", "made_on": ago(40), "ended_on": ended}
    found = events(treatment_requirements=[row | {"outcome": "completed"}])
    assert found == [("requirement", ago(40), said[0], "alcohol", said[1], None)]


def test_enforcement_and_releases(of_a):
    enforced = {"person_ref": "a", "event_date": ago(4), "kind": "tag_violation"}
    released = {"person_ref": "a", "released_on": ago(8), "prison": "HMP Lincoln"}
    found = of_a(
        "cases.events",
        enforcement=[enforced],
        releases=[released | {"accommodation_on_release": "settled"}],
    )
    assert [(row["lane"], row["label"], row["detail_label"]) for row in found] == [
        ("enforcement", "Tag violation", None),
        ("release", "Settled", "HMP Lincoln"),
    ]


@pytest.mark.parametrize(
    ("decided", "said"), [(ago(1), (ago(1), "declined")), (DAY + timedelta(1), (None, None))]
)
def test_a_referral_is_open_until_it_is_decided(events, decided, said):
    row = referral(1, ago(30), person_ref="a", decided_on=decided, decision="declined")
    elsewhere = referral(2, ago(30), person_ref="a", scheme="elsewhere")
    assert events(referrals=[row, elsewhere]) == [("referral", ago(30), said[0], "police", said[1], None)]


def test_nothing_dated_later_and_nothing_of_anybody_else(events):
    later = DAY + timedelta(1)
    assert not events(
        episodes=[episode("a", later), episode("b", ago(9))],
        enforcement=[
            {"person_ref": "a", "event_date": later, "kind": "arrest"},
            {"person_ref": "b", "event_date": ago(1), "kind": "arrest"},
        ],
        custody_periods=[{"person_ref": "a", "from_date": later, "to_date": None}],
        assessments=[scored("drugs", 4.0, -1), scored("drugs", 4.0, 1, person="b")],
        offences=[{"offence_ref": "o", "person_ref": "a", "offence_date": later, "offence_code": "34"}],
    )


def test_the_first_latest_and_worst_score_of_each_pathway(of_a):
    rows = [scored("drugs", score, days) for score, days in ((5.0, 200), (8.0, 100), (3.0, 10))]
    found = of_a("cases.needs", assessments=[*rows, scored("drugs", 9.0, -5)])
    (drugs,) = [row for row in found if row["pathway"] == "drugs"]
    assert (drugs["first_on"], drugs["first_score"]) == (ago(200), 5.0)
    assert (drugs["latest_on"], drugs["latest_score"]) == (ago(10), 3.0)
    assert (drugs["worst_score"], drugs["scores"]) == (8.0, 3)
    assert (drugs["better"], drugs["no_need"], drugs["label"]) == ("lower", 0.0, "Drug misuse")


def test_the_worst_follows_the_direction_of_the_instrument(of_a):
    rows = [scored("drugs", score, days, "justice_star") for score, days in ((5.0, 200), (8.0, 100))]
    (drugs,) = [row for row in of_a("cases.needs", assessments=rows) if row["pathway"] == "drugs"]
    assert (drugs["worst_score"], drugs["better"], drugs["no_need"]) == (5.0, "higher", 10.0)
    assert (drugs["scale_low"], drugs["scale_high"]) == (1.0, 10.0)


def test_the_main_instrument_has_all_nine_pathways_and_an_empty_one_is_no_zero(of_a):
    rows = [scored("drugs", 5.0, 20), scored("housing", 2.0, 20), scored("drugs", 7.0, 9, "justice_star")]
    found = of_a("cases.needs", assessments=rows)
    assert [row["pathway"] for row in found if row["main"]] == NINE
    assert {row["instrument"] for row in found if row["main"]} == {"in_house"}
    assert [(row["pathway"], row["instrument"]) for row in found if not row["main"]] == [
        ("drugs", "justice_star")
    ]
    (alcohol,) = [row for row in found if row["pathway"] == "alcohol"]
    assert [alcohol[name] for name in ("first_score", "latest_score", "worst_score")] == [None] * 3


def test_somebody_assessed_on_the_seven_older_areas_has_those(of_a):
    found = of_a("cases.needs", assessments=[scored("accommodation", 4.0, 20)])
    assert [row["pathway"] for row in found] == [
        "education_training_employment",
        "attitudes_thinking_behaviour",
        "accommodation",
        "health",
        "drugs_alcohol",
        "finance_benefit_debt",
        "children_families",
    ]


def test_two_assessments_on_one_day_are_told_in_the_order_of_their_references(of_a):
    rows = [scored("drugs", 2.0, 9, ref="b"), scored("drugs", 6.0, 9, ref="a")]
    (drugs,) = [row for row in of_a("cases.needs", assessments=rows) if row["pathway"] == "drugs"]
    assert (drugs["first_score"], drugs["latest_score"]) == (6.0, 2.0)


def test_somebody_never_assessed_has_no_rows(of_a):
    assert of_a("cases.needs") == []
