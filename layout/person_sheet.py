"""One person's history: opened for those who work the cases, recorded before anything is shown."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from findings import cases as said
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
    _way(person, around, named=facts is not None)
    if facts is None:
        st.title(plain(said.CLOSED), anchor=False)
        st.markdown(plain(said.CLOSED_WHY))
    elif consulting.recorded(page, person):
        st.title(plain(said.headline(facts, page.as_at)), anchor=False)
        person_panels.header(page, facts)
        person_panels.history(page, facts)
        wide, narrow = st.columns([5, 4])
        with wide:
            person_panels.needs(page, person)
        with narrow:
            person_panels.lately(page, person)


def facts_of(page: Page, person: str) -> dict[str, Any] | None:
    """The row of `cases.person`; None alike for somebody unknown, of another scheme, or restricted."""
    try:
        frame: pl.DataFrame = ask(cases.person, page, person=person).frame
    except QueryError:  # not even in the form of a reference
        return None
    return frame.row(0, named=True) if frame.height else None


def _way(person: str, around: tuple[str, ...], *, named: bool) -> None:
    """Back to where one came from, and on to the next: by mouse or keyboard."""
    at = around.index(person) if person in around else None
    before = around[at - 1] if at else None
    after = around[at + 1] if at is not None and at + 1 < len(around) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="person-way"):
        back = "Back to the meeting" if address.own("mode") == MACC else "Back to the list"
        st.button(
            back, icon=":material/arrow_back:", key="person-back", on_click=_open, args=("",),
            shortcut="Backspace",
        )  # fmt: skip
        _step("Previous", "Left", before, "person-previous")
        _step("Next", "Right", after, "person-next")
        if named:
            where = (
                "not in the list as it is filtered"
                if at is None
                else f"{place(at + 1, len(around))} in the list"
            )
            st.markdown(f"**{plain(person)}** · {plain(where)}", width="stretch")


def _step(label: str, shortcut: str, to: str | None, key: str) -> None:
    go = partial(_step_to, to or "")
    st.button(label, key=key, shortcut=shortcut, disabled=to is None, on_click=go)


def _step_to(person: str) -> None:
    consulting.coming_from_list()
    _open(person)


def _open(person: str) -> None:
    address.record_own(person=person)
