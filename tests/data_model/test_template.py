"""The template workbook: every table, marked, noted, with lists to choose from."""

from collections.abc import Iterator

import dataframely as dy
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data_model.collection import TABLES
from data_model.template import LISTS, READ_ME, REQUIRED_FILL, choices, write_template


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    made = openpyxl.load_workbook(path)
    yield made
    made.close()


def _header(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def test_read_me_comes_first_then_each_table_then_the_lists(workbook: Workbook) -> None:
    assert workbook.sheetnames == [READ_ME, *TABLES, LISTS]


def test_read_me_says_how_to_write_dates_and_what_never_to_enter(workbook: Workbook) -> None:
    words = " ".join(str(cell.value) for (cell,) in workbook[READ_ME].iter_rows() if cell.value)
    assert "2022-09-30" in words
    assert "No direct identifiers" in words
    assert all(f"{table}: " in words for table in TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_the_heading_is_exactly_the_columns(workbook: Workbook, table: str) -> None:
    assert _header(workbook[table]) == list(TABLES[table].columns())
    assert workbook[table].max_row == 1
    assert workbook[table].freeze_panes == "A2"


@pytest.mark.parametrize("table", TABLES)
def test_headings_mark_what_may_not_be_empty_and_carry_the_description(
    workbook: Workbook, table: str
) -> None:
    for cell, column in zip(workbook[table][1], TABLES[table].columns().values(), strict=True):
        required = column.primary_key or not column.nullable
        assert (cell.fill.fgColor.rgb == REQUIRED_FILL.fgColor.rgb) == required
        assert cell.comment is not None
        assert (column.description or "") in cell.comment.text
        assert ("May not be empty" in cell.comment.text) == required


@pytest.mark.parametrize("table", TABLES)
def test_dates_and_texts_have_their_format(workbook: Workbook, table: str) -> None:
    sheet = workbook[table]
    for cell, column in zip(sheet[1], TABLES[table].columns().values(), strict=True):
        wanted = {dy.Date: "yyyy-mm-dd", dy.String: "@", dy.Enum: "@", dy.Bool: "@"}.get(
            type(column), "General"
        )
        assert sheet.column_dimensions[cell.column_letter].number_format == wanted


@pytest.mark.parametrize("table", TABLES)
def test_closed_lists_are_drop_downs_of_exactly_their_codes(workbook: Workbook, table: str) -> None:
    sheet = workbook[table]
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    closed = 0
    for cell, column in zip(sheet[1], TABLES[table].columns().values(), strict=True):
        if not choices(column):
            assert cell.column_letter not in rules
            continue
        closed += 1
        name = str(rules[cell.column_letter].formula1).removeprefix("=")
        where = workbook.defined_names[name].attr_text.split("!")[1]
        offered = [str(row[0].value) for row in workbook[LISTS][where.replace("$", "")]]
        assert tuple(offered) == choices(column)
    assert closed == len(rules)
