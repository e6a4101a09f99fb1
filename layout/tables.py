"""The table behind a chart, for reading and for screen readers."""

import polars as pl
import streamlit as st

from charts.canvas import withheld
from disclosure.figures import Figures
from layout.plain import plain

READABLE_ROWS = 60
"""A table up to this long is real HTML; a longer one scrolls and can be searched."""


def show_table(figures: Figures, title: str) -> None:
    """Draw the figures as a table, with marks where something is withheld."""
    table = headed(figures.display())
    if table.is_empty():
        st.caption("No rows.")
        return
    draw(table, alt=f"Table: {title}")
    if figures.withheld():
        st.caption(plain(f"[c] {withheld(figures).lower()}"))


def draw(table: pl.DataFrame, *, alt: str) -> None:
    """Draw a table of texts."""
    if table.height <= READABLE_ROWS:
        st.table(_escaped(table), border="horizontal", hide_index=True, alt=alt)
    else:
        st.dataframe(table, hide_index=True, alt=alt, height=420)


def _escaped(table: pl.DataFrame) -> pl.DataFrame:
    # Cell by cell in Python: a Polars expression that calls Python can stop two sessions for ever.
    return pl.DataFrame(
        {name: [plain(text or "") for text in table[name].to_list()] for name in table.columns}
    )


def headed(table: pl.DataFrame) -> pl.DataFrame:
    """`table` with its columns named for people: “people_start” becomes “People start”."""
    return table.rename({name: name.replace("_", " ").capitalize() for name in table.columns})
