"""What a meeting is told of one person: why they are due, and what happened since the last one."""

from datetime import date

import pytest
from support.person import AS_AT, event, frame_of, need, needs_figures, rated

from findings import meeting, needs

LAST = date(2022, 9, 14)
AFTER = date(2022, 9, 20)


def due(why: str, rated_on: date | None = LAST):
    return {"why": why, "rated_on": rated_on, "last_meeting": LAST}


def test_why_somebody_is_due():
    assert meeting.why(due("red")) == "Last rated red"
    assert meeting.why(due("never_rated", None)) == "Never rated"
    assert meeting.why(due("missed_last_meeting", date(2022, 8, 10))) == "Not rated at the last meeting"
    assert "may be considered" in meeting.why(due("three_greens"))
    assert meeting.why(due("routine")) == "Routine review"


def test_red_and_missed_are_both_said():
    assert meeting.why(due("red", date(2022, 8, 10))) == "Last rated red; not rated at the last meeting"


def test_places():
    assert meeting.place(3, 92) == "3 of 92"
    assert meeting.place(1, 1200) == "1 of 1,200"


def test_nothing_changed():
    rows = frame_of(event("offence", LAST, "34"), event("offence", date(2022, 1, 1), "34"))
    assert meeting.changes(rows, LAST, AS_AT) == ["Nothing is recorded."]
    assert meeting.changes(frame_of(), LAST, AS_AT) == ["Nothing is recorded."]


def test_one_offence_is_named_and_of_several_the_most_severe():
    one = event("offence", AFTER, "34", label="Robbery", value=746.0)
    other = event("offence", date(2022, 9, 25), "46", label="Shoplifting", value=20.0)
    assert meeting.changes(frame_of(one), LAST, AS_AT) == ["1 offence: Robbery, 20 September 2022."]
    assert meeting.changes(frame_of(other, one), LAST, AS_AT) == [
        "2 offences, the most severe Robbery, 20 September 2022."
    ]


def test_an_offence_without_a_severity_can_be_told():
    assert "1 offence" in meeting.changes(frame_of(event("offence", AFTER, "34")), LAST, AS_AT)[0]


def test_enforcement_is_counted_by_kind():
    rows = [event("enforcement", AFTER, kind) for kind in ("arrest", "breach", "arrest")]
    assert meeting.changes(frame_of(*rows), LAST, AS_AT) == ["2 arrests and 1 breach."]


def test_into_custody_and_out_of_it():
    rows = [
        event("custody", AFTER, "custody", to_date=None),
        event("release", date(2022, 9, 28), "none", label="No accommodation", detail_label="HMP Lincoln"),
    ]
    assert meeting.changes(frame_of(*rows), LAST, AS_AT) == [
        "Into custody on 20 September 2022.",
        "Released on 28 September 2022 from HMP Lincoln; accommodation: no accommodation.",
    ]


@pytest.mark.parametrize(
    ("pathways", "says"),
    [
        (["Housing"], "1 referral to a service: Housing."),
        (["Housing", "Drug misuse"], "2 referrals to services: Housing and Drug misuse."),
        (["Housing", "Housing"], "2 referrals to services: Housing."),
    ],
)
def test_services_are_counted_and_named(pathways, says):
    rows = [event("service", AFTER, "x", label=label, to_date=None) for label in pathways]
    assert meeting.changes(frame_of(*rows), LAST, AS_AT) == [says]


def test_without_a_meeting_the_last_month_is_told_and_said_to_be():
    rows = frame_of(event("offence", date(2022, 9, 1), "34"), event("offence", date(2022, 8, 1), "34"))
    assert meeting.changes(rows, None, AS_AT)[0].startswith("1 offence")
    assert meeting.since(None, AS_AT) == "in the month up to 30 September 2022"
    assert meeting.since(LAST, AS_AT) == "since the last meeting on 14 September 2022"


def test_every_meeting_is_in_the_strip_with_its_rating_or_without():
    days = [date(2022, 7, 13), date(2022, 8, 10), LAST]
    rows = [event("meeting", on, "macc") for on in days] + rated("red", days[0], days[2])
    strip = meeting.ratings(frame_of(*rows))
    assert strip == [(days[0], "red"), (days[1], None), (days[2], "red")]
    assert meeting.strip_alternative(strip) == (
        "The last 3 meetings: red on 13 July 2022, not rated on 10 August 2022, red on 14 September 2022."
    )
    assert meeting.strip_alternative(strip[:1]) == "The last meeting: red on 13 July 2022."


def test_nobody_is_due_and_it_is_not_told_whom_one_may_not_see():
    assert "restricted" not in meeting.nobody("Testshire").lower()


def rows(*pairs, instrument="in_house", **other):
    named = [
        need(f"pathway {n}", first, latest, instrument, **other) for n, (first, latest) in enumerate(pairs)
    ]
    return needs_figures(*named).frame


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([(7, 3), (5, 5), (2, 4)], "Less need on 1 of 3 pathways, more on 1"),
        ([(7, 3), (5, 1)], "Less need on 2 of 2 pathways"),
        ([(7, 3)], "Less need on 1 of 1 pathway"),
        ([(3, 7), (5, 5)], "More need on 1 of 2 pathways, less on none"),
        ([(5, 5), (5, 5)], "The same need on all 2 pathways compared"),
        ([(5, 5)], "The same need on the one pathway compared"),
        ([(None, None)], "Not assessed yet"),
        ([(7, 3), (None, None)], "Less need on 1 of 1 pathway"),
    ],
)
def test_needs_in_a_sentence(pairs, says):
    assert needs.title(rows(*pairs)) == says


def test_better_follows_the_instrument():
    assert needs.title(rows((3, 7), instrument="justice_star")) == "Less need on 1 of 1 pathway"


def test_assessed_once_counts_the_needs():
    once = rows((4, 4), (0, 0), latest_on=date(2022, 1, 10))
    assert needs.title(once) == "Assessed once: need on 1 of 2 pathways"


def test_the_alternative_text_of_needs_says_the_scale_and_every_pathway():
    said = needs.alternative(rows((7, 3), (None, None)))
    assert "0 is no need, and lower is better" in said
    assert "Pathway 0 from 7 to 3 on 10 September 2022, less need" in said
    assert "Pathway 1 not assessed" in said
