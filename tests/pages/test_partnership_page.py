"""The Partnership page: who comes to which meeting, and the waits that the board may and may not see."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, attendance, cohort, episode, service, snapshots
from support.screens import charts, words

from findings.partnership import MEETINGS
from findings.words import MOST_WORDS, words_in

NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
COHORTS = [cohort("fixed", label="Fixed")]
JANUARY, MAY, SEPTEMBER = date(2022, 1, 1), date(2022, 5, 10), date(2022, 9, 30)
LINCOLNSHIRE = {"scheme": "lincolnshire", "as_at": "2025-12-31"}


def world(number=20, **tables):
    """A scheme of `number` people, all on it since January."""
    people = snapshots(SEPTEMBER, number)
    stays = [episode(row["person_ref"], JANUARY) for row in people]
    return {"schemes": NAMED, "cohorts": COHORTS, "snapshots": people, "episodes": stays} | tables


def meetings(meeting="macc", **came):
    """Monthly meetings from April: one letter each, y or n, for each agency."""
    return [
        attendance(date(2022, 4 + place, 6), meeting, agency, 1, int(letter == "y"))
        for agency, letters in came.items()
        for place, letter in enumerate(letters)
    ]


def referrals(number, days, *, first=0, **other):
    """So many referrals in May, first seen so many days later."""
    seen = {"first_contact_on": MAY + timedelta(days), "contacts": 1}
    return [
        service(first + n, f"fixed-all-{n % 20}", "housing", MAY, **(seen | other)) for n in range(number)
    ]


def drawn(app):
    """Everything that the charts hold, as the browser gets it."""
    return "\n".join(chart.proto.spec for chart in app.get("plotly_chart"))


@pytest.mark.parametrize("role", ["board", "inspector"])
@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("as_at", ["2022-09-30", "2025-12-31"])
def test_every_title_is_a_finding_that_fits(open_page, demo_store, monkeypatch, role, meeting, as_at):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(demo_store, "partnership", scheme="lincolnshire", as_at=as_at, meeting=meeting)
    assert not app.exception
    assert charts(app) == 5
    for title in (*app.title, *app.header):
        assert words_in(title.value.replace("\\", "")) <= MOST_WORDS, title.value


def test_the_first_screen_answers_who_comes(open_page, store_of):
    rows = meetings(Police="yyyy", Health="ynnn", Housing="yynn")
    app = open_page(store_of(**world(meeting_attendance=rows)), "partnership")
    assert not app.exception
    assert app.title[0].value == "1 of 3 agencies came; Health has missed 3 running"
    assert "1 agency has missed three or more in a row" in words(app)
    assert '"✗"' in drawn(app) or "\\u2717" in drawn(app)


def test_where_nobody_missed_three_there_is_no_empty_list(open_page, store_of):
    rows = meetings(Police="yyyy", Health="ynny")
    app = open_page(store_of(**world(meeting_attendance=rows)), "partnership")
    assert app.title[0].value == "2 of 2 agencies came; none has missed three running"
    assert "None." not in [caption.value for caption in app.caption]
    assert "in a row" not in words(app)


def test_the_meeting_is_in_the_address_and_a_choice_writes_it(open_page, demo_store):
    app = open_page(demo_store, "partnership", **LINCOLNSHIRE)
    assert app.query_params["meeting"] == "macc"
    before = app.title[0].value
    app.segmented_control(key="partnership-meeting").set_value("slp_board").run()
    assert not app.exception
    assert app.query_params["meeting"] == "slp_board"
    assert app.title[0].value != before


def test_a_meeting_in_the_address_is_the_one_shown(open_page, store_of):
    rows = [*meetings(Police="yy"), *meetings("ro_cpg", Prison="ny", Health="nn")]
    folder = store_of(**world(meeting_attendance=rows))
    app = open_page(folder, "partnership", meeting="ro_cpg")
    assert app.title[0].value.startswith("1 of 2 agencies came")
    assert "Prison" in drawn(app)
    assert "Police" not in drawn(app)


@pytest.mark.parametrize("meeting", ["<b>", "", "MACC", "x" * 300])
def test_nonsense_in_the_address_shows_the_usual(open_page, demo_store, meeting):
    app = open_page(demo_store, "partnership", **LINCOLNSHIRE, meeting=meeting)
    assert not app.exception
    assert app.query_params["meeting"] == "macc"
    assert charts(app) == 5


def test_a_kind_of_meeting_that_was_not_held_says_so(open_page, store_of):
    folder = store_of(**world(meeting_attendance=meetings(Police="yy")))
    app = open_page(folder, "partnership", meeting="slp_board")
    assert not app.exception
    assert app.title[0].value == "No Strategic board meeting is on record this year"
    assert charts(app) == 0


def test_a_scheme_without_either_table_says_which_extracts_it_needs(open_page, store_of):
    app = open_page(store_of(**world()), "partnership")
    assert not app.exception
    said = words(app)
    assert "No meeting attendance was loaded for this scheme. Load the extract `meeting_attendance`." in said
    assert "No service referrals were loaded for this scheme. Load the extract `service_referrals`." in said
    assert charts(app) == 0


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_one_person_and_one_meeting(open_page, store_of, monkeypatch, role):
    monkeypatch.setenv("IOM_ROLE", role)
    rows = world(1, meeting_attendance=meetings(Police="y"), service_referrals=referrals(1, 3))
    app = open_page(store_of(**rows), "partnership")
    assert not app.exception
    assert app.title[0].value == "The one agency expected came"
    assert "Too few were seen to compare the two tracks" in words(app)


@pytest.mark.parametrize(("role", "there"), [("board", False), ("inspector", True)])
def test_no_withheld_number_is_in_any_chart(open_page, store_of, monkeypatch, role, there):
    monkeypatch.setenv("IOM_ROLE", role)
    rows = [
        *referrals(3, 33, fast_track=True, agency="Few"),
        *referrals(10, 8, first=100, fast_track=True, agency="Many"),
        *referrals(10, 20, first=200, agency="Many"),
    ]
    app = open_page(store_of(**world(service_referrals=rows)), "partnership")
    assert not app.exception
    assert ("median 33 days" in drawn(app)) == there
    assert ("3 of 13" in drawn(app)) == there
    assert ("withheld, fewer than 5" in drawn(app)) != there
    assert "median 8 days" in drawn(app)


def test_referrals_of_long_ago_are_nobody_in_the_year(open_page, store_of):
    tables = world(service_referrals=referrals(9, 3), snapshots=snapshots(date(2025, 9, 30), 20))
    app = open_page(store_of(**tables), "partnership")
    assert not app.exception
    assert "Nobody was referred to a service in the year up to this date." in words(app)
