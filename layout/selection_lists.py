"""The lists of the Selection page: people about whom cohort and rule disagree, and people not scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from disclosure.figures import Figures
from findings import questions
from findings import selection as said
from findings.words import number
from layout import address
from layout.ask import ask
from layout.navigation import FOLDER
from layout.panels import framed, show_controls
from layout.plain import plain
from layout.quiet_line import quiet_line
from layout.record_table import Cell, Column, Order, Record, record_table
from layout.selection_setting import leave
from layout.selection_sheet import Selected
from queries import selection

MOST = 25
"""People listed with a link; the rest are in the table."""

_OPENED = "selection_opened"


@dataclass(frozen=True)
class Listed:
    """What a list is called in the page, which column says why, and what is said where it is empty."""

    name: str
    reason: str
    heading: str
    empty: str
    ask: str


def follow() -> None:
    """Go to the case that was pressed in a list, if one was."""
    person = st.session_state.pop(_OPENED, None)
    if isinstance(person, str):
        leave()
        st.switch_page(FOLDER / "cases.py", query_params={**_filters(), "person": person})


def mismatches(sheet: Selected) -> None:
    """The two lists: in Fixed without meeting the rule, and the reverse; a sentence without a rule."""
    if sheet.own is None:
        st.info(said.NO_RULE, icon=":material/inbox:")
        return
    figures = ask(selection.fixed_mismatch, sheet.page)
    if sheet.fixed_shown:
        _people(sheet, figures, said.IN_FIXED, said.in_fixed(figures, sheet.fixed))
    if sheet.others_shown:
        _people(sheet, figures, said.ELSEWHERE, said.elsewhere(figures, sheet.fixed))


def _people(sheet: Selected, figures: Figures, kind: str, title: str) -> None:
    rows = figures.frame.filter(pl.col("mismatch") == kind)
    ask_of = questions.IN_FIXED if kind == said.IN_FIXED else questions.ELSEWHERE
    _list(
        sheet,
        figures,
        rows,
        title,
        Listed(kind.replace("_", "-"), "reason", "Why", "Nobody to list.", ask_of),
    )


def missing(sheet: Selected) -> None:
    """Who has no score, no severity or no index offence: listed apart, never taken as zero."""
    figures = sheet.everyone
    empty = "It was not loaded with the snapshots." if said.wholly_missing(figures) else "Nobody to list."
    listed = Listed("selection-missing", "missing", "Missing", empty, questions.MISSING)
    _list(sheet, figures, said.missing_rows(figures), said.missing(figures), listed)


def _list(sheet: Selected, figures: Figures, rows: pl.DataFrame, title: str, listed: Listed) -> None:
    """A panel of people, each with the reason and a link to the case."""
    with framed(title, listed.name):
        if rows.height:
            _table(sheet, rows.head(MOST), title, listed)
        else:
            st.caption(listed.empty)
        if rows.height > MOST:
            st.caption(f"{rows.height - MOST:,} more stand in the table and the download.")
        foot = st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"foot-{listed.name}"
        )
        with foot:
            st.caption(plain(quiet_line(figures, n=rows.height)), width="stretch")
            show_controls(figures, listed.name, title)
        st.caption(plain(listed.ask))


def _table(sheet: Selected, rows: pl.DataFrame, title: str, listed: Listed) -> None:
    filters = _filters()
    record_table(
        title,
        (
            Column("person_ref", "Person", sorts=False),
            Column(listed.reason, listed.heading, sorts=False),
            Column("cohort", "Cohort", sorts=False),
            Column("ogrs", "Score", sorts=False, number=True),
            Column("css", "CSS", sorts=False, number=True),
        ),
        [_record(row, listed.reason, filters) for row in rows.iter_rows(named=True)],
        Order("", descending=False),
        key=f"people-{listed.name}",
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
