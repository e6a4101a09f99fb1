import datetime as dt
from pathlib import Path

import pytest
from support.small_load import TABLES, everything, write_folder
from support.workbooks import bomb, from_rows, with_part, write_workbook

from data_model.loading import UnusableSource, check, load
from data_model.reading.excel_cells import cell_text
from data_model.template import write_template
from data_model.versions import Store

SCHEMES = [["scheme", "name", "capacity"], ["fenland", "Fenland", 40]]


def test_a_workbook_loads_the_same_as_csv(tmp_path: Path) -> None:
    load(write_folder(tmp_path / "in"), Store(tmp_path / "store"))
    book = write_workbook(tmp_path / "in.xlsx", {table: from_rows(rows) for table, rows in TABLES.items()})
    other = Store(tmp_path / "other")
    report = load(book, other)
    assert report.refused.rows() == []
    assert report.source == "in.xlsx"
    assert everything(other) == everything(Store(tmp_path / "store"))


def test_excels_own_dates_numbers_and_truth_values(tmp_path: Path) -> None:
    person = ["per-1", dt.datetime(1980, 4, 1), "Female ", "white_british", True, dt.date(2030, 1, 31)]  # noqa: DTZ001
    heading = ["person_ref", "birth_month", "sex", "ethnicity", "restricted", "review_by"]
    book = write_workbook(
        tmp_path / "in.xlsx",
        {"schemes": SCHEMES, "areas": from_rows(TABLES["areas"]), "people": [heading, person]},
    )
    store = Store(tmp_path / "store")
    assert load(book, store).refused.rows() == []
    (row,) = everything(store)["people"]
    assert (row[1], row[2], row[-2], row[-1]) == (dt.date(1980, 4, 1), "female", True, dt.date(2030, 1, 31))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"), (12.0, "12"), (12, "12"), (0.6, "0.6"), (1e-7, "0.0000001"),
        (123456789012, "123456789012"), (1e20, "100000000000000000000"), (True, "true"), (None, None),
        ("  x ", "x"), (" ", None),
        (dt.datetime(2022, 9, 30), "2022-09-30"), (dt.datetime(2022, 9, 30, 14, 5), "2022-09-30 14:05:00"),  # noqa: DTZ001
        (dt.date(2022, 9, 30), "2022-09-30"), (dt.time(14, 5), "14:05:00"),
    ],
)  # fmt: skip
def test_what_a_cell_stands_for(value: object, text: str | None) -> None:
    assert cell_text(value) == text


def test_rows_are_numbered_as_excel_numbers_them(tmp_path: Path) -> None:
    rows = [*SCHEMES, [None], ["marsh", "Marsh", -1], [" "], [None]]
    book = write_workbook(tmp_path / "in.xlsx", _with(schemes=rows))
    report = check(book, None)
    assert report.tables["schemes"].read == 2
    assert report.refused.select("file", "row", "value").rows() == [("in.xlsx, sheet schemes", 4, "-1")]


def test_a_formula_and_an_error_are_refused(tmp_path: Path) -> None:
    rows = [*SCHEMES, ["marsh", "Marsh", "=1+1"], ["moor", "#N/A", 3], ["peak", "Peak", 4, "beside"]]
    report = check(write_workbook(tmp_path / "in.xlsx", _with(schemes=rows)), None)
    assert report.refused.select("row", "column", "value", "rule").rows() == [
        (3, "capacity", "=1+1", "holds a formula: paste its value instead"),
        (4, "name", "#N/A", "holds an error of Excel (#N/A)"),
        (5, None, None, "has a value to the right of the last column name"),
    ]


def test_an_empty_template_holds_no_extract_and_a_filled_sheet_is_read(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    with pytest.raises(UnusableSource, match="holds no extract"):
        check(tmp_path / "template.xlsx", None)


def test_other_sheets_are_warned_of(tmp_path: Path) -> None:
    book = write_workbook(
        tmp_path / "in.xlsx", _with(Holidays=[["a"]]) | {"Read me": [["x"]], "Lists": [["x"]]}
    )
    assert [str(warning) for warning in check(book, None).warnings] == [
        "[in.xlsx] the sheet [Holidays] is not a table of the data dictionary and was not read"
    ]


def test_two_sheets_for_one_table(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "in.xlsx", _with() | {" schemes ": SCHEMES})
    with pytest.raises(UnusableSource, match="has two sheets for the table schemes"):
        check(book, None)


def test_a_heading_that_is_not_in_the_first_row(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "in.xlsx", _with(schemes=[[None], *SCHEMES]))
    with pytest.raises(UnusableSource, match=r"\[in.xlsx, sheet schemes\] row 1 is empty"):
        check(book, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"scheme,name\nfenland,Fenland\n", "is not an .xlsx workbook, or is cut short or damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
            "is protected by a password or in the old .xls format",
        ),
        (b"PK\x05\x06" + bytes(18), "is a ZIP archive but not an .xlsx workbook"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "in.xlsx").write_bytes(content)
    with pytest.raises(UnusableSource, match=words):
        check(tmp_path / "in.xlsx", None)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short(tmp_path: Path, share: float) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", _with()).read_bytes()
    (tmp_path / "in.xlsx").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(
        UnusableSource, match=r"\[in.xlsx\] is not an .xlsx workbook, or is cut short or damaged"
    ):
        check(tmp_path / "in.xlsx", None)


def test_a_workbook_with_a_damaged_part(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", _with())
    spoilt = with_part(whole, tmp_path / "in.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    with pytest.raises(UnusableSource, match=r"\[in.xlsx\] is damaged: open it in Excel and save it anew"):
        check(spoilt, None)


def test_a_bomb_of_entities_is_not_expanded(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", _with())
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    hostile = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{levels}]><worksheet>&l9;</worksheet>'
    spoilt = with_part(whole, tmp_path / "in.xlsx", "xl/worksheets/sheet1.xml", hostile.encode())
    with pytest.raises(UnusableSource, match="is damaged"):
        check(spoilt, None)


def test_an_archive_that_would_unpack_to_too_much_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(UnusableSource, match="would unpack to 80 MB and was not opened"):
        check(bomb(tmp_path / "in.xlsx", 80), None)


def test_a_sheet_that_claims_a_far_row_or_column_is_not_followed(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", _with())
    for number, cell, words in [
        (99999999, "A99999999", "more rows than"),
        (2, "XFD2", "more than 500 columns"),
    ]:
        first, far = ('<row r="1"><c r="A1"><v>1</v></c></row>', f'<c r="{cell}"><v>1</v></c>')
        content = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<sheetData>{first}<row r="{number}">{far}</row></sheetData></worksheet>'
        )
        spoilt = with_part(whole, tmp_path / "in.xlsx", "xl/worksheets/sheet1.xml", content.encode())
        with pytest.raises(UnusableSource, match=words):
            check(spoilt, None)


def _with(**sheets: list[list[object]]) -> dict[str, list[list[object]]]:
    needed = {table: from_rows(TABLES[table]) for table in ("areas", "people")}
    return {"schemes": SCHEMES} | needed | sheets
