"""The lists that inspectors have on the RAG page: who may be considered for deselection, who is overdue."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from disclosure.figures import Figures
from findings import rag as said
from findings.words import count, day, days
from layout.ask import ask
from layout.panels import framed, show_foot
from layout.plain import plain
from layout.rag_panels import DAYS
from layout.rag_sheet import RagSheet
from layout.record_table import Cell, Column, Order, Record, record_table
from queries import rag

MOST = 8
"""People drawn; the table behind the panel has them all."""
PERSON = "rag_person"


def lists(sheet: RagSheet) -> None:
    """Both lists, for those who work the cases; nothing for anybody else, who may not ask for them."""
    if not sheet.page.viewer.works_cases:
        return
    left, right = st.columns(2)
    with left:
        _ready(sheet)
    with right:
        _overdue(sheet)
    _go(sheet)


def _ready(sheet: RagSheet) -> None:
    figures = ask(rag.ready_for_deselection, sheet.page)
    columns = (
        Column("person_ref", "Person", sorts=False),
        Column("cohort", "Cohort", sorts=False),
        Column("green_streak", "Greens in a row", sorts=False, number=True),
        Column("since", "First green", sorts=False),
        Column("exit_plan", "Exit plan", sorts=False),
    )

    def cells(row: dict[str, Any]) -> tuple[Cell, ...]:
        return (
            Cell(sheet.cohorts.label(row["cohort"], row["profile"])),
            Cell(f"{row['green_streak']:,}"),
            Cell(day(row["since"])),
            Cell({True: "Yes", False: "None yet"}.get(row["exit_plan"], "Not recorded")),
        )

    note = "to be considered; the conference decides"
    _panel(sheet, said.ready(figures), figures, columns, cells, (said.ASK_READY, note))


def _overdue(sheet: RagSheet) -> None:
    figures = ask(rag.overdue, sheet.page, days=DAYS)
    columns = (
        Column("person_ref", "Person", sorts=False),
        Column("cohort", "Cohort", sorts=False),
        Column("last_rated_on", "Last rated", sorts=False),
        Column("days_since", "Ago", sorts=False, number=True),
        Column("days_on_scheme", "On the scheme", sorts=False, number=True),
    )

    def cells(row: dict[str, Any]) -> tuple[Cell, ...]:
        return (
            Cell(sheet.cohorts.group(row["cohort"])),
            Cell(day(row["last_rated_on"]) if row["last_rated_on"] else "Never"),
            Cell(_days(row["days_since"])),
            Cell(_days(row["days_on_scheme"])),
        )

    note = f"not rated for more than {DAYS} days"
    _panel(sheet, said.overdue(figures), figures, columns, cells, (said.ASK_OVERDUE, note))


def _days(how_many: int | None) -> str:
    return "" if how_many is None else days(how_many)


def _panel(
    sheet: RagSheet,
    finding: str,
    figures: Figures,
    columns: Sequence[Column],
    cells: Callable[[dict[str, Any]], tuple[Cell, ...]],
    words: tuple[str, str],
) -> None:
    """A list whose rows open their person; `words` are what to ask of it and its note."""
    name = figures.metric.replace(".", "-")
    rows = figures.frame.head(MOST).to_dicts()
    with framed(finding, name):
        if rows:
            record_table(
                finding,
                columns,
                [
                    Record(row["person_ref"], _address(sheet, row), row["person_ref"], cells(row))
                    for row in rows
                ],
                Order("", descending=False),
                key=f"records-{name}",
                quiet=sheet.style.quiet,
                opened=_remember,
                sorted_by=_remember,
            )
        else:
            st.caption("Nobody.")
        more = figures.frame.height - len(rows)
        if more > 0:
            st.caption(plain(f"{count(more, 'more person is', 'more people are')} in the table."))
        show_foot(figures, name, finding, ask=words[0], note=words[1], n=figures.frame.height)


def _address(sheet: RagSheet, row: dict[str, Any]) -> str:
    """The person's page as a link that can be sent, with the filters as they stand."""
    return f"/cases?{urlencode(_filters(sheet) | {'person': row['person_ref']})}"


def _filters(sheet: RagSheet) -> dict[str, str]:
    page = sheet.page
    return {
        "scheme": page.scheme,
        "as_at": page.as_at.isoformat(),
        "compare_with": page.compare_with.isoformat() if page.compare_with else "",
        "cohort": ",".join(page.cohorts),
    }


def _remember(person: str) -> None:
    st.session_state[PERSON] = person


def _go(sheet: RagSheet) -> None:
    """To the page of the person pressed: a listener runs too early to change the page."""
    person = st.session_state.pop(PERSON, None)
    if person:
        st.switch_page("pages/cases.py", query_params=_filters(sheet) | {"person": person})
