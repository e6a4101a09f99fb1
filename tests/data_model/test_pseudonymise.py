"""Pseudonymising: keyed, the same across files, and never a trace of the identifier or the key."""

import csv
import re
import stat
from pathlib import Path

import pytest

from data_model.columns import REF_PATTERN
from data_model.pseudonymising import pseudonymise
from data_model.pseudonyms import PseudonymisingError, key_from_file, key_from_text, new_key, reference

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
PNC = "2001/0123456X"
CRN = "X123456"


def _extract(folder: Path) -> Path:
    folder.mkdir()
    (folder / "people.csv").write_text(f"person_ref,sex\n{PNC},male\n,female\n", encoding="utf-8")
    (folder / "snapshots.csv").write_text(
        f"person_ref,com_ref,ogrs\n 2001/0123456x ,{CRN},61\n", encoding="utf-8"
    )
    (folder / "schemes.csv").write_text("scheme,name\nlincolnshire,Lincolnshire\n", encoding="utf-8")
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_reference_is_the_same_for_the_same_key_and_another_for_another() -> None:
    assert reference(KEY, PNC) == reference(KEY, PNC)
    assert reference(KEY, PNC) != reference(OTHER_KEY, PNC)
    assert reference(KEY, PNC) != reference(KEY, CRN)


def test_case_and_spaces_make_no_difference() -> None:
    assert reference(KEY, " 2001 / 0123456x\u00a0") == reference(KEY, PNC)


def test_empty_identifier_stays_empty() -> None:
    assert reference(KEY, "  ") == ""


def test_staff_of_any_role_share_a_reference_but_never_with_a_person() -> None:
    assert reference(KEY, CRN, "com_ref") == reference(KEY, CRN, "polm_ref")
    assert reference(KEY, CRN, "com_ref")[2:] != reference(KEY, CRN, "person_ref")[2:]


@pytest.mark.parametrize("identifier", [PNC, CRN, "07700 900123", "x", "Ünïcode"])
def test_reference_fits_the_dictionary_and_holds_no_figure(identifier: str) -> None:
    made = reference(KEY, identifier)
    assert re.fullmatch(REF_PATTERN, made)
    assert not re.search(r"\d", made)


def test_known_answer_so_that_references_never_change_between_versions() -> None:
    assert reference(KEY, PNC) == "p_qhsjdcclkndrhbpjbcnglfmgdkggchbs"


def test_folder_keeps_references_equal_across_files(tmp_path: Path) -> None:
    pseudonymise(_extract(tmp_path / "in"), tmp_path / "out", KEY)
    people, snapshots = _rows(tmp_path / "out/people.csv"), _rows(tmp_path / "out/snapshots.csv")
    assert people[0]["person_ref"] == snapshots[0]["person_ref"] == reference(KEY, PNC)
    assert people[1]["person_ref"] == ""
    assert snapshots[0]["com_ref"] == reference(KEY, CRN, "com_ref")
    assert snapshots[0]["ogrs"] == "61"
    assert _rows(tmp_path / "out/schemes.csv") == [{"scheme": "lincolnshire", "name": "Lincolnshire"}]


def test_output_holds_no_identifier_and_no_key(tmp_path: Path) -> None:
    pseudonymise(_extract(tmp_path / "in"), tmp_path / "out", KEY)
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    for secret in (PNC, PNC.lower(), CRN, KEY.hex()):
        assert secret.encode() not in written
    assert KEY not in written


def test_input_is_left_as_it_was(tmp_path: Path) -> None:
    source = _extract(tmp_path / "in")
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    pseudonymise(source, tmp_path / "out", KEY)
    assert {path.name: path.read_bytes() for path in source.iterdir()} == before


def test_own_column_becomes_person_ref(tmp_path: Path) -> None:
    file = tmp_path / "offences.csv"
    file.write_text(f"PNC ,offence_code\n{PNC},28.2\n", encoding="utf-8")
    done = pseudonymise(file, tmp_path / "out", KEY, {"pnc": "person_ref"})
    assert _rows(tmp_path / "out/offences.csv") == [
        {"person_ref": reference(KEY, PNC), "offence_code": "28.2"}
    ]
    assert [(replaced.rows, replaced.columns) for replaced in done] == [(1, ("person_ref",))]


def test_windows_1252_and_the_mark_of_utf_8_are_read(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_bytes("person_ref,name\nA1,Café\n".encode("cp1252"))
    pseudonymise(tmp_path / "areas.csv", tmp_path / "one", KEY)
    (tmp_path / "areas.csv").write_bytes("person_ref,name\nA1,Café\n".encode("utf-8-sig"))
    pseudonymise(tmp_path / "areas.csv", tmp_path / "two", KEY)
    assert _rows(tmp_path / "one/areas.csv") == _rows(tmp_path / "two/areas.csv")
    assert _rows(tmp_path / "one/areas.csv")[0]["name"] == "Café"


def test_what_a_spreadsheet_would_run_is_made_inert(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "person_ref,note,score\nA1,=cmd|' /C calc'!A0,-5.5\n", encoding="utf-8"
    )
    pseudonymise(tmp_path / "people.csv", tmp_path / "out", KEY)
    row = _rows(tmp_path / "out/people.csv")[0]
    assert row["note"] == "'=cmd|' /C calc'!A0"
    assert row["score"] == "-5.5"


def test_no_column_to_replace_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("scheme,area\na,b\n", encoding="utf-8")
    with pytest.raises(PseudonymisingError, match=r"No file has a column \[person_ref\]"):
        pseudonymise(tmp_path / "areas.csv", tmp_path / "out", KEY)
    assert list((tmp_path / "out").iterdir()) == []


def test_never_onto_the_input_nor_over_a_file(tmp_path: Path) -> None:
    source = _extract(tmp_path / "in")
    with pytest.raises(PseudonymisingError, match="output is the input folder"):
        pseudonymise(source, source, KEY)
    with pytest.raises(PseudonymisingError, match="output is the input folder"):
        pseudonymise(source / "people.csv", source, KEY)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/people.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(PseudonymisingError, match=r"has \[people.csv\] already"):
        pseudonymise(source, tmp_path / "out", KEY)
    assert (tmp_path / "out/people.csv").read_text(encoding="utf-8") == "mine"


def test_a_column_that_looks_like_an_identifier_is_never_copied(tmp_path: Path) -> None:
    source = _extract(tmp_path / "in")
    (source / "people.csv").write_text(f"person_ref,CRN\n{PNC},{CRN}\n", encoding="utf-8")
    with pytest.raises(PseudonymisingError, match=r"column \[CRN\], which looks like a direct identifier"):
        pseudonymise(source, tmp_path / "out", KEY)
    assert list((tmp_path / "out").iterdir()) == []


def test_renaming_onto_a_column_that_exists_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("ours,person_ref\na,b\n", encoding="utf-8")
    with pytest.raises(PseudonymisingError, match=r"column \[person_ref\] twice"):
        pseudonymise(tmp_path / "people.csv", tmp_path / "out", KEY, {"ours": "person_ref"})


@pytest.mark.parametrize("name", ["people.txt", "missing.csv"])
def test_what_is_not_csv_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "people.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PseudonymisingError, match="neither a folder nor a CSV file"):
        pseudonymise(tmp_path / name, tmp_path / "out", KEY)


def test_broken_csv_is_a_sentence_without_its_content(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(f'person_ref\n"{PNC}"x\n', encoding="utf-8")
    with pytest.raises(PseudonymisingError) as caught:
        pseudonymise(tmp_path / "people.csv", tmp_path / "out", KEY)
    assert "people.csv" in str(caught.value)
    assert PNC not in str(caught.value)


def test_short_key_is_refused_without_showing_it(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret-but-short", encoding="utf-8")
    for attempt in (
        lambda: key_from_file(tmp_path / "key"),
        lambda: key_from_text("secret-but-short", "SETTING"),
    ):
        with pytest.raises(PseudonymisingError, match="at least 32 bytes") as caught:
            attempt()
        assert "secret-but-short" not in str(caught.value)


def test_missing_key_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PseudonymisingError, match="cannot be read"):
        key_from_file(tmp_path / "none")


def test_new_key_is_long_private_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "key"
    new_key(path)
    assert len(key_from_file(path)) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = path.read_bytes()
    with pytest.raises(PseudonymisingError, match="never written over"):
        new_key(path)
    assert path.read_bytes() == first
