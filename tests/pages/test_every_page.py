"""Every page on every kind of store: figures where there are any, else one honest sentence."""

from datetime import date

import duckdb
import pytest
from streamlit.testing.v1 import AppTest
from support.rows import SCHEME, cohort, snapshots
from support.screens import charts, words
from support.stores import make_store

from layout.navigation import FOLDER, PAGES

SCRIPTS = [entry.script for entry in PAGES]
every_page = pytest.mark.parametrize("script", SCRIPTS)

NAMED = [{"scheme": SCHEME, "name": "Testshire", "capacity": 20}]
COHORTS = [cohort("fixed", label="Fixed"), cohort("flex", label="Flex")]
JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


@every_page
def test_without_a_store_it_says_what_to_run(open_page, tmp_path, script):
    app = open_page(tmp_path / "nothing", script)
    assert not app.exception
    assert "There is no store to read yet" in words(app)
    assert "python -m data_model demo" in app.code[0].value


@every_page
def test_an_empty_store_says_what_to_load(open_page, store_of, script):
    app = open_page(store_of(), script)
    assert not app.exception
    assert "There is nothing to show yet" in words(app)
    assert "python -m data_model load" in app.code[0].value


@every_page
def test_a_store_without_its_key_is_locked(open_page, tmp_path, script):
    make_store(tmp_path / "store", {"schemes": NAMED}, key="a key")
    app = open_page(tmp_path / "store", script)
    assert not app.exception
    assert "The store is locked" in words(app)
    assert "a key" not in words(app)


@every_page
def test_a_store_with_its_key_opens(open_page, tmp_path, monkeypatch, script):
    rows = {"schemes": NAMED, "cohorts": COHORTS, "snapshots": snapshots(SEPTEMBER, 7)}
    make_store(tmp_path / "store", rows, key="a key")
    monkeypatch.setenv("IOM_STORE_KEY", "a key")
    app = open_page(tmp_path / "store", script)
    assert not app.exception
    assert "Testshire" in words(app)


@every_page
def test_a_store_of_a_newer_project_is_one_sentence(open_page, store_of, script):
    folder = store_of(schemes=NAMED)
    with duckdb.connect(next(folder.glob("*.duckdb"))) as connection:
        connection.execute("update store_info set value = '999' where key = 'format'")
    app = open_page(folder, script)
    assert not app.exception
    assert "The store is newer than this dashboard" in words(app)


@every_page
def test_a_scheme_without_a_snapshot_says_so(open_page, store_of, monkeypatch, script):
    # As somebody who sees every page: the board is told before that some pages are not for it.
    monkeypatch.setenv("IOM_ROLE", "inspector")
    app = open_page(store_of(schemes=NAMED, cohorts=COHORTS), script)
    assert not app.exception
    assert "Load the extract `snapshots`." in words(app)


@every_page
def test_one_scheme_with_one_snapshot_and_no_other_table(open_page, store_of, script):
    app = open_page(store_of(schemes=NAMED, cohorts=COHORTS, snapshots=snapshots(SEPTEMBER, 7)), script)
    assert not app.exception
    assert "Testshire" in words(app)
    assert "Nothing earlier to compare with" in words(app)
    assert len(app.title) == 1


@every_page
def test_one_scheme_has_no_choice_of_schemes_and_no_switch_of_roles(open_page, store_of, script):
    rows = [*snapshots(JUNE, 6), *snapshots(SEPTEMBER, 7, "flex")]
    app = open_page(store_of(schemes=NAMED, cohorts=COHORTS, snapshots=rows), script)
    labels = {box.label for box in app.selectbox}
    assert {"As at", "Compared with"} <= labels
    assert not {"Scheme", "Role"} & labels


@every_page
@pytest.mark.parametrize("scheme", ["lincolnshire", "llr", "gwent"])
def test_three_schemes(open_page, demo_store, script, scheme):
    app = open_page(demo_store, script, scheme=scheme)
    assert not app.exception
    assert app.selectbox(key="filter_scheme").value == scheme
    assert len(app.title) == 1
    assert len(app.title[0].value.split()) <= 12


@every_page
def test_a_page_run_without_app_py_shows_the_same_and_no_more(monkeypatch, demo_store, script):
    monkeypatch.setenv("IOM_STORE", str(demo_store))
    monkeypatch.setenv("IOM_SCHEMES", "gwent")
    app = AppTest.from_file(FOLDER / f"{script}.py", default_timeout=60).run()
    assert not app.exception
    assert "**Gwent**" in words(app)
    assert "filter_scheme" not in [box.key for box in app.selectbox]


def test_the_caseload_has_charts(open_page, demo_store):
    assert charts(open_page(demo_store, "caseload", scheme="lincolnshire")) >= 6


def test_loaded_text_is_shown_and_not_read(open_page, store_of):
    named = [{"scheme": SCHEME, "name": "![x](http://a.example/p.png) :red[R]"}]
    cohorts = [cohort("fixed", label="<b>F</b> ![y](http://a.example/q.png)")]
    app = open_page(store_of(schemes=named, cohorts=cohorts, snapshots=snapshots(SEPTEMBER, 7)), "caseload")
    assert not app.exception
    raw = "\n".join(
        str(one.value) for kind in (app.title, app.header, app.markdown, app.caption) for one in kind
    )
    assert "![" not in raw
    assert ":red[" not in raw
