"""The Cases page: for those who work the cases, honest where something is missing."""

import json
from datetime import date, timedelta

import pytest
from support.rows import SCHEME, areas, cohort, episode, snapshots
from support.screens import charts, words
from support.stores import make_store

from access.register import open_register
from access.settings import register_url
from findings.case_list import RESTRICTED

SEPTEMBER = date(2022, 9, 30)
ASKED = {"scheme": "lincolnshire", "as_at": "2022-09-30", "compare_with": "2022-06-30", "cohort": ""}
NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]


@pytest.fixture
def inspector(monkeypatch, open_page):
    """The page as an inspector has it."""

    def opened(folder, **address):
        monkeypatch.setenv("IOM_ROLE", "inspector")
        return open_page(folder, "cases", **address)

    return opened


@pytest.fixture
def small(tmp_path):
    """Makes a store with seven people of one cohort, and further tables."""

    def made(name="store", **tables):
        rows = {
            "cohorts": [cohort("fixed", label="Fixed")],
            "snapshots": snapshots(SEPTEMBER, 7, com_ref="com-1"),
        }
        make_store(tmp_path / name, {"schemes": NAMED, "areas": areas("north")} | rows | tables)
        return tmp_path / name

    return made


def table(app) -> dict:
    """What the table on the page was given to draw."""
    return json.loads(app.get("bidi_component")[0].proto.json)


def people(app) -> list[str]:
    return [row["opens"] for row in table(app)["rows"]]


def everything(app) -> str:
    shown = words(app) + "".join(str(one.value) for one in (*app.table, *app.dataframe))
    return shown + "".join(one.proto.json for one in app.get("bidi_component"))


def person(ref: str, **other):
    return {
        "person_ref": ref,
        "birth_month": date(1990, 1, 1),
        "sex": "male",
        "ethnicity": "not_stated",
    } | other


def test_the_list_of_an_inspector(inspector, demo_store):
    app = inspector(demo_store, **ASKED)
    assert not app.exception
    assert "overdue a rating" in app.title[0].value
    assert len(people(app)) == 50
    assert "MACC mode" in [button.label for button in app.button]
    assert charts(app) == 1


@pytest.mark.parametrize("role", ["board", "presenter"])
def test_for_the_board_the_page_ends_with_a_word_of_why(open_page, demo_store, monkeypatch, role):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(demo_store, "cases", person="lincs-p-0001", search="lincs-p-0001", **ASKED)
    assert not app.exception
    assert [one.value for one in app.title] == ["Cases is for people who work the cases"]
    assert "Nothing was opened." in words(app)
    assert "lincs-p-0001" not in everything(app)
    assert not app.get("bidi_component")
    assert not app.get("download_button")


def test_search_and_flags_come_from_the_address(inspector, demo_store):
    app = inspector(demo_store, search="LINCS-P-000", order="-person_ref", **ASKED)
    assert people(app) == sorted(people(app), reverse=True)
    assert all(one.startswith("lincs-p-000") for one in people(app))
    assert app.text_input(key="case-search").value == "LINCS-P-000"


def test_a_filter_that_is_moved_is_written_into_the_address(inspector, demo_store):
    app = inspector(demo_store, page="2", **ASKED)
    app.selectbox(key="case-area").select("E07000138").run()
    assert app.query_params["area"] == "E07000138"
    assert "page" not in app.query_params
    app.button(key="case-clear").click().run()
    assert app.query_params == ASKED


def test_a_district_of_another_scheme_is_left_out_with_a_quiet_word(inspector, demo_store):
    app = inspector(demo_store, scheme="gwent", area="E07000138")
    assert not app.exception
    assert "left out" in words(app)
    assert people(app)


def test_nobody_matches(inspector, demo_store):
    app = inspector(demo_store, search="nobody-at-all", **ASKED)
    assert "matches all of this" in words(app)
    assert not app.get("bidi_component")


def test_without_ratings_or_assessments_nobody_is_called_overdue(inspector, small):
    app = inspector(small())
    assert not app.exception
    assert app.title[0].value == "7 people on the scheme; no ratings are recorded"
    assert "overdue" not in str([one.options for one in app.pills])
    assert {row["cells"][0]["quiet"] for row in table(app)["rows"]} == {"Not rated"}
    assert {row["cells"][8]["chips"] == [] for row in table(app)["rows"]} == {True}


def test_one_person(inspector, small):
    app = inspector(small(snapshots=snapshots(SEPTEMBER, 1), episodes=[episode("fixed-all-0", SEPTEMBER)]))
    assert not app.exception
    assert app.title[0].value.startswith("1 person")
    adopted = table(app)["rows"][0]["cells"][7]
    assert (adopted["text"].replace("\N{NO-BREAK SPACE}", " "), adopted["quiet"]) == ("30 Sep 2022", "0 days")


def test_a_restricted_case_is_seen_only_by_those_who_may(inspector, small, monkeypatch):
    folder = small(people=[person("fixed-all-3", restricted=True)])
    app = inspector(folder)
    assert len(people(app)) == 6
    assert "fixed-all-3" not in everything(app)
    assert RESTRICTED in words(app)
    monkeypatch.setenv("IOM_RESTRICTED", "yes")
    allowed = inspector(folder)
    assert len(people(allowed)) == 7
    assert RESTRICTED in words(allowed)


def test_the_page_says_the_same_whether_a_restricted_case_exists_or_not(inspector, small):
    with_one = inspector(small("with", people=[person("fixed-all-6", restricted=True)]))
    without = inspector(small("without", snapshots=snapshots(SEPTEMBER, 6, com_ref="com-1")))
    assert words(with_one) == words(without)
    assert table(with_one) == table(without)
    drawn, drawn_without = (app.get("plotly_chart")[0].proto.spec for app in (with_one, without))
    assert drawn == drawn_without


def test_loaded_text_is_shown_and_not_read(inspector, small):
    named = [cohort("fixed", label="![x](http://a.example/p.png) :red[R]")]
    app = inspector(small(cohorts=named, areas=[{"scheme": SCHEME, "area": "north", "name": "<b>N</b>"}]))
    assert not app.exception
    raw = "\n".join(
        str(one.value) for kind in (app.title, app.header, app.markdown, app.caption) for one in kind
    )
    assert "![" not in raw
    # The table sets text as text; what it is given is the text itself.
    assert table(app)["rows"][0]["cells"][3]["text"] == "<b>N</b>"


def test_what_is_downloaded_is_recorded_without_what_was_searched_for(inspector, demo_store):
    app = inspector(demo_store, search="lincs-p-0007", **ASKED)
    (button,) = [one for one in app.get("download_button") if "cases" in one.proto.id]
    assert button
    assert all("lincs-p-0007" not in str(event) for event in open_register(register_url()).events())


def test_over_two_years_and_the_days_between(inspector, small):
    long_ago = SEPTEMBER - timedelta(days=800)
    app = inspector(small(episodes=[episode("fixed-all-0", long_ago)]), flag="over_two_years")
    assert people(app) == ["fixed-all-0"]
    assert table(app)["rows"][0]["cells"][7]["quiet"] == "800 days"
