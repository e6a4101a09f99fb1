"""Text that a spreadsheet would run is made inert in every file we write; the store keeps it as it was."""

import re

import polars as pl

DANGEROUS = r"^\s*[=+\-@]|^[\t\r\n]"
"""How a cell begins that a spreadsheet may run (OWASP, “CSV injection”)."""

NUMBER = r"^-?\d+(\.\d+)?$"
"""A negative number runs nothing, and stays a number."""


def inert(value: str) -> str:
    """`value`, behind an apostrophe where a spreadsheet would run it."""
    return f"'{value}" if re.search(DANGEROUS, value) and not re.search(NUMBER, value) else value


def inert_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with every text cell inert; other columns as they are."""
    text = pl.col(pl.String)
    runs = text.str.contains(DANGEROUS) & ~text.str.contains(NUMBER)
    return frame.with_columns(pl.when(runs).then(pl.lit("'") + text).otherwise(text).name.keep())
