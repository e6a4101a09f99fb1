"""One person's history: opened for those who work the cases, recorded before anything is shown."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from findings import cases as said
from findings.case_history import last_stay, run
from findings.meeting import place
from layout import address, consulting, person_panels
from layout.ask import ask
from layout.consulting import MACC
from layout.page import Page
from layout.plain import plain
from queries import cases
from queries.errors import QueryError


def show(page: Page, person: str, around: tuple[str, ...]) -> None:
    """Draw the history of `person`, with the way to those before and after in `around`."""
    facts = facts_of(page, person)
    closed = said.CLOSED_WHY if facts is None else consulting.refused(page, person)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="person-way"):
        _way(person, around)
        if facts is not None and not closed:
            st.markdown(f"**{plain(person)}** · {plain(_where(person, around))}", width="content")
            person_panels.flags(facts)
    if facts is None or closed:
        consulting.say_closed(closed)
    else:
        _sheet(page, person, facts)


def _sheet(page: Page, person: str, facts: dict[str, Any]) -> None:
    events = ask(cases.events, page, person=person)
    last = last_stay(events.frame)
    st.title(plain(said.headline(facts, last, run(events.frame), page.as_at)), anchor=False)
    person_panels.header(page, facts, last)
    person_panels.history(page, events, last)
    person_panels.needs_and_lately(page, person, events)


def facts_of(page: Page, person: str) -> dict[str, Any] | None:
    """The row of `cases.person`; None alike for somebody unknown, of another scheme, or restricted."""
    try:
        frame: pl.DataFrame = ask(cases.person, page, person=person).frame
    except QueryError:  # not even in the form of a reference
        return None
    return frame.row(0, named=True) if frame.height else None


def _way(person: str, around: tuple[str, ...]) -> None:
    """Back to where one came from, and on to the next: by mouse or keyboard."""
    at = around.index(person) if person in around else None
    st.button(
        "Back to the meeting" if address.own("mode") == MACC else "Back to the list",
        icon=":material/arrow_back:", key="person-back", on_click=_open, args=("",), shortcut="Backspace",
    )  # fmt: skip
    _step("Previous", "Left", around[at - 1] if at else None, "person-previous")
    _step("Next", "Right", around[at + 1] if at is not None and at + 1 < len(around) else None, "person-next")


def _where(person: str, around: tuple[str, ...]) -> str:
    if person not in around:
        return "not in the list as it is filtered"
    return f"{place(around.index(person) + 1, len(around))} in the list"


def _step(label: str, shortcut: str, to: str | None, key: str) -> None:
    go = partial(_step_to, to or "")
    st.button(label, key=key, shortcut=shortcut, disabled=to is None, on_click=go)


def _step_to(person: str) -> None:
    consulting.coming_from_list()
    _open(person)


def _open(person: str) -> None:
    address.record_own(person=person)
