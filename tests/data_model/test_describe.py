"""The generated data dictionary: complete, and the page in docs is the present one."""

import json
from pathlib import Path

import pytest

from data_model.collection import TABLES
from data_model.describing import DescribedTable, as_json, as_markdown, described, rule_sentences, type_words
from data_model.reference_tables import REFERENCE_TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_page_in_docs_is_what_the_schemas_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), (
        "run: python -m data_model describe > docs/data-dictionary.md"
    )


@pytest.mark.parametrize("table", described(), ids=lambda table: table.table)
def test_every_table_column_and_rule_is_in_words(table: DescribedTable) -> None:
    assert table.description.startswith("One row per ")
    for column in table.columns:
        assert column.description, column.column
    for sentence in table.rules:
        assert sentence.endswith(".")


def test_every_table_and_column_is_on_the_page() -> None:
    page = as_markdown()
    for name, schema in (TABLES | REFERENCE_TABLES).items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for column in schema.columns():
            assert f"| `{column}`" in section


def test_keys_and_required_columns_are_marked() -> None:
    people = next(table for table in described() if table.table == "people")
    columns = {column.column: column for column in people.columns}
    assert columns["person_ref"].key
    assert columns["sex"].required
    assert not columns["religion"].required
    assert "| `person_ref` * | reference |" in as_markdown()
    assert "| `sex` ! | one of a list |" in as_markdown()


def test_closed_lists_name_every_code() -> None:
    assert "`female`, `male`, `not_stated`" in as_markdown()


def test_numbers_state_their_range() -> None:
    snapshots = TABLES["snapshots"].columns()
    assert type_words(snapshots["ogrs"]) == "number from 0 to 100"
    assert type_words(snapshots["css"]) == "number from 0"
    assert type_words(TABLES["schemes"].columns()["capacity"]) == "whole number from 0"


def test_rules_are_the_sentences_of_their_docstrings() -> None:
    assert rule_sentences(TABLES["meeting_attendance"]) == {
        "attended_at_most_expected": "`attended` is not more than `expected`."
    }


def test_json_holds_the_same_tables() -> None:
    plain = json.loads(as_json())
    assert [table["table"] for table in plain["tables"]] == list(TABLES)
    assert [table["table"] for table in plain["reference"]] == list(REFERENCE_TABLES)
    sex = next(column for column in plain["tables"][3]["columns"] if column["column"] == "sex")
    assert sex["allowed"] == ["female", "male", "not_stated"]
