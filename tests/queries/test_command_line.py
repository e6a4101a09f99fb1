"""python -m queries: list, run and sql."""

import io
import json
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner
from support.rows import SCHEME, areas, cohort, scheme, snapshot, snapshots
from support.stores import make_store

from queries.__main__ import cli
from queries.catalogue import catalogue


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "store"
    rows = snapshots(date(2022, 9, 30), 3) + snapshots(date(2022, 9, 30), 1, "flex", area="south")
    formula = [snapshot(date(2022, 9, 30), "z", "free", area="south")]
    make_store(
        folder,
        {
            "schemes": [scheme()],
            "cohorts": [cohort("fixed"), cohort("flex"), cohort("free", label="=cmd|' /C calc'!A0")],
            "areas": areas("north", "south"),
            "snapshots": rows + formula,
        },
        origin="synthetic",
    )
    return str(folder)


@pytest.fixture
def invoke():
    return lambda *words: CliRunner().invoke(cli, words)


def test_list_names_every_metric_with_its_parameters(invoke):
    shown = invoke("list").output
    assert all(f"{name} " in shown and metric.header.title in shown for name, metric in catalogue().items())
    assert "takes scheme*, as_at, cohort" in shown


def test_sql_prints_the_definition_and_what_is_run(invoke):
    assert invoke("sql", "caseload.by_cohort").output == catalogue()["caseload.by_cohort"].source_text


def test_run_as_csv(invoke, store):
    done = invoke(
        "run", "caseload.trend", "--store", store, "--scheme", SCHEME, "--format", "csv", "--cohort", "fixed"
    )
    assert done.output == "snapshot_date,cohort,profile,people,label\n2022-09-30,fixed,all,3,fixed all\n"


def test_csv_is_inert_in_a_spreadsheet(invoke, store):
    done = invoke("run", "schemes.cohorts", "--store", store, "--scheme", SCHEME, "--format", "csv")
    assert ",'=cmd|' /C calc'!A0," in done.output


def test_run_as_json(invoke, store):
    done = invoke("run", "caseload.by_cohort", "--store", store, "--scheme", SCHEME, "--format", "json")
    rows = json.loads(done.output)
    assert [(row["cohort"], row["people"], row["share"]) for row in rows] == [
        ("fixed", 3, 3 / 5),
        ("flex", 1, 1 / 5),
        ("free", 1, 1 / 5),
    ]


def test_run_as_a_table_says_what_it_is_of(invoke, store):
    shown = invoke("run", "caseload.by_cohort", "--store", store, "--scheme", SCHEME).output
    assert "60.0\N{NO-BREAK SPACE}%" in shown
    assert "3 rows as at 2022-09-30; synthetic; store store-" in shown


def test_run_as_parquet_needs_a_file(invoke, store, tmp_path):
    words = ("run", "caseload.by_cohort", "--store", store, "--scheme", SCHEME, "--format", "parquet")
    refused = invoke(*words)
    assert (refused.exit_code, refused.stderr) == (
        2,
        "Error: A Parquet file needs a place: add --out FILE.\n",
    )
    assert invoke(*words, "--out", str(tmp_path / "people.parquet")).exit_code == 0
    assert pl.read_parquet(tmp_path / "people.parquet")["people"].to_list() == [3, 1, 1]


def test_out_writes_the_same_to_a_file(invoke, store, tmp_path):
    words = ("run", "caseload.by_cohort", "--store", store, "--scheme", SCHEME, "--format", "csv")
    invoke(*words, "--out", str(tmp_path / "people.csv"))
    assert (tmp_path / "people.csv").read_text(encoding="utf-8") == invoke(*words).output


def test_board_withholds_and_the_plain_command_does_not(invoke, store):
    words = ("run", "caseload.change", "--store", store, "--scheme", SCHEME, "--format", "csv")
    plain, board = (pl.read_csv(io.StringIO(invoke(*words, *more).output)) for more in ((), ("--board",)))
    assert plain.filter(cohort="fixed", group="north")["people_end"].item() == 3
    assert board.filter(cohort="fixed", group="north")["people_end"].item() == "[c]"
    assert board.filter(cohort="fixed", group="north")["change_pct"].item() == "[c]"


def test_a_withheld_cell_holds_its_mark_in_json(invoke, store):
    words = ("run", "caseload.change", "--store", store, "--scheme", SCHEME, "--format", "json", "--board")
    assert {"people_end": "[c]"}.items() <= json.loads(invoke(*words).output)[0].items()


def test_publish_withholds_more(invoke, store):
    words = (
        "run",
        "caseload.by_cohort",
        "--store",
        store,
        "--scheme",
        SCHEME,
        "--format",
        "csv",
        "--publish",
    )
    assert {line.split(",")[3] for line in invoke(*words).output.splitlines()[1:]} == {"[c]"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "caseload.nothing"), "There is no metric [caseload.nothing]"),
        (("sql", "caseload.nothing"), "There is no metric [caseload.nothing]"),
        (("run", "caseload.by_cohort"), "[caseload.by_cohort] needs [scheme]"),
        (("run", "caseload.by_cohort", "--scheme", "x"), "no scheme [x]"),
        (("run", "caseload.by_cohort", "--scheme", SCHEME, "--as-at", "soon"), "[as_at] cannot be [soon]"),
        (("run", "schemes.list", "--every", "month"), "has no parameter [every]; it takes: no parameter"),
        (("run", "quality.reconciliation", "--scheme", SCHEME, "--board"), "shows single people"),
        (("run", "schemes.list", "--out", "/proc/nothing/x"), "cannot be written"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_and_status_2(invoke, store, words, said):
    done = invoke(*words, *(("--store", store) if words[0] == "run" else ()))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_a_store_that_is_not_there_is_one_sentence(invoke, tmp_path):
    done = invoke("run", "schemes.list", "--store", str(tmp_path))
    assert done.exit_code == 2
    assert "no store in" in done.stderr


def test_the_store_may_come_from_the_setting(invoke, store, monkeypatch):
    monkeypatch.setenv("IOM_STORE", store)
    assert "Testshire" in invoke("run", "schemes.list").output


def test_help_explains_every_parameter(invoke):
    shown = invoke("run", "--help").output
    for metric in catalogue().values():
        for parameter in metric.header.parameters:
            assert f"--{parameter.name.replace('_', '-')}" in shown
