"""The RAG page: for the board, for inspectors, and on schemes with few ratings or none."""

from datetime import date, timedelta

import pytest
from support.rows import SCHEME, cohort, episode, snapshots
from support.screens import charts, words

NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
COHORTS = [cohort("fixed", label="Fixed"), cohort("flex", label="Flex")]
JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


def rating(day: date, person: str, rag: str) -> dict[str, object]:
    return {"scheme": SCHEME, "meeting_date": day, "person_ref": person, "rag": rag}


def ratings(day: date, number: int, rag: str, *, first: int = 0) -> list[dict[str, object]]:
    return [rating(day, f"fixed-all-{one}", rag) for one in range(first, first + number)]


@pytest.mark.parametrize("as_at", ["2022-09-30", "2025-12-31"])
@pytest.mark.parametrize("scheme", ["lincolnshire", "gwent"])
def test_the_board_has_every_chart_and_no_single_person(open_page, demo_store, scheme, as_at):
    app = open_page(demo_store, "rag", scheme=scheme, as_at=as_at)
    assert not app.exception
    assert charts(app) == 8
    said = words(app)
    assert "overdue a rating" not in said
    assert "may be considered for deselection; the conference decides" in said
    assert not app.get("bidi_component")


def test_an_inspector_has_the_two_lists_as_well(open_page, demo_store, monkeypatch):
    monkeypatch.setenv("IOM_ROLE", "inspector")
    app = open_page(demo_store, "rag", scheme="lincolnshire", as_at="2022-09-30")
    assert not app.exception
    assert charts(app) == 8
    headers = [one.value for one in app.header]
    assert any("considered for deselection" in text for text in headers)
    assert any("overdue a rating" in text for text in headers)
    assert len(app.get("bidi_component")) == 2


def test_the_title_says_whether_it_is_more_than_chance(open_page, demo_store):
    early = open_page(demo_store, "rag", scheme="lincolnshire", as_at="2022-09-30")
    assert early.title[0].value == "Too few meetings yet to tell change from chance"
    late = open_page(demo_store, "rag", scheme="lincolnshire", as_at="2025-12-31")
    assert "chance" in late.title[0].value or "usual range" in late.title[0].value


def test_a_scheme_without_ratings_says_which_extract_it_needs(open_page, demo_store):
    app = open_page(demo_store, "rag", scheme="llr")
    assert not app.exception
    assert app.title[0].value == "Nobody has been rated yet"
    assert "No RAG ratings were loaded for this scheme. Load the extract `rag_ratings`." in words(app)
    assert charts(app) == 0


def test_before_the_first_rating_it_says_so(open_page, store_of):
    folder = store_of(
        schemes=NAMED,
        cohorts=COHORTS,
        snapshots=[*snapshots(JUNE, 6), *snapshots(SEPTEMBER, 7)],
        rag_ratings=ratings(date(2022, 8, 10), 6, "red"),
    )
    app = open_page(folder, "rag", as_at="2022-06-30")
    assert not app.exception
    assert app.title[0].value == "Nobody has been rated yet"
    assert "The first rating of these people was given after 30 June 2022." in words(app)


def test_one_snapshot_and_one_meeting(open_page, store_of):
    folder = store_of(
        schemes=NAMED,
        cohorts=COHORTS,
        snapshots=snapshots(SEPTEMBER, 7),
        rag_ratings=ratings(SEPTEMBER, 7, "green"),
    )
    app = open_page(folder, "rag")
    assert not app.exception
    assert "None red, 7 green, of 7 people" in [one.value for one in app.header]
    assert "There is no earlier snapshot yet" in words(app)


def test_one_person(open_page, store_of):
    folder = store_of(
        schemes=NAMED,
        cohorts=COHORTS,
        snapshots=[*snapshots(JUNE, 1), *snapshots(SEPTEMBER, 1)],
        rag_ratings=[rating(JUNE, "fixed-all-0", "red"), rating(SEPTEMBER, "fixed-all-0", "green")],
        episodes=[episode("fixed-all-0", date(2022, 1, 1))],
    )
    app = open_page(folder, "rag")
    assert not app.exception
    assert "withheld" in words(app)


def test_a_run_of_greens_is_a_real_change(open_page, store_of):
    first = date(2021, 1, 31)
    days = [first]
    while len(days) < 20:
        days.append((days[-1].replace(day=1) + timedelta(days=62)).replace(day=1) - timedelta(days=1))
    given = [
        row
        for place, day in enumerate(days)
        for row in (
            ratings(day, 15 if place >= 11 else 5 + place % 2, "green")
            + ratings(day, 25 if place >= 11 else 35 - place % 2, "red", first=20)
        )
    ]
    folder = store_of(
        schemes=NAMED,
        cohorts=COHORTS,
        snapshots=[row for day in days for row in snapshots(day, 60)],
        rag_ratings=given,
    )
    app = open_page(folder, "rag")
    assert not app.exception
    assert app.title[0].value == "More are green and fewer red, beyond chance"
    assert any(one.value.startswith("Share green\\: a real change") for one in app.header)


def test_cohorts_chosen_are_the_only_ones_counted(open_page, demo_store):
    app = open_page(demo_store, "rag", scheme="lincolnshire", as_at="2022-09-30", cohort="fixed")
    assert not app.exception
    assert any("43 people" in one.value for one in app.header)
