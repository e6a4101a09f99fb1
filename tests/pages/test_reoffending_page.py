"""The Reoffending page: what was published, what may be shown, and schemes with little or nothing."""

import json
from datetime import date, timedelta

import pytest
from support.rows import SCHEME, cohort, episode, offence, person, snapshot
from support.screens import charts, words

NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
COHORTS = [cohort("fixed", label="Fixed"), cohort("free", "female", label="Free – female")]
AS_AT = date(2022, 9, 30)
BEFORE, AFTER = AS_AT - timedelta(500), AS_AT - timedelta(100)


def people(number, group="fixed", profile="all"):
    return [f"{group}-{one}" for one in range(number)], group, profile


def world(*groups, before=3, after=1, adopted=date(2022, 1, 1), sexes=None):
    """Everybody of the groups with so many offences in each of the two years."""
    everybody = [(ref, group, profile) for refs, group, profile in groups for ref in refs]
    days = [BEFORE] * before + [AFTER] * after
    offences = [(ref, day) for ref, _, _ in everybody for day in days]
    return {
        "schemes": NAMED,
        "cohorts": COHORTS,
        "people": [person(ref, sex=(sexes or {}).get(ref, "male")) for ref, _, _ in everybody],
        "snapshots": [
            snapshot(AS_AT - timedelta(back), ref, group, profile)
            for ref, group, profile in everybody
            for back in (200, 0)
        ],
        "episodes": [
            episode(ref, adopted, cohort=group, profile=profile) for ref, group, profile in everybody
        ],
        "offences": [offence(number, ref, day) for number, (ref, day) in enumerate(offences)],
    }


def title(app):
    return app.title[0].value.replace("\\", "")


def specs(app):
    """Each chart as the browser gets it."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_the_published_sentence_and_both_cautions(open_page, demo_store, monkeypatch, role):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(demo_store, "reoffending", scheme="llr")
    assert not app.exception
    assert title(app) == "Fewer offences than the year before: 447 against 745"
    said = words(app)
    assert "40\N{NO-BREAK SPACE}% fewer, beyond chance" in said
    assert "People are chosen at their worst" in said
    assert "More contact also means more detection" in said
    assert "Without a usable score: 303 people" in said


def test_the_other_sample_says_more_as_plainly(open_page, demo_store):
    app = open_page(demo_store, "reoffending", scheme="llr", sample="adoption")
    assert title(app) == "More offences than the year before adoption: 384 against 142"
    assert "% more, beyond chance" in words(app)
    assert app.query_params["sample"] == "adoption"


def test_fixed_and_flex_is_the_headline_and_each_free_profile_apart(open_page, demo_store):
    app = open_page(demo_store, "reoffending", scheme="lincolnshire", as_at="2025-12-31")
    assert not app.exception
    assert charts(app) == 8
    assert "Fixed and Flex, " in words(app)
    first = json.dumps(specs(app)[0], ensure_ascii=False)
    assert "Free – female" in first
    assert "Free – domestic" in first
    assert "Total" not in first


@pytest.mark.parametrize("by", ["age_band", "sex", "area"])
def test_the_grouping_is_kept_in_the_address(open_page, demo_store, by):
    app = open_page(demo_store, "reoffending", scheme="gwent", by=by)
    assert not app.exception
    assert app.query_params["by"] == by


def test_nonsense_in_the_address_is_the_default(open_page, demo_store):
    app = open_page(demo_store, "reoffending", scheme="llr", sample="'; drop", by="religion")
    assert not app.exception
    assert (app.query_params["sample"], app.query_params["by"]) == ("fixed_period", "age_band")
    assert title(app).startswith("Fewer offences")


def test_without_offences_it_names_the_extract(open_page, store_of):
    app = open_page(store_of(**(world(people(6)) | {"offences": []})), "reoffending")
    assert not app.exception
    assert title(app) == "Offences are not on record here"
    assert "No offences were loaded for this scheme. Load the extract `offences`." in words(app)
    assert charts(app) == 0


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_one_person_is_no_number_to_the_board(open_page, store_of, monkeypatch, role):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(store_of(**world(people(1))), "reoffending")
    assert not app.exception
    said = {
        "board": "Too few people to say whether offences fell or rose",
        "inspector": "Offences against the year before: 1 against 3",
    }
    assert title(app) == said[role]
    assert ("1 person" in words(app)) is (role == "inspector")


def test_nobody_matured_is_said_and_not_drawn(open_page, store_of):
    app = open_page(store_of(**world(people(9))), "reoffending")
    assert not app.exception
    said = words(app)
    assert "Nobody's follow-up is complete yet; 9 people still open" in said
    assert "Nobody with a score" in said or "Nobody's two years" in said
    assert "nobody matured yet" not in json.dumps(specs(app))


def test_nobody_to_follow_has_a_title_and_no_bars(open_page, store_of):
    app = open_page(store_of(**world(people(9), before=0, after=1)), "reoffending")
    assert not app.exception
    assert title(app) == "Nobody can be followed for a year before and after yet"
    assert "Choose a later date or the other sample." in words(app)


def test_no_withheld_number_is_in_any_chart(open_page, store_of, monkeypatch):
    """Three women with 7 offences each before and 11 after, beside twenty people of Fixed."""
    fixed, women = people(20), people(3, "free", "female")
    made = world(fixed, women, sexes=dict.fromkeys(women[0], "female"))
    extra = [
        offence(1000 + 100 * place + one, ref, BEFORE if one < 4 else AFTER)
        for place, ref in enumerate(women[0])
        for one in range(14)
    ]
    folder = store_of(**(made | {"offences": [*made["offences"], *extra]}))
    monkeypatch.setenv("IOM_ROLE", "inspector")
    operator = json.dumps(specs(open_page(folder, "reoffending", by="sex")), ensure_ascii=False)
    assert '" 21"' in operator
    assert '" 33"' in operator
    monkeypatch.setenv("IOM_ROLE", "board")
    app = open_page(folder, "reoffending", by="sex")
    assert not app.exception
    drawn = json.dumps(specs(app), ensure_ascii=False)
    assert "withheld: fewer than 5" in drawn
    for number in ('" 21"', '" 33"', "+57", "(3)"):
        assert number not in drawn
    assert "(fewer than<br>5)" in drawn or "(fewer than 5)" in drawn
