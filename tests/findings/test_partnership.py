"""What is said of meetings and waits: at none, one, two and many, and where the numbers are withheld."""

from datetime import date, timedelta

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import partnership as said
from findings.words import MOST_WORDS, words_in

FIRST = date(2024, 1, 10)
LONG = "Lincolnshire Partnership NHS Foundation Trust and All of Its Many Services"


def by_date(**states):
    """Attendance of each agency, one letter a meeting: a(ttended), m(issed), n(ot expected)."""
    rows = [
        (agency, FIRST + timedelta(28 * place), letter)
        for agency, one in states.items()
        for place, letter in enumerate(one)
    ]
    words = {"a": "attended", "m": "missed", "n": "not_expected"}
    single = [
        (agency, on, words[letter], int(letter != "n"), int(letter == "a")) for agency, on, letter in rows
    ]
    totals = [
        ("total", on, None, *(sum(row[column] for row in single if row[1] == on) for column in (3, 4)))
        for on in sorted({row[1] for row in single})
    ]
    counts = ("agencies_expected", "agencies_attended")
    types = {"agency": pl.String, "meeting_date": pl.Date, "state": pl.String} | dict.fromkeys(
        counts, pl.Int64
    )
    return literal_figures(pl.DataFrame(single + totals, types, orient="row"), *counts)


def missed(**rows):
    """Agencies and how many they missed in a row."""
    listed = [(agency, n, date(2025, 3, 1), None) for agency, n in rows.items()]
    types = {"agency": pl.String, "missed_in_a_row": pl.Int64, "since": pl.Date, "last_attended_on": pl.Date}
    return literal_figures(pl.DataFrame(listed, types, orient="row"), "missed_in_a_row")


@pytest.mark.parametrize(
    ("last", "absent", "sentence"),
    [
        ({}, {}, "No Strategic board meeting is on record this year"),
        ({"A": "a"}, {}, "The one agency expected came"),
        ({"A": "m"}, {"A": 3}, "The one agency expected did not come"),
        ({"A": "n"}, {}, "Attendance at the last meeting is not recorded"),
        ({"A": "a", "B": "a"}, {}, "2 of 2 agencies came; none has missed three running"),
        ({"A": "m", "B": "m"}, {}, "None of 2 agencies came; none has missed three running"),
        ({"A": "a", "B": "m"}, {"Health": 4}, "1 of 2 agencies came; Health has missed 4 running"),
        ({"A": "a", "B": "m"}, {LONG: 4}, "1 of 2 agencies came; one has missed 4 running"),
        ({"A": "a", "B": "m"}, {"X": 3, "Y": 5}, "1 of 2 agencies came; 2 have missed three running"),
    ],
)
def test_the_headline_says_who_came_and_who_stays_away(last, absent, sentence):
    headline = said.headline(by_date(**last), missed(**absent), "slp_board")
    assert headline == sentence
    assert words_in(headline) <= MOST_WORDS


@pytest.mark.parametrize(
    ("absent", "sentence"),
    [
        ({}, "No agency has missed three in a row"),
        ({"A": 3}, "1 agency has missed three or more in a row"),
        ({"A": 3, "B": 9}, "2 agencies have missed three or more in a row"),
    ],
)
def test_those_who_missed_three_in_a_row(absent, sentence):
    assert said.missed(missed(**absent)) == sentence


def test_an_agency_that_never_came_has_never_as_its_last_day():
    [row] = said.missed_table(missed(Health=4)).to_dicts()
    assert row == {"Agency": "Health", "Missed in a row": "4", "Since": "1 Mar 2025", "Last there": "never"}
    assert said.missed_table(missed()).is_empty()


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ({}, "No meeting is on record yet"),
        ({"A": "a"}, "No agency missed the last meeting"),
        ({"A": "m"}, "1 agency missed the last meeting"),
        ({"A": "m", "B": "m", "C": "a"}, "2 agencies missed the last meeting"),
        ({"A": "aa", "B": "an"}, "No agency missed any of the last 2 meetings"),
        ({"Health": "mma", "B": "maa"}, "Health missed 2 of 3 meetings"),
        ({LONG: "mma", "B": "maa"}, "One agency missed 2 of 3 meetings"),
        ({"A": "mma", "B": "mam"}, "2 agencies each missed 2 of 3 meetings"),
        ({"A": "m" + "a" * 12}, "No agency missed any of the last 12 meetings"),
    ],
)
def test_who_was_missing_at_the_last_meetings(states, sentence):
    assert said.missing(by_date(**states)) == sentence
    assert words_in(sentence) <= MOST_WORDS


def test_the_year_is_set_against_the_year_before():
    assert said.lately(by_date()) == "No meeting is on record yet"
    assert said.lately(by_date(A="n")) == "No meeting is on record yet"
    assert (
        said.lately(by_date(A="am")).replace("\N{NO-BREAK SPACE}", " ") == "On average 50 % of agencies came"
    )
    # Meetings are 28 days apart: of 27 the last 14 are within 365 days.
    two = said.lately(by_date(A="m" * 13 + "a" * 14)).replace("\N{NO-BREAK SPACE}", " ")
    assert two == "On average 100 % of agencies came, 0 % the year before"


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ({}, "No meeting is on record yet"),
        ({"A": "a"}, "1 of 1 agency came to the last meeting"),
        ({"A": "a", "B": "m"}, "1 of 2 agencies came to the last meeting"),
        ({"A": "m", "B": "m"}, "None of 2 agencies came to the last meeting"),
    ],
)
def test_the_last_meeting(states, sentence):
    assert said.last_meeting(by_date(**states)) == sentence


def shares(**agencies):
    rows = [(agency, share, 6, 12) for agency, share in agencies.items()]
    types = {"agency": pl.String, "share": pl.Float64, "attended": pl.Int64, "expected": pl.Int64}
    return literal_figures(pl.DataFrame(rows, types, orient="row"), "attended", "expected")


def test_the_agency_that_sent_fewest():
    assert said.attendance(shares()) == "Attendance was not recorded in the year"
    assert said.attendance(shares(A=None)) == "Attendance was not recorded in the year"
    assert said.attendance(shares(A=1.0, B=1.0)) == "Every agency came to every meeting of the year"
    assert said.attendance(shares(A=1.0, B=0.5)) == "B sent fewest: 50\N{NO-BREAK SPACE}%"
    assert said.attendance(shares(A=0.5, B=0.5, C=1.0)) == "2 agencies sent fewest: 50\N{NO-BREAK SPACE}%"
    assert words_in(said.attendance(shares(**{LONG: 0.5}))) <= MOST_WORDS
    assert said.by_agency_of_those_expected(shares(B=0.5)) == "People who came, of those expected: B 6 of 12."


TRACKS = ("median_days_fast", "median_days_other", "waiting_fast", "waiting_other")


def total(referrals, *values):
    types = (
        {"referrals": pl.Int64} | dict.fromkeys(TRACKS[:2], pl.Float64) | dict.fromkeys(TRACKS[2:], pl.Int64)
    )
    row = dict(zip(TRACKS, values, strict=True)) | {"referrals": referrals}
    return literal_figures(pl.DataFrame([row], types), "referrals", *TRACKS[2:])


NOBODY, FEW = "Nobody was referred to a service in the year", "Too few were seen to compare the two tracks"
HIDDEN = "those not seen yet withheld"


@pytest.mark.parametrize(
    ("figures", "finding", "note"),
    [
        (total(0, None, None, 0, 0), NOBODY, "all seen"),
        (
            total(9, 1.0, 0.0, 1, 0),
            "Fast track sees people in 1 day, ordinary in 0",
            "1 referral not seen yet",
        ),
        (
            total(9, 8.0, 19.0, 5, 6),
            "Fast track sees people in 8 days, ordinary in 19",
            "11 referrals not seen yet",
        ),
        (total(9, 8.0, None, None, 6), FEW, HIDDEN),
        (total(None, None, None, None, None), FEW, HIDDEN),
    ],
)
def test_how_soon_people_are_seen(figures, finding, note):
    assert said.waits(figures) == finding
    assert said.waiting(figures) == note
    assert words_in(finding) <= MOST_WORDS


def test_without_a_referral_there_is_nothing_waiting():
    nobody = literal_figures(total(0, None, None, 0, 0).frame.clear(), "referrals")
    assert said.waits(nobody) == "Nobody was referred to a service in the year"
    assert said.waiting(nobody) == ""


def medians(**agencies):
    types = {"agency": pl.String, "median_days_fast": pl.Float64, "median_days_other": pl.Float64}
    return literal_figures(
        pl.DataFrame([(name, *two) for name, two in agencies.items()], types, orient="row")
    )


def test_the_slowest_fast_track():
    assert said.slowest(medians(A=(None, 3.0))) == "Too few were seen by fast track to compare agencies"
    assert said.slowest(medians(A=(1.0, 3.0))) == "Slowest fast track: A, 1 day"
    assert said.slowest(medians(A=(9.0, 3.0), B=(2.0, 30.0))) == "Slowest fast track: A, 9 days"
    assert words_in(said.slowest(medians(**{LONG: (9.0, 3.0)}))) <= MOST_WORDS


def test_charts_in_words_never_say_a_number_that_is_not_there():
    assert "A 9 days by fast track, not known otherwise" in said.by_agency_in_words(medians(A=(9.0, None)))
    assert said.by_agency_in_words(medians()).endswith("None.")
    frame = pl.DataFrame(
        {"track": ["fast"], "label": ["Week 2"], "share": [None]}, schema_overrides={"share": pl.Float64}
    )
    assert said.waits_in_words(literal_figures(frame)).endswith("week 2 withheld by fast track.")
    assert said.attendance_in_words(by_date(A="mm")) == "Attendance at the last 2 meetings: A missed 2."
