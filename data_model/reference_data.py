"""Reads the reference data that ships with the project."""

from functools import cache
from pathlib import Path

import polars as pl

from data_model.reference_tables import REFERENCE_TABLES

FOLDER = Path(__file__).parent / "reference"

LISTS = {
    ("rag_ratings", "outcome"): "rag_outcome",
    ("treatment_requirements", "outcome"): "treatment_outcome",
    ("referrals", "source"): "referral_source",
    ("enforcement", "kind"): "enforcement_kind",
    ("releases", "accommodation_on_release"): "accommodation",
    ("releases", "accommodation_at_3_months"): "accommodation",
}
"""Columns whose list in `labels` is not called after the column, because the name means different things."""


@cache
def reference_frames() -> dict[str, pl.DataFrame]:
    """Every reference table by name, validated: a fault in one is a fault of the project and raises."""
    return {name: _read(name) for name in REFERENCE_TABLES}


def list_name(table: str, column: str) -> str:
    """The name in `labels` of the closed list that `column` of `table` takes its codes from."""
    return LISTS.get((table, column), column)


@cache
def labels(list_name: str) -> dict[str, str]:
    """Code to words of one closed list, in the order of a page; empty where there is no such list."""
    rows = reference_frames()["labels"].filter(pl.col("list") == list_name).sort("sort_order")
    return dict(zip(rows["code"], rows["label"], strict=True))


def _read(name: str) -> pl.DataFrame:
    schema = REFERENCE_TABLES[name]
    types = {column: definition.dtype for column, definition in schema.columns().items()}
    return schema.validate(pl.read_csv(FOLDER / f"{name}.csv", schema_overrides=types))
