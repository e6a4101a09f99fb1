"""The whole catalogue: what every metric must say of itself, and keep to."""

import re
from datetime import date

import polars as pl
import pytest
from support.rows import areas, episode, referral, scheme, snapshot

from access.viewer import OPERATOR, NotPermitted, View, Viewer
from disclosure.columns import Kind, expand
from queries import QueryError, run
from queries.catalogue import FOLDER, STEP, STEPS, catalogue
from queries.header import HeaderError, read_header

METRICS = sorted(catalogue())
RESERVED = {"schemes", "restricted"}
TEXTS = ("title", "definition", "numerator", "denominator", "grain", "source", "caveat", "owner")


@pytest.fixture(params=METRICS)
def metric(request):
    return catalogue()[request.param]


def of_scheme(metric):
    return (
        {"scheme": scheme()["scheme"]}
        if any(one.name == "scheme" for one in metric.header.parameters)
        else {}
    )


def named_in(sql):
    return set(re.findall(r"\$([a-z_]+)", sql))


def test_the_catalogue_has_every_metric_that_was_promised():
    promised = {
        "caseload": "by_cohort trend change spread flow workload length_of_stay projection",
        "referrals": "funnel",
        "rag": "current history transitions ready_for_deselection overdue rated greens time_in_red",
        "spc": "signals",
        "quality": "loads completeness freshness reconciliation refusals",
        "schemes": "list snapshot_dates events cohorts tables",
    }
    assert {f"{topic}.{name}" for topic, names in promised.items() for name in names.split()} <= set(METRICS)


def test_every_part_of_the_definition_is_there(metric):
    for name in TEXTS:
        assert getattr(metric.header, name).strip(), name
    assert metric.header.good_direction in ("up", "down", "neither")
    assert metric.header.reviewed < metric.header.next_review


def test_every_column_and_parameter_is_described(metric):
    assert all(column.description for column in metric.header.columns)
    assert all(parameter.meaning for parameter in metric.header.parameters)


def test_what_a_column_leans_on_exists(metric):
    columns = {column.name: column for column in metric.header.columns}
    for column in columns.values():
        for count in (*column.of, *filter(None, [column.denominator])):
            assert columns[count].kind is Kind.COUNT, f"{column.name} leans on {count}"
        assert (column.kind in (Kind.VALUE, Kind.COMPUTED)) == bool(column.of), column.name
        assert (column.kind is Kind.DERIVED) == bool(column.expression), column.name


def test_a_derived_column_adds_nothing_up_over_rows(metric):
    """A sum over what is left is not the sum: the whole must be a count of its own."""
    for column in metric.header.columns:
        if column.expression:
            assert not re.search(r"\b(sum|avg|mean|count|max|min|over)\b", column.expression)
            pl.sql_expr(column.expression)


def test_what_is_computed_is_computed_by_a_derive(metric):
    """And by that alone: `derive` sees released rows, `summarise` sees everything."""
    computed = any(column.kind is Kind.COMPUTED for column in metric.header.columns)
    file = FOLDER.joinpath(*metric.name.split(".")).with_suffix(".py")
    assert computed == (file.exists() and "def derive(" in file.read_text())


def test_a_metric_of_single_people_leaves_restricted_cases_out_for_most(metric):
    if any(column.name == "person_ref" for column in metric.header.columns):
        assert "restricted" in named_in(metric.sql)


def test_an_identifier_has_a_stand_in_or_is_for_the_operator_alone(metric):
    for column in metric.header.columns:
        if column.kind is Kind.IDENTIFIER and column.otherwise is None:
            assert metric.header.views == {View.OPERATOR}


def test_every_parameter_is_used_and_every_name_in_the_sql_is_a_parameter(metric):
    declared = {parameter.name for parameter in metric.header.parameters}
    used = named_in(metric.sql)
    assert used - declared <= RESERVED
    assert declared - used <= ({"scheme"} if "schemes" in used else set())


def test_every_row_is_of_a_scheme_that_the_viewer_may_see(metric):
    """It names the scheme, or the schemes that may be seen, or says why its rows belong to none."""
    assert named_in(metric.sql) & {"scheme", "schemes"} or metric.header.across_schemes


def test_the_last_line_selects_the_last_step(metric):
    steps = re.findall(r"^(?:with )?(\w+) as \($", metric.sql, re.MULTILINE)
    assert re.search(rf"^select \*(?: exclude \(\w+\))? from {steps[-1]}\b", metric.sql, re.MULTILINE)


def test_every_shared_step_stands_written_out_where_a_metric_names_it():
    named = {step for file in FOLDER.glob("*/*.sql") for step in STEP.findall(file.read_text())}
    assert named == {file.stem for file in STEPS.glob("*.sql")}
    for metric in catalogue().values():
        assert not STEP.search(metric.source_text), metric.name
    assert (STEPS / "fixed_rule.sql").read_text().rstrip() in catalogue()["cases.list"].sql


def test_there_is_a_typed_function(metric):
    topic, name = metric.name.split(".")
    module = __import__(f"queries.{topic}", fromlist=[name])
    assert callable(getattr(module, name))
    assert getattr(module, name).__doc__


def test_no_summary_stands_without_its_metric():
    steps = {
        file.relative_to(FOLDER).with_suffix("") for file in FOLDER.glob("*/*.py") if file.stem != "__init__"
    }
    assert steps <= {file.relative_to(FOLDER).with_suffix("") for file in FOLDER.glob("*/*.sql")}


@pytest.mark.parametrize("view", list(View))
def test_it_runs_on_a_store_with_nothing_but_a_scheme(metric, store, view):
    reader = store(cohorts=[])
    viewer = Viewer(view=view)
    if view not in metric.header.views:
        with pytest.raises(NotPermitted):
            run(metric.name, reader, viewer, **of_scheme(metric))
        return
    figures = run(metric.name, reader, viewer, **of_scheme(metric))
    assert figures.view is view
    assert figures.display().shape == figures.frame.shape


def test_it_runs_on_an_empty_store_or_says_that_the_scheme_is_not_there(metric, store):
    reader = store(schemes=[], cohorts=[])
    if any(one.name == "scheme" and one.required for one in metric.header.parameters):
        with pytest.raises(QueryError, match="no scheme"):
            run(metric.name, reader, OPERATOR, **of_scheme(metric))
    else:
        assert run(metric.name, reader, OPERATOR).origin == "extract"


def test_the_columns_come_out_as_declared(metric, store):
    days = [date(2022, month, 28) for month in range(1, 9)]
    rows = [snapshot(day, ref, com_ref="com") for day in days for ref in ("a", "b")]
    reader = store(
        snapshots=rows,
        areas=areas("north"),
        episodes=[episode("a", days[0])],
        referrals=[referral(1, days[0])],
    )
    figures = run(metric.name, reader, OPERATOR, **of_scheme(metric))
    visible = [column for column in metric.header.columns if not column.hidden]
    assert figures.frame.columns == [column.name for column in expand(visible, figures.frame.columns)]
    assert not [name for name in figures.frame.columns if "*" in name]


def test_a_header_that_says_something_unknown_is_refused_by_name():
    text = catalogue()["schemes.list"].source_text
    for wrong, said in (
        (text.replace("caveat", "caveet"), "caveet"),
        (text.replace('kind = "key"', 'kind = "kee"', 1), "kee"),
        (text.replace('title = "', "title = ", 1), "line"),
        (text.replace("/*", "--", 1), "must open with a comment"),
        (text.replace("reviewed =", "colour = 1\nreviewed =", 1), "colour"),
    ):
        with pytest.raises(HeaderError, match=said):
            read_header(wrong, "schemes.list")
