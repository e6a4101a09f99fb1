"""spc.signals, its five measures and its months: one test per sentence of the definition."""

from datetime import date, timedelta

import pytest
from support.months import caseloads, month, month_end
from support.rows import episode, offence, rating, referral, snapshot, snapshots

METRIC = "spc.signals"
COHORT_OF = {"a": "fixed", "b": "flex", "c": "flex"}


def test_caseload_is_people_in_the_last_snapshot_of_the_month(store, answer):
    people = [*snapshots(date(2021, 1, 10), 9), *snapshots(month_end(0), 2)]
    (row,) = answer(store(snapshots=people), METRIC, start=month(0), end=month_end(0))
    assert (row["value"], row["numerator"], row["denominator"]) == (2, 2, None)


def test_the_month_of_the_start_is_counted_whole(store, answer):
    given = [rating(date(2021, 1, 5), "a"), rating(date(2021, 1, 20), "b", "red")]
    reader = store(snapshots=caseloads(2), rag_ratings=given)
    (row,) = answer(reader, METRIC, measure="share_green", start=date(2021, 1, 15), end=month_end(0))
    assert (row["period"], row["value"]) == (month(0), 1 / 2)


def test_a_month_that_the_end_does_not_reach_the_end_of_is_left_out(store, answer):
    reader = store(snapshots=caseloads(2, 2, 2))
    rows = answer(reader, METRIC, start=month(0), end=month_end(2) - timedelta(1))
    assert [row["period"] for row in rows] == [month(0), month(1)]


def test_a_month_that_no_snapshot_shows_to_be_over_is_left_out(store, answer):
    """The end is given as April, but the last snapshot is of 10 March."""
    people = [*caseloads(2, 2), *snapshots(date(2021, 3, 10), 2)]
    reader = store(snapshots=people, referrals=[referral(1, month(0))])
    for measure in ("caseload", "referrals"):
        rows = answer(reader, METRIC, measure=measure, start=month(0), end=month_end(3))
        assert [row["period"] for row in rows] == [month(0), month(1)]


def test_a_snapshot_on_the_first_of_the_next_month_shows_a_month_to_be_over(store, answer):
    rows = answer(store(snapshots=snapshots(month(1), 2)), METRIC, start=month(0), end=month(1))
    assert [(row["period"], row["value"]) for row in rows] == [(month(0), None)]


@pytest.mark.parametrize(("measure", "ratings"), [("share_green", 2), ("share_red", 1)])
def test_a_share_is_ratings_of_the_colour_at_all_meetings_of_the_month_of_all_given(
    store, answer, measure, ratings
):
    given = [
        rating(date(2021, 1, 5), "a", "green"),
        rating(date(2021, 1, 5), "b", "red"),
        rating(date(2021, 1, 19), "a", "green"),
        rating(date(2021, 1, 19), "b", "amber"),
        rating(date(2021, 2, 2), "a", "amber"),
    ]
    reader = store(snapshots=caseloads(3, 3, 3), rag_ratings=given)
    rows = answer(reader, METRIC, measure=measure, start=month(0), end=month_end(2))
    assert [(row["numerator"], row["denominator"], row["value"]) for row in rows] == [
        (ratings, 4, ratings / 4),
        (0, 1, 0 / 1),
        (None, None, None),
    ]


def test_ratings_of_another_scheme_never_count(store, answer):
    given = [rating(date(2021, 1, 5), "a", "green"), rating(date(2021, 1, 5), "b", "red", scheme="elsewhere")]
    reader = store(snapshots=caseloads(2), rag_ratings=given)
    (row,) = answer(reader, METRIC, measure="share_green", start=month(0), end=month_end(0))
    assert row["value"] == 1 / 1


def test_reoffences_are_recorded_offences_in_the_month_of_people_it_opened_with(store, answer):
    done = [
        offence(1, "fixed-all-0", month(1)),
        offence(2, "fixed-all-0", month_end(1), proven_on=month_end(2)),
        offence(3, "fixed-all-1", month(2)),
        offence(4, "not on the scheme", date(2021, 2, 10)),
    ]
    reader = store(snapshots=caseloads(4, 1, 5), offences=done)
    rows = answer(reader, METRIC, measure="reoffences_per_person", start=month(1), end=month_end(2))
    assert [(row["numerator"], row["denominator"], row["value"]) for row in rows] == [
        (2, 4, 2 / 4),
        (0, 1, 0 / 1),
    ]


def test_the_opening_snapshot_is_of_the_month_before_or_of_the_first_day(store, answer):
    known = offence(1, "fixed-all-0", month(0))
    people = [*snapshots(month(1), 5), *snapshots(month_end(2), 3), *snapshots(month_end(4), 2)]
    reader = store(snapshots=people, offences=[known])
    rows = answer(reader, METRIC, measure="reoffences_per_person", start=month(0), end=month_end(4))
    assert [row["denominator"] for row in rows] == [None, 5, 5, 3, None]


def test_before_the_first_offence_on_record_there_is_no_value(store, answer):
    """Somebody else's offence, of no person of the scheme, is no record of the scheme."""
    offences = [offence(1, "stranger", month(0)), offence(2, "fixed-all-1", date(2021, 3, 20))]
    reader = store(snapshots=caseloads(2, 2, 2, 2), offences=offences)
    rows = answer(reader, METRIC, measure="reoffences_per_person", start=month(0), end=month_end(3))
    assert [row["value"] for row in rows] == [None, None, 1 / 2, 0 / 2]


def test_referrals_are_those_made_in_the_month_and_0_only_after_the_first_on_record(store, answer):
    made = [referral(1, date(2021, 2, 1)), referral(2, month_end(1)), referral(3, month(3))]
    reader = store(snapshots=caseloads(1, 1, 1, 1), referrals=made)
    rows = answer(reader, METRIC, measure="referrals", start=month(0), end=month_end(3))
    assert [row["value"] for row in rows] == [None, 2, 0, 1]


@pytest.mark.parametrize("measure", ["share_green", "share_red", "reoffences_per_person", "referrals"])
def test_what_was_never_loaded_has_no_value(store, answer, measure):
    rows = answer(store(snapshots=caseloads(2, 2)), METRIC, measure=measure, start=month(0), end=month_end(1))
    assert [(row["value"], row["numerator"], row["points"]) for row in rows] == [(None, None, 0)] * 2


def test_only_the_cohorts_asked_for(store, answer):
    people = [
        snapshot(day, who, code) for day in (month_end(0), month_end(1)) for who, code in COHORT_OF.items()
    ]
    reader = store(
        snapshots=people,
        episodes=[episode("new", date(2021, 2, 5), cohort="flex")],
        rag_ratings=[
            rating(date(2021, 2, 10), "a", "red"),
            rating(date(2021, 2, 10), "b", "green"),
            rating(date(2021, 2, 10), "new", "red"),
        ],
        offences=[offence(1, "a", month(1)), offence(2, "b", month(1)), offence(3, "b", month_end(1))],
        referrals=[referral(1, month(1), cohort="flex"), referral(2, month(1))],
    )
    asked = {"start": month(1), "end": month_end(1), "cohort": ["flex"]}
    values = {
        measure: answer(reader, METRIC, measure=measure, **asked)[0]["value"]
        for measure in ("caseload", "share_green", "reoffences_per_person", "referrals")
    }
    assert values == {"caseload": 2, "share_green": 1 / 2, "reoffences_per_person": 2 / 2, "referrals": 1}
