"""The Resettlement page: both targets first, whoever looks, on schemes with few releases or none."""

from datetime import date

import pytest
from support.rows import SCHEME, areas, cohort, episode, release, requirement, snapshots
from support.screens import charts, words

from findings.words import MOST_WORDS, words_in

NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
COHORTS = [cohort("fixed", label="Fixed")]
JANUARY, MAY, SEPTEMBER = date(2022, 1, 1), date(2022, 5, 10), date(2022, 9, 30)
TWO_OF_THREE = "0.6666"


def world(number=20, **tables):
    """A scheme of `number` people, all on it since January."""
    people = snapshots(SEPTEMBER, number)
    stays = [episode(row["person_ref"], JANUARY) for row in people]
    places = areas("north")
    return {
        "schemes": NAMED,
        "cohorts": COHORTS,
        "areas": places,
        "snapshots": people,
        "episodes": stays,
    } | tables


def released(*homes, first=0, **other):
    return [
        release(f"fixed-all-{first + place}", MAY, home, home, **other) for place, home in enumerate(homes)
    ]


def drawn(app):
    """Everything that the charts hold, as the browser gets it."""
    return "\n".join(chart.proto.spec for chart in app.get("plotly_chart"))


@pytest.mark.parametrize("role", ["board", "inspector"])
@pytest.mark.parametrize(
    ("scheme", "as_at", "number"),
    [("lincolnshire", "2025-12-31", 8), ("lincolnshire", "2022-09-30", 8), ("gwent", "", 4), ("llr", "", 4)],
)
def test_every_title_is_a_finding_that_fits(open_page, demo_store, monkeypatch, role, scheme, as_at, number):
    monkeypatch.setenv("IOM_ROLE", role)
    asked = {"as_at": as_at} if as_at else {}
    app = open_page(demo_store, "resettlement", scheme=scheme, **asked)
    assert not app.exception
    assert charts(app) >= number
    for title in (*app.title, *app.header):
        assert words_in(title.value.replace("\\", "")) <= MOST_WORDS, title.value


def test_the_first_screen_answers_whether_people_are_housed(open_page, demo_store):
    app = open_page(demo_store, "resettlement", scheme="lincolnshire", as_at="2025-12-31")
    assert app.title[0].value.replace("\\", "").startswith("Both housing targets missed: ")
    first, second = (one.value for one in app.header[:2])
    assert "housed on release, below the 90\N{NO-BREAK SPACE}% target" in first
    assert "settled at three months, below the 80\N{NO-BREAK SPACE}% target" in second
    assert "accommodation unknown for" in words(app)
    assert "not yet due" in words(app)


def test_a_scheme_without_either_table_says_which_extracts_it_needs(open_page, store_of):
    app = open_page(store_of(**world()), "resettlement")
    assert not app.exception
    assert "No releases were loaded for this scheme. Load the extract `releases`." in words(app)
    assert "Load the extract `treatment_requirements`." in words(app)
    assert charts(app) == 0


def test_releases_of_long_ago_are_nobody_in_the_year(open_page, store_of):
    old = [release("fixed-all-0", date(2019, 5, 1), "settled", "settled")]
    stays = [episode("fixed-all-0", date(2019, 1, 1))]
    app = open_page(store_of(**world(releases=old, episodes=stays)), "resettlement")
    assert not app.exception
    assert app.title[0].value == "Nobody on the scheme was released from prison in the year"


@pytest.mark.parametrize(("role", "said"), [("board", "withheld"), ("inspector", "100")])
def test_one_person(open_page, store_of, monkeypatch, role, said):
    monkeypatch.setenv("IOM_ROLE", role)
    tables = world(1, releases=released("settled"), treatment_requirements=[
        requirement("fixed-all-0", "drug_rehabilitation", MAY, started_on=MAY)
    ])  # fmt: skip
    app = open_page(store_of(**tables), "resettlement")
    assert not app.exception
    assert said in app.title[0].value


@pytest.mark.parametrize(("role", "there"), [("board", False), ("inspector", True)])
def test_no_withheld_number_is_in_any_chart(open_page, store_of, monkeypatch, role, there):
    monkeypatch.setenv("IOM_ROLE", role)
    rows = [
        *released(*["settled"] * 8, *["none"] * 5),
        *released("settled", "settled", "none", first=13, prison="HMP Few"),
    ]
    app = open_page(store_of(**world(releases=rows)), "resettlement")
    assert not app.exception
    assert (TWO_OF_THREE in drawn(app)) == there
    assert ("2 of 3" in drawn(app)) == there
    assert ("withheld: fewer than 5" in drawn(app)) != there
    assert "HMP Few" in drawn(app)


def test_the_share_of_what_may_be_shown_is_drawn_for_the_board(open_page, store_of):
    rows = released(*["settled"] * 8, *["none"] * 5)
    app = open_page(store_of(**world(releases=rows)), "resettlement")
    assert "8 of 13" in drawn(app)


def test_where_the_protocol_is_not_on_record_nothing_is_compared(open_page, store_of):
    app = open_page(store_of(**world(releases=released(*["settled"] * 9))), "resettlement")
    assert "Whether people came through the housing protocol is not on record." in words(app)
    assert "with protocol" not in words(app)


def test_requirements_made_long_ago_are_none_of_the_year(open_page, store_of):
    old = [requirement("fixed-all-0", "drug_rehabilitation", date(2022, 1, 5), started_on=MAY)]
    tables = world(treatment_requirements=old, snapshots=snapshots(date(2025, 9, 30), 20))
    app = open_page(store_of(**tables), "resettlement")
    assert not app.exception
    assert "No treatment requirement was made in the year up to this date." in words(app)
    assert charts(app) == 0


def test_nonsense_in_the_address_shows_the_usual(open_page, demo_store):
    app = open_page(
        demo_store, "resettlement", scheme="<b>", as_at="yesterday", cohort="none,<i>", meeting="x"
    )
    assert not app.exception
    assert "<b>" not in app.title[0].value
    assert charts(app) >= 4
