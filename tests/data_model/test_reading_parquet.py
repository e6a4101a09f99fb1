from pathlib import Path

import polars as pl
import pytest

from data_model.reading.errors import UnusableSource
from data_model.reading.parquet_files import parquet_extract


def test_the_rows_and_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "schemes.parquet"
    pl.DataFrame({"Scheme ": ["a", "b"], "capacity": [1, None]}).write_parquet(path)
    extract = parquet_extract("schemes", path)
    assert extract.heading == ("scheme", "capacity")
    assert extract.read().frame.rows() == [(2, "a", 1), (3, "b", None)]


def test_a_name_with_brackets_is_no_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "in [1]"
    folder.mkdir()
    pl.DataFrame({"scheme": ["a"]}).write_parquet(folder / "schemes.parquet")
    assert parquet_extract("schemes", folder / "schemes.parquet").read().frame.height == 1


def test_what_is_no_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "schemes.parquet"
    pl.DataFrame({"scheme": ["a"] * 1000}).write_parquet(path)
    whole = path.read_bytes()
    for content in (b"scheme\na\n", whole[: len(whole) // 2], b"PAR1" + bytes(100) + b"PAR1"):
        path.write_bytes(content)
        with pytest.raises(
            UnusableSource, match=r"\[schemes.parquet\] is not a Parquet file, or is cut short"
        ):
            parquet_extract("schemes", path)
    path.write_bytes(b"")
    with pytest.raises(UnusableSource, match=r"\[schemes.parquet\] is empty"):
        parquet_extract("schemes", path)


def test_damage_that_only_the_rows_show(tmp_path: Path) -> None:
    path = tmp_path / "schemes.parquet"
    pl.DataFrame({"scheme": [f"scheme-{n * n}" for n in range(5000)]}).write_parquet(path)
    content = bytearray(path.read_bytes())
    content[100:5000] = bytes(4900)
    path.write_bytes(bytes(content))
    with pytest.raises(UnusableSource, match="cut short or damaged"):
        parquet_extract("schemes", path).read()


@pytest.mark.parametrize("values", [[["a"]], [{"b": 1}], [b"bytes"]])
def test_columns_of_anything_but_plain_values(tmp_path: Path, values: list[object]) -> None:
    path = tmp_path / "schemes.parquet"
    pl.DataFrame({"scheme": values}).write_parquet(path)
    with pytest.raises(UnusableSource, match=r"column \[scheme\] holds no plain values"):
        parquet_extract("schemes", path)
