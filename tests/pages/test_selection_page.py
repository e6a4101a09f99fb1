"""The Selection page: advice only, for those who work the cases, its setting in the address."""

import json
from datetime import date

import pytest
from support.rows import SCHEME, cohort, snapshot, snapshots
from support.screens import charts, words
from support.stores import make_store

from findings.selection import ADVICE
from layout.selection_setting import NOT_A_THRESHOLD

SEPTEMBER = date(2022, 9, 30)
ASKED = {"scheme": "lincolnshire", "as_at": "2022-09-30", "compare_with": "2022-06-30", "cohort": ""}
NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
RULE = {
    "scheme": SCHEME,
    "effective_from": date(2021, 12, 8),
    "ogrs": 60.0,
    "ogrs_serious": 50.0,
    "css": 1000.0,
}
SLIDERS = ("selection_ogrs", "selection_ogrs_serious", "selection_css")


@pytest.fixture
def inspector(monkeypatch, open_page):
    """The page as an inspector has it."""

    def opened(folder, **address):
        monkeypatch.setenv("IOM_ROLE", "inspector")
        return open_page(folder, "selection", **address)

    return opened


@pytest.fixture
def small(tmp_path):
    """Makes a store with one scheme, its rule, and these tables."""

    def made(**tables):
        rows = {"cohorts": [cohort("fixed", label="Fixed"), cohort("flex", label="Flex")]}
        make_store(tmp_path / "store", {"schemes": NAMED, "selection_policy": [RULE]} | rows | tables)
        return tmp_path / "store"

    return made


def someone(person, group="fixed", **other):
    meets = {"index_offence": "45", "ogrs": 70.0, "css": 2000.0, "mappa": False}
    return snapshot(SEPTEMBER, person, group, **meets | other)


def lists(app) -> dict[str, list[tuple[str, str]]]:
    """Each list of people on the page: its title, and who is in it and why."""
    drawn = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return {one["caption"]: [(row["opens"], row["cells"][0]["text"]) for row in one["rows"]] for one in drawn}


def setting(app) -> list[float]:
    return [app.slider(key=key).value for key in SLIDERS]


def test_it_says_at_the_top_that_it_is_advice(inspector, demo_store):
    app = inspector(demo_store, **ASKED)
    assert not app.exception
    assert words(app).startswith("Fixed: 5 do not meet the rule, 4 elsewhere do")
    said = next(one.value for one in app.markdown if "Advice" in one.value)
    assert said.replace("\\", "") == f"**{ADVICE}**"
    assert "nobody is selected or deselected here" in ADVICE


def test_nothing_on_it_selects_or_deselects_anybody(inspector, demo_store):
    app = inspector(demo_store, css="700", **ASKED)
    assert [button.label for button in app.button] == ["Back to the scheme's rule"]
    assert {button.proto.label for button in app.get("download_button")} == {"CSV"}
    assert {slider.key for slider in app.slider} == set(SLIDERS)
    assert {box.key for box in app.selectbox} <= {
        "filter_scheme", "filter_as_at", "filter_compare_with", "filter_role",
    }  # fmt: skip
    for kind in ("checkbox", "radio", "text_input", "text_area", "toggle", "multiselect", "number_input"):
        assert not app.get(kind), kind


def test_each_person_is_listed_with_the_reason_and_a_link(inspector, demo_store):
    app = inspector(demo_store, **ASKED)
    found = lists(app)
    outside = dict(found["5 people in Fixed do not meet the rule"])
    assert outside["lincs-p-0022"] == "CSS 955 is below 1000"
    elsewhere = found["4 people meet the rule and are not in Fixed"]
    assert all(reason.startswith("meets every part of the rule: ") for _, reason in elsewhere)
    drawn = json.loads(app.get("bidi_component")[0].proto.json)["rows"][0]
    assert drawn["href"].startswith("cases?scheme=lincolnshire&as_at=2022-09-30")
    assert drawn["href"].endswith(f"person={drawn['opens']}")


def test_what_is_missing_is_listed_apart(inspector, small):
    rows = [someone("a"), someone("b", ogrs=None), someone("c", css=None), someone("d", index_offence=None)]
    app = inspector(small(snapshots=rows))
    found = lists(app)["3 people have a score or an offence missing"]
    assert found == [("b", "score"), ("c", "Crime Severity Score"), ("d", "index offence")]
    assert app.title[0].value == "Fixed and the fixed rule agree about everybody known"
    assert "3 cannot be told" in words(app)


def test_the_sliders_stand_at_the_schemes_rule_and_the_address_says_nothing(inspector, demo_store):
    app = inspector(demo_store, **ASKED)
    assert setting(app) == [60, 50, 1000]
    assert dict(app.query_params) == ASKED
    assert app.button(key="selection_back").disabled
    assert "At the scheme's own rule nobody joins or leaves" in words(app)


def test_a_slider_that_is_moved_is_a_link_and_the_way_back_is_one_press(inspector, demo_store):
    app = inspector(demo_store, **ASKED)
    app.slider(key="selection_css").set_value(700.0).run()
    assert not app.exception
    assert app.query_params == ASKED | {"ogrs": "60", "ogrs_serious": "50", "css": "700"}
    assert "45 would meet this setting, 27 below the 72 planned" in words(app)
    assert "too few to tell" in words(app)
    app.button(key="selection_back").click().run()
    assert app.query_params == ASKED
    assert setting(app) == [60, 50, 1000]


def test_a_saved_setting_is_a_link(inspector, demo_store):
    app = inspector(demo_store, ogrs="57.5", css="700", **ASKED)
    assert setting(app) == [57.5, 50, 700]
    assert not app.button(key="selection_back").disabled


@pytest.mark.parametrize("wrong", ["sixty", "-1", "nan", "inf", "101", "<script>"])
def test_a_threshold_that_cannot_be_is_left_out_with_a_quiet_word(inspector, demo_store, wrong):
    app = inspector(demo_store, ogrs=wrong, css="700", **ASKED)
    assert not app.exception
    assert setting(app) == [60, 50, 1000]
    assert NOT_A_THRESHOLD in words(app)


@pytest.mark.parametrize("scheme", ["gwent", "llr"])
def test_a_scheme_without_a_rule_says_so_and_judges_nobody(inspector, demo_store, scheme):
    app = inspector(demo_store, scheme=scheme, css="700")
    assert not app.exception
    assert "has no fixed rule to meet" in app.title[0].value
    assert ADVICE in words(app)
    assert not app.slider
    assert not app.button
    assert "Its thresholds come with the extract `selection_policy`" in words(app)
    assert not [one.value for one in app.header if "meet" in one.value]
    assert charts(app) == {"gwent": 2, "llr": 1}[scheme]


def test_the_cohort_filter_leaves_the_list_that_is_left(inspector, demo_store):
    app = inspector(demo_store, **ASKED | {"cohort": "fixed"})
    assert app.title[0].value == "5 people in Fixed do not meet the rule"
    assert not [title for title in lists(app) if "not in Fixed" in title]
    app = inspector(demo_store, **ASKED | {"cohort": "flex,free"})
    assert app.title[0].value == "4 people meet the rule and are not in Fixed"
    assert not [title for title in lists(app) if "in Fixed do not" in title]


@pytest.mark.parametrize("role", ["board", "presenter"])
def test_for_the_board_the_page_ends_with_a_word_of_why(open_page, demo_store, monkeypatch, role):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(demo_store, "selection", css="700", **ASKED)
    assert not app.exception
    assert [one.value for one in app.title] == ["Selection is for people who work the cases"]
    assert not app.slider
    assert not charts(app)
    assert not app.get("bidi_component")
    assert not app.get("download_button")


def test_restricted_people_are_for_those_who_may_see_them(inspector, small, monkeypatch):
    described = {"birth_month": date(1990, 1, 1), "sex": "male", "ethnicity": "not_stated"}
    people = [
        {"person_ref": "open-case", "restricted": False} | described,
        {"person_ref": "closed-case", "restricted": True} | described,
    ]
    folder = small(snapshots=[someone("open-case", "flex"), someone("closed-case", "flex")], people=people)
    app = inspector(folder)
    assert app.title[0].value == "Nobody in Fixed fails the rule; 1 elsewhere meets it"
    shown = words(app) + "".join(one.proto.json for one in app.get("bidi_component"))
    shown += "".join(one.proto.spec for one in app.get("plotly_chart"))
    assert "open-case" in shown
    assert "closed-case" not in shown
    monkeypatch.setenv("IOM_RESTRICTED", "yes")
    assert "closed-case" in str(lists(inspector(folder)))


def test_one_person_and_nobody_scored(inspector, small):
    app = inspector(small(snapshots=snapshots(SEPTEMBER, 1)))
    assert not app.exception
    assert "Nobody here has both a score and a Crime Severity Score" in words(app)
    assert "Nobody has a score or a Crime Severity Score or an index offence" in words(app)
    app = inspector(small(snapshots=[someone("a")]))
    assert not app.exception
    assert charts(app) == 3
