from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_model.reading.csv_files import csv_extract
from data_model.reading.errors import UnusableSource

HEADING = b"scheme,name,capacity\n"


def read(path: Path, content: bytes) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The rows with their numbers, and the faults, of a file of these bytes."""
    path.write_bytes(content)
    cells = csv_extract("schemes", path).read()
    return cells.frame.rows(), cells.faults.rows()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "schemes.csv"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "Fens – “north”"), ("utf-8-sig", "Ynys Môn"), ("cp1252", "Fens – ‘north’ £")],
)
def test_the_encodings_that_are_understood(file: Path, encoding: str, name: str) -> None:
    for mark in ("", '"'):
        rows, faults = read(file, f"scheme,name,capacity\na,{mark}{name}{mark},5\n".encode(encoding))
        assert (rows, faults) == ([(2, "a", name, "5")], [])


def test_a_letter_of_several_bytes_may_lie_across_chunks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data_model.reading.encodings.CHUNK", 7)
    rows, _ = read(file, HEADING + "a,ôôôôôôôôô,5\r\n".encode() + b"b,plain,6\r\n")
    assert [row[2] for row in rows] == ["ôôôôôôôôô", "plain"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_end(file: Path, end: bytes) -> None:
    rows, _ = read(file, end.join([b"scheme,name,capacity", b"a,A,1", b"b,B,2"]) + end)
    assert [(row[0], row[1], str(row[3]).strip()) for row in rows] == [(2, "a", "1"), (3, "b", "2")]


def test_the_last_line_needs_no_end(file: Path) -> None:
    assert read(file, HEADING + b"a,A,1")[0] == [(2, "a", "A", "1")]


def test_commas_and_lines_within_quotation_marks(file: Path) -> None:
    rows, faults = read(file, HEADING + b'a,"A, or ""B""\nand C",1\nb,B,2\n')
    assert (rows, faults) == ([(2, "a", 'A, or "B"\nand C', "1"), (3, "b", "B", "2")], [])


def test_rows_are_numbered_as_a_spreadsheet_shows_them(file: Path) -> None:
    rows, _ = read(file, HEADING + b"a,A,1\n\n,,\nb,B,2\n,,\n\n")
    assert [row[0] for row in rows if row[1]] == [2, 5]


def test_rows_of_the_wrong_length_are_at_fault(file: Path) -> None:
    rows, faults = read(file, HEADING + b"a,A,1,extra\nb,B\nc,C,3\nd,D,4,,\n")
    assert [row[0] for row in rows] == [2, 3, 4, 5]
    assert faults == [
        (2, None, "has 4 values where the heading has 3"),
        (3, None, "has 2 values where the heading has 3"),
    ]


def test_nuls_are_at_fault_row_by_row(file: Path) -> None:
    rows, faults = read(file, HEADING + b"a,A\0,1\nb,B,2\n")
    assert len(rows) == 2
    assert faults == [(2, "name", "holds a NUL character")]


def test_column_names_forgive_spaces_and_capitals(file: Path) -> None:
    file.write_bytes(b" Scheme ,NAME,\na,A,\n")
    assert csv_extract("schemes", file).heading == ("scheme", "name", "_nameless_3")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "row 1 is empty"),
        (b"scheme;name;capacity\na;A;1\n", "row 1 has semicolons between the column names"),
        (b"scheme\tname\tcapacity\n", "row 1 has tabs between the column names"),
        (b"scheme,name,Name\n", r"names the column \[name\] more than once"),
        (",".join(f"c{n}" for n in range(501)).encode(), "has more than 500 columns"),
        ("scheme,name\na,A\n".encode("utf-16"), "UTF-16"),
        ("scheme,name\na,A\n".encode("utf-16-le"), "UTF-16"),
        (b"x" * 2_000_000, "longer than a million characters"),
    ],
)
def test_a_heading_that_cannot_be_read(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)
    with pytest.raises(UnusableSource, match=rf"\[schemes.csv\].*{words}"):
        csv_extract("schemes", file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'a,"A,1\nb,B,2\n', "row 2 has a quotation mark that is not closed"),
        (b'a,A,1\nb,"B"x,2\n', "row 3 has a quotation mark that is not closed or in the wrong place"),
        ("a,Môn,1\n".encode() + b"b,M\xf4n,2\n", "line 3 is not UTF-8 though other text in the file is"),
        (b"a,A,1\nb,\x81\x8d,2\n", "line 3 is neither UTF-8 nor Windows-1252"),
        (b'a,"' + b"x" * 1_100_000 + b'",1\n', "line 2 is longer than a million characters"),
        (b'a,"' + b"x" * 200_000 + b'",1\n', "row 2 has a value of more than"),
    ],
)
def test_a_file_that_cannot_be_read_further_down(file: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnusableSource, match=words):
        read(file, HEADING + content)


plain_text = st.text(
    st.characters(codec="utf-8", exclude_characters='",\r\n\0', exclude_categories=["Cs"]), max_size=5
)


@settings(deadline=None)
@given(st.lists(st.lists(plain_text, min_size=1, max_size=5), max_size=8))
def test_the_fast_way_and_the_exact_way_agree(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    plain = "\n".join(",".join(row) for row in rows).encode()
    quoted = "\n".join(",".join(f'"{value}"' for value in row) for row in rows).encode()
    fast, exact = read(folder / "a.csv", HEADING + plain), read(folder / "b.csv", HEADING + quoted)
    faulty = {fault[0] for fault in exact[1]}
    assert fast[1] == exact[1]
    assert [_bare(row) for row in fast[0] if row[0] in faulty or any(_bare(row)[1:])] == [
        _bare(row) for row in exact[0]
    ]


def _bare(row: tuple[object, ...]) -> tuple[object, ...]:
    return (row[0], *(str(value or "").strip() for value in row[1:]))


def test_a_folder_name_with_brackets_is_no_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "in [1]"
    folder.mkdir()
    assert read(folder / "schemes.csv", HEADING + b"a,A,1\n")[0] == [(2, "a", "A", "1")]
