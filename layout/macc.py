"""MACC mode: the people due at the next meeting, one on each screen, in the order of discussion."""

from typing import Any

import streamlit as st

from findings import cases as listed
from findings import meeting as said
from layout import address, consulting, macc_panels
from layout.ask import ask
from layout.page import Page
from layout.person_sheet import facts_of
from layout.plain import plain
from queries import cases

Due = list[dict[str, Any]]
"""The rows of `cases.due`, in their order."""


def show(page: Page) -> None:
    """Draw the person at the place that the address names, of those due at the next meeting."""
    due = ask(cases.due, page).frame.to_dicts()
    if not due:
        _leave()
        st.title("Nobody is due", anchor=False)
        st.markdown(plain(said.nobody(page.scheme_name)))
        return
    at, notice = _place(len(due))
    _way(due, at)
    one = due[at - 1]
    facts = facts_of(page, one["person_ref"])
    closed = listed.CLOSED_WHY if facts is None else consulting.refused(page, one["person_ref"])
    if facts is None or closed:
        consulting.say_closed(closed)
        return
    if notice:
        st.caption(plain(notice))
    with st.container(key="macc", gap="small"):
        macc_panels.person(page, facts, one, at, len(due))


def _place(of: int) -> tuple[int, str]:
    """The place that the address names, counted from 1, and a sentence where there is none such."""
    asked = address.own("place")
    if not asked:
        return 1, ""
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    return (at, "") if 1 <= at <= of else (1, said.NO_PLACE)


def _way(due: Due, at: int) -> None:
    """Through the meeting: to those before and after, to any place, and out of it."""
    st.session_state["macc-place"] = at
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="macc-way"):
        _leave()
        _step("Previous", "Left", at - 1, disabled=at == 1)
        _step("Next", "Right", at + 1, disabled=at == len(due))
        st.selectbox(
            "Place in the meeting",
            range(1, len(due) + 1),
            format_func=lambda place: _named(due, place),
            key="macc-place",
            on_change=_jump,
            label_visibility="collapsed",
            width=330,
        )
        st.button(
            "Whole history", icon=":material/timeline:", key="macc-history", type="tertiary",
            on_click=address.record_own, kwargs={"person": due[at - 1]["person_ref"]},
        )  # fmt: skip
        st.progress(at / len(due))


def _named(due: Due, place: int) -> str:
    one = due[place - 1]
    return f"{said.place(place, len(due))} · {one['person_ref']} · {said.SHORT.get(one['why'], one['why'])}"


def _step(label: str, shortcut: str, to: int, *, disabled: bool) -> None:
    key = f"macc-{label.lower()}"
    st.button(label, key=key, shortcut=shortcut, disabled=disabled, on_click=_go, args=(to,))


def _go(to: int) -> None:
    address.record_own(place=str(to))


def _jump() -> None:
    _go(int(st.session_state["macc-place"]))


def _leave() -> None:
    st.button(
        "Back to the list", icon=":material/arrow_back:", key="macc-back", shortcut="Backspace",
        on_click=address.record_own, kwargs={"mode": "", "place": ""},
    )  # fmt: skip
