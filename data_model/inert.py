"""Text that a spreadsheet would run is made inert in every file we write; the store keeps it as it was."""

import polars as pl

DANGEROUS = r"^\s*[=+\-@\t\r]"
"""How a cell begins that a spreadsheet may run (OWASP, CSV injection)."""

NUMBER = r"^-?\d+(\.\d+)?%?$"
"""A plain negative number runs nothing, and stays a number."""


def inert(value: str) -> str:
    """`value`, behind an apostrophe where a spreadsheet would run it."""
    return pl.select(_inert(pl.lit(value))).item() if _may_run(value) else value


def inert_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with every text cell inert; other columns as they are."""
    return frame.with_columns(_inert(pl.col(pl.String)))


def _may_run(value: str) -> bool:
    return value[:1].isspace() or value[:1] in ("=", "+", "-", "@")


def _inert(text: pl.Expr) -> pl.Expr:
    runs = text.str.contains(DANGEROUS) & ~text.str.contains(NUMBER)
    return pl.when(runs).then(pl.concat_str(pl.lit("'"), text)).otherwise(text)
