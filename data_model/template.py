"""The workbook that a scheme fills in: one sheet per table, made from the schemas."""

from pathlib import Path

import dataframely as dy
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_model.collection import REQUIRED_ONCE, TABLES
from data_model.describing import allowed_values, rule_sentences, type_words
from data_model.reference_data import labels

READ_ME = "Read me"
LISTS = "Lists"
OTHER_SHEETS = (READ_ME, LISTS)
"""Sheets of the template that hold no extract."""

LAST_ROW = 1_048_576
REQUIRED_FILL = PatternFill("solid", fgColor="12436D")
OPTIONAL_FILL = PatternFill("solid", fgColor="D7E3EC")
REQUIRED_FONT = Font(bold=True, color="FFFFFF")
OPTIONAL_FONT = Font(bold=True, color="12436D")
WIDEST = 34

HOW_TO_FILL = (
    ("How to fill this workbook", True),
    ("Each further sheet is one table. Fill the sheets you have, from row 2; leave the others empty.", False),
    ("", False),
    ("Keep the first row of each sheet as it is: the column names are how the tables are read.", False),
    ("A dark heading marks a column that may not be empty; a light one may be left empty.", False),
    ("Rest the pointer on a heading to read what the column holds.", False),
    ("Some cells offer a list: choose from it. Text that is not in the list is refused.", False),
    ("", False),
    ("Dates", True),
    (
        "Write dates as 2022-09-30, or 30/09/2022. Where a column does not show whether the day or the month",
        False,
    ),
    ("comes first, 03/04/2022 is refused, never guessed; so is a year of two figures.", False),
    ("A month of birth is written as the first of that month: 1990-04-01.", False),
    ("", False),
    ("No direct identifiers", True),
    ("Never put names, full dates of birth, addresses, telephone numbers or e-mail addresses here,", False),
    ("nor PNC, CRN or NOMS numbers. Such columns and values are refused.", False),
    ("person_ref is a reference that your scheme makes; python -m data_model pseudonymise makes it.", False),
    ("", False),
    ("An empty cell means that the value is not known.", False),
    ("", False),
    ("When it is filled", True),
    (
        "python -m data_model check THIS-FILE.xlsx --store STORE says what would happen, and writes nothing.",
        False,
    ),
    (
        "python -m data_model load THIS-FILE.xlsx --store STORE loads it: all that is right, or nothing.",
        False,
    ),
    ("", False),
    ("Tables", True),
)


def template() -> Workbook:
    """An empty workbook with `Read me` first, a sheet per table of the dictionary, and the `Lists`."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _read_me(workbook.create_sheet(READ_ME))
    sheets = {name: workbook.create_sheet(name) for name in TABLES}
    named = _lists(workbook)
    for name, schema in TABLES.items():
        _table_sheet(sheets[name], schema, named)
    return workbook


def write_template(path: Path) -> None:
    """The template as a file at `path`."""
    template().save(path)


def _read_me(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    for words, heading in HOW_TO_FILL:
        sheet.append([words])
        sheet.cell(sheet.max_row, 1).font = Font(bold=heading, size=13 if heading else 11)
    names = labels("table")
    for table, schema in TABLES.items():
        needed = " Needed once." if table in REQUIRED_ONCE else ""
        sheet.append([f"{table}: {names[table]}. {(schema.__doc__ or '').strip()}{needed}"])
        for sentence in rule_sentences(schema).values():
            sheet.append([f"    {sentence}"])
    for (cell,) in sheet.iter_rows():
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _lists(workbook: Workbook) -> dict[tuple[str, ...], str]:
    """Write each closed list into a column of its own; the values to the name of their range."""
    sheet = workbook.create_sheet(LISTS)
    named: dict[tuple[str, ...], str] = {}
    for column, values in _closed_lists():
        if values in named:
            continue
        position = len(named) + 1
        name = f"list_{column}_{position}"
        for row, value in enumerate((column, *values), start=1):
            sheet.cell(row, position, value)
        letter = get_column_letter(position)
        where = f"'{LISTS}'!${letter}$2:${letter}${len(values) + 1}"
        workbook.defined_names[name] = DefinedName(name, attr_text=where)
        named[values] = name
    return named


def _closed_lists() -> list[tuple[str, tuple[str, ...]]]:
    columns = [item for schema in TABLES.values() for item in schema.columns().items()]
    return [(name, choices(column)) for name, column in columns if choices(column)]


def choices(column: dy.Column) -> tuple[str, ...]:
    """What a cell of `column` may be chosen from; empty where it is not a matter of choosing."""
    return ("true", "false") if isinstance(column, dy.Bool) else allowed_values(column)


def _table_sheet(sheet: Worksheet, schema: type[dy.Schema], named: dict[tuple[str, ...], str]) -> None:
    for position, (name, column) in enumerate(schema.columns().items(), start=1):
        _heading(sheet, position, name, column)
        letter = get_column_letter(position)
        # on the column, not on cells: a format of its own would make every empty row look used
        sheet.column_dimensions[letter].number_format = _number_format(column)
        if choices(column):
            _drop_down(sheet, letter, named[choices(column)])
    sheet.freeze_panes = "A2"


def _heading(sheet: Worksheet, position: int, name: str, column: dy.Column) -> None:
    required = column.primary_key or not column.nullable
    cell = sheet.cell(1, position, name)
    cell.fill = REQUIRED_FILL if required else OPTIONAL_FILL
    cell.font = REQUIRED_FONT if required else OPTIONAL_FONT
    cell.comment = Comment(_note(column, required=required), "IOM dashboard", height=140, width=320)
    sheet.column_dimensions[get_column_letter(position)].width = min(WIDEST, max(14, len(name) + 4))


def _note(column: dy.Column, *, required: bool) -> str:
    lines = [column.description or "", f"Kind: {type_words(column)}."]
    if choices(column):
        lines.append("One of: " + ", ".join(choices(column)) + ".")
    lines.append("May not be empty." if required else "May be left empty.")
    return "\n".join(lines)


def _number_format(column: dy.Column) -> str:
    if isinstance(column, dy.Date):
        return "yyyy-mm-dd"
    return "@" if isinstance(column, dy.String | dy.Enum | dy.Bool) else "General"


def _drop_down(sheet: Worksheet, letter: str, name: str) -> None:
    rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True, showErrorMessage=True)
    rule.errorTitle = "Not in the list"
    rule.error = "Choose one of the values in the list, exactly as spelt."
    rule.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)
