"""The lists of the Selection page: people about whom cohort and rule disagree, and people not scored."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from disclosure.figures import Figures
from findings import selection as said
from findings.words import number
from layout import address
from layout.ask import ask
from layout.navigation import FOLDER
from layout.panels import framed, show_controls
from layout.plain import plain, plain_but_code
from layout.quiet_line import quiet_line
from layout.record_table import Cell, Column, Order, Record, record_table
from layout.selection_sheet import Selected
from queries import selection

COLUMNS = (
    Column("person_ref", "Person", sorts=False),
    Column("reason", "Why", sorts=False),
    Column("cohort", "Cohort", sorts=False),
    Column("ogrs", "Score", sorts=False, number=True),
    Column("css", "CSS", sorts=False, number=True),
)
MOST = 25
"""People listed with a link; the rest are in the table."""

_OPENED = "selection_opened"


def follow() -> None:
    """Go to the case that was pressed in a list, if one was."""
    person = st.session_state.pop(_OPENED, None)
    if isinstance(person, str):
        st.switch_page(FOLDER / "cases.py", query_params={**_filters(), "person": person})


def mismatches(sheet: Selected) -> None:
    """The two lists: in Fixed without meeting the rule, and the reverse; a sentence without a rule."""
    if sheet.own is None:
        st.info(plain_but_code(said.NO_RULE), icon=":material/inbox:")
        return
    figures = ask(selection.fixed_mismatch, sheet.page)
    if sheet.fixed_shown:
        _people(sheet, figures, said.IN_FIXED, said.in_fixed(figures, sheet.fixed))
    if sheet.others_shown:
        _people(sheet, figures, said.ELSEWHERE, said.elsewhere(figures, sheet.fixed))


def _people(sheet: Selected, figures: Figures, kind: str, title: str) -> None:
    rows = figures.frame.filter(pl.col("mismatch") == kind)
    _list(sheet, figures, rows, kind.replace("_", "-"), title, reason="reason")


def missing(sheet: Selected) -> None:
    """Who has no score, no severity or no index offence: listed apart, never taken as zero."""
    rows = said.missing_rows(sheet.everyone)
    _list(sheet, sheet.everyone, rows, "selection-missing", said.missing(sheet.everyone), reason="missing")


def _list(
    sheet: Selected, figures: Figures, rows: pl.DataFrame, name: str, title: str, *, reason: str
) -> None:
    """A panel of people, each with the reason and a link to the case."""
    with framed(title, name):
        if rows.height:
            _table(sheet, rows.head(MOST), name, title, reason)
        else:
            st.caption("Nobody to list.")
        if rows.height > MOST:
            st.caption(f"{rows.height - MOST:,} more stand in the table and the download.")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"foot-{name}"):
            st.caption(plain(quiet_line(figures, n=rows.height)), width="stretch")
            show_controls(figures, name, title)


def _table(sheet: Selected, rows: pl.DataFrame, name: str, title: str, reason: str) -> None:
    filters = _filters()
    record_table(
        title,
        COLUMNS,
        [_record(row, reason, filters) for row in rows.iter_rows(named=True)],
        Order("", descending=False),
        key=f"people-{name}",
        quiet=sheet.style.quiet,
        opened=_open,
        sorted_by=_open,
    )


def _record(row: Mapping[str, Any], reason: str, filters: Mapping[str, str]) -> Record:
    person = str(row["person_ref"])
    cells = (
        Cell(str(row[reason])),
        Cell(str(row["label"])),
        _score(row),
        Cell(quiet="none") if row["css"] is None else Cell(number(row["css"])),
    )
    return Record(person, f"cases?{urlencode({**filters, 'person': person})}", person, cells)


def _score(row: Mapping[str, Any]) -> Cell:
    """The score with the instrument that gave it."""
    if row["ogrs"] is None:
        return Cell(quiet="none")
    return Cell(f"{said.PREDICTORS.get(row['predictor'], row['predictor'])} {row['ogrs']:g}")


def _filters() -> dict[str, str]:
    return {key: st.query_params[key] for key in address.KEYS if key in st.query_params}


def _open(person: str) -> None:
    st.session_state[_OPENED] = person
