"""The runner: what may be asked, by whom, and what is said otherwise."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from support.rows import SCHEME, cohort, scheme, snapshot, snapshots

from access.viewer import OPERATOR, NotPermitted, View, Viewer
from queries import QueryError, caseload, run


@pytest.fixture
def reader(store, ends):
    return store(snapshots=[row for day in ends for row in snapshots(day, 2)])


def test_an_unknown_metric_is_named(reader):
    with pytest.raises(QueryError, match=r"no metric \[caseload.by_cohrt\]"):
        run("caseload.by_cohrt", reader, OPERATOR, scheme=SCHEME)


def test_an_unknown_parameter_is_named_with_those_there_are(reader, ask):
    with pytest.raises(QueryError, match=r"no parameter \[when\]; it takes: scheme, as_at, cohort"):
        ask(reader, "caseload.by_cohort", when="2022-09-30")


def test_a_parameter_that_is_needed_is_asked_for(reader):
    with pytest.raises(QueryError, match=r"needs \[scheme\]: code of the scheme"):
        run("caseload.by_cohort", reader, OPERATOR)


@pytest.mark.parametrize(
    "value", ["30/09/2022", "2022-02-31", "soon", 7, datetime(2022, 9, 30, 12, tzinfo=UTC)]
)
def test_a_date_that_is_none_is_refused(reader, ask, value):
    with pytest.raises(QueryError, match=r"\[as_at\] cannot be .*: write dates as 2022-09-30"):
        ask(reader, "caseload.by_cohort", as_at=value)


@pytest.mark.parametrize("value", ["2022-09-30", date(2022, 9, 30)])
def test_dates_are_dates_or_iso_text(reader, ask, value):
    assert ask(reader, "caseload.by_cohort", as_at=value).as_at == date(2022, 9, 30)


def test_a_choice_that_is_none_is_refused_with_those_there_are(reader, ask):
    with pytest.raises(QueryError, match=r"\[by\] cannot be \[shoe size\]: choose area, cohort"):
        ask(reader, "caseload.change", by="shoe size")


@pytest.mark.parametrize("cohorts", [["fixed", "x'; drop table people"], "a b", 7, [None]])
def test_a_cohort_that_is_no_code_is_refused(reader, ask, cohorts):
    with pytest.raises(QueryError, match=r"\[cohort\] cannot be"):
        ask(reader, "caseload.trend", cohort=cohorts)


def test_a_cohort_that_the_scheme_does_not_have_is_refused_with_those_it_has(reader, ask):
    with pytest.raises(QueryError, match=r"no cohort \[fixd\]; there are: fixed, flex, free"):
        ask(reader, "caseload.trend", cohort=["fixd"])


@pytest.mark.parametrize("nothing", [None, (), []])
def test_no_cohort_is_every_cohort(reader, ask, nothing):
    assert ask(reader, "caseload.trend", cohort=nothing).frame["cohort"].n_unique() == 3


def test_a_start_after_the_end_is_refused(reader, ask):
    with pytest.raises(QueryError, match="is after the end"):
        ask(reader, "caseload.trend", start=date(2022, 9, 1), end=date(2022, 8, 1))


def test_a_scheme_that_is_not_there_is_named(reader):
    with pytest.raises(QueryError, match=r"no scheme \[nowhere\]"):
        run("caseload.by_cohort", reader, OPERATOR, scheme="nowhere")


@pytest.mark.parametrize("code", [7, "a b", ""])
def test_a_scheme_that_is_no_code_is_refused(reader, code):
    with pytest.raises(QueryError):
        run("caseload.by_cohort", reader, OPERATOR, scheme=code)


def test_a_scheme_that_the_viewer_may_not_see_is_refused_whether_it_is_there_or_not(reader):
    elsewhere = Viewer(schemes=frozenset({"elsewhere"}))
    for code in (SCHEME, "nowhere"):
        with pytest.raises(NotPermitted, match="may not see"):
            run("caseload.by_cohort", reader, elsewhere, scheme=code)


def test_without_a_viewer_nothing_is_read(reader):
    with pytest.raises(AttributeError):
        run("caseload.by_cohort", reader, None, scheme=SCHEME)  # type: ignore[arg-type]


def test_figures_say_what_they_are_of(store, ends):
    reader = store(
        schemes=[scheme(), scheme(scheme="other")],
        snapshots=snapshots(ends[0], 1),
        cohorts=[cohort("fixed")],
        scheme_origins=[{"scheme": SCHEME, "origin": "example"}, {"scheme": "other", "origin": "synthetic"}],
    )
    figures = caseload.by_cohort(reader, Viewer(), scheme=SCHEME, as_at=date(2022, 7, 4))
    assert (figures.metric, figures.as_at, figures.version) == ("caseload.by_cohort", ends[0], "scratch")
    assert (figures.origin, figures.view) == ("example", View.BOARD)
    assert figures.parameters["scheme"] == SCHEME
    assert run("schemes.list", reader, OPERATOR).origin == "synthetic"


def test_a_new_version_is_looked_at_afresh(store, ask, ends):
    first = store(snapshots=snapshots(ends[0], 1))
    assert ask(first, "caseload.by_cohort").as_at == ends[0]
    second = store(snapshots=snapshots(ends[1], 1))
    assert ask(second, "caseload.by_cohort").as_at == ends[1]


def test_figures_over_a_span_stand_for_its_last_snapshot(reader, ask, ends):
    assert ask(reader, "caseload.trend", end=date(2022, 8, 30)).as_at == ends[1]
    assert ask(reader, "schemes.snapshot_dates").as_at is None


def test_an_area_chosen_is_behind_every_count_so_that_nothing_is_open(store):
    day = date(2022, 9, 30)
    reader = store(snapshots=[snapshot(day, person, area="north") for person in "abc"])
    everywhere = run("caseload.by_cohort", reader, Viewer(), scheme=SCHEME, as_at=day)
    there = run("caseload.by_cohort", reader, Viewer(), scheme=SCHEME, as_at=day, area="north")
    assert everywhere.frame["people"].to_list() == [3, 0, 0, 0]
    assert there.frame["people"].to_list() == [None, 0, 0, 0]
    assert there.is_withheld(0, "share")


@pytest.mark.parametrize("metric", ["caseload.by_cohort", "caseload.trend", "caseload.spread"])
def test_people_of_one_area_alone(store, metric):
    day = date(2022, 9, 30)
    rows = [
        snapshot(day, "a", area="north"),
        snapshot(day, "b", area="south"),
        snapshot(day, "c", area="south"),
    ]
    reader = store(snapshots=[*rows, snapshot(date(2022, 6, 30), "b", area="north")])
    column = "total" if metric == "caseload.spread" else "people"
    asked = {} if metric == "caseload.by_cohort" else {"start": day}
    for area, expected in (("north", 1), ("south", 2), ("east", 0), (None, 3)):
        found = run(metric, reader, OPERATOR, scheme=SCHEME, area=area, **asked)
        assert found.frame[column].sum() == expected


@pytest.mark.parametrize("metric", ["rag.current", "rag.greens", "rag.rated"])
def test_ratings_of_one_area_alone(store, metric):
    day = date(2022, 9, 30)
    rows = [
        snapshot(day, "a", area="north"),
        snapshot(day, "b", area="south"),
        snapshot(day, "c", area="south"),
    ]
    reader = store(snapshots=rows)
    for area, expected in (("north", 1), ("south", 2), ("east", 0), (None, 3)):
        found = run(metric, reader, OPERATOR, scheme=SCHEME, area=area).frame
        rows = found.filter(pl.col("cohort") != "total") if metric == "rag.rated" else found
        assert rows["people"].sum() == expected
