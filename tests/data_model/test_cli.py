"""The command line: what it says, what it writes, and how it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import duckdb
import openpyxl
import pytest
from click.testing import CliRunner, Result

from access.register import Action, open_register
from data_model.cli.group import data_model
from data_model.collection import TABLES
from data_model.describing import as_json, as_markdown
from data_model.reader import open_reader
from data_model.versions import Store

Run = Callable[..., Result]
PNC = "2001/0123456X"
PEOPLE = "person_ref,birth_month,sex,ethnicity\np1,1990-04-01,male,white_british\n"
PUBLISHED, NOT_PUBLISHED, UNUSABLE = 0, 1, 2


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, with a register and a store of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("IOM_STORE", "IOM_STORE_KEY", "IOM_STORE_KEY_FILE", "IOM_REGISTER", "IOM_PSEUDONYM_KEY"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(data_model, list(arguments), env=settings, catch_exceptions=False)

    return invoke


@pytest.fixture
def extracts(tmp_path: Path) -> Path:
    folder = tmp_path / "extracts"
    folder.mkdir()
    (folder / "schemes.csv").write_text("scheme,name,capacity\nours,Our scheme,10\n", encoding="utf-8")
    (folder / "areas.csv").write_text("scheme,area,name\nours,north,North\n", encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return folder


def _events(folder: Path) -> list[tuple[str, str]]:
    register = open_register(f"sqlite:///{folder / 'register.sqlite'}")
    return [(event.action.value, str(event.detail["outcome"])) for event in reversed(register.events())]


# Loading


def test_load_publishes_and_counts_table_by_table(run: Run, extracts: Path) -> None:
    done = run("load", str(extracts), "--store", "store")
    assert done.exit_code == PUBLISHED
    counted = {
        line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line.startswith("people ")
    }
    assert counted == {"people": ["1", "1", "0"]}
    published = Store(Path("store")).versions()
    assert len(published) == 1
    assert f"Published {published[0].name}" in done.stdout


def test_load_names_the_refused_row_and_loads_the_rest(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(PEOPLE + "p2,1991-05-01,man,white_british\n", encoding="utf-8")
    done = run("load", str(extracts), "--store", "store")
    assert done.exit_code == PUBLISHED
    assert "people.csv, row 3, column sex [man]" in done.stdout
    assert "mend the refused rows" in done.stdout


def test_only_the_first_refusals_are_printed(run: Run, extracts: Path) -> None:
    wrong = "".join(f"x{number},1991-05-01,man,white_british\n" for number in range(9))
    (extracts / "people.csv").write_text(PEOPLE + wrong, encoding="utf-8")
    done = run("check", str(extracts))
    assert "the first 5 of 9" in done.stdout
    assert done.stdout.count("column sex") == 5


def test_a_value_cannot_steer_the_terminal(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(
        PEOPLE + "p2,1991-05-01,\x1b[31mman,white_british\n", encoding="utf-8"
    )
    done = run("check", str(extracts))
    assert "man" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_an_identifier_in_a_refused_row_is_masked(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(PEOPLE + f"{PNC},1991-05-01,male,white_british\n", encoding="utf-8")
    done = run("load", str(extracts), "--store", "store", "--report", "report.json")
    assert "people.csv, row 3" in done.stdout
    assert PNC not in done.stdout + done.stderr + Path("report.json").read_text(encoding="utf-8")


def test_report_holds_the_counts_and_every_refused_row(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(PEOPLE + "p2,1991-05-01,man,white_british\n", encoding="utf-8")
    run("load", str(extracts), "--store", "store", "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["tables"]["people"] == {"read": 2, "loaded": 1, "refused": 1}
    (refused,) = report["refused"]
    assert (refused["table"], refused["file"], refused["row"]) == ("people", "people.csv", 3)
    assert (refused["column"], refused["value"]) == ("sex", "man")
    assert refused["rule"]


def test_strict_publishes_nothing_where_a_row_is_refused(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(PEOPLE + "p2,1991-05-01,man,white_british\n", encoding="utf-8")
    done = run("load", str(extracts), "--store", "store", "--strict")
    assert done.exit_code == NOT_PUBLISHED
    assert "--strict" in done.stderr
    assert Store(Path("store")).versions() == []
    assert run("check", str(extracts), "--store", "store", "--strict").exit_code == NOT_PUBLISHED


def test_missing_required_table_publishes_nothing(run: Run, extracts: Path) -> None:
    (extracts / "areas.csv").unlink()
    done = run("load", str(extracts), "--store", "store")
    assert done.exit_code == NOT_PUBLISHED
    assert "areas" in done.stdout + done.stderr
    assert Store(Path("store")).versions() == []


def test_check_writes_nothing(run: Run, extracts: Path, tmp_path: Path) -> None:
    done = run("check", str(extracts), "--store", "store")
    assert done.exit_code == PUBLISHED
    assert "Nothing was written" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"extracts"}


def test_report_that_could_not_be_written_stops_before_the_load(run: Run, extracts: Path) -> None:
    done = run("load", str(extracts), "--store", "store", "--report", "none/report.json")
    assert done.exit_code == UNUSABLE
    assert "cannot be written to" in done.stderr
    assert not Path("store").exists()


def test_missing_folder_is_one_sentence(run: Run) -> None:
    done = run("load", "nowhere", "--store", "store")
    assert done.exit_code == UNUSABLE
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.output


def test_store_of_the_setting_is_the_default(run: Run, extracts: Path) -> None:
    assert run("load", str(extracts), IOM_STORE="elsewhere").exit_code == PUBLISHED
    assert len(Store(Path("elsewhere")).versions()) == 1


@pytest.mark.parametrize("place", ["one.duckdb", "ducklake:postgres:host=x"])
def test_only_a_folder_can_be_loaded_into(run: Run, extracts: Path, place: str) -> None:
    done = run("load", str(extracts), "--store", place)
    assert done.exit_code == UNUSABLE
    assert "is not a store folder" in done.stderr


def test_wrong_key_is_one_sentence_and_leaves_the_store(run: Run, extracts: Path) -> None:
    assert (
        run("load", str(extracts), "--store", "store", IOM_STORE_KEY="the right key").exit_code == PUBLISHED
    )
    before = Store(Path("store")).current()
    done = run("load", str(extracts), "--store", "store", IOM_STORE_KEY="another key")
    assert done.exit_code == UNUSABLE
    assert "another key" not in done.output
    assert done.stderr.count("Error:") == 1
    assert Store(Path("store")).current() == before


# The register


def test_loads_and_rollbacks_are_in_the_register(run: Run, extracts: Path, tmp_path: Path) -> None:
    for _ in range(2):
        run("load", str(extracts), "--store", "store")
    run("rollback", "--store", "store")
    assert _events(tmp_path) == [
        ("load", "begun"),
        ("load", "published"),
        ("load", "begun"),
        ("load", "published"),
        ("rollback", "begun"),
        ("rollback", "rolled back"),
    ]


def test_a_load_that_fails_is_in_the_register_too(run: Run, tmp_path: Path) -> None:
    run("load", "nowhere", "--store", "store")
    assert _events(tmp_path) == [("load", "begun"), ("load", "nothing published")]


def test_register_line_holds_names_and_counts_only(run: Run, extracts: Path, tmp_path: Path) -> None:
    run("load", str(extracts), "--store", "store")
    event = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}").events(1)[0]
    version = Store(Path("store")).versions()[0].name
    assert event.action is Action.LOAD
    assert event.detail == {
        "source": "extracts",
        "store": "store",
        "outcome": "published",
        "version": version,
        "read": 3,
        "loaded": 3,
        "refused": 0,
    }


def test_nothing_is_loaded_where_the_register_cannot_be_written(run: Run, extracts: Path) -> None:
    done = run(
        "load", str(extracts), "--store", "store", "--register", "sqlite:////proc/none/register.sqlite"
    )
    assert done.exit_code == UNUSABLE
    assert "register" in done.stderr
    assert not Path("store").exists()


# Versions


def test_versions_marks_the_current_one(run: Run, extracts: Path) -> None:
    for _ in range(2):
        run("load", str(extracts), "--store", "store")
    lines = run("versions", "--store", "store").stdout.splitlines()
    assert [line.endswith("current") for line in lines] == [False, True]


def test_rollback_goes_to_the_one_before_or_the_one_named(run: Run, extracts: Path) -> None:
    for _ in range(3):
        run("load", str(extracts), "--store", "store")
    first, second, third = (version.name for version in Store(Path("store")).versions())
    assert second in run("rollback", "--store", "store").stdout
    assert third in run("rollback", "--store", "store", third).stdout
    assert first in run("rollback", "--store", "store", first).stdout
    done = run("rollback", "--store", "store")
    assert done.exit_code == UNUSABLE
    assert "no version before" in done.stderr


@pytest.mark.parametrize("command", ["versions", "rollback"])
def test_no_store_is_one_sentence(run: Run, command: str) -> None:
    done = run(command, "--store", "none")
    assert done.exit_code == UNUSABLE
    assert "There is no store" in done.stderr


# Template, describe, pseudonymise


def test_template_writes_a_workbook_and_never_over_another(run: Run) -> None:
    assert run("template", "extracts.xlsx").exit_code == 0
    assert set(TABLES) < set(openpyxl.load_workbook("extracts.xlsx").sheetnames)
    done = run("template", "extracts.xlsx")
    assert done.exit_code == UNUSABLE
    assert "exists" in done.stderr
    assert run("template", "extracts.xlsx", "--force").exit_code == 0
    assert run("template", "extracts.csv").exit_code == UNUSABLE


def test_empty_template_is_nothing_to_load(run: Run) -> None:
    run("template", "extracts.xlsx")
    done = run("load", "extracts.xlsx", "--store", "store")
    assert done.exit_code == UNUSABLE
    assert "holds no extract" in done.stderr
    assert not Path("store").exists()


def test_describe_prints_the_dictionary(run: Run) -> None:
    assert run("describe").stdout == as_markdown()
    assert json.loads(run("describe", "--format", "json").stdout) == json.loads(as_json())


def test_pseudonymise_from_a_new_key_to_a_load(run: Run, extracts: Path) -> None:
    (extracts / "people.csv").write_text(
        PEOPLE.replace("person_ref", "PNC").replace("p1", PNC), encoding="utf-8"
    )
    assert run("pseudonymise", "--new-key", "our.key").exit_code == 0
    key = Path("our.key").read_text(encoding="ascii").strip()
    done = run(
        "pseudonymise", "extracts", "--out", "out", "--key-file", "our.key", "--column", "PNC=person_ref"
    )
    assert done.exit_code == 0
    assert "people.csv: 1 rows, person_ref" in done.stdout
    assert key not in done.output
    assert PNC not in done.output
    loaded = run("load", "out", "--store", "store", "--strict")
    assert loaded.exit_code == PUBLISHED, loaded.output


def test_pseudonymise_takes_the_key_of_the_environment(run: Run, extracts: Path) -> None:
    key = "k" * 32
    assert run("pseudonymise", "extracts", "--out", "out", IOM_PSEUDONYM_KEY=key).exit_code == 0
    short = run("pseudonymise", "extracts", "--out", "out2", IOM_PSEUDONYM_KEY="too short a key")
    assert short.exit_code == UNUSABLE
    assert "too short a key" not in short.output
    assert run("pseudonymise", "extracts", "--out", "out2").exit_code == UNUSABLE
    assert run("pseudonymise").exit_code == UNUSABLE


# Help, and the real process


@pytest.mark.parametrize("name", sorted(data_model.commands))
def test_every_command_helps_with_an_example_and_describes_its_options(run: Run, name: str) -> None:
    command = data_model.commands[name]
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"python -m data_model {name}" in done.stdout
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("arguments", [("load",), ("load", "a", "b"), ("check", "x", "--colour"), ("sing",)])
def test_wrong_arguments_end_with_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == UNUSABLE


def test_runs_as_a_module_and_ends_with_the_status(extracts: Path, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "IOM_STORE": str(tmp_path / "store")}
    arguments = [sys.executable, "-m", "data_model", "check", str(extracts)]
    done = subprocess.run(
        arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == PUBLISHED, done.stderr
    assert "people" in done.stdout
    assert done.stderr == ""


def test_demo_fills_a_store_keeps_the_extracts_and_is_in_the_register(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--store", "store", "--schemes", "1", "--years", "1", "--extracts", "kept")
    assert done.exit_code == 0
    assert "none of a real person" in done.stdout
    assert (tmp_path / "kept/lincolnshire/people.csv").exists()
    assert len(Store(Path("store")).versions()) == 1
    assert _events(tmp_path) == [("load", "begun"), ("load", "published")]


def test_a_store_of_an_older_project_is_brought_up_to_date(run: Run, extracts: Path) -> None:
    run("load", str(extracts), "--store", "store")
    assert "is up to date." in run("upgrade", "--store", "store").output
    with duckdb.connect(str(Store(Path("store")).current())) as old:
        old.execute("update store_info set value = '0' where key = 'format'")
        old.execute("drop table boundaries")
    refused = run("check", str(extracts), "--store", "store")
    assert (refused.exit_code, "python -m data_model upgrade" in refused.output) == (UNUSABLE, True)
    assert "is up to date now" in run("upgrade", "--store", "store").output
    reader = open_reader("store")
    assert reader.read("from people").get_column("person_ref").to_list() == ["p1"]
    assert reader.read("from boundaries").is_empty()


def test_there_is_nothing_to_upgrade_where_there_is_no_store(run: Run) -> None:
    assert run("upgrade", "--store", "store").exit_code == UNUSABLE
